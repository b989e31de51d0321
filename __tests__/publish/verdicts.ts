import type { GateVerdict, Verdict } from '../../src/verdict/verdict.ts'
import { approval, gate, verdict } from '../builders.ts'
import { judged, type Scene } from '../gates/approvals/scene.ts'

/** A few verdicts as they come out of the gates, for whatever renders them. */

export const review = (scene: Scene): GateVerdict => gate({ ...judged(scene) })

export const coverage: GateVerdict = gate({
  id: 'coverage',
  type: 'coverage',
  outcome: 'fail',
  title: 'Patch 70.00 % of 80 %',
  children: [
    { outcome: 'fail', required: 'Patch: at least 80 % of changed lines', found: '7 of 10 lines (70.00 %)' },
    { outcome: 'pass', required: 'Project: at least 60 % of all measured lines', found: '90 of 100 lines (90.00 %)' },
  ],
  reasons: [
    {
      code: 'patch_below_minimum',
      message: '7 of 10 changed lines are covered (70.00 %), less than the required 80 %.',
      next: 'Cover at least 1 more of them with tests.',
    },
  ],
  findings: [
    {
      code: 'line_uncovered',
      message: 'Lines 3 to 5 are not covered by any report.',
      location: { file: 'src/a.ts', line: 3, endLine: 5 },
    },
    { code: 'unmapped_paths', message: '1 path in the reports is not a file of the repository and was ignored.' },
  ],
  measured: { patchCovered: 7, patchTotal: 10, patchMinimum: '80' },
  clauses: [
    { edition: '2015', id: '8.6' },
    { edition: '2015', id: '9.1.1' },
  ],
})

export const idle: GateVerdict = gate({
  id: 'docs-coverage',
  type: 'coverage',
  outcome: 'not_applicable',
  title: 'No source line changed',
  reasons: [{ code: 'no_source_changed', message: 'The change adds no line to a file that `source` includes.' }],
})

export const unreadable: GateVerdict = gate({
  outcome: 'error',
  title: 'Required evidence is unavailable',
  reasons: [
    {
      code: 'fact_forbidden',
      message: 'The token has no permission to read the reviews of the change.',
      next: 'Grant the job `pull-requests: read` under `permissions:` in the workflow.',
      data: { fact: 'reviews' },
    },
  ],
})

export const passing: Verdict = verdict({ gates: [review({ reviews: [approval('alice'), approval('mallory')] })] })
export const failing: Verdict = verdict({
  outcome: 'fail',
  gates: [review({ reviews: [approval('mallory')] }), coverage],
})
export const erring: Verdict = verdict({ outcome: 'error', gates: [unreadable] })
export const advisory: Verdict = verdict({ gates: [gate(), { ...coverage, enforce: 'advisory' }, idle] })

export const badPolicy: Verdict = verdict({
  outcome: 'error',
  policy: { path: '.github/quality-policy.yml', blob: '', digest: '' },
  gates: [
    gate({
      id: 'policy',
      type: 'policy',
      outcome: 'error',
      title: 'The policy cannot be used',
      clauses: [],
      reasons: [
        {
          code: 'policy_invalid',
          message: 'Unknown key "gtaes" (did you mean "gates"?).',
          next: 'Correct it in main.',
          location: { file: '.github/quality-policy.yml', line: 3 },
          data: { column: 1 },
        },
      ],
    }),
  ],
})

/** A change that was made to be looked at. */
export const HOSTILE =
  'a\n::error::b ##[error] `c` ``` @everyone <img src=x> | [d](javascript:e) \u202egnp.\0\u001b[31m #1 https://f'

export const hostile: Verdict = verdict({
  outcome: 'fail',
  subject: { repository: 'acme/shop', pull: 12, head: 'f'.repeat(40), base: 'e'.repeat(40) },
  policy: { path: HOSTILE, blob: '', digest: 'sha256:0' },
  gates: [
    gate({
      id: HOSTILE,
      outcome: 'fail',
      title: HOSTILE,
      reasons: [{ code: 'x', message: HOSTILE, next: HOSTILE, location: { file: HOSTILE, line: 1 } }],
      findings: [
        { code: 'x', message: HOSTILE },
        { code: 'x', message: HOSTILE, location: { file: HOSTILE, line: 2 } },
      ],
      children: [{ outcome: 'fail', required: HOSTILE, found: HOSTILE }],
    }),
  ],
})
