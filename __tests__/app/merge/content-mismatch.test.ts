import { describe, expect, test } from '@jest/globals'
import { contentMismatch } from '../../../src/app/merge/content-mismatch.ts'
import { problem, scriptedClient } from '../../github/scripted-client.ts'

// What lies at each path where the change left the base, at its head, before the merge and after it.

type Sides = readonly [mergeBase: string | null, head: string | null, parent: string | null, commit: string | null]
type Paths = Readonly<Record<string, Sides>>

interface World {
  paths: Paths
  /** What GitHub lists of the change and of what was merged, instead of what differs. */
  listed?: { change?: readonly string[]; merged?: readonly string[] }
  errors?: boolean
  missing?: 'mergeBase' | 'head' | 'parent' | 'commit'
  unknown?: boolean
}

const SIDE = ['mergeBase', 'head', 'parent', 'commit'] as const
const MERGED = { parent: 'p', commit: 'c', head: 'h' }
const PULL = { baseRefName: 'main', mergeCommit: { oid: 'c' }, mergedAt: '2026-03-02T09:00:00Z' }

/** `644 1` as git shows it; GitHub gives the mode as a number, and what is a folder its own type. */
function entryOf(text: string | null | undefined) {
  if (!text) return null
  const [mode = '', oid = ''] = text.split(' ')
  return { type: mode === '040000' ? 'tree' : 'blob', mode: Number.parseInt(mode, 8), oid }
}

async function judged({ paths, listed = {}, errors = false, missing, unknown = false }: World, merged = MERGED) {
  const differing = (one: number, other: number) =>
    Object.entries(paths).flatMap(([path, sides]) => (sides[one] === sides[other] ? [] : [path]))
  const change = listed.change ?? differing(0, 1)
  let sides = 0
  const client = scriptedClient(
    () => {
      if (unknown) throw problem('not_found')
      const files = change.map(filename => ({ filename, status: 'modified', sha: null }))
      return { merge_base_commit: { sha: 'm' }, files }
    },
    ({ variables }) => {
      sides += 1
      const asked = Object.entries(variables).flatMap(([name, path]) => (/^path\d+$/.test(name) ? [String(path)] : []))
      const at = (place: number) =>
        Object.fromEntries(asked.map((path, index) => [`file${index}`, entryOf(paths[path]?.[place])]))
      const all = SIDE.map((side, place) => {
        const whole = { tree: { oid: side }, ...at(place), ...(side === 'commit' ? { signature: null } : {}) }
        return [side, side === missing ? null : whole]
      })
      return { repository: Object.fromEntries(all) }
    },
  )
  const broken = { type: 'SOMETHING', message: 'no', path: 'repository.head.file0' }
  const asking = errors
    ? {
        ...client,
        graphql: async (...of: Parameters<typeof client.graphql>) => ({
          ...(await client.graphql(...of)),
          errors: [broken],
        }),
      }
    : client
  const got = new Map((listed.merged ?? differing(2, 3)).map(path => [path, 'unknown']))
  const said = await contentMismatch(asking, { owner: 'acme', name: 'shop' }, { ...merged, pull: PULL }, got)
  return { said: said ?? 'as judged', requests: client.requests.length + sides }
}

const [OLD, NEW, OTHER] = ['100644 1', '100644 2', '100644 3']
const many = (count: number): Paths =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.txt`, [null, NEW, null, NEW] as const]))

describe('a path', () => {
  test.each<[string, Sides, string]>([
    ['that was merged as the change has it', [OLD, NEW, OLD, NEW], 'as judged'],
    ['that was merged with something else in it', [OLD, NEW, OLD, OTHER], 'landed_otherwise'],
    ['that was left out of the merge', [OLD, NEW, OLD, OLD], 'landed_otherwise'],
    ['that only the merge touched', [OLD, OLD, OLD, NEW], 'landed_otherwise'],
    ['that the base and the merge touched', [OLD, OLD, NEW, OTHER], 'landed_otherwise'],
    ['that the merge took back to what it was before the base moved', [OLD, OLD, NEW, OLD], 'landed_otherwise'],
    ['that was removed as the change has it', [OLD, null, OLD, null], 'as judged'],
    ['that was kept although the change removes it', [OLD, null, OLD, OLD], 'landed_otherwise'],
    ['that both sides changed alike', [OLD, NEW, NEW, NEW], 'as judged'],
    ['that both sides changed alike, and the merge once more', [OLD, NEW, NEW, OTHER], 'landed_otherwise'],
    ['that is executable as the change has it', ['100644 1', '100755 1', '100644 1', '100755 1'], 'as judged'],
    ['that was made executable by the merge', [OLD, NEW, OLD, '100755 2'], 'landed_otherwise'],
    ['that was made a symbolic link by the merge', [OLD, NEW, OLD, '120000 2'], 'landed_otherwise'],
    ['at which a folder was and a file is', ['040000 1', NEW, '040000 9', NEW], 'as judged'],
    ['of a submodule that moved as the change has it', ['160000 1', '160000 2', '160000 1', '160000 2'], 'as judged'],
  ])('%s: %s gives %s', async (_, sides, said) => {
    expect((await judged({ paths: { 'a.txt': sides } })).said).toBe(said)
  })
})

describe('it is unknown', () => {
  const paths = { 'a.txt': [OLD, NEW, OLD, NEW] } as const
  test.each(SIDE)('when GitHub does not have the %s any more', async missing => {
    expect((await judged({ paths, missing })).said).toBe('landed_unverifiable')
  })
  test('when GitHub compares nothing any more', async () => {
    expect((await judged({ paths, unknown: true })).said).toBe('landed_unverifiable')
  })
  test.each<[string, World['listed']]>([
    ['of the change', { change: ['a.txt', 'b\uFFFD.txt'] }],
    ['of the merge', { merged: ['a.txt', 'b\uFFFD.txt'] }],
  ])('when a listed path %s is not found where it was looked up', async (_, listed) => {
    expect((await judged({ paths, listed: listed ?? {} })).said).toBe('landed_unverifiable')
  })
  test('and an error when something is missing from the answer because of one', async () => {
    await expect(judged({ paths, errors: true })).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('what it costs', () => {
  test('nothing when the head itself was merged', async () => {
    expect(await judged({ paths: many(3) }, { ...MERGED, commit: 'h' })).toEqual({ said: 'as judged', requests: 0 })
  })
  // Beside the comparison that the record needs anyhow.
  test.each([
    [1, 2],
    [25, 2],
    [26, 3],
    [100, 5],
  ])('%i paths: %i requests', async (count, requests) => {
    expect(await judged({ paths: many(count) })).toEqual({ said: 'as judged', requests })
  })
})
