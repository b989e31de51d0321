import { expect, test } from '@jest/globals'
import type { PreviousVerdict } from '../../../src/app/reuse/previous-verdict.ts'
import { reuseVerdict } from '../../../src/app/reuse/reuse-verdict.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { Outcome } from '../../../src/verdict/verdict.ts'
import { facts, unavailable } from '../../builders.ts'

// What a check run of before the merge may say of a gate that cannot be judged again.

const POLICY = `version: 1
gates:
  trace: { type: traceability, work-items: [{ source: github-issues }], exempt: [{ app: dependabot, only-paths: ["*.lock"] }] }
  coverage: { type: coverage, reports: [{ name: unit, paths: [lcov.info] }], patch: { min: 80 } }
`

function takenOver(gate: 'trace' | 'coverage', outcome: Outcome, code: string) {
  const loaded = loadPolicy(Buffer.from(POLICY), 'p.yml')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const known = facts({ links: unavailable('missing'), coverage: unavailable('missing') })
  const subject = { repository: 'acme/shop', pull: 12, head: 'a', base: 'b' }
  const again = evaluate(loaded.policy, known, { subject, policy: { path: 'p', blob: 'b' } })
  const type = gate === 'trace' ? 'traceability' : 'coverage'
  const before: PreviousVerdict = {
    checkRun: '7',
    digest: 'sha256:0',
    judged: {
      ...{ schema: 'gatebook/judged/1', outcome: 'pass', subject, policy: again.policy, evidence: [], contents: [] },
      gates: [{ id: gate, type, outcome, measured: {}, reasons: [{ code, count: 1 }], findings: [] }],
    },
  }
  const { verdict, reused } = reuseVerdict(loaded.policy, known, again, before)
  return [verdict.gates.find(({ id }) => id === gate)?.outcome, reused[gate]?.trust]
}

test.each<['trace' | 'coverage', Outcome, string, Outcome]>([
  ['trace', 'pass', 'x', 'pass'],
  ['trace', 'waived', 'exempt_app', 'waived'],
  ['trace', 'waived', 'work_item_missing', 'fail'],
  ['coverage', 'waived', 'exempt_app', 'fail'],
  ['coverage', 'waived', 'patch_below', 'fail'],
])('%s that was %s for %s is %s', (gate, outcome, code, expected) =>
  expect(takenOver(gate, outcome, code)).toEqual([expected, 'self-reported']),
)
