import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Ended, gatebook, STACK_TRACE } from './run.ts'

const COVERAGE = '__fixtures__/coverage'
const JUNIT = '__fixtures__/junit'
let folder: string
let ended: Ended | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-inspect-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => expect(`${ended?.out}${ended?.err}`).not.toMatch(STACK_TRACE))

async function inspect(args: readonly string[], cwd?: string): Promise<Ended> {
  ended = await gatebook(['inspect', ...args], cwd)
  return ended
}
async function json(...args: string[]) {
  const { status, out, err } = await inspect([...args, '--format', 'json'])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return JSON.parse(out)
}

function written(path: string, text: string): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

describe('gatebook inspect coverage', () => {
  /** What the tool wrote as its own sums: `[hit, found]` of lines, branches, functions. */
  function sumsOf(name: string): number[][] {
    const text = readFileSync(`${COVERAGE}/${name}`, 'utf8')
    const sum = (key: string) =>
      [...text.matchAll(new RegExp(`^${key}:(\\d+)$`, 'gm'))].reduce((total, [, number]) => total + Number(number), 0)
    return [
      ['LH', 'LF'],
      ['BRH', 'BRF'],
      ['FNH', 'FNF'],
    ].map(keys => keys.map(sum))
  }

  test.each(['jest.info', 'nyc.info', 'node.info', 'c8.info'])(
    'counts of %s what the tool itself counts',
    async name => {
      const { lines, branches, functions } = await json('coverage', `${COVERAGE}/${name}`)
      const counted = [lines, branches, functions].map(({ covered, total }) => [covered, total])
      expect(counted).toEqual(sumsOf(name))
    },
  )

  test('says the same of a report once, twice, and beside a weaker one of the same run', async () => {
    const once = await json('coverage', `${COVERAGE}/jest.info`)
    expect(await json('coverage', `${COVERAGE}/jest.info`, `${COVERAGE}/jest.info`)).toEqual(once)
    expect(await json('coverage', `${COVERAGE}/nyc.info`, `${COVERAGE}/jest.info`)).toEqual(once)
  })

  test('merges formats: a line that one of them hit was hit', async () => {
    const lcov = written('merge/a.info', 'TN:\nSF:a.py\nDA:1,1\nDA:2,0\nend_of_record\n')
    const xml = written(
      'merge/a.xml',
      '<coverage line-rate="0"><packages><package><classes><class filename="a.py"><lines><line number="2" hits="3"/><line number="3" hits="0"/></lines></class></classes></package></packages></coverage>',
    )
    expect(await json('coverage', lcov, xml)).toMatchObject({ files: 1, lines: { covered: 2, total: 3 } })
  })

  test('reports anomalies, and does not take totals for a measurement', async () => {
    const file = written('odd.info', 'TN:\nSF:a.ts\nDA:1,-3\nDA:2,1\nLF:100\nLH:100\nend_of_record\n')
    expect(await json('coverage', file)).toEqual({
      files: 1,
      lines: { covered: 1, total: 2 },
      branches: { covered: 0, total: 0 },
      functions: { covered: 0, total: 0 },
      statements: { covered: 0, total: 0 },
      patch: null,
      findings: [
        { code: 'negative_count', count: 1 },
        { code: 'summary_mismatch', count: 1 },
      ],
    })
  })

  test('counts statements where a format contains them', async () => {
    expect((await inspect(['coverage', `${COVERAGE}/go.out`])).out).toContain('statements 3 of 12\n')
  })

  test('uses totals where no report contains lines, and no more than that', async () => {
    const alone = await json('coverage', `${COVERAGE}/nyc-summary.json`)
    expect(alone).toMatchObject({ files: 2, lines: { covered: 4, total: 7 }, statements: { covered: 6, total: 10 } })
    const whole = await json('coverage', `${COVERAGE}/jest.json`)
    expect(await json('coverage', `${COVERAGE}/jest.json`, `${COVERAGE}/nyc-summary.json`)).toEqual(whole)
  })

  test('shows people the same', async () => {
    expect((await inspect(['coverage', `${COVERAGE}/gcovr.xml`])).out).toBe(
      'files      1\nlines      6 of 7\nbranches   2 of 4\nfunctions  2 of 3\n',
    )
    expect((await inspect(['coverage', `${COVERAGE}/gcovr.xml`, '--quiet'])).out).toBe('')
  })

  test.each<[string, (path: string) => string, string]>([
    ['is not there', () => 'nowhere.info', 'There is no file "nowhere.info"'],
    ['is empty', path => written(path, ''), 'exists but is empty'],
    ['is cut off', path => written(path, 'TN:\nSF:a.ts\nDA:1,1\n'), 'It is truncated'],
    ['is in no format known here', path => written(path, 'hello\n'), 'Its format is not supported'],
    ['measures nothing', path => written(path, 'TN:\nSF:a.ts\nend_of_record\n'), 'No line was measured in'],
    [
      'is a report of tests',
      () => `${JUNIT}/pytest.xml`,
      'It is a JUnit test report, not a coverage report. Name the coverage report instead. pytest writes it with',
    ],
    [
      'is a symbolic link',
      path => {
        symlinkSync('/proc/self/environ', join(folder, path))
        return join(folder, path)
      },
      'is a symbolic link, so it was not opened',
    ],
  ])('of a report that %s says so in one line, and no number', async (what, make, why) => {
    const file = make(`${what.replaceAll(' ', '-')}.info`)
    const { status, out, err } = await inspect(['coverage', `${COVERAGE}/jest.info`, file, '--format', 'json'])
    // One that measures nothing is merged with one that does, so it stands alone.
    const alone = what === 'measures nothing' ? await inspect(['coverage', file]) : { status, out, err }
    expect([alone.status, alone.out]).toEqual([3, ''])
    expect(alone.err).toContain(why)
    expect(alone.err.trimEnd().split('\n')).toHaveLength(1)
  })

  describe('with a diff', () => {
    let clone: string
    beforeAll(() => {
      clone = mkdtempSync(join(folder, 'clone-'))
      git('init', '-q', '-b', 'main')
      commit({ 'src/a.ts': '1\n2\n3\n', 'src/b.ts': '1\n' })
      git('branch', 'before')
      commit({ 'src/a.ts': '1\ntwo\n3\n4\n5\n', 'src/c.ts': '1\n', 'docs/x.md': 'x\n' })
      // Lines 2, 4 and 5 of a.ts are written; 2 and 4 are measured.
      writeFileSync(join(clone, 'lcov.info'), 'TN:\nSF:src/a.ts\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,0\nend_of_record\n')
    })

    function git(...args: string[]): void {
      execFileSync('git', ['-C', clone, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args])
    }
    function commit(files: Record<string, string>): void {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(clone, path)), { recursive: true })
        writeFileSync(join(clone, path), text)
      }
      git('add', 'src', ...(files['docs/x.md'] ? ['docs'] : []))
      git('commit', '-q', '-m', 'x')
    }

    test('counts the lines that it wrote, and names the files that no report measures', async () => {
      const { out, err } = await inspect(['coverage', 'lcov.info', '--diff', 'before..main', '--format', 'json'], clone)
      expect(err).toBe('')
      expect(JSON.parse(out).patch).toEqual({
        covered: 1,
        total: 2,
        unmeasuredFiles: ['docs/x.md', 'src/c.ts'],
        unmapped: [],
      })
    })

    test('takes absolute paths of the clone for its files', async () => {
      writeFileSync(join(clone, 'absolute.info'), `TN:\nSF:${clone}/src/a.ts\nDA:2,1\nend_of_record\n`)
      const { out } = await inspect(['coverage', 'absolute.info', '--diff', 'before..HEAD', '--format', 'json'], clone)
      expect(JSON.parse(out).patch).toMatchObject({ covered: 1, total: 1 })
    })

    test('names the paths that are no file of the repository, and their report', async () => {
      writeFileSync(join(clone, 'outside.info'), 'SF:a.ts\nDA:2,1\nend_of_record\nSF:empty.ts\nend_of_record\n')
      const args = ['coverage', 'lcov.info', 'outside.info', '--diff', 'before..main']
      const { out } = await inspect(args, clone)
      expect(out).toContain(
        'patch      1 of 2\nunmeasured docs/x.md\nunmeasured src/c.ts\nunmapped   a.ts in outside.info\n',
      )
      expect(out).toContain('--root names the folder that they start from')
      const alone = ['coverage', 'outside.info', '--diff', 'before..main', '--root', 'src']
      expect((await inspect(alone, clone)).out).not.toContain('unmapped')
    })

    test('says how many more there are of many', async () => {
      const text = Array.from({ length: 23 }, (_, at) => `SF:gone-${at}.ts\nDA:1,1\nend_of_record\n`).join('')
      writeFileSync(join(clone, 'many.info'), text)
      const args = ['coverage', 'many.info', '--diff', 'before..main']
      expect((await inspect(args, clone)).out).toContain('unmapped   and 3 more\n')
      expect(JSON.parse((await inspect([...args, '--format', 'json'], clone)).out).patch.unmapped).toHaveLength(23)
    })

    test.each(['nowhere..main', 'main', '--all..main', 'main..'])('%s is no diff, and says so', async diff => {
      const { status, out, err } = await inspect(['coverage', 'lcov.info', `--diff=${diff}`], clone)
      expect([status, out]).toEqual([3, ''])
      expect(err).toContain('does not name two commits of this repository')
    })

    test('without a repository says that there is none', async () => {
      const file = written('alone/lcov.info', 'TN:\nSF:a.ts\nDA:1,1\nend_of_record\n')
      const { status, err } = await inspect(['coverage', 'lcov.info', '--diff', 'a..b'], dirname(file))
      expect([status, err]).toEqual([3, 'There is no git repository here, so --diff cannot be resolved.\n'])
    })
  })

  test('without a file, or with an option that is not there, shows how it is called', async () => {
    expect(await inspect(['coverage'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('Name at least one report.'),
    })
    expect(await inspect(['coverage', 'x', '--difff', 'a'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('did you mean "diff"'),
    })
  })
})

