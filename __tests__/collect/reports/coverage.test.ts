import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { lines, Scratch, scratchFolder } from '../../git/scratch.ts'
import { growth, LINEAR } from '../../growth.ts'
import { changed, collected, measured, report, run, UNIT } from './checkout.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../../__fixtures__/coverage/${name}`, import.meta.url), 'utf8')

describe('what a report measures of a change', () => {
  test('are the lines that it wrote, as compact ranges, and every file in numbers', async () => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\ny\nz\n`))
    report(at.scratch, { 'src/a.ts': `1:1 2:0 ${run(31, 32, 4)} 33:0`, 'src/gone.ts': '1:1' })
    expect(await measured(at)).toEqual({
      request: UNIT,
      measured: { commit: at.head, as: 'head' },
      compared: at.base,
      reports: [
        {
          name: 'unit',
          state: 'read',
          detail: '6 measured lines in "coverage/lcov.info".',
          files: [{ path: 'coverage/lcov.info', digest: expect.stringMatching(/^sha256:/), bytes: expect.any(Number) }],
          oddities: [],
        },
      ],
      files: [{ path: 'src/a.ts', covered: 3, total: 5 }],
      pathReading: 2,
      unmapped: 1,
      unmappedPaths: [{ report: 'unit', file: 'coverage/lcov.info', path: 'src/gone.ts' }],
      changed: [{ path: 'src/a.ts', covered: [[31, 32]], uncovered: [[33, 33]], sameAsHead: true }],
    })
  })

  test('is merged over all reports: the most hits of a line win (W14)', async () => {
    const at = changed(s => s.write('src/b.ts', lines(10)))
    report(at.scratch, { 'src/b.ts': `${run(1, 6, 1)} ${run(7, 10, 0)}` })
    report(
      at.scratch,
      { [join(at.scratch.folder, 'src/b.ts')]: `${run(1, 3, 0)} ${run(4, 8, 1)} 9:0 10:0` },
      'coverage/e2e.info',
    )
    const reports = [[...UNIT, { name: 'e2e', paths: ['coverage/e2e.info'] }]]
    const { files, changed: parts } = await measured(at, { reports })
    expect(files).toEqual([{ path: 'src/b.ts', covered: 8, total: 10 }])
    expect(parts).toEqual([{ path: 'src/b.ts', covered: [[1, 8]], uncovered: [[9, 10]], sameAsHead: true }])
  })

  test('does not grow when a report appears twice (A25)', async () => {
    const at = changed(s => s.write('src/b.ts', lines(2)))
    for (const path of ['coverage/1.info', 'coverage/2.info']) report(at.scratch, { 'src/b.ts': '1:1 2:0' }, path)
    const twice = await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/*.info'] }]] })
    expect(twice.files).toEqual([{ path: 'src/b.ts', covered: 1, total: 2 }])
  })

  test('is the same in whatever order and however often reports of different formats come (A25)', async () => {
    const names = ['nyc.json', 'jest.info', 'clover-nyc.xml', 'vitest-v8.json', 'node24.info']
    const at = changed(s => s.write('src/price.js', lines(20)).write('src/cart.js', lines(20)))
    const ordered = async (...order: string[]) => {
      at.scratch.remove('coverage')
      for (const [place, name] of order.entries())
        at.scratch.write(`coverage/${place}`, fixture(name).replaceAll('/home/runner/work/shop/shop/', ''))
      const { files, changed: parts } = await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/*'] }]] })
      return { files, parts }
    }
    at.scratch.write('coverage/0', '')
    const first = await ordered(...names)
    const price = { path: 'src/price.js', branches: {}, functions: {}, statements: {} }
    expect(first.files).toMatchObject([{ path: 'src/cart.js' }, price])
    expect(await ordered(...names.toReversed())).toEqual(first)
    expect(await ordered(...names.slice(2), ...names)).toEqual(first)
  })

  test('never comes from a path outside of the repository, and no such path is opened (A13)', async () => {
    const at = changed(s => s.write('src/b.ts', lines(2)))
    report(at.scratch, {
      '../../etc/passwd': '1:1',
      '/etc/shadow': '1:1',
      'file:///etc/hosts': '1:1',
      '.git/config': '1:1',
      'src/b.ts': '1:1',
    })
    const { files, unmapped } = await measured(at)
    expect([files, unmapped]).toEqual([[{ path: 'src/b.ts', covered: 1, total: 1 }], 4])
  })

  test.each([
    ['a dependency', 'node_modules/other/src/b.ts'],
    ['the output of a build', 'build/out/src/b.ts'],
  ])('never comes from %s that ends the same way', async (_, other) => {
    const at = changed(s => s.write('src/b.ts', lines(2)))
    report(at.scratch, { 'src/a.ts': '1:1', [other]: '1:1 2:1', [join(at.scratch.folder, other)]: '1:1 2:1' })
    const { files, unmapped, changed: parts } = await measured(at)
    expect([files, unmapped, parts]).toEqual([[{ path: 'src/a.ts', covered: 1, total: 1 }], 2, []])
  })

  test('comes from a container where nothing else measures the file', async () => {
    const at = changed(s => s.write('src/b.ts', lines(2)))
    report(at.scratch, { '/app/src/b.ts': '1:1 2:0' })
    const { files, unmapped } = await measured(at)
    expect([files, unmapped]).toEqual([[{ path: 'src/b.ts', covered: 1, total: 2 }], 0])
  })

  test.each(['coverage/lcov.info', 'coverage/z.info'])(
    'is never mixed with that of a file elsewhere, when a report names the file itself: it in %s',
    async second => {
      const at = changed(s => s.write('src/b.ts', lines(2)))
      const first = second === 'coverage/z.info' ? 'coverage/lcov.info' : 'coverage/z.info'
      report(at.scratch, { '/app/build/src/b.ts': '1:1 2:1' }, first)
      report(at.scratch, { 'src/b.ts': '1:0 2:0' }, second)
      const reports = [[...UNIT, { name: 'e2e', paths: ['coverage/z.info'] }]]
      const { files, unmapped } = await measured(at, { reports })
      expect([files, unmapped]).toEqual([[{ path: 'src/b.ts', covered: 0, total: 2 }], 1])
    },
  )

  test('is listed by path in the order of code units', async () => {
    const names = ['src/é.ts', 'src/Z.ts', 'src/a1.ts', 'src/__proto__.ts']
    const at = changed(s =>
      names.forEach(name => {
        s.write(name, 'x\n')
      }),
    )
    report(at.scratch, Object.fromEntries(names.map(name => [name, '1:1'])))
    const { files, changed: parts } = await measured(at)
    const sorted = ['src/Z.ts', 'src/__proto__.ts', 'src/a1.ts', 'src/é.ts']
    expect(files.map(({ path }) => path)).toEqual(sorted)
    expect(parts.map(({ path }) => path)).toEqual(sorted)
  })
})

describe('a report made on the test merge (W13)', () => {
  function merged() {
    const at = changed(s => s.write('src/a.ts', lines(30).replace('line 19\n', `line 19\n${lines(10, 'new')}`)))
    at.scratch.git('checkout', '--quiet', 'main')
    const base = at.scratch
      .write('src/a.ts', `${lines(12, 'base')}${lines(30)}`)
      .write('src/b.ts', 'b\n')
      .commit('base moves')
    at.scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'change')
    return { ...at, base, merge: at.scratch.head() }
  }

  test('is compared with what the merge adds to its first parent', async () => {
    const at = merged()
    // Lines 20 to 29 of head are lines 32 to 41 of the merge.
    report(at.scratch, { 'src/a.ts': `${run(20, 25, 0)} ${run(32, 40, 1)} 41:0` })
    const { measured: what, changed: parts, reports } = await measured(at)
    expect(what).toEqual({ commit: at.merge, as: 'merge' })
    expect(reports[0]?.state).toBe('read')
    expect(parts).toEqual([{ path: 'src/a.ts', covered: [[32, 40]], uncovered: [[41, 41]], sameAsHead: false }])
  })

  test('has the line numbers of head where the base did not touch the file', async () => {
    const at = changed(s => s.write('src/c.ts', 'x\n'))
    at.scratch.git('checkout', '--quiet', 'main')
    const base = at.scratch.write('src/b.ts', 'b\n').commit('base moves')
    at.scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'change')
    report(at.scratch, { 'src/c.ts': '1:0' })
    expect((await measured({ ...at, base })).changed).toEqual([
      { path: 'src/c.ts', covered: [], uncovered: [[1, 1]], sameAsHead: true },
    ])
  })

  test('counts when the base branch has moved on since', async () => {
    const at = merged()
    at.scratch.git('checkout', '--quiet', at.base)
    const later = at.scratch.write('src/later.ts', 'x\n').commit('later')
    at.scratch.git('checkout', '--quiet', at.merge)
    report(at.scratch, { 'src/a.ts': '32:1' })
    expect((await measured({ ...at, base: later })).measured.as).toBe('merge')
  })

  test('works in the shallow clone that checks out the merge and its parents', async () => {
    const at = merged()
    const folder = join(scratchFolder(), 'clone')
    at.scratch.git('clone', '--quiet', '--depth=2', `file://${at.scratch.folder}`, folder)
    const clone = new Scratch(folder, [])
    report(clone, { 'src/a.ts': '32:1' })
    expect((await measured({ ...at, scratch: clone })).changed).toEqual([
      { path: 'src/a.ts', covered: [[32, 32]], uncovered: [], sameAsHead: false },
    ])
  })

  test('is of another commit when what it is merged onto is not in the base branch', async () => {
    const at = merged()
    at.scratch.git('checkout', '--quiet', '--detach', at.head)
    at.scratch.git('commit', '--quiet', '--allow-empty', '--message', 'not the base')
    const onto = at.scratch.head()
    const forged = at.scratch.git('commit-tree', `${at.head}^{tree}`, '-p', onto, '-p', at.head, '-m', 'forged')
    at.scratch.git('checkout', '--quiet', forged)
    report(at.scratch, { 'src/a.ts': '32:1' })
    const { measured: what, reports } = await measured(at)
    expect([what.as, reports[0]?.state]).toEqual(['other', 'stale'])
  })
})

