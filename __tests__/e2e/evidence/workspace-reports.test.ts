import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Stage } from '../stage/stage.ts'

/** A workspace with packages whose files and tests have the same names, judged as people set it up. */
const policy = (report = '') => `version: 1
roles: { maintainer: { users: [bob, carol] } }
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, paths: ["packages/*/coverage/lcov.info"]${report} }]
    source: { include: ["src/**", "packages/**"], exclude: ["**/*.xml"] }
    patch: { min: 80 }
  tests: { type: tests, reports: [{ name: unit, paths: ["packages/*/junit.xml"] }] }
`
const FILES = {
  'src/index.js': 'one\n',
  'packages/api/src/index.js': 'one\n',
  'packages/api/src/api.js': 'one\n',
  'packages/web/src/index.js': 'one\n',
  'packages/web/src/web.js': 'one\n',
}
const lcov = (hits: Record<string, string>) =>
  Object.entries(hits)
    .map(([path, all]) => `SF:${path}\n${[...all].map((hit, at) => `DA:${at + 1},${hit}\n`).join('')}end_of_record\n`)
    .join('')
const junit = (inside: string) => `<testsuites><testsuite name="src/index.test.js">${inside}</testsuite></testsuites>`

let stage: Stage
afterEach(() => stage.close())

async function judged(changes: Record<string, string>, reports: Record<string, string>) {
  const pull = await stage.change({ files: changes })
  await stage.sandbox.refresh(pull)
  const workspace = await stage.workspace(pull.head)
  for (const [path, content] of Object.entries(reports)) await stage.write(workspace, path, content)
  const result = await stage.runOn(pull, { workspace })
  const page = (gate: string) =>
    stage.sandbox.checkRuns(stage.repository, pull.head).find(({ name }) => name === `Gatebook: ${gate}`)
  return { text: result.log.join('\n'), page, head: pull.head }
}

const TESTS = {
  'packages/api/junit.xml': junit('<testcase name="adds"/>'),
  'packages/web/junit.xml': junit('<testcase name="adds"/>'),
}

describe('one glob for all packages', () => {
  beforeEach(async () => {
    stage = await Stage.open(policy(), FILES)
  })

  test('credits each package with its own lines, and shows them file by file (codecov-node#170)', async () => {
    const { page, head } = await judged(
      { 'src/index.js': 'one\nnew\n', 'packages/api/src/index.js': 'one\nnew\nand new\n' },
      {
        ...TESTS,
        'packages/api/coverage/lcov.info': lcov({ 'src/index.js': '110', 'src/api.js': '1' }),
        'packages/web/coverage/lcov.info': lcov({ 'src/index.js': '1', 'src/web.js': '0' }),
      },
    )
    const { title, summary = '' } = page('coverage') ?? {}
    expect(title).toBe('Patch 50.00 % of 80 %, 1 changed file not measured, project 66.66 %')
    const blob = `/acme/shop/blob/${head}/`
    expect(summary).toContain('| File | Covered | Missed | Whole file |')
    expect(summary).toMatch(new RegExp(`\\[src/index\\.js\\]\\(\\S+${blob}src/index\\.js\\) \\| not measured \\|`))
    expect(summary).toMatch(/\[packages\/api\/src\/index\.js\]\(\S+\) \| 1 of 2 \| \[3\]\(\S+#L3\) \| 66\.66 % \|/)
    expect(stage.sandbox.violations).toEqual([])
  })

  test('is an error where a file of the root could be meant, with the line that settles it', async () => {
    const { text } = await judged(
      { 'src/index.js': 'one\nnew\n' },
      {
        ...TESTS,
        'packages/api/coverage/lcov.info': lcov({ 'src/index.js': '11' }),
        'packages/web/coverage/lcov.info': lcov({ 'src/index.js': '1', 'src/web.js': '1' }),
      },
    )
    expect(text).toContain(
      'Report "unit" is ambiguous. "src/index.js" in "packages/api/coverage/lcov.info" could be "packages/api/src/index.js" or "src/index.js". [ambiguous_report]',
    )
    expect(text).toContain('Say in the policy where the paths of this report start: `root: "packages/*"` or `root: .`.')
  })

  test('counts failures of tests with the same names in each package', async () => {
    const failing = junit('<testcase name="adds"><failure/></testcase>')
    const { text } = await judged(
      { 'packages/web/src/web.js': 'one\nnew\n' },
      {
        'packages/api/junit.xml': failing,
        'packages/web/junit.xml': failing,
        'packages/api/coverage/lcov.info': lcov({ 'src/api.js': '1' }),
        'packages/web/coverage/lcov.info': lcov({ 'src/web.js': '11' }),
      },
    )
    expect(text).toContain('2 of 2 test cases failed; the policy allows none. [tests_failed]')
    expect(text).toContain('Failed: src/index.test.js: adds (packages/web/junit.xml)')
  })
})

describe('with `root` in the policy', () => {
  beforeEach(async () => {
    stage = await Stage.open(policy(', root: "packages/*"'), FILES)
  })

  test('the file of the package is meant, and that of the root is not measured', async () => {
    const { text } = await judged(
      { 'src/index.js': 'one\nnew\n' },
      {
        ...TESTS,
        'packages/api/coverage/lcov.info': lcov({ 'src/index.js': '11' }),
        'packages/web/coverage/lcov.info': lcov({ 'src/index.js': '1', 'src/web.js': '1' }),
      },
    )
    expect(text).toContain('No report measures 1 changed source file: src/index.js (1 added line). [unmeasured]')
  })
})
