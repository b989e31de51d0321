import { describe, expect, test } from '@jest/globals'
import { verdictLines } from '../../src/publish/console.ts'
import { gate, verdict } from '../builders.ts'
import { advisory, badPolicy, coverage, erring, failing, hostile, passing } from './verdicts.ts'

describe('the lines of a verdict', () => {
  test('that passes', () => {
    expect(verdictLines(passing)).toEqual([
      'peer-review: passed, 1 of 1 approval',
      '  - passed: 1 approval from somebody with write access; found 1: alice',
      '  note: The approval by mallory does not count: mallory opened this change.',
      'Passed: The gate passed.',
    ])
  })

  test('that fails', () => {
    expect(verdictLines(failing)).toEqual([
      'peer-review: failed, 0 of 1 approval',
      '  - failed: 1 approval from somebody with write access; found no valid approval',
      '  1 approval from somebody with write access required; no valid approval yet. [approvals_missing]',
      '  → Ask 1 person with write access who did not contribute to the change to approve commit beef000.',
      '  The approval by mallory does not count: mallory opened this change. [approval_by_author]',
      'coverage: failed, Patch 70.00 % of 80 %',
      '  - failed: Patch: at least 80 % of changed lines; found 7 of 10 lines (70.00 %)',
      '  - passed: Project: at least 60 % of all measured lines; found 90 of 100 lines (90.00 %)',
      '  7 of 10 changed lines are covered (70.00 %), less than the required 80 %. [patch_below_minimum]',
      '  → Cover at least 1 more of them with tests.',
      '  note: 1 path in the reports is not a file of the repository and was ignored.',
      '  src/a.ts:3 Lines 3 to 5 are not covered by any report.',
      'Failed: 2 of 2 gates failed: peer-review, coverage.',
    ])
  })

  test('that could not be reached', () => {
    expect(verdictLines(erring)).toEqual([
      'peer-review: could not be evaluated, Required evidence is unavailable',
      '  The token has no permission to read the reviews of the change. [fact_forbidden]',
      '  → Grant the job `pull-requests: read` under `permissions:` in the workflow.',
      'Could not be evaluated: The gate could not be evaluated: peer-review.',
    ])
  })

  test('with an advisory gate', () => {
    const lines = verdictLines(advisory)
    expect(lines[1]).toBe('coverage: failed (advisory), Patch 70.00 % of 80 %')
    expect(lines.at(-1)).toBe('Passed: 1 of 3 gates passed; 1 does not apply; advisory, failed: coverage.')
  })

  test('of a policy that cannot be used', () => {
    expect(verdictLines(badPolicy)).toEqual([
      'policy: could not be evaluated, The policy cannot be used',
      '  .github/quality-policy.yml:3 Unknown key "gtaes" (did you mean "gates"?). [policy_invalid]',
      '  → Correct it in main.',
      'Could not be evaluated: The policy cannot be used.',
    ])
  })

  test('name twenty places and count the rest', () => {
    const finding = { code: 'line_uncovered', message: 'Not covered.', location: { file: 'a', line: 1 } }
    const lines = verdictLines(verdict({ gates: [{ ...coverage, findings: Array(5000).fill(finding) }] }))
    expect(lines.filter(line => line === '  a:1 Not covered.')).toHaveLength(20)
    expect(lines).toContain('  … and 4980 more places')
  })

  test('are nothing that the runner or a terminal obeys, whatever the change says (A13, A29)', () => {
    for (const line of verdictLines(hostile)) {
      expect(line).not.toMatch(/^\s*::|##\[|[\u0000-\u001f\u202a-\u202e]/)
    }
  })
})

describe('the headline', () => {
  const last = (...gates: ReturnType<typeof gate>[]) => verdictLines(verdict({ gates })).at(-1)
  test.each<[string, string | undefined, string]>([
    ['one gate', last(gate()), 'Passed: The gate passed.'],
    ['two gates', last(gate(), gate()), 'Passed: All 2 gates passed.'],
    [
      'a waived gate',
      last(gate(), gate({ id: 'b', outcome: 'waived' })),
      'Passed: All 2 gates passed; waived by a concession: b.',
    ],
    [
      'one that does not apply',
      last(gate(), gate({ outcome: 'not_applicable' })),
      'Passed: 1 of 2 gates passed; 1 does not apply.',
    ],
    [
      'a failed one and one without evidence',
      verdictLines(
        verdict({
          outcome: 'error',
          gates: [gate({ id: 'a', outcome: 'fail' }), gate({ id: 'b', outcome: 'error' }), gate()],
        }),
      ).at(-1),
      'Could not be evaluated: 2 of 3 gates failed or could not be evaluated: a, b.',
    ],
    [
      'none that applies',
      verdictLines(verdict({ outcome: 'fail', gates: [gate({ outcome: 'not_applicable' })] })).at(-1),
      'Failed: No blocking gate applies to this change, but at least one must.',
    ],
    [
      'none that applies, which the policy allows',
      last(gate({ outcome: 'not_applicable' })),
      'Passed: No blocking gate applies to this change, which the policy allows.',
    ],
    [
      'none that applies, beside an advisory one that fails',
      last(gate({ outcome: 'not_applicable' }), gate({ id: 'b', outcome: 'fail', enforce: 'advisory' })),
      'Passed: No blocking gate applies to this change, which the policy allows; advisory, failed: b.',
    ],
    [
      'none that applies to a release',
      verdictLines(verdict({ outcome: 'fail', gates: [], subject: { ...verdict().subject, release: 'v1' } })).at(-1),
      'Failed: No blocking gate applies to this release, but at least one must.',
    ],
  ])('of %s', (_, line, expected) => expect(line).toBe(expected))
})
