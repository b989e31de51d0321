import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { collectLocal } from '../../../src/collect/reports/workspace.ts'
import { factSchemas } from '../../../src/facts/facts.ts'
import { lines, PATH, Scratch, scratchFolder } from '../../git/scratch.ts'
import { changed, collected, report } from './checkout.ts'

/** Of reports that no gate requests, all is known. */
const NONE_REQUESTED = {
  state: 'complete',
  value: [],
  provenance: { source: 'workspace', trust: 'self-reported', collectedAt: '2026-11-22T20:00:00Z' },
}

describe('the changed files', () => {
  test('are listed with modes, blobs and written lines', async () => {
    const at = changed(
      s => s.remove('old.ts').write('new.ts', lines(40)).write('src/b.ts', 'x\n').mode('src/a.ts', 0o755),
      s => s.write('old.ts', lines(40)),
    )
    const { files } = await collected(at, { platformFileCount: 3 })
    const blob = (name: string) => at.scratch.git('rev-parse', `HEAD:${name}`)
    expect(files).toEqual({
      state: 'complete',
      value: [
        {
          path: 'new.ts',
          previousPath: 'old.ts',
          status: 'renamed',
          before: { mode: '100644', blob: blob('new.ts') },
          after: { mode: '100644', blob: blob('new.ts') },
          addedLines: [],
        },
        {
          path: 'src/a.ts',
          previousPath: null,
          status: 'modified',
          before: { mode: '100644', blob: blob('src/a.ts') },
          after: { mode: '100755', blob: blob('src/a.ts') },
          addedLines: [],
        },
        {
          path: 'src/b.ts',
          previousPath: null,
          status: 'added',
          before: null,
          after: { mode: '100644', blob: blob('src/b.ts') },
          addedLines: [[1, 1]],
        },
      ],
      provenance: { source: 'git', trust: 'self-reported', collectedAt: '2026-11-22T20:00:00Z', listed: 3, total: 3 },
    })
  })

  test.each([
    [3, 'complete', undefined],
    [4, 'complete', undefined],
    [2, 'unavailable', 'The clone shows 3 to 4 changed files, but GitHub counts 2.'],
    [5, 'unavailable', 'The clone shows 3 to 4 changed files, but GitHub counts 5.'],
  ])('are as many as GitHub counts, a rename being one or two: %d is %s', async (platformFileCount, state, detail) => {
    const at = changed(
      s => s.remove('old.ts').write('new.ts', lines(40)).write('src/b.ts', 'x\n').write('src/a.ts', ''),
      s => s.write('old.ts', lines(40)),
    )
    const { files } = await collected(at, { platformFileCount })
    expect(files.state).toBe(state)
    if (files.state === 'unavailable')
      expect(files).toEqual({
        state: 'unavailable',
        why: 'truncated',
        detail,
        next: 'Run the job again: GitHub may not have counted the latest push to the change or its base branch yet.',
      })
  })

  describe('of a test merge whose base has taken one of the files already', () => {
    function picked() {
      const at = changed(s => s.write('src/b.ts', 'b\n').write('src/c.ts', 'c\n'))
      at.scratch.git('checkout', '--quiet', 'main')
      const base = at.scratch.write('src/c.ts', 'c\n').commit('the same file')
      at.scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'change')
      return { ...at, base }
    }

    test.each([
      [2, 'complete'],
      [1, 'unavailable'],
      [3, 'unavailable'],
    ])(
      'are as many as GitHub counts from the merge base, and what was merged is reported: %d is %s',
      async (...row) => {
        const [platformFileCount, state] = row
        const { files } = await collected(picked(), { platformFileCount })
        expect(files.state).toBe(state)
        if (files.state === 'complete') expect(files.value.map(({ path }) => path)).toEqual(['src/b.ts'])
        else expect(files.detail).toBe(`The clone shows 2 changed files, but GitHub counts ${platformFileCount}.`)
      },
    )

    test.each([
      [1, 'complete'],
      [2, 'unavailable'],
    ])('are as many as the merge has, where the clone does not reach the merge base: %d is %s', async (...row) => {
      const [platformFileCount, state] = row
      const at = picked()
      const folder = join(scratchFolder(), 'clone')
      at.scratch.git('clone', '--quiet', '--depth=2', `file://${at.scratch.folder}`, folder)
      const { files } = await collected({ ...at, scratch: new Scratch(folder, []) }, { platformFileCount })
      expect(files.state).toBe(state)
      if (files.state === 'unavailable')
        expect(files).toEqual({
          state: 'unavailable',
          why: 'truncated',
          detail: 'The clone shows 1 changed file, but GitHub counts 2.',
          next: 'Check out with `fetch-depth: 0`: GitHub counts from the merge base, which this clone does not have.',
        })
    })
  })

  test('are rejected by the schema of the facts', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    report(at.scratch, { 'src/b.ts': '1:1' })
    const { files, coverage } = await collected(at)
    expect(factSchemas.files.parse(files)).toEqual(files)
    expect(factSchemas.coverage.parse(coverage)).toEqual(coverage)
  })
})

