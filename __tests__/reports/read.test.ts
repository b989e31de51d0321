import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { COVERAGE_FORMATS, DEPENDENCY_FORMATS, TEST_FORMATS } from '../../src/facts/report-formats.ts'
import { findReports, type ReportFolder } from '../../src/reports/find.ts'
import { chosen, coverageFormats, formats, testFormats } from '../../src/reports/formats.ts'
import { readReport } from '../../src/reports/read.ts'
import { scratchFolder } from '../git/scratch.ts'

const workspaceAt = (path: string): ReportFolder => ({ path, called: 'the workspace' })
const readCoverage = (folder: string, path: string) => readReport(workspaceAt(folder), path, coverageFormats)
const findIn = (folder: string, patterns: string[]) => findReports(workspaceAt(folder), patterns)

const REPORT = 'TN:\nSF:src/a.ts\nDA:1,1\nend_of_record\n'

const UNKNOWN = `Its format is not supported (${coverageFormats.map(({ name }) => name).join(', ')}).`

function workspace(...paths: string[]): string {
  const folder = scratchFolder()
  for (const path of paths) write(folder, path)
  return folder
}

function write(folder: string, path: string, content = REPORT): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

describe('a report file', () => {
  test('is read and hashed', async () => {
    const file = await readCoverage(workspace('coverage/lcov.info'), 'coverage/lcov.info')
    const digest = `sha256:${createHash('sha256').update(REPORT).digest('hex')}`
    expect(file).toMatchObject({
      state: 'read',
      evidence: { path: 'coverage/lcov.info', digest, bytes: REPORT.length },
    })
  })

  test.each<[string, (folder: string) => void, string, string]>([
    ['is missing when nothing is there (A4)', () => {}, 'missing', 'There is no file "lcov.info" in the workspace.'],
    ['is empty without a byte', f => write(f, 'lcov.info', ''), 'empty', '"lcov.info" exists but is empty.'],
    [
      'is unreadable when cut off (A9)',
      f => write(f, 'lcov.info', REPORT.slice(0, 23)),
      'unreadable',
      '"lcov.info" cannot be used. It is truncated: the record of "src/a.ts" has no end.',
    ],
    [
      'is unreadable in another format',
      f => write(f, 'lcov.info', '<coverage/>'),
      'unreadable',
      `"lcov.info" cannot be used. ${UNKNOWN}`,
    ],
    [
      'is unreadable when enormous',
      f => {
        write(f, 'lcov.info')
        truncateSync(join(f, 'lcov.info'), 600_000_000)
      },
      'unreadable',
      '"lcov.info" cannot be used. It has 600000000 bytes, more than the limit of 536870912.',
    ],
    [
      'is unsafe as a link (A12)',
      f => symlinkSync('/proc/self/environ', join(f, 'lcov.info')),
      'unsafe',
      '"lcov.info" is a symbolic link, so it was not opened.',
    ],
    [
      'is unsafe as a link that leads nowhere',
      f => symlinkSync('nowhere', join(f, 'lcov.info')),
      'unsafe',
      '"lcov.info" is a symbolic link, so it was not opened.',
    ],
    [
      'is unsafe as a folder',
      f => mkdirSync(join(f, 'lcov.info')),
      'unsafe',
      '"lcov.info" is a folder, so it was not opened.',
    ],
    [
      'is unsafe as a pipe',
      f => execFileSync('mkfifo', [join(f, 'lcov.info')]),
      'unsafe',
      '"lcov.info" is not a regular file, so it was not opened.',
    ],
  ])('%s', async (_, prepare, state, detail) => {
    const folder = workspace()
    prepare(folder)
    expect(await readCoverage(folder, 'lcov.info')).toMatchObject({ state, detail })
  })

  test.each<[string, string, string]>([
    ['JUnit XML', '<?xml version="1.0"?>\n<testsuite/>', 'It is a JUnit test report, not a coverage report.'],
    ['XML of another kind', '<?xml version="1.0"?>\n<coverage/>', UNKNOWN],
    ['XML whose root is unknown', '<!-- <testsuite/>', UNKNOWN],
  ])('with %s is no coverage report', async (_, content, why) => {
    const folder = workspace()
    write(folder, 'lcov.info', content)
    expect(await readCoverage(folder, 'lcov.info')).toMatchObject({
      state: 'unreadable',
      detail: `"lcov.info" cannot be used. ${why}`,
    })
  })

  test.each<[string, string, string]>([
    ['LCOV', REPORT, 'It is an LCOV coverage report, not a test report.'],
    [
      'XML of another kind',
      '<coverage><testsuite/></coverage>',
      'Its format is not supported (JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3, TestNG).',
    ],
    [
      'JSON',
      '{"testsuite":[]}',
      'Its format is not supported (JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3, TestNG).',
    ],
  ])('with %s is no test report', async (_, content, why) => {
    const folder = workspace()
    write(folder, 'junit.xml', content)
    expect(await readReport(workspaceAt(folder), 'junit.xml', testFormats)).toMatchObject({
      state: 'unreadable',
      detail: `"junit.xml" cannot be used. ${why}`,
    })
  })

  test.each<[string, string | undefined, string | undefined]>([
    ['any format', undefined, undefined],
    ['its own', 'lcov', undefined],
    ['another one', 'cobertura', 'It is an LCOV coverage report, not a Cobertura coverage report.'],
  ])('that the policy expects in %s', async (_, format, why) => {
    const folder = workspace()
    write(folder, 'lcov.info', REPORT)
    const read = await readReport(workspaceAt(folder), 'lcov.info', chosen(coverageFormats, format))
    expect(read).toMatchObject(
      why === undefined ? { state: 'read' } : { state: 'unreadable', detail: `"lcov.info" cannot be used. ${why}` },
    )
  })

  test('can be expected in every format, by a name that only one has', () => {
    const named = [...COVERAGE_FORMATS, ...TEST_FORMATS, ...DEPENDENCY_FORMATS].map(name => chosen(formats, name))
    expect(named.map(all => all.length)).toEqual(named.map(() => 1))
    expect(new Set(named.flat()).size).toBe(formats.length)
  })

  test('is missing in a folder that is not there', async () => {
    const folder: ReportFolder = { path: join(workspace(), 'nowhere'), called: 'the artifacts' }
    const detail = 'There is no file "lcov.info" in the artifacts.'
    expect(await readReport(folder, 'lcov.info', coverageFormats)).toEqual({ state: 'missing', detail })
  })

  test('is unsafe behind a folder that leads out of the workspace (A12)', async () => {
    const folder = workspace()
    symlinkSync(workspace('lcov.info'), join(folder, 'coverage'))
    expect(await readCoverage(folder, 'coverage/lcov.info')).toEqual({
      state: 'unsafe',
      detail: '"coverage/lcov.info" is outside the workspace, behind a symbolic link, so it was not opened.',
    })
  })

  test('may lie behind a link that stays inside, and its place is reported', async () => {
    const folder = workspace('build/lcov.info')
    symlinkSync('build', join(folder, 'coverage'))
    const file = await readCoverage(folder, 'coverage/lcov.info')
    expect(file).toMatchObject({ state: 'read', evidence: { path: 'coverage/lcov.info' }, inside: 'build/lcov.info' })
  })

  test.each(['/etc/passwd', '../lcov.info', 'a/../../lcov.info'])(
    'is unsafe when its path leads out: %s',
    async path => {
      expect(await readCoverage(workspace(), path)).toEqual({
        state: 'unsafe',
        detail: `"${path}" leads out of the workspace, so it was not opened.`,
      })
    },
  )

  test('larger than one chunk is read whole', async () => {
    const folder = workspace()
    const records = Array.from({ length: 60_000 }, (_, index) => `SF:src/${index}.ts\nDA:1,1\nDA:22,0\nend_of_record\n`)
    write(folder, 'lcov.info', records.join(''))
    const file = await readCoverage(folder, 'lcov.info')
    expect(file.state === 'read' && file.report.files.size).toBe(60_000)
  })
})

