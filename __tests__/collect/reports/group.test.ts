import { describe, expect, test } from '@jest/globals'
import { collectGroup, type GroupFacts } from '../../../src/collect/reports/group/facts.ts'
import { partOf, without } from '../../../src/collect/reports/group/part.ts'
import { openRepository } from '../../../src/git/repository.ts'
import { lines, PATH, Scratch } from '../../git/scratch.ts'

type Ranges = [number, number][]

test.each<[Ranges, Ranges, Ranges]>([
  [[[1, 9]], [], [[1, 9]]],
  [[[1, 9]], [[1, 9]], []],
  [[[3, 5]], [[1, 9]], []],
  [
    [[1, 9]],
    [[3, 4]],
    [
      [1, 2],
      [5, 9],
    ],
  ],
  [
    [[1, 9]],
    [
      [1, 1],
      [9, 9],
    ],
    [[2, 8]],
  ],
  [
    [
      [1, 3],
      [5, 9],
    ],
    [[2, 6]],
    [
      [1, 1],
      [7, 9],
    ],
  ],
  [
    [[5, 9]],
    [
      [1, 2],
      [4, 5],
      [7, 7],
      [20, 30],
    ],
    [
      [6, 6],
      [8, 9],
    ],
  ],
])('of the lines %j without %j are left %j', (ranges, others, left) => {
  expect(without(ranges, others)).toEqual(left)
})

/** The queue as commits on one line, each with what it does to the files before it. */
function queue(...changes: ((scratch: Scratch) => unknown)[]): { scratch: Scratch; commits: string[] } {
  const scratch = new Scratch().write('src/a.ts', lines(10)).write('test/a.ts', 'x\n')
  const commits = [scratch.commit('base')]
  for (const change of changes) {
    change(scratch)
    commits.push(scratch.commit('change'))
  }
  return { scratch, commits }
}

const numbered = (...more: string[]): string => [...more, ...lines(10).trimEnd().split('\n'), ''].join('\n')

/** Paths with written lines of each change of a queue, numbered as in its last commit. */
async function parts({ scratch, commits }: ReturnType<typeof queue>): Promise<string[][]> {
  const repository = await openRepository({ folder: scratch.folder, path: PATH })
  const ends = commits.slice(1).map((head, at) => ({ base: commits[at] ?? '', head }))
  const last = commits.at(-1) ?? ''
  const found = await Promise.all(ends.map(part => partOf(repository, part, last)))
  return found.map(({ entries }) => entries.map(({ path, addedLines }) => `${path} ${JSON.stringify(addedLines)}`))
}

describe('the part of a merge group that is one change', () => {
  test('has its own lines, numbered as in the last commit', async () => {
    const at = queue(
      s => s.write('src/a.ts', numbered('one', 'two')),
      s => s.write('src/a.ts', numbered('before', 'one', 'two')).write('src/b.ts', 'b\n'),
    )
    expect(await parts(at)).toEqual([['src/a.ts [[2,3]]'], ['src/a.ts [[1,1]]', 'src/b.ts [[1,1]]']])
  })

  test('has no line that a later change wrote again, and none of a file that a later one removed', async () => {
    const at = queue(
      s => s.write('src/a.ts', numbered('one', 'two')).write('src/b.ts', 'b\n'),
      s => s.write('src/a.ts', numbered('one', 'TWO')).remove('src/b.ts'),
    )
    expect(await parts(at)).toEqual([['src/a.ts [[1,1]]'], ['src/a.ts [[2,2]]', 'src/b.ts []']])
  })

  test('follows a file that a later change renames', async () => {
    const at = queue(
      s => s.write('src/a.ts', numbered('one')),
      s => s.remove('src/a.ts').write('src/z.ts', numbered('one', 'two')),
    )
    expect(await parts(at)).toEqual([['src/z.ts [[1,1]]'], ['src/z.ts [[2,2]]']])
  })

  test('has the files that it removes, and none that only others touch', async () => {
    expect(
      await parts(
        queue(
          s => s.remove('test/a.ts'),
          s => s.write('src/b.ts', 'b\n'),
        ),
      ),
    ).toEqual([['test/a.ts []'], ['src/b.ts [[1,1]]']])
  })

  test('leaves no line of the group to nobody, whatever the changes do to one file', async () => {
    const texts = ['ab', 'abab', 'ba', 'aabb', 'bab', 'abba'].map(text => `${[...text].join('\n')}\n`)
    const at = queue(...texts.map(text => (s: Scratch) => s.write('src/a.ts', text)))
    const repository = await openRepository({ folder: at.scratch.folder, path: PATH })
    const [base = '', last = ''] = [at.commits[0], at.commits.at(-1)]
    const written = (await repository.diff(base, last)).flatMap(({ addedLines }) => addedLines)
    let left: Ranges = written
    for (const [place, head] of at.commits.slice(1).entries()) {
      const { entries } = await partOf(repository, { base: at.commits[place] ?? '', head }, last)
      left = without(
        left,
        entries.flatMap(({ addedLines }) => addedLines),
      )
    }
    expect(written).not.toEqual([])
    expect(left).toEqual([])
  })
})

const collected = (at: { workspace: string | undefined; commit: string; base: string }): Promise<GroupFacts> =>
  collectGroup({
    ...{ path: PATH, workspace: at.workspace, commit: at.commit, part: { base: at.base, head: at.commit } },
    ...{ requests: {}, artifacts: new Map(), trust: undefined, collectedAt: '2026-11-22T20:00:00Z', now: 0 },
  })

describe('what the reports of a merge group say', () => {
  const CHECK_OUT =
    'Check out the commit of the group with actions/checkout and `fetch-depth: 0` in the job that runs Gatebook for the queue.'

  test('is about the files that the change has in it', async () => {
    const { scratch, commits } = queue(s => s.write('src/b.ts', 'b\n'))
    const [base = '', commit = ''] = commits
    const { files } = await collected({ workspace: scratch.folder, commit, base })
    expect(files).toMatchObject({ state: 'complete', value: [{ path: 'src/b.ts', addedLines: [[1, 1]] }] })
  })

  test('is nothing without a clone', async () => {
    const at = { workspace: undefined, commit: 'a'.repeat(40), base: 'b'.repeat(40) }
    const none = {
      state: 'unavailable',
      why: 'missing',
      detail: 'The merge group has reports of its own, but its commit is not checked out, so its lines are unknown.',
      next: CHECK_OUT,
    }
    expect(await collected(at)).toMatchObject({ files: none, coverage: none, tests: none })
  })

  test('is nothing in a clone that does not have the commits of the queue', async () => {
    const { scratch, commits } = queue()
    const none = {
      state: 'unavailable',
      why: 'missing',
      detail: 'The clone does not have commit aaaaaaaaaa of the queue.',
      next: CHECK_OUT,
    }
    const at = { workspace: scratch.folder, commit: 'a'.repeat(40), base: commits[0] ?? '' }
    expect(await collected(at)).toMatchObject({ files: none, coverage: none, tests: none })
  })
})