describe('a report that cannot be used says so', () => {
  test.each<[string, (scratch: Scratch) => void, string, string]>([
    ['missing (A4)', () => {}, 'missing', 'There is no file "coverage/lcov.info" in the workspace.'],
    ['empty (A6)', s => s.write('coverage/lcov.info', ''), 'empty', '"coverage/lcov.info" exists but is empty.'],
    [
      'without a line (A6)',
      s => s.write('coverage/lcov.info', 'SF:src/a.ts\nLF:0\nend_of_record\n'),
      'empty',
      'No line was measured in "coverage/lcov.info".',
    ],
    [
      'with nothing but a summary (A8)',
      s => s.write('coverage/lcov.info', 'SF:src/a.ts\nLF:9\nLH:9\nend_of_record\n'),
      'empty',
      'No line was measured in "coverage/lcov.info".',
    ],
    [
      'cut off (A9)',
      s => s.write('coverage/lcov.info', 'SF:src/a.ts\nDA:1,1\n'),
      'unreadable',
      '"coverage/lcov.info" cannot be used. It is truncated: the record of "src/a.ts" has no end.',
    ],
    [
      'a link (A12)',
      s => {
        s.write('coverage/x', '')
        symlinkSync('/proc/self/environ', join(s.folder, 'coverage/lcov.info'))
      },
      'unsafe',
      '"coverage/lcov.info" is a symbolic link, so it was not opened.',
    ],
  ])('%s', async (_, prepare, state, detail) => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    prepare(at.scratch)
    expect((await measured(at)).reports).toMatchObject([{ name: 'unit', state, detail }])
  })

  test('one of several files decides for the report (A5)', async () => {
    const at = changed(s => s.write('src/b.ts', 'x\n'))
    report(at.scratch, { 'src/b.ts': '1:1' }, 'coverage/1.info')
    at.scratch.write('coverage/2.info', '')
    const { reports } = await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/*.info'] }]] })
    expect(reports).toMatchObject([
      { state: 'empty', detail: 'No line was measured in "coverage/2.info", one of 2 files.', files: [{}, {}] },
    ])
  })
})

test('lines that exclude code from coverage are searched among changed lines, where a gate needs them', async () => {
  const at = changed(s =>
    s.write('src/a.ts', `${lines(30)}/* c8 ignore next */\ny\n`).write('docs/a.md', 'LCOV_EXCL_LINE\n'),
  )
  report(at.scratch, { 'src/a.ts': '1:1' })
  expect((await measured(at, { exclusions: true })).exclusions).toEqual([
    { path: 'docs/a.md', line: 1, tool: 'gcov, lcov' },
    { path: 'src/a.ts', line: 31, tool: 'istanbul, c8, v8' },
  ])
  expect((await measured(at)).exclusions).toBeUndefined()
})

test('branches and functions are merged, and those of added lines are reported', async () => {
  const at = changed(s => s.write('src/a.ts', `${lines(30)}x\ny\n`))
  const text = ['TN:', 'SF:src/a.ts', 'FN:1,f', 'FNDA:1,f', 'FN:31,g', 'FNDA:0,g', 'DA:1,1', 'DA:31,2', 'DA:32,0']
  const ways = ['BRDA:1,0,0,1', 'BRDA:1,0,1,0', 'BRDA:31,0,0,2', 'BRDA:31,0,1,-']
  at.scratch.write('coverage/lcov.info', [...text, ...ways, 'end_of_record', ''].join('\n'))
  const { files, changed: parts } = await measured(at)
  expect(files).toEqual([
    {
      path: 'src/a.ts',
      covered: 2,
      total: 3,
      partial: 2,
      branches: { covered: 2, total: 4 },
      functions: { covered: 1, total: 2 },
    },
  ])
  expect(parts).toMatchObject([{ partial: [[31, 31]], branches: { covered: 1, total: 2 } }])
})

test('path-map maps the paths of a report created elsewhere', async () => {
  const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
  report(at.scratch, { '/app/src/a.ts': '31:1' })
  const request = [{ ...UNIT[0], name: 'unit', paths: ['coverage/lcov.info'], 'path-map': { '/app/': '' } }]
  expect(await measured(at, { reports: [request] })).toMatchObject({ unmapped: 0, files: [{ path: 'src/a.ts' }] })
})

test('a report that must be of a format is none in another, but still one for a gate that does not require it', async () => {
  const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
  report(at.scratch, { 'src/a.ts': '31:1' })
  const asked = ['lcov', 'clover', undefined].map(format => [{ name: 'unit', paths: ['coverage/lcov.info'], format }])
  const { coverage } = await collected(at, { reports: asked })
  const states = coverage.state === 'complete' ? coverage.value.map(({ reports }) => reports[0]?.state) : []
  expect(states).toEqual(['read', 'unreadable', 'read'])
})

describe('a report that names files as its language does', () => {
  const reports = (path: string) => ({ reports: [[{ name: 'unit', paths: [path] }]] })
  const counts = ({ files, unmapped }: Awaited<ReturnType<typeof measured>>) => ({
    files: files.map(({ path, covered, total }) => `${path} ${covered}/${total}`),
    unmapped,
  })

  test('is of the one file of that package, below any folder of sources', async () => {
    const at = changed(s => {
      for (const name of ['Currency', 'Price']) s.write(`core/src/main/java/shop/${name}.java`, lines(30))
    })
    at.scratch.write('coverage/jacoco.xml', fixture('jacoco.xml'))
    expect(counts(await measured(at, reports('coverage/jacoco.xml')))).toEqual({
      files: ['core/src/main/java/shop/Currency.java 0/0', 'core/src/main/java/shop/Price.java 2/4'],
      unmapped: 1,
    })
  })

  test('is of no file where two modules have one of that name', async () => {
    const at = changed(s => {
      for (const module of ['core', 'web']) s.write(`${module}/src/main/java/shop/Price.java`, lines(30))
    })
    at.scratch.write('coverage/jacoco.xml', fixture('jacoco.xml'))
    expect(counts(await measured(at, reports('coverage/jacoco.xml'))).files).toEqual([])
  })

  test('is found by the modules of Go', async () => {
    const at = changed(s => {
      s.write('service/go.mod', 'module example.com/shop\n\ngo 1.26\n')
      for (const name of ['cart', 'price']) s.write(`service/${name}/${name}.go`, lines(40))
    })
    at.scratch.write('coverage/go.out', fixture('go.out'))
    expect(counts(await measured(at, reports('coverage/go.out')))).toEqual({
      files: ['service/cart/cart.go 4/9', 'service/price/price.go 3/12'],
      unmapped: 0,
    })
  })
})

describe('a report that need not be there', () => {
  const twoParts = ['coverage/one-*.info', 'coverage/two-*.info']
  const literal = ['coverage/one.info', 'coverage/two.info']
  const lcov = 'SF:src/a.ts\nDA:31,1\nend_of_record\n'

  test.each<[string, string[], string[], object]>([
    ['is absent where no file of it is there', twoParts, [], { state: 'missing', absent: true }],
    ['is absent where none of its files by name is there', literal, [], { state: 'missing', absent: true }],
    ['is not absent where a part of it is there', twoParts, ['two-1'], { state: 'missing' }],
    ['is not absent where one of its files by name is there', literal, ['two'], { state: 'missing' }],
  ])('%s', async (_, paths, there, expected) => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
    for (const name of there) at.scratch.write(`coverage/${name}.info`, lcov)
    const { reports, files } = await measured(at, { reports: [[{ name: 'unit', paths, required: false }]] })
    expect(reports[0]).toMatchObject(expected)
    expect(reports[0]?.absent).toBe('absent' in expected ? true : undefined)
    // Of a report that is not whole nothing counts.
    expect(files).toEqual([])
  })

  test('is not absent where nobody looks: behind a link, and in folders of others', async () => {
    const at = changed(s =>
      s.write('src/a.ts', `${lines(30)}x\n`).write('.gitignore', 'coverage\nlink\nnode_modules\n'),
    )
    at.scratch.write('coverage/one.info', lcov).write('node_modules/x/one.info', lcov)
    symlinkSync('coverage', join(at.scratch.folder, 'link'))
    for (const paths of [['link/*.info'], ['node_modules/x/*.info']]) {
      const { reports } = await measured(at, { reports: [[{ name: 'unit', paths, required: false }]] })
      expect([reports[0]?.state, reports[0]?.absent]).toEqual(['missing', undefined])
    }
  })

  test('is not absent where its artifact is there without it', async () => {
    const at = changed(s => s.write('src/a.ts', `${lines(30)}x\n`))
    const folder = scratchFolder()
    mkdirSync(join(folder, 'build'), { recursive: true })
    writeFileSync(join(folder, 'build/lcov.info'), lcov)
    const origin = { id: '1', run: '2', digest: `sha256:${'0'.repeat(64)}` }
    const trees = [{ tree: at.scratch.git('rev-parse', `${at.head}^{tree}`), folder: '', writtenIn: '' }]
    const artifacts = new Map([['cov', { state: 'unpacked' as const, folder, origin, trees }]])
    const request = [{ name: 'unit', artifact: 'cov', paths: ['lcov.info'], required: false }]
    const { reports } = await measured(at, { reports: [request], artifacts })
    expect([reports[0]?.state, reports[0]?.absent]).toEqual(['missing', undefined])
  })
})

test('A14: branches and functions beyond the end of a file are none', async () => {
  const at = changed(s => s.write('src/a.ts', lines(10)))
  const beyond = 'BRDA:900,0,0,1\nBRDA:900,0,1,1\nFN:900,far\nFNDA:1,far\n'
  const own = 'DA:1,1\nDA:2,0\nBRDA:2,0,0,0\nBRDA:2,0,1,0\nFN:1,near\nFNDA:0,near\n'
  at.scratch.write('coverage/lcov.info', `SF:src/a.ts\n${own}${beyond}end_of_record\n`)
  const both = await measured(at)
  expect(both.files).toMatchObject([
    { branches: { covered: 0, total: 2 }, functions: { covered: 0, total: 1 }, covered: 1, total: 2 },
  ])
  expect(both.beyond).toBe(2)
  at.scratch.write('coverage/lcov.info', `SF:src/a.ts\n${beyond}end_of_record\nSF:src/b.ts\nDA:1,1\nend_of_record\n`)
  const alone = await measured(at)
  expect([alone.files[0]?.branches, alone.files[0]?.functions, alone.beyond]).toEqual([undefined, undefined, 2])
})

test('A14: statements beyond the end of a file are none', async () => {
  const at = changed(s => s.write('src/a.ts', lines(10)))
  const place = (line: number) => ({ start: { line, column: 0 }, end: { line, column: 9 } })
  const file = {
    ...{ path: 'src/a.ts', statementMap: { 0: place(1), 1: place(900) }, s: { 0: 0, 1: 5 } },
    ...{ fnMap: {}, f: {}, branchMap: {}, b: {} },
  }
  at.scratch.write('coverage/c.json', JSON.stringify({ 'src/a.ts': file }))
  const { files, beyond } = await measured(at, { reports: [[{ name: 'unit', paths: ['coverage/c.json'] }]] })
  expect(files).toMatchObject([{ covered: 0, total: 1, statements: { covered: 0, total: 1 } }])
  expect(beyond).toBe(2)
})

test('branches of very many changed lines are not compared each with every range', async () => {
  const many = 40_000
  const at = changed(s => s.write('src/a.ts', lines(many)))
  const each = Array.from({ length: many }, (_, n) => `DA:${n + 1},${n % 2}\nBRDA:${n + 1},0,0,1\n`)
  const recordOf = (size: number) => `SF:src/a.ts\n${each.slice(0, size).join('')}end_of_record\n`
  at.scratch.write('coverage/lcov.info', recordOf(many))
  const { changed: patch } = await measured(at)
  // The first thirty lines were there before.
  expect(patch).toMatchObject([{ branches: { covered: many - 30, total: many - 30 } }])
  const part = (size: number) => at.scratch.write('coverage/lcov.info', recordOf(size))
  const ratio = await growth(many / 2, async size => {
    part(size)
    await measured(at)
  })
  // A line against every range took more than a minute.
  expect(ratio).toBeLessThan(LINEAR)
})

describe('a report of totals', () => {
  const sum = (covered: number, total: number) => ({ covered, total, skipped: 0, pct: 100 })
  const sums = (covered: number, total: number) => ({
    ...{ lines: sum(covered, total), branches: sum(1, 3) },
    ...{ functions: sum(0, 0), statements: sum(covered, total) },
  })
  const summary = (files: object) => JSON.stringify({ total: sums(0, 0), ...files })
  const written = () => changed(s => s.write('src/a.ts', `${lines(30)}x\n`))

  test('has numbers of a file and nothing of its lines', async () => {
    const at = written()
    at.scratch.write('coverage/s.json', summary({ 'src/a.ts': sums(8, 10), 'src/gone.ts': sums(1, 1) }))
    const request = [{ name: 'unit', paths: ['coverage/s.json'] }]
    const { files, changed: patch, unmapped } = await measured(at, { reports: [request] })
    // Two ways were not taken, so two of the covered lines may lack one.
    expect(files).toEqual([
      {
        ...{ path: 'src/a.ts', covered: 8, total: 10, sumsOnly: true, partial: 2 },
        ...{ branches: { covered: 1, total: 3 }, statements: { covered: 8, total: 10 } },
      },
    ])
    expect([patch, unmapped]).toEqual([[], 1])
  })

  test('adds nothing to lines of another one, and counts for what that does not contain', async () => {
    const at = written()
    at.scratch.write('coverage/s.json', summary({ 'src/a.ts': sums(10, 10) }))
    report(at.scratch, { 'src/a.ts': '30:0 31:1' })
    const request = [{ name: 'unit', paths: ['coverage/*'] }]
    const { files, changed: patch } = await measured(at, { reports: [request] })
    expect(files).toEqual([
      {
        ...{ path: 'src/a.ts', covered: 1, total: 2 },
        ...{ branches: { covered: 1, total: 3 }, statements: { covered: 10, total: 10 } },
      },
    ])
    expect(patch).toMatchObject([{ covered: [[31, 31]] }])
  })

  test('is not undone by a report that names the file and none of its lines', async () => {
    const at = written()
    at.scratch.write('coverage/s.json', summary({ 'src/a.ts': sums(2, 10) }))
    at.scratch.write('coverage/lcov.info', 'SF:src/a.ts\nend_of_record\nSF:src/b.ts\nDA:1,1\nend_of_record\n')
    const request = [{ name: 'unit', paths: ['coverage/*'] }]
    const { files } = await measured(at, { reports: [request] })
    expect(files).toMatchObject([{ path: 'src/a.ts', covered: 2, total: 10, sumsOnly: true }])
  })

  test('is stale when it is older than a changed file that it measures', async () => {
    const at = written()
    at.scratch.write('coverage/s.json', summary({ 'src/a.ts': sums(2, 10) }))
    const later = new Date(Date.now() + 60_000)
    utimesSync(join(at.scratch.folder, 'src/a.ts'), later, later)
    const request = [{ name: 'unit', paths: ['coverage/s.json'] }]
    const { reports } = await measured(at, { reports: [request] })
    expect(reports).toMatchObject([{ state: 'stale', detail: expect.stringContaining('src/a.ts') }])
  })
})
