import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type MeasuredTree, takeTrees, uploadedFrom } from '../../../src/collect/reports/measured-tree.ts'
import { lines, Scratch, scratchFolder } from '../../git/scratch.ts'
import { changed, type More, measured, report, run } from './checkout.ts'

const ALL = [[{ name: 'unit', paths: ['packages/*/coverage/lcov.info'] }]]

/** A workspace with two packages whose files have the names of those at the root. */
const workspace = () =>
  changed(
    s => s.write('src/index.js', `${lines(10)}x\n`),
    s => {
      s.write('src/index.js', lines(10))
      for (const name of ['api', 'web']) s.write(`packages/${name}/src/index.js`, lines(10))
      s.write('packages/api/src/api.js', lines(4)).write('packages/web/src/web.js', lines(4))
    },
  )

const shares = async (at: ReturnType<typeof workspace>, more: More = { reports: ALL }) =>
  (await measured(at, more)).files.map(({ path, covered, total }) => `${path} ${covered}/${total}`)

describe('the reports of packages', () => {
  test('of one glob are each about the files of their own package (codecov-node#170, flutter-coverage#9)', async () => {
    const at = workspace()
    report(at.scratch, { 'src/index.js': run(1, 9, 1), 'src/api.js': run(1, 4, 0) }, 'packages/api/coverage/lcov.info')
    report(at.scratch, { 'src/index.js': '1:0 2:1', 'src/web.js': '1:1' }, 'packages/web/coverage/lcov.info')
    expect(await shares(at)).toEqual([
      'packages/api/src/api.js 0/4',
      'packages/api/src/index.js 9/9',
      'packages/web/src/index.js 1/2',
      'packages/web/src/web.js 1/1',
    ])
  })

  test('that could be about a file at the root as well are ambiguous, and count for nothing', async () => {
    const at = workspace()
    report(at.scratch, { 'src/index.js': run(1, 9, 1) }, 'packages/api/coverage/lcov.info')
    report(at.scratch, { 'src/index.js': '1:1', 'src/web.js': '1:1' }, 'packages/web/coverage/lcov.info')
    const { reports, files, changed: parts } = await measured(at, { reports: ALL })
    expect(reports).toMatchObject([
      {
        state: 'ambiguous',
        detail:
          '"src/index.js" in "packages/api/coverage/lcov.info" could be "packages/api/src/index.js" or "src/index.js".',
        next: 'Say in the policy where the paths of this report start: `root: "packages/*"` or `root: .`.',
      },
    ])
    expect([files, parts]).toEqual([[], []])
    expect(
      await shares(at, { reports: [[{ name: 'unit', paths: ALL[0]?.[0]?.paths ?? [], root: 'packages/*' }]] }),
    ).toEqual(['packages/api/src/index.js 9/9', 'packages/web/src/index.js 1/1', 'packages/web/src/web.js 1/1'])
  })

  test('that are ambiguous take nothing from the other reports', async () => {
    const at = workspace()
    report(at.scratch, { 'src/index.js': '1:1' }, 'packages/api/coverage/lcov.info')
    report(at.scratch, { 'packages/web/src/web.js': '1:1' })
    const reports = [
      [
        { name: 'api', paths: ['packages/api/coverage/lcov.info'] },
        { name: 'root', paths: ['coverage/lcov.info'] },
      ],
    ]
    const found = await measured(at, { reports })
    expect(found.reports.map(({ state }) => state)).toEqual(['ambiguous', 'read'])
    expect(found.files).toEqual([{ path: 'packages/web/src/web.js', covered: 1, total: 1 }])
  })

  test('with paths from more than one folder say which', async () => {
    const at = workspace()
    report(at.scratch, { 'src/api.js': '1:1', 'packages/web/src/web.js': '1:1' }, 'packages/api/coverage/lcov.info')
    const { reports } = await measured(at, { reports: [[{ name: 'api', paths: ['packages/api/coverage/lcov.info'] }]] })
    expect(reports[0]?.detail).toBe(
      'The paths in "packages/api/coverage/lcov.info" do not start from one folder: "src/api.js" is "packages/api/src/api.js", but another path is "packages/web/src/web.js".',
    )
  })

  test('of a container are about the package, and what is no file is named', async () => {
    const at = workspace()
    report(at.scratch, { '/app/src/api.js': '1:1', '/app/src/none.js': '1:1' }, 'packages/api/coverage/lcov.info')
    expect(await shares(at)).toEqual(['packages/api/src/api.js 1/1'])
    const { unmapped, unmappedPaths } = await measured(at, { reports: ALL })
    expect([unmapped, unmappedPaths]).toEqual([
      1,
      [{ report: 'unit', file: 'packages/api/coverage/lcov.info', path: '/app/src/none.js' }],
    ])
  })

  test('of a container beside them are settled by the line of the policy that the message shows', async () => {
    const at = workspace()
    report(at.scratch, { '/app/src/api.js': '1:1' })
    const { unmappedPaths } = await measured(at)
    expect(unmappedPaths?.map(({ map }) => map)).toEqual([{ from: '/app/', to: 'packages/api/' }])
    const mapped = { name: 'unit', paths: ['coverage/lcov.info'], 'path-map': { '/app/': 'packages/api/' } }
    expect(await shares(at, { reports: [[mapped]] })).toEqual(['packages/api/src/api.js 1/1'])
  })

  test.each<[string, Record<string, string>]>([
    ['a dependency', { 'node_modules/lodash/api.js': '1:1' }],
    ['what a build wrote', { 'dist/api.js': '1:1' }],
    ['a path beside others that are found', { 'src/index.js': '1:1', 'web.js': '1:1' }],
  ])('propose no entry of `path-map` for %s', async (_, hits) => {
    const at = workspace()
    report(at.scratch, { 'packages/api/src/api.js': '1:1', ...hits })
    const { unmappedPaths } = await measured(at)
    expect(unmappedPaths?.every(({ map }) => map === undefined)).toBe(true)
  })

  test('that a pattern collects are not settled by one folder for all', async () => {
    const at = workspace()
    report(at.scratch, { 'src/index.js': '1:1' }, 'coverage/api/lcov.info')
    const [found] = (await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/*/lcov.info'] }]] })).reports
    expect(found?.next).toBe(
      'Give "coverage/api/lcov.info" an entry of its own under `reports`, with `root: .` or `root: packages/api`.',
    )
  })

  test('whose paths are relative to another folder are mapped by the empty prefix', async () => {
    const at = workspace()
    report(at.scratch, { 'src/web.js': '1:1' })
    const { unmappedPaths } = await measured(at)
    expect(unmappedPaths?.[0]?.map).toEqual({ from: '', to: 'packages/web/' })
    const mapped = { name: 'unit', paths: ['coverage/lcov.info'], 'path-map': { '': 'packages/web/' } }
    expect(await shares(at, { reports: [[mapped]] })).toEqual(['packages/web/src/web.js 1/1'])
  })

  test('name the first twenty of very many paths that are no file, and count all', async () => {
    const at = workspace()
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`gone/${at}.js`, '1:1']))
    report(at.scratch, many)
    const { unmapped, unmappedPaths } = await measured(at)
    expect([unmapped, unmappedPaths?.length]).toEqual([30, 20])
  })
})

describe('a report in an artifact', () => {
  const origin = { id: '7', run: '42', digest: `sha256:${'a'.repeat(64)}` }

  function uploaded(
    at: ReturnType<typeof workspace>,
    files: Record<string, string>,
    marks: Omit<MeasuredTree, 'tree'>[],
  ) {
    const folder = scratchFolder()
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const tree = at.scratch.git('rev-parse', `${at.head}^{tree}`)
    const trees = marks.map(mark => ({ tree, ...mark }))
    const paths = Object.keys(files)
    const artifacts = new Map([['cov', { state: 'unpacked' as const, folder, origin, trees }]])
    return (root?: string) =>
      measured(at, { reports: [[{ name: 'unit', artifact: 'cov', paths, ...(root ? { root } : {}) }]], artifacts })
  }
  const lcov = (...paths: string[]) => paths.map(path => `SF:${path}\nDA:1,1\nend_of_record\n`).join('')

  test('lies where the file beside it says that it was uploaded from', async () => {
    const at = workspace()
    const files = { 'coverage/lcov.info': lcov('src/index.js', 'src/api.js') }
    const found = await uploaded(at, files, [{ folder: '', writtenIn: 'packages/api' }])()
    expect(found.files.map(({ path }) => path)).toEqual(['packages/api/src/api.js', 'packages/api/src/index.js'])
  })

  test('is ambiguous where nothing says it and its paths may start from several folders', async () => {
    const at = workspace()
    const read = uploaded(at, { 'lcov.info': lcov('src/index.js') }, [{ folder: '' }])
    expect((await read()).reports).toMatchObject([
      {
        state: 'ambiguous',
        detail: '"src/index.js" in "lcov.info" could be "src/index.js" or "packages/api/src/index.js".',
        next: 'Say in the policy where the paths of this report start: `root: .` or `root: packages/api`.',
        artifact: origin,
      },
    ])
    expect((await read('packages/api')).files.map(({ path }) => path)).toEqual(['packages/api/src/index.js'])
  })

  test('may be of the only folder from which its paths are found', async () => {
    const at = workspace()
    const found = await uploaded(at, { 'lcov.info': lcov('src/index.js', 'src/web.js') }, [{ folder: '' }])()
    expect(found.files.map(({ path }) => path)).toEqual(['packages/web/src/index.js', 'packages/web/src/web.js'])
  })
})

describe('the file that an upload leaves beside its reports', () => {
  test('is what git prints, at the root, in a package, and as before', async () => {
    const scratch = new Scratch().write('packages/api/a.js', 'x')
    scratch.commit('all')
    const tree = scratch.git('rev-parse', 'HEAD^{tree}')
    const folder = scratchFolder()
    const write = (path: string, cwd: string, ...args: string[]) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), execFileSync('git', ['rev-parse', 'HEAD^{tree}', ...args], { cwd }))
    }
    write('a/gatebook-tree.txt', scratch.folder, '--show-prefix')
    write('b/gatebook-tree.txt', join(scratch.folder, 'packages/api'), '--show-prefix')
    write('c/gatebook-tree.txt', scratch.folder)
    expect(await takeTrees(folder)).toEqual([
      { folder: 'a', tree, writtenIn: '' },
      { folder: 'b', tree, writtenIn: 'packages/api' },
      { folder: 'c', tree },
    ])
  })

  test('names no tree when it contains anything else', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'gatebook-tree.txt'), `${'a'.repeat(40)}\npackages/api/\nmore\n`)
    expect(await takeTrees(folder)).toEqual([{ folder: '', tree: '' }])
  })

  test.each<[string, Omit<MeasuredTree, 'tree'>[], string | undefined]>([
    ['coverage/lcov.info', [{ folder: '', writtenIn: '' }], 'coverage'],
    ['lcov.info', [{ folder: '', writtenIn: 'packages/api' }], 'packages/api'],
    [
      'api/coverage/lcov.info',
      [
        { folder: '', writtenIn: '' },
        { folder: 'api', writtenIn: 'packages/api' },
      ],
      'packages/api/coverage',
    ],
    ['apis/lcov.info', [{ folder: 'api', writtenIn: 'packages/api' }], undefined],
    ['lcov.info', [{ folder: '' }], undefined],
    ['lcov.info', [], undefined],
  ])('says that %s was in a folder', (path, marks, folder) => {
    expect(
      uploadedFrom(
        path,
        marks.map(mark => ({ tree: '', ...mark })),
      ),
    ).toBe(folder)
  })
})

describe('a file of a report that says nothing', () => {
  const TWO = [[{ name: 'unit', paths: ['coverage/*.info'] }]]
  const files: [string, string][] = [
    ['has no line', 'SF:src/a.ts\nend_of_record\n'],
    ['has no byte', ''],
  ]

  test.each(files)('because it %s makes the report empty', async (_, content) => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
    report(at.scratch, { 'src/a.ts': '31:1' }, 'coverage/good.info')
    at.scratch.write('coverage/nothing.info', content)
    const { reports, files } = await measured(at, { reports: TWO })
    expect(reports[0]?.state).toBe('empty')
    expect(reports[0]?.detail).toContain('"coverage/nothing.info"')
    expect(files).toEqual([])
  })

  test.each(files)('because it %s is listed where the policy allows it', async (_, content) => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
    report(at.scratch, { 'src/a.ts': '31:1' }, 'coverage/good.info')
    at.scratch.write('coverage/nothing.info', content)
    const allowed = { name: 'unit', paths: ['coverage/*.info'], 'on-empty-file': 'pass' as const }
    const { reports, changed: parts } = await measured(at, { reports: [[allowed]] })
    expect(reports).toMatchObject([{ state: 'read', empty: ['coverage/nothing.info'] }])
    expect(parts).toMatchObject([{ covered: [[31, 31]] }])
  })

  test('is never allowed where no other says anything', async () => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
    at.scratch.write('coverage/a.info', '').write('coverage/b.info', 'SF:src/a.ts\nend_of_record\n')
    const allowed = { name: 'unit', paths: ['coverage/*.info'], 'on-empty-file': 'pass' as const }
    expect((await measured(at, { reports: [[allowed]] })).reports).toMatchObject([{ state: 'empty' }])
  })
})

describe('changed files beside those of the base', () => {
  const origin = { id: '7', run: '42', digest: `sha256:${'a'.repeat(64)}` }
  const REPORTS = [[{ name: 'unit', artifact: 'cov', paths: ['lcov.info'] }]]

  function unpacked(at: ReturnType<typeof changed>, commit: string, content: string) {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'lcov.info'), content)
    const trees = [{ tree: at.scratch.git('rev-parse', `${commit}^{tree}`), folder: '', writtenIn: '' }]
    return new Map([['cov', { state: 'unpacked' as const, folder, origin, trees }]])
  }
  const lcov = (path: string, ...hits: number[]) =>
    `SF:${path}\n${hits.map((hit, at) => `DA:${at + 1},${hit}\n`).join('')}end_of_record\n`
  const moved = () =>
    changed(
      s => s.git('mv', 'src/old.ts', 'src/new.ts') && undefined,
      s => s.write('src/old.ts', lines(20, 'old')),
    )

  test('are those of their old names, and of no file that the change leaves alone', async () => {
    const at = moved()
    const { before } = await measured(at, {
      reports: REPORTS,
      before: true,
      artifacts: unpacked(at, at.head, lcov('src/new.ts', 1, 1)),
      artifactsAt: async () => unpacked(at, at.base, lcov('src/old.ts', 1, 0) + lcov('src/a.ts', 1)),
    })
    expect(before).toEqual([{ path: 'src/old.ts', covered: 1, total: 2 }])
  })

  test.each<[string, string]>([
    ['is truncated', 'SF:src/old.ts\n'],
    ['is empty', ''],
  ])('are not known where the report of the base %s', async (_, content) => {
    const at = moved()
    const { before, reports } = await measured(at, {
      reports: REPORTS,
      before: true,
      artifacts: unpacked(at, at.head, lcov('src/new.ts', 1, 1)),
      artifactsAt: async () => unpacked(at, at.base, content),
    })
    expect([before, reports[0]?.state]).toEqual([null, 'read'])
  })

  test('are not asked for where the reports are in the workspace', async () => {
    const at = moved()
    report(at.scratch, { 'src/new.ts': '1:1' })
    const { before } = await measured(at, { before: true, artifactsAt: () => Promise.reject(new Error('asked')) })
    expect(before).toBeNull()
  })
})
