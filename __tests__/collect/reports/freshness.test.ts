import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { lines, Scratch, scratchFolder } from '../../git/scratch.ts'
import { changed, measured, report } from './checkout.ts'

describe('a report is stale', () => {
  test('when another commit was checked out, and both are named (A2)', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    at.scratch.git('checkout', '--quiet', at.base)
    report(at.scratch, { 'src/a.ts': '1:1' })
    const { measured: what, reports, changed: parts } = await measured(at)
    expect([what, parts]).toEqual([{ commit: at.base, as: 'other' }, []])
    expect(reports[0]).toMatchObject({
      state: 'stale',
      detail: `It was created with commit ${at.base.slice(0, 10)} checked out, but the head of the change is commit ${at.head.slice(0, 10)}.`,
    })
  })

  test('when it is older than a changed source file (A31)', async () => {
    const at = changed(s => s.write('src/a.ts', lines(31)).write('README.md', 'x\n'))
    report(at.scratch, { 'src/a.ts': '1:1' })
    at.scratch.age('coverage/lcov.info', 60)
    expect((await measured(at)).reports[0]).toMatchObject({
      state: 'stale',
      detail: 'It is older than the working copy of "src/a.ts", so it was created before this change was checked out.',
    })
  })

  test('when a new source file, that it does not know, is newer', async () => {
    const at = changed(s => s.write('src/new.ts', 'x\n'))
    report(at.scratch, { 'src/a.ts': '1:1' })
    at.scratch.age('coverage/lcov.info', 60)
    expect((await measured(at)).reports[0]?.state).toBe('stale')
  })

  test('when a changed source file was edited after the checkout', async () => {
    const at = changed(s => s.write('src/a.ts', lines(31)))
    at.scratch.write('src/a.ts', lines(40))
    report(at.scratch, { 'src/a.ts': '1:1' })
    expect((await measured(at)).reports[0]).toMatchObject({
      state: 'stale',
      detail: `The working copy of "src/a.ts" differs from commit ${at.head.slice(0, 10)}, so the report may be for other lines.`,
    })
  })

  test('not when only a file of another kind is newer', async () => {
    const at = changed(s => s.write('src/a.ts', lines(31)).write('README.md', 'x\n').age('src/a.ts', 120))
    report(at.scratch, { 'src/a.ts': '1:1' })
    at.scratch.age('coverage/lcov.info', 60).age('.git/HEAD', 120)
    expect((await measured(at)).reports[0]?.state).toBe('read')
  })

  test.each<[string, (scratch: Scratch) => void]>([
    ['takes nothing but a test away', s => s.remove('test/a.test.ts')],
    ['writes nothing that the report could measure', s => s.write('README.md', 'x\n').write('src/query.sql', 'x\n')],
  ])('when it is older than the checkout of a change that %s', async (_, change) => {
    const at = changed(change, s => s.write('test/a.test.ts', 'x\n'))
    report(at.scratch, { 'src/a.ts': '1:1' })
    expect((await measured(at)).reports[0]?.state).toBe('read')
    at.scratch.age('coverage/lcov.info', 60)
    expect((await measured(at)).reports[0]).toMatchObject({
      state: 'stale',
      detail: `"coverage/lcov.info" is older than the checkout of commit ${at.head.slice(0, 10)}, so it was not created from it.`,
    })
  })

  test('when one of its files is older than the checkout', async () => {
    const at = changed(s => s.write('README.md', 'x\n'))
    for (const path of ['coverage/1.info', 'coverage/2.info']) report(at.scratch, { 'src/a.ts': '1:1' }, path)
    at.scratch.age('coverage/2.info', 60)
    const { reports } = await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/*.info'] }]] })
    expect(reports[0]).toMatchObject({ state: 'stale', detail: expect.stringMatching(/^"coverage\/2.info" is older/) })
  })

  test('when it is older than the checkout of the work tree that it lies in', async () => {
    const at = changed(s => s.write('README.md', 'x\n'))
    const folder = join(scratchFolder(), 'tree')
    at.scratch.git('worktree', 'add', '--quiet', '--detach', folder, at.head)
    at.scratch.age('.git/HEAD', 120)
    const scratch = new Scratch(folder, [])
    report(scratch, { 'src/a.ts': '1:1' })
    expect((await measured({ ...at, scratch })).reports[0]?.state).toBe('read')
    scratch.age('coverage/lcov.info', 60)
    expect((await measured({ ...at, scratch })).reports[0]?.state).toBe('stale')
  })

  test.each<[string, (scratch: Scratch) => void, string]>([
    ['by its name', () => {}, 'made/lcov.info'],
    ['through a folder that is a link', s => s.link('coverage', 'made'), 'coverage/lcov.info'],
  ])('when it is part of the commit, found %s', async (_, link, path) => {
    const at = changed(s => {
      report(s.write('.gitignore', ''), { 'src/a.ts': '1:1' }, 'made/lcov.info')
      link(s)
    })
    expect((await measured(at, { reports: [[{ name: 'unit', paths: [path] }]] })).reports[0]).toMatchObject({
      state: 'stale',
      detail: `"made/lcov.info" is part of commit ${at.head.slice(0, 10)}, so it was not created from it.`,
    })
  })

  test('when its time lies in the future by more than clocks differ', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    report(at.scratch, { 'src/a.ts': '1:1' })
    at.scratch.age('coverage/lcov.info', -60 * 60)
    expect((await measured(at)).reports[0]?.state).toBe('read')
    at.scratch.age('coverage/lcov.info', -25 * 60 * 60)
    expect((await measured(at)).reports[0]).toMatchObject({
      state: 'stale',
      detail: '"coverage/lcov.info" has a modification time in the future, so it may be an old report.',
    })
  })
})
