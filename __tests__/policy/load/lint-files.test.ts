import { expect, test } from '@jest/globals'
import { lintFiles } from '../../../src/policy/load/lint-files.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'

const TEXT = `version: 1
risk:
  - { level: high, paths: ["src/payments/**", "migrations/**"] }
  - { level: low, only-paths: ["docs/**"] }
gates:
  review: { type: approvals, require: [{ count: 1 }], when: { paths: ["src/**", "lib/**"] } }
  coverage:
    type: coverage
    reports: [{ name: unit, paths: ["coverage/lcov.info"] }]
    source: { include: ["src/**"], exclude: ["**/*.spec.ts"] }
    project: { min: 80 }
  trace:
    type: traceability
    work-items: [{ source: github-issues }]
    requirements: { files: ["requirements.yml"] }
    exempt: [{ app: dependabot, only-paths: ["**/package-lock.json"] }]
  change:
    type: change-record
    source: { files: ["changes/*.yml"], template: "changes/TEMPLATE.yml" }
`

function remarks(files: readonly string[]): string[] {
  const loaded = loadPolicy(new TextEncoder().encode(TEXT), 'p.yml')
  if (!loaded.ok) throw new Error('the policy is not valid')
  return lintFiles(loaded.policy, files).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const ALL = [
  'src/payments/pay.ts',
  'src/pay.spec.ts',
  'migrations/1.sql',
  'docs/a.md',
  'lib/b.ts',
  'requirements.yml',
  'web/package-lock.json',
  'changes/TEMPLATE.yml',
]

test('a policy whose patterns all match says nothing, and reports and records to come need not be there', () => {
  expect(remarks(ALL)).toEqual([])
})

test('what is measured and matches no file is reported with what it does', () => {
  const rest = ALL.filter(file => !file.startsWith('src/'))
  expect(remarks([...rest, 'src.ts'])).toContain(
    'gates.coverage.source.include.0: "src/**" matches no committed file of the repository, so the gate cannot be evaluated. If the files are to come, write "expect-empty: true" beside the list.',
  )
})

test.each<[string, string, string]>([
  ['a rule of risk', 'migrations/1.sql', 'risk.0.paths.1: "migrations/**"'],
  ['another rule of risk', 'docs/a.md', 'risk.1.only-paths.0: "docs/**"'],
  ['a condition of a gate', 'lib/b.ts', 'gates.review.when.paths.1: "lib/**"'],
  ['what is left out of the source', 'src/pay.spec.ts', 'gates.coverage.source.exclude.0: "**/*.spec.ts"'],
  ['a list of requirements', 'requirements.yml', 'gates.trace.requirements.files.0: "requirements.yml"'],
  ['an exemption', 'web/package-lock.json', 'gates.trace.exempt.0.only-paths.0: "**/package-lock.json"'],
  ['a template', 'changes/TEMPLATE.yml', 'gates.change.source.template: "changes/TEMPLATE.yml"'],
])('%s that matches no file is reported', (_, gone, told) => {
  expect(remarks(ALL.filter(file => file !== gone))).toEqual([`${told} matches no committed file of the repository.`])
})