describe('what the clone does not have', () => {
  test('is missing, with the next step, and nothing is guessed (A23)', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    const folder = join(scratchFolder(), 'clone')
    at.scratch.git('clone', '--quiet', '--depth=1', '--branch=change', `file://${at.scratch.folder}`, folder)
    const clone = new Scratch(folder, [])
    report(clone, { 'src/b.ts': '1:1' })
    const missing = {
      state: 'unavailable',
      why: 'missing',
      detail: `The clone does not have the base commit ${at.base.slice(0, 10)}.`,
      next: 'Check out with `fetch-depth: 0` and without a `filter` to get the whole history.',
    }
    expect(await collected({ ...at, scratch: clone }, { reviewCommits: [at.head, at.base, 'f'.repeat(40)] })).toEqual({
      files: missing,
      coverage: missing,
      tests: NONE_REQUESTED,
      dependencies: NONE_REQUESTED,
      contents: {
        head: null,
        reviews: new Map([
          [at.head, null],
          [at.base, null],
          ['f'.repeat(40), null],
        ]),
        differing: new Map([
          [at.head, null],
          [at.base, null],
          ['f'.repeat(40), null],
        ]),
        patches: new Map(),
      },
    })
  })

  test.each<[string, () => Scratch, string, string]>([
    [
      'because it is of another repository',
      () => {
        const other = new Scratch().write('x', 'x')
        other.commit()
        return other
      },
      'The workspace contains a different repository: its history is complete and has neither the base commit BASE nor the head commit HEAD.',
      'Check out the change before this step, from its own repository, with actions/checkout.',
    ],
    [
      'because no commit is checked out',
      () => new Scratch(),
      'No commit is checked out in the workspace.',
      'Check out the change before this step, from its own repository, with actions/checkout.',
    ],
  ])('is nothing of the change, %s, and both facts say so in the same words', async (_, make, detail, next) => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    const scratch = make()
    report(scratch, { 'src/b.ts': '1:1' })
    const told = detail.replace('BASE', at.base.slice(0, 10)).replace('HEAD', at.head.slice(0, 10))
    const missing = { state: 'unavailable', why: 'missing', detail: told, next }
    expect(await collected({ ...at, scratch })).toMatchObject({
      files: missing,
      coverage: missing,
      contents: { head: null },
    })
  })

  test('may be another repository or not, when a clone is cut off and has nothing of the change', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    at.scratch.write('src/b.ts', 'y\n').commit('later')
    const folder = join(scratchFolder(), 'clone')
    at.scratch.git('clone', '--quiet', '--depth=1', `file://${at.scratch.folder}`, folder)
    expect((await collected({ ...at, scratch: new Scratch(folder, []) })).files).toMatchObject({
      why: 'missing',
      detail: `The clone has neither the base commit ${at.base.slice(0, 10)} nor the head commit ${at.head.slice(0, 10)}.`,
      next: 'Check out the change itself, from its own repository and with `fetch-depth: 0`.',
    })
  })

  test('is no clone at all', async () => {
    const input = {
      path: PATH,
      head: 'a'.repeat(40),
      base: 'b'.repeat(40),
      platformFileCount: 1,
      requests: {},
      artifacts: new Map(),
      reviewCommits: [],
      collectedAt: '',
      now: 0,
    }
    expect(await collectLocal({ ...input, workspace: scratchFolder() })).toBe('no-clone')
  })
})

test('a review of an earlier commit is for the same content exactly when the change is the same', async () => {
  const at = changed(s => s.write('src/b.ts', 'x\n'))
  const reworded = at.scratch.git('commit-tree', `${at.head}^{tree}`, '-p', at.base, '-m', 'other words')
  const pushed = at.scratch.write('src/b.ts', 'y\n').commit('push')
  const { contents } = await collected(at, { reviewCommits: [at.head, reworded, pushed] })
  const { head: content, reviews, differing } = contents
  expect(content).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect([reviews.get(at.head), reviews.get(reworded)]).toEqual([content, content])
  expect(reviews.get(pushed)).not.toBe(content)
  expect([differing.get(reworded), differing.get(pushed)]).toEqual([[], ['src/b.ts']])
})
