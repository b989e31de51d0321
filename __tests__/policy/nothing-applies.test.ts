import { describe, expect, test } from '@jest/globals'
import { reuseVerdict } from '../../src/app/reuse/reuse-verdict.ts'
import { evaluate, type Subject } from '../../src/policy/evaluate.ts'
import { loadPolicy } from '../../src/policy/load/load.ts'
import { verdictLines } from '../../src/publish/console.ts'
import { verdictPage } from '../../src/publish/page.ts'
import { verdict as schema, type Verdict } from '../../src/verdict/verdict.ts'
import { BASE, changedFile, complete, facts, HEAD, oid, release } from '../builders.ts'

const SUBJECT: Subject = {
  subject: { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE },
  policy: { path: 'policy.yml', blob: oid('b10b') },
}

function policyOf(text: string) {
  const loaded = loadPolicy(Buffer.from(`version: 1\n${text}`), 'policy.yml')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

/** A change of documents only. */
const DOCUMENTS = facts({ files: complete([changedFile({ path: 'docs/a.md' })]) })
const judged = (policy: string): Verdict => evaluate(policyOf(policy), DOCUMENTS, SUBJECT)

const OF_SOURCES =
  'gates: { tests: { type: tests, reports: [{ name: a, paths: [a.xml] }], when: { paths: ["src/**"] } } }\n'

describe('a change to which no gate applies', () => {
  test('fails, with a code and the next step', () => {
    const verdict = judged(OF_SOURCES)
    expect(verdict.outcome).toBe('fail')
    expect(verdict.reasons).toEqual([
      {
        code: 'nothing_applies',
        message: 'No blocking gate applies to this change, so nothing was checked.',
        next: 'Add a gate for such changes to the policy, or let them pass with `when-nothing-applies: pass`.',
      },
    ])
    expect(schema.parse(verdict)).toEqual(verdict)
  })

  test('passes where the policy says so, and tells by which rule', () => {
    const verdict = judged(`when-nothing-applies: pass\n${OF_SOURCES}`)
    expect(verdict.outcome).toBe('pass')
    expect(verdictLines(verdict).slice(-3)).toEqual([
      'No blocking gate applies to this change, and the policy says `when-nothing-applies: pass`. [nothing_applies_allowed]',
      '→ Nothing to do.',
      'Passed: No blocking gate applies to this change, which the policy allows.',
    ])
  })

  test('tells the next step on the page of the verdict', () => {
    expect(verdictPage(judged(OF_SOURCES), undefined)).toContain(
      '- No blocking gate applies to this change, so nothing was checked.<br>→ Add a gate for such changes to the policy, or let them pass with `when-nothing-applies: pass`.',
    )
  })

  test('is told the same where only an advisory gate applies', () => {
    const advisory = `gates: { a: { type: approvals, require: [{ count: 1 }], enforce: { advisory-until: 2026-12-01 } } }\n`
    expect(judged(advisory)).toMatchObject({ outcome: 'fail', reasons: [{ code: 'nothing_applies' }] })
    expect(judged(`when-nothing-applies: pass\n${advisory}`).outcome).toBe('pass')
  })

  test('fails all the same where a gate applies and fails', () => {
    const both = `when-nothing-applies: pass\ngates: { a: { type: approvals, require: [{ count: 1 }] } }\n`
    const verdict = judged(both)
    expect([verdict.outcome, verdict.reasons]).toEqual(['fail', undefined])
  })

  test('is judged by the same rule when its gates are judged again', () => {
    const policy = policyOf(`when-nothing-applies: pass\n${OF_SOURCES}`)
    const again = evaluate(policy, DOCUMENTS, SUBJECT)
    const codes = (verdict: Verdict) => verdict.reasons?.map(({ code }) => code)
    // The reports of the gate are gone after the merge, and nobody said what they were.
    const { verdict } = reuseVerdict(policy, DOCUMENTS, again, undefined)
    expect([verdict.outcome, codes(verdict)]).toEqual(['pass', ['nothing_applies_allowed']])
  })
})

describe('`on-none: pass`', () => {
  const DOCS_FREE = 'require: [{ count: 1, not-needed-when: { only-paths: ["docs/**"] } }], on-none: pass'

  test('passes alone in a policy, where no requirement applies', () => {
    const verdict = judged(`gates: { peer-review: { type: approvals, ${DOCS_FREE} } }\n`)
    expect([verdict.outcome, verdict.reasons]).toEqual(['pass', undefined])
    expect(verdictLines(verdict)).toEqual([
      'peer-review: passed, No review is required',
      '  note: All changed files match docs/**.',
      'Passed: The gate passed.',
    ])
  })

  test('changes nothing for a change to which one applies', () => {
    const policy = policyOf(`gates: { peer-review: { type: approvals, ${DOCS_FREE} } }\n`)
    const sources = facts({ files: complete([changedFile({ path: 'src/a.ts' })]) })
    expect(evaluate(policy, sources, SUBJECT).outcome).toBe('fail')
  })
})

test('a release always needs a gate', () => {
  const policy = policyOf(`when-nothing-applies: pass\n${OF_SOURCES}`)
  const verdict = evaluate(policy, facts({ release: complete(release()) }), SUBJECT, 'release')
  expect(verdict).toMatchObject({
    outcome: 'fail',
    reasons: [{ code: 'nothing_applies', next: 'Add a gate of type `release` to the policy.' }],
  })
})

test('a policy that does not say what happens then keeps its digest', () => {
  const [silent, fail, pass] = ['', 'when-nothing-applies: fail\n', 'when-nothing-applies: pass\n'].map(
    text => policyOf(text + OF_SOURCES).digest,
  )
  expect(fail).toBe(silent)
  expect(pass).not.toBe(silent)
})
