import { describe, expect, test } from '@jest/globals'
import type { Facts } from '../../../src/facts/facts.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import type { GateVerdict } from '../../../src/verdict/verdict.ts'
import { account, approval, BASE, change, complete, facts, HEAD, oid, unavailable } from '../../builders.ts'
import { file } from '../../gates/change-record/scene.ts'

const RISK = `risk:
  - { level: high, paths: ["src/payments/**"] }
  - { level: low, only-paths: ["docs/**"] }
  - { level: high, labels: [breaking] }
`

/** A policy with one approvals gate, and whatever else it says. */
function policyOf(keys: string, head = RISK): Policy {
  const text = `version: 1\n${head}gates:\n  peer-review: { type: approvals, require: [{ count: 1 }]${keys} }\n`
  const loaded = loadPolicy(new TextEncoder().encode(text), 'policy.yml')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

const KNOWN: Partial<Facts> = {
  reviews: complete([approval('alice')]),
  files: complete([file('src/a.js')]),
  labels: complete([]),
  time: complete('2027-02-28T23:59:59Z'),
}

function judged(keys: string, known: Partial<Facts> = {}): GateVerdict {
  const subject = { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE }
  const policy = { path: 'policy.yml', blob: oid('b10b') }
  const [gate] = evaluate(policyOf(keys), facts({ ...KNOWN, ...known }), { subject, policy }).gates
  if (!gate) throw new Error('there is a gate')
  return gate
}

const told = ({ outcome, reasons }: GateVerdict) => [outcome, ...reasons.map(({ message }) => message)]

describe('a gate is judged', () => {
  test.each<[string, string, Partial<Facts>]>([
    ['without conditions', '', {}],
    ['on its branch', ', when: { branches: [main] }', {}],
    [
      'on a branch that a pattern matches',
      ', when: { branches: ["release/*"] }',
      { change: complete(change({ baseBranch: 'release/1' })) },
    ],
    ['when one file matches', ', when: { paths: ["src/**"] }', { files: complete([file('a.md'), file('src/a.js')]) }],
    [
      'when a file is moved out of a path',
      ', when: { paths: ["src/**"] }',
      { files: complete([file('b/a.js', { previousPath: 'src/a.js', status: 'renamed' })]) },
    ],
    ['at its risk', ', when: { risk: [medium, high] }', {}],
    ['at a risk that a label brings about', ', when: { risk: [high] }', { labels: complete(['Breaking']) }],
    [
      'for an app',
      ', when: { from: [apps] }',
      { change: complete(change({ author: account('bot', { kind: 'Bot' }), requestedBy: [account('dave')] })) },
    ],
    [
      'for an account that is gone, which nobody can show to be a person',
      ', when: { from: [apps] }',
      { change: complete(change({ author: null })) },
    ],
    ['for a fork', ', when: { from: [apps, forks] }', { change: complete(change({ fork: true })) }],
    ['when all conditions hold', ', when: { branches: [main], paths: ["src/**"], risk: [medium, high] }', {}],
    [
      'with a label, whatever the other conditions say',
      ', when: { branches: [dev], or-labels: [security] }',
      { labels: complete(['Security']) },
    ],
    ['with a label alone', ', when: { or-labels: [security] }', { labels: complete(['security']) }],
  ])('%s', (_, keys, known) => {
    expect(judged(keys, known)).toMatchObject({ outcome: 'pass', title: '1 of 1 approval' })
  })
})

describe('a gate has no part', () => {
  test.each<[string, string, Partial<Facts>, string]>([
    [
      'on another branch',
      ', when: { branches: [dev, "release/*"] }',
      {},
      'The change targets main; the policy requires this gate on dev or release/*.',
    ],
    [
      'without a file that matches',
      ', when: { paths: ["docs/**", "*.md"] }',
      {},
      'No changed file matches docs/** or *.md.',
    ],
    [
      'at another risk, and names the rule',
      ', when: { risk: [medium, high] }',
      { files: complete([file('docs/a')]) },
      'The risk of the change is low, by rule 2 of `risk`; the policy requires this gate at medium or high.',
    ],
    [
      'at the risk of a change that no rule tells',
      ', when: { risk: [high] }',
      {},
      'The risk of the change is medium, because no rule of `risk` applies; the policy requires this gate at high.',
    ],
    [
      'for a person of the repository',
      ', when: { from: [apps, forks] }',
      {},
      'The change is not from an app or from a fork, for which the policy requires this gate.',
    ],
    [
      'without its label',
      ', when: { or-labels: [security, legal] }',
      { labels: complete(['docs']) },
      'It has no label security or legal.',
    ],
    [
      'when neither a condition nor a label brings it in',
      ', when: { branches: [dev], or-labels: [security] }',
      {},
      'The change targets main; the policy requires this gate on dev. It has no label security.',
    ],
  ])('%s', (_, keys, known, message) => {
    const gate = judged(keys, { ...known, reviews: complete([]) })
    expect(gate).toMatchObject({ outcome: 'not_applicable', title: 'Does not apply to this change' })
    expect(gate.reasons).toEqual([{ code: 'gate_not_asked', message }])
  })

  test('whatever else could not be observed', () => {
    expect(judged(', when: { branches: [dev] }', { reviews: unavailable('forbidden') }).outcome).toBe('not_applicable')
  })

  test('and a change to which no gate applies does not pass', () => {
    const subject = { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE }
    const policy = { path: 'policy.yml', blob: oid('b10b') }
    expect(evaluate(policyOf(', when: { branches: [dev] }'), facts(KNOWN), { subject, policy }).outcome).toBe('fail')
  })
})

test.each<[string, keyof Facts]>([
  [', when: { paths: ["docs/**"] }', 'files'],
  [', when: { risk: [high] }', 'files'],
  [', when: { risk: [high] }', 'labels'],
  [', when: { or-labels: [x] }', 'labels'],
  [', when: { branches: [dev] }', 'change'],
])('whether a gate with %s applies is unknown without the fact %s, so it is an error', (keys, name) => {
  expect(judged(keys, { [name]: unavailable('truncated') })).toMatchObject({
    outcome: 'error',
    reasons: [{ code: 'fact_truncated', data: { fact: name } }],
  })
})

describe('a gate that is advice for a while', () => {
  const advice = ', enforce: { advisory-until: 2027-03-01 }'

  test.each([
    ['blocks nothing before the day', '2027-02-28T23:59:59Z', 'advisory'],
    ['blocks from the first second of the day, in UTC', '2027-03-01T00:00:00Z', 'blocking'],
  ])('%s', (_, time, enforce) => {
    expect(judged(advice, { time: complete(time), reviews: complete([]) })).toMatchObject({ enforce, outcome: 'fail' })
  })

  test('blocks when nobody knows the time', () => {
    expect(judged(advice, { time: unavailable('missing') })).toMatchObject({ enforce: 'blocking', outcome: 'error' })
  })
})

test('a gate carries the clauses that the policy names, in the edition of the policy', () => {
  expect(judged(', clauses: ["8.5.1", "10.2"]').clauses).toEqual([
    { edition: '2015', id: '8.5.1' },
    { edition: '2015', id: '10.2' },
  ])
})

test('what is required of which changes is part of the digest of a policy', () => {
  const all = ['', ', when: { branches: [main] }', ', enforce: { advisory-until: 2027-03-01 }', ', clauses: ["8.6"]']
  expect(new Set(all.map(keys => policyOf(keys).digest)).size).toBe(4)
})

test('what a gate needs is observed for its conditions too', () => {
  expect(neededIn(', when: { risk: [high] }')).toEqual([
    'change',
    'files',
    'labels',
    'commits',
    'reviews',
    'lastPushers',
  ])
  expect(neededIn(advice())).toEqual(['change', 'time', 'commits', 'reviews', 'lastPushers'])
  expect(told(judged(''))).toEqual(['pass'])
})

const neededIn = (keys: string) => [...new Set(policyOf(keys).gates[0]?.needs.map(({ fact }) => fact))]
const advice = (): string => ', enforce: { advisory-until: 2027-03-01 }'
