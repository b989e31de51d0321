import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { lines, type Scratch } from '../../git/scratch.ts'
import { changed, collected, measured, report } from './checkout.ts'

// A program is source code like any other file. A symbolic link and a submodule are none, whatever they are called:
// one holds a path, the other names a commit.

/** A submodule that is not checked out, as a checkout without `submodules: true` leaves it. */
function submodule(scratch: Scratch, path: string): void {
  mkdirSync(join(scratch.folder, path), { recursive: true })
  scratch.git('update-index', '--add', '--cacheinfo', `160000,${scratch.head()},${path}`)
}

/** Adds one file of every kind, each with an ending of source code. */
function everyKind(scratch: Scratch): void {
  scratch.write('src/plain.ts', 'x\ny\n').write('src/run.ts', 'x\ny\n').mode('src/run.ts', 0o755)
  scratch.link('src/link.ts', 'x')
  submodule(scratch, 'src/module.ts')
}

describe('of the kinds of files', () => {
  test('a change writes lines in files and programs, and none in links and submodules', async () => {
    const { files } = await collected(changed(everyKind))
    const told = files.state === 'complete' ? files.value : []
    expect(told.map(({ path, after, addedLines }) => [path, after?.mode, addedLines])).toEqual([
      ['src/link.ts', '120000', []],
      ['src/module.ts', '160000', []],
      ['src/plain.ts', '100644', [[1, 2]]],
      ['src/run.ts', '100755', [[1, 2]]],
    ])
  })

  test('a report measures files and programs; what it says of a link or a submodule is of no file', async () => {
    const at = changed(everyKind)
    const counts = ['plain', 'run', 'link', 'module'].map(name => [`src/${name}.ts`, '1:1 2:0'])
    report(at.scratch, Object.fromEntries(counts))
    const { files, unmapped, changed: parts } = await measured(at)
    expect(files).toEqual([
      { path: 'src/plain.ts', covered: 1, total: 2 },
      { path: 'src/run.ts', covered: 1, total: 2 },
    ])
    expect(parts.map(({ path, covered, uncovered }) => [path, covered, uncovered])).toEqual([
      ['src/plain.ts', [[1, 1]], [[2, 2]]],
      ['src/run.ts', [[1, 1]], [[2, 2]]],
    ])
    expect(unmapped).toBe(2)
  })

  test('what a report says of a file that became a link measures nothing', async () => {
    const at = changed(s => s.link('src/a.ts', 'b.ts').write('src/b.ts', 'x\n'))
    report(at.scratch, { 'src/a.ts': '1:1 2:1', 'src/b.ts': '1:1' })
    const { files, unmapped } = await measured(at)
    expect([files.map(({ path }) => path), unmapped]).toEqual([['src/b.ts'], 1])
  })

  test('what became a program is measured as before', async () => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`).mode('src/a.ts', 0o755))
    report(at.scratch, { 'src/a.ts': '1:1 31:0' })
    const { files, changed: parts } = await measured(at)
    expect(files).toEqual([{ path: 'src/a.ts', covered: 1, total: 2 }])
    expect(parts).toMatchObject([{ path: 'src/a.ts', covered: [], uncovered: [[31, 31]] }])
  })

  test.each<[string, string, (scratch: Scratch) => void]>([
    ['a program', 'stale', s => s.write('src/run.ts', 'x\n').mode('src/run.ts', 0o755)],
    ['a link', 'read', s => s.link('src/link.ts', 'a.ts')],
    ['a submodule', 'read', s => submodule(s, 'src/module.ts')],
  ])('%s that is newer than the report leaves it %s', async (_, state, change) => {
    const at = changed(change)
    report(at.scratch, { 'src/a.ts': '1:1' })
    at.scratch.age('coverage/lcov.info', 60).age('.git/HEAD', 120)
    expect((await measured(at)).reports[0]?.state).toBe(state)
  })

  test('programs are looked through for lines that leave code out of what is measured', async () => {
    const at = changed(s => {
      s.write('src/run.ts', '// c8 ignore next\n').mode('src/run.ts', 0o755)
      s.link('src/link.ts', '/* c8 ignore next */')
    })
    report(at.scratch, { 'src/a.ts': '1:1' })
    expect((await measured(at, { exclusions: true })).exclusions).toMatchObject([{ path: 'src/run.ts', line: 1 }])
  })

  test('a module of Go is named by a file, also by one that is a program, and by no link', async () => {
    const at = changed(s => {
      s.write('run/go.mod', 'module example.com/run\n').mode('run/go.mod', 0o755).write('run/a.go', lines(9))
      // The text of a link is its target.
      s.write('link/a.go', lines(9)).link('link/go.mod', 'module example.com/link')
    })
    const block = (module: string) => `example.com/${module}/a.go:1.1,2.9 1 1\n`
    at.scratch.write('coverage/go.out', `mode: set\n${block('run')}${block('link')}`)
    const { files, unmapped } = await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/go.out'] }]] })
    expect([files.map(({ path }) => path), unmapped]).toEqual([['run/a.go'], 1])
  })
})
