import { describe, expect, test } from '@jest/globals'
import { mergeSummary } from '../../../src/app/merge/summary.ts'
import { policyChangeRecord } from '../../../src/record/policy-change.ts'
import type { PolicyChangeRecord } from '../../../src/record/record.ts'
import { digest, landing, merge, oid } from '../../record/builders.ts'

type Effects = NonNullable<PolicyChangeRecord['effect']>

const source = { path: 'policy.yml', blob: oid('1'), digest: digest('1') }

function rules(effect: Effects | null, paths: readonly string[] = ['policy.yml'], moreFiles = 0): PolicyChangeRecord {
  const { at, repository, subject, author, mergedBy, decidedBy, awaits, edition } = landing()
  const { branch, commit, parent, change } = subject
  const files = paths.map(path => ({ path, after: oid('2') }))
  const after = effect && source
  const reasons = effect ? [] : ['policy_invalid']
  const what = { awaits, installs: false, files, moreFiles, before: source, after, effect, reasons, approvals: [] }
  const place = { branch, commit, parent, change }
  return policyChangeRecord({ at, repository, subject: place, author, mergedBy, decidedBy, edition, ...what })
}

const kept = { status: 'appended' as const, path: '2026/11/20/x.json', seq: 2, began: false }
const lost = { status: 'deferred' as const, path: 'x.json', why: 'No time.', next: 'Run it again.' }

const told = (record: PolicyChangeRecord, appended: typeof kept | typeof lost = kept) =>
  mergeSummary([{ record: merge(), appended: { ...kept, seq: 1 }, policyChange: { record, appended } }])

describe('a change of the rules is reported', () => {
  test.each<[string, PolicyChangeRecord, string]>([
    [
      'with each setting',
      rules([
        { gate: null, key: 'roles.maintainer', effect: 'changed' },
        { gate: 'coverage', key: 'project.min', effect: 'loosened' },
      ]),
      'Rules changed: policy.yml; roles.maintainer changed, coverage project.min loosened.',
    ],
    [
      'by the number of files when there are several',
      rules([], ['CODEOWNERS', 'policy.yml']),
      'Rules changed: 2 files; the policy has the same settings as before.',
    ],
    [
      'by their number when none can be named',
      rules([], [], 1),
      'Rules changed: 1 file; the policy has the same settings as before.',
    ],
    [
      'as unknown when a policy cannot be read',
      rules(null),
      'Rules changed: policy.yml; the effect on the policy is unknown.',
    ],
  ])('%s', (_, record, line) => expect(told(record).lines).toContain(line))

  test('with what loosens before anything else when there is too much to list', () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ gate: null, key: `roles.r${n}`, effect: 'changed' as const }))
    const [line = ''] = told(rules([...many, { gate: 'z', key: 'max-failed', effect: 'loosened' }])).lines.filter(one =>
      one.startsWith('Rules changed'),
    )
    expect(line).toMatch(/roles\.r8 changed, z max-failed loosened, and 21 more\.$/)
  })

  test('and a record of it that was not kept turns the run red', () => {
    expect(told(rules([])).outcome).toBe('pass')
    expect(told(rules([]), lost)).toMatchObject({
      outcome: 'error',
      headline: 'The record of the policy change is not in the ledger. Not appended (deferred): No time. Run it again.',
    })
  })

  test('and comes before the merge among what was recorded: the last one names the outputs', () => {
    expect(told(rules([])).recorded.map(({ record }) => record.kind)).toEqual(['policy-change', 'merge'])
  })
})