describe('gatebook inspect tests', () => {
  test('counts every case, also those of one name in two reports', async () => {
    const found = await json('tests', `${JUNIT}/surefire.xml`)
    expect(found.cases).toEqual({ total: 5, passed: 2, failed: 2, skipped: 1, flaky: 1 })
    expect((await json('tests', `${JUNIT}/surefire.xml`, `${JUNIT}/gotestsum-rerun.xml`)).cases).toEqual({
      ...{ total: 11, passed: 5, failed: 4, skipped: 2, flaky: 2 },
    })
  })

  test('names those that did not pass', async () => {
    const { out } = await inspect(['tests', `${JUNIT}/surefire.xml`])
    expect(out).toMatch(/^files {6}1\ncases {6}\d+: \d+ passed, \d+ failed, \d+ skipped, \d+ flaky\nfailed {5}/)
  })

  test('of a report without a case says so, and no number', async () => {
    const file = written('none.xml', '<testsuites/>')
    expect(await inspect(['tests', file])).toMatchObject({
      status: 3,
      out: '',
      err: expect.stringContaining('There is no test case in'),
    })
  })
})

describe('gatebook inspect dependencies', () => {
  const SBOM = '__fixtures__/dependencies'

  test('counts components, licences and advisories, and names what is missing', async () => {
    const { status, out } = await inspect([
      ...['dependencies', `${SBOM}/pair-base.npm-10.8.2.cyclonedx.json`],
      `${SBOM}/osv-from-sbom-all-packages.json`,
    ])
    expect(status).toBe(0)
    const lines = out.split('\n')
    expect(lines.slice(0, 4)).toEqual([
      ...[
        'files      2',
        'components 34: 14 direct, up to depth 3',
        'licence    17: MIT',
        'licence    5: none recognised',
      ],
    ])
    expect(lines).toContain('advisories 1 critical, 3 high, 1 moderate')
    expect(lines).toContain('unlicensed jsonify 0.0.0')
    expect(lines).toContain('unscanned  @storefront/price-rules 0.3.0')
  })

  test('says where nothing is known: of the way, and of advisories', async () => {
    const file = `${SBOM}/syft-1.57.1-cdx1.6.json`
    expect((await inspect(['dependencies', file])).out).toContain(
      'components 39: depth not known; 2 other entries skipped\n',
    )
    expect(await json('dependencies', file)).toMatchObject({
      components: { total: 39, direct: null, deepest: null, skipped: 2 },
      advisories: null,
      unversioned: ['@storefront/legacy-import', '@storefront/price-rules'],
    })
  })

  test.each([
    [`${SBOM}/osv-clean.json`, 'There is no component in'],
    [`${SBOM}/cargo-cyclonedx-0.5.9-cdx1.3.json`, 'It is CycloneDX "1.3"; versions 1.4 to 1.7 are supported.'],
    [`${JUNIT}/surefire.xml`, 'It is a JUnit test report, not a bill of materials or an advisory report.'],
  ])('of %s says why there is no number', async (file, why) => {
    expect(await inspect(['dependencies', file])).toMatchObject({
      status: 3,
      out: '',
      err: expect.stringContaining(why),
    })
  })
})

