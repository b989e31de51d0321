import * as z from 'zod'
import type { Repository } from '../client/ask.ts'
import { sidesQuery } from '../client/batches.ts'
import type { Client } from '../client/client.ts'
import { parseWhole } from '../client/parse-whole.ts'
import { type Contents, type Ends, entry, isGitHubs, type Row, signature, textOf } from './sides.ts'

/** A hundred objects a request, as everywhere: each path is looked up in four commits. */
const PATHS = 25
/** Beyond this, to walk through the folders is cheaper. */
export const MOST_PATHS = 4 * PATHS

/** What lies at some paths. Undefined when GitHub knows one of the commits no more. */
export async function contentsAt(
  client: Client,
  repository: Repository,
  ends: Ends,
  paths: readonly string[],
): Promise<Contents | undefined> {
  const rows = new Map<string, Row>()
  let isSigned = false
  for (let at = 0; at < paths.length; at += PATHS) {
    const some = paths.slice(at, at + PATHS)
    const read = await readSides(client, repository, ends, some)
    if (!read) return undefined
    isSigned = read.isSigned
    for (const [place, path] of some.entries()) {
      const { mergeBase, head, parent, commit } = read
      const on = (files: Side['files']) => textOf(files[place])
      rows.set(path, {
        mergeBase: on(mergeBase.files),
        head: on(head.files),
        parent: on(parent.files),
        commit: on(commit.files),
      })
    }
  }
  return { rows, isSigned }
}

export interface Side {
  /** Id of the folder that the commit is. */
  tree: string
  /** In the order of the paths. */
  files: readonly (z.infer<typeof entry> | null)[]
}

export type Read = Record<keyof Ends, Side> & { isSigned: boolean }

/** Paths are variables: nobody can break out of the question with a file name. */
export async function readSides(
  client: Client,
  { owner, name }: Repository,
  ends: Ends,
  paths: readonly string[],
): Promise<Read | undefined> {
  const what = `comparing ${ends.head.slice(0, 7)} with ${ends.commit.slice(0, 7)}`
  const named = Object.fromEntries(paths.map((path, at) => [`path${at}`, path]))
  const answer = await client.graphql(sidesQuery(paths.length), { owner, name, ...ends, ...named }, { what })
  // A path that an error left out would be taken for one at which nothing lies.
  const { mergeBase, head, parent, commit } = parseWhole(answerFor(paths.length), answer, what).repository
  if (!mergeBase || !head || !parent || !commit) return undefined
  const { signature: signed, ...merged } = commit
  return { mergeBase, head, parent, commit: merged, isSigned: isGitHubs(signed) }
}

function answerFor(paths: number) {
  const names = Array.from({ length: paths }, (_, at) => `file${at}`)
  const files = Object.fromEntries(names.map(one => [one, entry.nullable()]))
  const read = z.object({ tree: z.object({ oid: z.string() }) }).and(z.object(files))
  const sideOf = (found: z.infer<typeof read>): Side => {
    const all: Readonly<Record<string, unknown>> = found
    return { tree: found.tree.oid, files: names.map(one => entry.nullable().parse(all[one])) }
  }
  const side = read.transform(sideOf).nullable()
  const merged = z
    .object({ signature })
    .and(read)
    .transform(found => ({ ...sideOf(found), signature: found.signature }))
    .nullable()
  return z.object({ repository: z.object({ mergeBase: side, head: side, parent: side, commit: merged }) })
}
