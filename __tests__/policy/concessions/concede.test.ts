import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../../src/facts/basics.ts'
import type { Concession } from '../../../src/facts/concessions.ts'
import type { Facts } from '../../../src/facts/facts.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { GateVerdict } from '../../../src/verdict/verdict.ts'
import {
  account,
  approval,
  change,
  changedFile,
  commit,
  complete,
  facts,
  identity,
  unavailable,
} from '../../builders.ts'

// Who may accept that a change does not conform, for how long, and what becomes of a gate that fails.

const POLICY = `version: 1
roles: { quality-owner: { users: [carol, erin] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
concessions: { granted-by: [quality-owner] }
`
const TIME = '2026-03-01T12:00:00Z'

const grant = (by: Account | null = account('carol'), at = '2026-02-28T09:00:00Z') => ({ by, at })

/** Requested by bob, granted by carol yesterday, for change 12, until next week. */
const granted = (part: Partial<Concession> = {}): Concession => ({
  issue: 45,
  requestedBy: account('bob'),
  grants: [grant()],
  editedAt: null,
  gates: ['peer-review'],
  pulls: [12],
  paths: [],
  unreadable: [],
  reasonLength: 80,
  expires: '2026-03-08',
  ...part,
})

function judged(
  concessions: readonly Concession[],
  part: Partial<Facts> = {},
  text = POLICY,
): { gate: GateVerdict; outcome: string } {
  const loaded = loadPolicy(new TextEncoder().encode(text), 'p.yml')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const known = facts({ concessions: complete([...concessions]), time: complete(TIME), ...part })
  const subject = {
    subject: { repository: 'acme/shop', pull: 12, head: 'a', base: 'b' },
    policy: { path: 'p', blob: 'b' },
  }
  const { gates, outcome } = evaluate(loaded.policy, known, subject)
  const [gate] = gates
  if (!gate) throw new Error('there is no gate')
  return { gate, outcome }
}