describe('gatebook inspect coverage of packages', () => {
  const lcov = (...lines: string[]) => `SF:src/index.js\n${lines.join('\n')}\nend_of_record\n`

  function workspace(name: string, ...files: string[]): string {
    const top = join(folder, name)
    for (const file of files) written(`${name}/${file}`, 'x\n'.repeat(10))
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: top })
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'all')
    return top
  }

  test('joins no two files of one name, without a repository and in one', async () => {
    const [a, b] = [written('a/lcov.info', lcov('DA:1,1', 'DA:2,0')), written('b/lcov.info', lcov('DA:1,0', 'DA:2,1'))]
    expect(await json('coverage', a, b)).toMatchObject({ files: 2, lines: { covered: 2, total: 4 } })
    const top = workspace('two', 'a/src/index.js', 'b/src/index.js')
    written('two/a/lcov.info', lcov('DA:1,1', 'DA:2,0'))
    written('two/b/lcov.info', lcov('DA:1,0', 'DA:2,1'))
    const { out } = await inspect(['coverage', 'a/lcov.info', 'b/lcov.info', '--format', 'json'], top)
    expect(JSON.parse(out)).toMatchObject({ files: 2, lines: { covered: 2, total: 4 } })
  })

  test('names both files where one could be meant, and is told which with --root', async () => {
    const top = workspace('ambiguous', 'src/index.js', 'packages/api/src/index.js')
    written('ambiguous/packages/api/coverage/lcov.info', lcov('DA:1,1'))
    const args = ['coverage', 'packages/api/coverage/lcov.info']
    const { status, err } = await inspect(args, top)
    expect([status, err]).toEqual([
      3,
      '"src/index.js" in "packages/api/coverage/lcov.info" could be "packages/api/src/index.js" or "src/index.js". Name the folder that its paths start from with --root.\n',
    ])
    expect((await inspect([...args, '--root', '.', '--quiet'], top)).status).toBe(0)
    expect(await inspect([...args, '--root', '/app'], top)).toMatchObject({
      status: 3,
      err: '--root /app begins with a slash: patterns are relative to the root of the repository.\n',
    })
  })
})