describe('the files of a report', () => {
  const folder = () =>
    workspace(
      'coverage/lcov.info',
      'packages/a/lcov.info',
      'packages/b/.cov/lcov.info',
      'node_modules/x/lcov.info',
      '.git/lcov.info',
    )
  test.each<[string, string[], string[]]>([
    ['named one by one', ['coverage/lcov.info'], ['coverage/lcov.info']],
    [
      'found by a pattern, sorted, without .git and node_modules',
      ['**/lcov.info'],
      ['coverage/lcov.info', 'packages/a/lcov.info', 'packages/b/.cov/lcov.info'],
    ],
    [
      'found by two patterns, each once',
      ['packages/**', 'packages/{a,b}/*.info'],
      ['packages/a/lcov.info', 'packages/b/.cov/lcov.info'],
    ],
  ])('%s', async (_, patterns, paths) => {
    expect(await findIn(folder(), patterns)).toEqual({ state: 'found', paths })
  })

  test('must all be there: one pattern that finds nothing is a missing part (A5)', async () => {
    expect(await findIn(folder(), ['**/lcov.info', 'e2e/*.info'])).toEqual({
      state: 'missing',
      detail: 'No file in the workspace matches "e2e/*.info".',
      absent: false,
    })
  })

  test('are not looked for behind links, but a link among them is listed, to be refused', async () => {
    const inside = folder()
    symlinkSync(workspace('lcov.info'), join(inside, 'elsewhere'))
    symlinkSync('/etc/passwd', join(inside, 'coverage/x.info'))
    expect(await findIn(inside, ['elsewhere/*.info'])).toMatchObject({ state: 'missing' })
    expect(await findIn(inside, ['coverage/*.info'])).toMatchObject({
      paths: ['coverage/lcov.info', 'coverage/x.info'],
    })
  })

  test('are at most 200', async () => {
    const many = workspace(...Array.from({ length: 200 }, (_, index) => `r/${index}.info`))
    expect(await findIn(many, ['r/*.info'])).toMatchObject({ state: 'found', paths: { length: 200 } })
    write(many, 'r/200.info')
    expect(await findIn(many, ['r/*.info'])).toEqual({
      state: 'unreadable',
      detail: '"r/*.info" matches more than 200 files, the limit for one report.',
    })
  })
})
