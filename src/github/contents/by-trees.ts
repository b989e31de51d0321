import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import { BATCH, treesQuery } from '../client/batches.ts'
import type { Client } from '../client/client.ts'
import { parseWhole } from '../client/parse-whole.ts'
import { readSides } from './at-paths.ts'
import { type Contents, type Ends, entry, NONE, type Row, SIDES, textOf } from './sides.ts'

/** GitHub lists at most this many files of a pull request, so no gate judges a larger one. */
export const MOST_FILES = 3000
/** Each is a hundred folders. A change that needs more is spread over thousands of folders. */
const MOST_REQUESTS = 60

/** The same folder on each side; `NONE` where there is none. */
interface Folder {
  path: string
  ids: Readonly<Record<keyof Ends, string>>
}

type Entries = ReadonlyMap<string, z.infer<typeof entry>>

/**
 * Every path at which the change, or what was merged, differs from what was there before. Git gives the same id to
 * folders that hold the same, so only those are read whose ids differ, all of one depth in one request. Undefined when
 * GitHub knows a commit or a folder no more, or when there is more than the limits allow.
 */
export async function contentsByTrees(
  client: Client,
  repository: Repository,
  ends: Ends,
): Promise<Contents | undefined> {
  const read = await readSides(client, repository, ends, [])
  if (!read) return undefined
  const { mergeBase, head, parent, commit, isSigned } = read
  const root = { mergeBase: mergeBase.tree, head: head.tree, parent: parent.tree, commit: commit.tree }
  const trees = treeReader(client, repository, MOST_REQUESTS - 1)
  const rows = new Map<string, Row>()
  let folders: readonly Folder[] = [{ path: '', ids: root }].filter(({ ids }) => differs(ids))
  while (folders.length > 0) {
    const known = await trees(folders.flatMap(({ ids }) => SIDES.map(side => ids[side])))
    const entries = known && folders.flatMap(folder => entriesOf(folder, known))
    // A name that is no text looks like others.
    if (!entries || entries.some(({ path }) => path.includes(NO_TEXT))) return undefined
    for (const { path, row } of entries) if (differs(row)) rows.set(path, row)
    if (rows.size > MOST_FILES) return undefined
    folders = entries.flatMap(({ path, ids }) => (differs(ids) ? [{ path: `${path}/`, ids }] : []))
  }
  return { rows, isSigned }
}

/** What stands for bytes that are no UTF-8. */
const NO_TEXT = '\uFFFD'

const differs = ({ mergeBase, head, parent, commit }: Folder['ids']): boolean => mergeBase !== head || parent !== commit

/** Everything in a folder, on whichever side: a file may have replaced a folder, or the other way round. */
function entriesOf({ path, ids }: Folder, known: ReadonlyMap<string, Entries>): (Folder & { row: Row })[] {
  const on = (side: keyof Ends): Entries => known.get(ids[side]) ?? NOTHING
  const names = new Set(SIDES.flatMap(side => [...on(side).keys()]))
  return [...names].map(name => {
    const each = (pick: (found: z.infer<typeof entry> | undefined) => string): Row => ({
      mergeBase: pick(on('mergeBase').get(name)),
      head: pick(on('head').get(name)),
      parent: pick(on('parent').get(name)),
      commit: pick(on('commit').get(name)),
    })
    return {
      path: `${path}${name}`,
      row: each(textOf),
      ids: each(found => (found?.type === 'tree' ? found.oid : NONE)),
    }
  })
}

const NOTHING: Entries = new Map()

const trees = z.record(
  z.string(),
  z.object({ entries: z.array(entry.extend({ name: z.string() })).nullable() }).nullable(),
)
const treesAnswer = z.object({ repository: trees })

/** Reads each folder once, a hundred at a time, as long as the requests last. */
function treeReader(client: Client, { owner, name }: Repository, requests: number) {
  const known = new Map<string, Entries>([[NONE, NOTHING]])
  let left = requests
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, Entries> | undefined> => {
    const wanted = [...new Set(ids)].filter(id => !known.has(id))
    left -= Math.ceil(wanted.length / BATCH)
    if (left < 0) return undefined
    for (let at = 0; at < wanted.length; at += BATCH) {
      const some = wanted.slice(at, at + BATCH)
      const variables = Object.fromEntries(some.map((id, place) => [`tree${place}`, id]))
      const what = 'comparing folders'
      const answer = await client.graphql(treesQuery(some.length), { owner, name, ...variables }, { what })
      const { repository } = parseWhole(treesAnswer, answer, what)
      for (const [place, id] of some.entries()) {
        const entries = repository[`tree${place}`]?.entries
        const named = entries && new Map(entries.map(one => [one.name, one]))
        // Two entries of one name are names that are no text.
        if (!named || named.size !== entries.length) return undefined
        known.set(id, named)
      }
    }
    return known
  }
}