describe('a concession', () => {
  test('turns a failure into waived, and keeps what the gate found and by whose permission', () => {
    const { gate, outcome } = judged([granted()])
    expect(outcome).toBe('pass')
    expect(gate).toMatchObject({
      outcome: 'waived',
      title: 'Accepted by concession #45: 0 of 1 approval',
      concession: {
        issue: 45,
        grantedBy: '4',
        grantedAt: '2026-02-28T09:00:00Z',
        expires: '2026-03-08',
        result: 'fail',
      },
    })
    expect(gate.reasons.map(({ code }) => code)).toEqual(['approvals_missing'])
    expect(gate.findings[0]).toEqual({
      code: 'concession_applies',
      message: 'Concession #45, granted by carol and valid until 2026-03-08, accepts this.',
      data: { issue: 45, account: '4', expires: '2026-03-08' },
    })
    expect(gate.clauses.map(({ id }) => id)).toEqual(['8.3.4', '8.3.6', '8.6', '8.7.2'])
  })

  test.each<[string, Partial<Concession>, string, string]>([
    [
      'that nobody granted',
      { grants: [] },
      'concession_not_granted',
      'none of its last 100 comments grants it; it must be granted by somebody with the role quality-owner',
    ],
    [
      'granted by somebody without the role',
      { grants: [grant(account('dave'))] },
      'concession_not_granted',
      'dave granted it, but it must be granted by somebody with the role quality-owner',
    ],
    [
      'granted by an app',
      { grants: [grant(account('carol', { kind: 'Bot' }))] },
      'concession_not_granted',
      'carol granted it, but it must be granted by somebody with the role quality-owner',
    ],
    [
      'granted by the person who requested it',
      { requestedBy: account('carol') },
      'concession_by_requester',
      'carol requested it',
    ],
    [
      'changed after it was granted',
      { editedAt: '2026-02-28T09:00:01Z' },
      'concession_edited',
      'it was edited, reopened or transferred here after it was granted',
    ],
    [
      'changed in the second in which it was granted',
      { editedAt: '2026-02-28T09:00:00Z' },
      'concession_edited',
      'it was edited, reopened or transferred here after it was granted',
    ],
    ['without a reason', { reasonLength: 19 }, 'concession_without_reason', 'its reason is missing or too short'],
    [
      'granted by a deleted account',
      { grants: [grant(null)] },
      'concession_not_granted',
      'a deleted account granted it, but it must be granted by somebody with the role quality-owner',
    ],
    [
      'granted after the merge',
      { grants: [grant(account('carol'), '2026-03-01T12:00:01Z')] },
      'concession_granted_later',
      'it was granted after the merge',
    ],
    [
      'whose text holds more than it seems to',
      { unreadable: ['Gates', 'Scope'] },
      'concession_unreadable',
      'the text under Gates and Scope has hidden or unexpected content',
    ],
    ['without an end', { expires: null }, 'concession_without_end', 'it has no expiry date'],
    ['that is over', { expires: '2026-02-28' }, 'concession_expired', 'it expired on 2026-02-28'],
    [
      'that holds for too long',
      { expires: '2026-03-31' },
      'concession_too_long',
      'it is valid until 2026-03-31, but the policy allows at most P30D from the grant',
    ],
  ])('%s does not hold, and says why', (_, part, code, because) => {
    const { gate, outcome } = judged([granted(part)])
    expect([outcome, gate.outcome]).toEqual(['fail', 'fail'])
    expect(gate.findings).toMatchObject([{ code, message: `Concession #45 is not valid: ${because}.` }])
    expect(gate.findings[0]?.next).toMatch(/^[A-Z].*\.$/)
  })

  test.each<[string, Partial<Concession>]>([
    ['on its last day', { expires: '2026-03-01' }],
    ['for the longest time that is allowed', { expires: '2026-03-30' }],
    ['when it was changed before it was granted', { editedAt: '2026-02-28T08:59:59Z' }],
  ])('holds %s', (_, part) => expect(judged([granted(part)]).gate.outcome).toBe('waived'))

  test('does not hold when whoever granted it contributed to the change', () => {
    const commits = complete([commit({ authors: [identity('mallory'), identity('carol')] })])
    expect(judged([granted()], { commits }).gate).toMatchObject({
      outcome: 'fail',
      findings: [{ code: 'concession_by_maker' }],
    })
    const lastPushers = complete([account('carol')])
    expect(judged([granted()], { lastPushers }).gate.outcome).toBe('fail')
    expect(judged([granted()], { change: complete(change({ author: account('carol') })) }).gate.outcome).toBe('fail')
  })

  test.each<[string, Partial<Facts>]>([
    ['a commit is of nobody who is known', { commits: complete([commit({ authors: [null] })]) }],
    ['the commits are not known', { commits: unavailable('truncated') }],
    ['nobody knows who pushed', { lastPushers: unavailable('missing') }],
  ])('does not hold while it is unknown who made the change: %s', (_, part) => {
    const text = POLICY.replace(/peer-review:.*/, 'scan: { type: checks, require: [{ name: CodeQL, app: codeql }] }')
    const { gate } = judged([granted({ gates: ['scan'] })], { checks: complete([]), ...part }, text)
    expect([gate.outcome, gate.findings.map(({ code }) => code)]).toEqual(['fail', ['concession_makers_unknown']])
  })

  test('says so while the members of the granting team are unknown', () => {
    const text = POLICY.replace('users: [carol, erin]', 'teams: [acme/quality]')
    const { gate } = judged([granted()], { memberships: unavailable('forbidden') }, text)
    expect(gate.findings.map(({ code }) => code)).toEqual(['concession_roles_unknown'])
    const unread = judged([granted()], { memberships: complete({}) }, text).gate
    expect(unread.findings[0]?.message).toContain('who is in team acme/quality was not read')
    const hidden = judged(
      [granted()],
      { memberships: complete({ 'team acme/quality': unavailable('forbidden') }) },
      text,
    ).gate
    expect(hidden.findings.map(({ code }) => code)).toEqual(['concession_roles_unknown'])
    expect(hidden.findings[0]?.message).toContain('This is forbidden.')
    const outside = judged([granted()], { memberships: complete({ 'team acme/quality': ['9'] }) }, text).gate
    expect(outside.findings.map(({ code }) => code)).toEqual(['concession_not_granted'])
  })

  test('holds beside the address of a tool that the policy names, and not beside another one', () => {
    const text = `${POLICY}known-addresses: [{ address: noreply@tool.example, is: tool }]\n`
    const of = (email: string) => {
      const strangers = [{ as: 'co-author' as const, email }]
      const commits = complete([commit({ authors: [identity('mallory'), null], strangers })])
      return judged([granted()], { commits }, text).gate.outcome
    }
    expect([of('noreply@tool.example'), of('x@tool.example')]).toEqual(['waived', 'fail'])
  })

  test('is granted by the first who may, whatever others say of it', () => {
    const grants = [grant(account('dave')), grant(), grant(account('mallory')), grant(account('erin'))]
    expect(judged([granted({ grants })]).gate.concession).toMatchObject({ grantedBy: '4' })
  })

  test.each<[string, Partial<Concession>, readonly string[], string]>([
    ['of another change', { pulls: [13] }, ['a'], 'fail'],
    ['of all files of the change', { pulls: [], paths: ['docs/**'] }, ['docs/a.md'], 'waived'],
    ['of some files of the change only', { pulls: [], paths: ['docs/**'] }, ['docs/a.md', 'src/a.ts'], 'fail'],
    ['of another gate', { gates: ['coverage'] }, ['a'], 'fail'],
    ['of nothing', { pulls: [], paths: [] }, ['a'], 'fail'],
  ])('%s is for what it names', (_, part, paths, outcome) => {
    const files = complete(paths.map(path => changedFile({ path })))
    expect(judged([granted(part)], { files }).gate.outcome).toBe(outcome)
  })

  test('of files says nothing while the files are not known', () => {
    expect(judged([granted({ pulls: [], paths: ['**'] })], { files: unavailable('forbidden') }).gate.outcome).toBe(
      'fail',
    )
  })

  test('that is not needed is a finding', () => {
    const { gate } = judged([granted()], { reviews: complete([approval('bob')]) })
    expect(gate).toMatchObject({ outcome: 'pass', findings: [{ code: 'concession_unused', next: 'Close it.' }] })
    expect(gate.concession).toBeUndefined()
  })

  test('that names a gate that the policy does not have is a finding', () => {
    const { gate } = judged([granted({ gates: ['review', 'peer-review'] })])
    expect(gate.outcome).toBe('waived')
    expect(gate.findings[1]).toMatchObject({
      code: 'concession_orphaned',
      message: 'Concession #45 names review, which is not a gate of the policy.',
    })
  })

  test('that holds counts beside one that does not', () => {
    const { gate } = judged([granted({ issue: 44, expires: null }), granted()])
    expect([gate.outcome, gate.concession?.issue]).toEqual(['waived', 45])
  })

  test('does not make up for what could not be evaluated', () => {
    expect(judged([granted()], { reviews: unavailable('truncated') }).gate.outcome).toBe('error')
  })

  test('does not let the rules be changed', () => {
    const rulesChange = complete({ paths: ['.github/CODEOWNERS'], policy: 'same' as const, problem: null, effect: [] })
    const loaded = loadPolicy(new TextEncoder().encode(POLICY), 'p.yml')
    if (!loaded.ok) throw new Error('the policy is not valid')
    const concessions = complete([granted({ gates: ['peer-review', 'protected-paths'] })])
    const subject = { subject: { repository: 'a/b', pull: 12, head: 'a', base: 'b' }, policy: { path: 'p', blob: 'b' } }
    const { gates, outcome } = evaluate(loaded.policy, facts({ concessions, rulesChange }), subject)
    expect(gates.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['peer-review', 'waived'],
      ['protected-paths', 'fail'],
    ])
    expect(outcome).toBe('fail')
  })

  test('is nothing where the policy lets nobody grant one', () => {
    const none = POLICY.replace(/concessions.*\n/, '').replace(
      'roles: { quality-owner: { users: [carol, erin] } }\n',
      '',
    )
    expect(judged([granted()], {}, none).gate).toMatchObject({ outcome: 'fail', findings: [] })
  })

  test('that cannot be read is reported, and nothing is waived', () => {
    expect(judged([], { concessions: unavailable('forbidden') }).gate).toMatchObject({
      outcome: 'fail',
      findings: [{ code: 'concessions_unknown', message: 'This is forbidden.' }],
    })
  })
})
