import { describe, expect, test } from '@jest/globals'
import { compareKnowledge } from '../../src/record/knowledge.ts'
import type { Decision, Merge } from '../../src/record/merge.ts'
import { type PolicyChange, policyChangeRecord } from '../../src/record/policy-change.ts'
import type { GateVerdict } from '../../src/verdict/verdict.ts'
import { digest, gate, landing, merge, oid, verdict } from './builders.ts'

const { subject } = landing()
const source = { path: '.github/quality-policy.yml', blob: oid('c'), digest: digest('d') }

const judged = (...gates: GateVerdict[]): Partial<Merge> => {
  const outcome = (['error', 'fail'] as const).find(bad => gates.some(one => one.outcome === bad)) ?? 'pass'
  return { decision: { verdict: verdict({ outcome, gates }), reused: {} } }
}
const unjudged = (...reasons: string[]): Partial<Merge> => {
  const decision: Decision = { outcome: 'not_judged', reasons, policy: source }
  return { decision, approvals: [], evidence: [] }
}
const directPush = (change: Partial<Merge> = {}): Partial<Merge> => ({
  ...unjudged('direct_push'),
  subject: { ...subject, change: { via: 'direct-push' } },
  basis: 'push',
  attempts: null,
  author: null,
  ...change,
})
const broken = (...reasons: string[]): Partial<Merge> => ({
  decision: { outcome: 'error', reasons, policy: null },
  approvals: [],
})

const review = gate()
const coverage = gate({ id: 'coverage', type: 'coverage', measured: { covered: 80 } })
const unknownCoverage = gate({
  id: 'coverage',
  type: 'coverage',
  outcome: 'error',
  reasons: [{ code: 'fact_unreachable', message: '' }],
  measured: {},
})
const failedCoverage = gate({
  id: 'coverage',
  type: 'coverage',
  outcome: 'fail',
  reasons: [{ code: 'patch_below_minimum', message: '' }],
})

describe('a later evaluation of a merge', () => {
  test.each<[string, Partial<Merge>, Partial<Merge>, object]>([
    ['says the same', {}, {}, { state: 'same' }],
    ['of another run says the same', {}, { decidedBy: { ...landing().decidedBy, run: '2' } }, { state: 'same' }],
    ['knows through which change it came', directPush(), {}, { state: 'more', learnt: ['content', 'gates', 'origin'] }],
    ['no longer knows through which change it came', {}, directPush(), { state: 'less' }],
    [
      'knows that the content is the evaluated one',
      unjudged('landed_unverifiable'),
      judged(review),
      { state: 'more', learnt: ['content', 'gates'] },
    ],
    [
      'knows that the content is another one',
      unjudged('landed_unverifiable'),
      unjudged('landed_otherwise'),
      { state: 'more', learnt: ['content'] },
    ],
    [
      'says that the content is another one, where a verdict stands',
      judged(review),
      unjudged('landed_otherwise'),
      { state: 'different', differs: ['content'] },
    ],
    [
      'could read what a gate needs',
      judged(review, unknownCoverage),
      judged(review, coverage),
      { state: 'more', learnt: ['gates'] },
    ],
    [
      'can no longer read what a gate needs',
      judged(review, coverage),
      judged(review, unknownCoverage),
      { state: 'less' },
    ],
    [
      'learnt of one gate and forgot of another',
      judged({ ...review, outcome: 'error' }, coverage),
      judged(review, unknownCoverage),
      { state: 'different', differs: ['gates'] },
    ],
    [
      'comes to another outcome',
      judged(review, coverage),
      judged(review, failedCoverage),
      { state: 'different', differs: ['gates'] },
    ],
    [
      'comes to another number',
      judged(coverage),
      judged({ ...coverage, measured: { covered: 81 } }),
      { state: 'different', differs: ['gates'] },
    ],
    [
      'measures more',
      judged(coverage),
      judged({ ...coverage, measured: { covered: 80, total: 100 } }),
      { state: 'same' },
    ],
    [
      'found another policy in force',
      {},
      { decision: { verdict: verdict({ policy: { ...source, digest: digest('9') } }), reused: {} } },
      { state: 'different', differs: ['policy'] },
    ],
    [
      'could read a policy that an extended one hid',
      broken('extends_unreadable'),
      judged(review),
      { state: 'more', learnt: ['content', 'gates', 'policy'] },
    ],
    [
      'found a policy where it was said that there is none',
      broken('policy_missing'),
      judged(review),
      { state: 'different', differs: ['policy'] },
    ],
    [
      'fits into a record',
      broken('record_not_built'),
      judged(review),
      { state: 'more', learnt: ['content', 'gates', 'policy'] },
    ],
    [
      'names another change',
      {},
      {
        subject: { ...subject, change: { via: 'pull-request', number: 8, head: oid('b') } },
        decision: {
          verdict: verdict({ subject: { repository: 'acme/shop', pull: 8, head: oid('b'), base: oid('a') } }),
          reused: {},
        },
      },
      { state: 'different', differs: ['origin'] },
    ],
  ])('%s', (_, old, found, expected) => expect(compareKnowledge(merge(old), merge(found))).toEqual(expected))
})

const rules = (change: Partial<PolicyChange> = {}) => {
  const { branch, commit, parent, change: via } = subject
  const { at, repository, author, mergedBy, decidedBy, awaits, edition } = landing()
  return policyChangeRecord({
    ...{ at, repository, author, mergedBy, decidedBy, awaits, edition },
    subject: { branch, commit, parent, change: via },
    files: [{ path: source.path, after: source.blob }],
    moreFiles: 0,
    before: source,
    after: { ...source, digest: digest('e') },
    effect: [],
    reasons: [],
    installs: false,
    approvals: [],
    ...change,
  })
}

describe('a later evaluation of a change of the rules', () => {
  test.each<[string, Partial<PolicyChange>, Partial<PolicyChange>, object]>([
    ['says the same', {}, {}, { state: 'same' }],
    [
      'could read a policy',
      { before: null, effect: null, reasons: ['base_unreadable'] },
      {},
      { state: 'more', learnt: ['policy'] },
    ],
    ['lists its files one by one', { files: [{ path: '.github/workflows', after: oid('9') }] }, {}, { state: 'same' }],
    [
      'has another effect',
      {},
      { effect: [{ gate: null, key: 'risk', effect: 'loosened' }] },
      { state: 'different', differs: ['policy'] },
    ],
  ])('%s', (_, old, found, expected) => expect(compareKnowledge(rules(old), rules(found))).toEqual(expected))
})
