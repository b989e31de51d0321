import { describe, expect, test } from '@jest/globals'
import type { Authorisation, Release } from '../../../src/facts/release/release.ts'
import { release as gate } from '../../../src/gates/release/index.ts'
import { scopesOf } from '../../../src/gates/release/scope.ts'
import { account, BASE, digest, HEAD, oid, release, releaseChange, terms } from '../../builders.ts'

const TERMS = terms({ 'release-manager': ['carol', 'dave'], oncall: ['erin'] })
const AT = '2026-12-24T12:00:00Z'

const word = (login: string, part: Partial<Authorisation> = {}): Authorisation => ({
  via: 'environment',
  account: account(login),
  environment: 'production',
  state: 'approved',
  at: AT,
  precision: 'captured',
  ...part,
})

function judged(
  settings: Record<string, unknown>,
  part: Partial<Release> = {},
  words: readonly Authorisation[] = [word('carol')],
) {
  const { 'authorised-by': by = {}, ...rest } = settings
  const parsed = gate.settings.parse({ 'authorised-by': { from: ['release-manager'], ...(by as object) }, ...rest })
  const known = { release: release({ environment: 'production', ...part }), authorisations: [...words] }
  return gate.judge(parsed, { ...known, time: AT }, TERMS)
}

const codes = (judgement: ReturnType<typeof judged>): string[] => judgement.reasons.map(({ code }) => code)

const before = { commit: HEAD, tag: 'v1.0.0', record: digest('aa'), at: '2026-12-01T00:00:00Z' }
const after = { commit: oid('af7'), tag: 'v1.2.0', record: digest('bb'), at: '2026-12-20T00:00:00Z' }
const ROLLBACK: Partial<Release> = {
  kind: 'rollback',
  incident: '#7',
  reason: 'Orders are lost',
  sameCommit: before,
  inUse: after,
  isOlder: true,
  changes: [],
  begins: { commit: HEAD, at: 'rollback' },
}

describe('a gate of another package or line', () => {
  const packages = [{ name: 'a', tags: ['a@*'] }]

  test.each<[string, Record<string, unknown>, Partial<Release>, string]>([
    [
      'of the whole repository',
      {},
      { package: 'a' },
      'This gate is for releases of the whole repository; this release is of a.',
    ],
    [
      'of a package',
      { packages },
      { package: 'b' },
      'This gate is for releases of the package a; this release is of b.',
    ],
    [
      'of a package, where there is none',
      { packages },
      {},
      'This gate is for releases of the package a; this release is of the whole repository.',
    ],
    [
      'of a line',
      { lines: ['release/*'] },
      { line: 'main' },
      'This gate is for releases of the whole repository from release/*; this release is of the whole repository from main.',
    ],
  ])('%s does not apply', (_, settings, part, message) => {
    const judgement = judged(settings, part)
    expect(judgement.outcome).toBe('not_applicable')
    expect(judgement.reasons).toMatchObject([{ code: 'release_of_another', message }])
  })

  test('applies where the line is not known: it may be any', () => {
    expect(judged({ lines: ['release/*'] }, { line: null }).outcome).toBe('fail')
  })

  test('counts the records of its lines', () => {
    const change = releaseChange()
    const changes =
      change.record.state === 'found' ? [{ ...change, record: { ...change.record, branch: 'release/1.x' } }] : []
    expect(judged({ lines: ['release/*'] }, { line: 'release/1.x', changes }).outcome).toBe('pass')
  })

  test('names its scope by the tag, or by the name that the run gives', () => {
    const requests = { tags: ['**'], packages: [...packages, { name: 'b', tags: ['b/v*'], paths: ['b/**'] }] }
    const names = (tag: string | null, named: string | null = null) =>
      scopesOf(requests, { tag, named }).map(one => one.package)
    expect([names('a@1'), names('b/v1'), names('c'), names(null), names(null, 'b')]).toEqual([
      ['a'],
      ['b'],
      [],
      ['a', 'b'],
      ['b'],
    ])
    // A tag of another package is no release of this one.
    expect([names('b/v1', 'b'), names('a@1', 'b')]).toEqual([['b'], []])
    expect(scopesOf({ tags: ['v*'] }, { tag: 'nightly', named: null })).toEqual([
      { package: null, tags: ['v*'], paths: undefined },
    ])
    expect(scopesOf({ tags: ['v*'] }, { tag: null, named: 'a' })).toEqual([])
  })
})

describe('a change that is not of the package', () => {
  const bad = releaseChange({ pull: 13, inPackage: false, record: { state: 'missing', detail: '' } })

  test('is no part of its release', () => {
    expect(judged({}, { changes: [releaseChange(), bad] })).toMatchObject({ outcome: 'pass', measured: { changes: 1 } })
    expect(codes(judged({}, { changes: [bad] }))).toEqual(['release_empty'])
  })

  test('nor is what came before the first policy', () => {
    const early = releaseChange({ pull: null, early: true, record: { state: 'missing', detail: '' } })
    const judgement = judged({}, { changes: [early, releaseChange()], begins: { commit: null, at: 'root' } })
    expect(judgement.outcome).toBe('pass')
    expect(judgement.findings.map(({ message }) => message)).toContain(
      'Commits up to beef000 are not evaluated: the first policy came with it.',
    )
  })
})

describe('a rollback', () => {
  test('needs no contents, and no open calendar', () => {
    const freeze = [{ name: 'year-end', from: '2026-12-20T00:00', to: '2027-01-02T00:00', zone: 'UTC' }]
    const judgement = judged({ freeze }, ROLLBACK)
    expect(judgement).toMatchObject({ outcome: 'pass', title: 'Rollback to v1.1.0 to production authorised' })
  })

  test.each<[string, Partial<Release>, string]>([
    ['without an incident', { incident: null }, 'release_incident_missing'],
    ['without a reason', { reason: null }, 'release_reason_missing'],
    ['to a commit that never was authorised', { sameCommit: null }, 'rollback_target_unknown'],
    ['of a tag that was moved', { tagCommit: oid('bad') }, 'tag_moved'],
  ])('%s is refused', (_, part, code) => expect(codes(judged({}, { ...ROLLBACK, ...part }))).toEqual([code]))

  test('still takes somebody who may', () => {
    expect(codes(judged({}, ROLLBACK, [word('bob')]))).toEqual(['release_not_authorised', 'authorisation_without_role'])
    const settings = { kinds: { rollback: { from: ['oncall'] } } }
    expect(judged(settings, ROLLBACK, [word('erin')]).outcome).toBe('pass')
    expect(codes(judged(settings, ROLLBACK))).toEqual(['release_not_authorised', 'authorisation_without_role'])
  })

  test('that nobody calls one is refused', () => {
    const { kind: _, ...undeclared } = ROLLBACK
    expect(codes(judged({}, { ...undeclared, changes: [releaseChange()] }))).toEqual(['rollback_undeclared'])
  })
})

describe('an emergency', () => {
  const EMERGENCY: Partial<Release> = { kind: 'emergency', incident: 'INC-7', reason: 'Payments fail' }

  test('is one only where the policy provides for it', () => {
    expect(codes(judged({}, EMERGENCY))).toEqual(['release_kind_unknown'])
    const judgement = judged({ kinds: { emergency: { from: ['oncall'], 'review-within': 'P2D' } } }, EMERGENCY, [
      word('erin'),
    ])
    expect(judgement).toMatchObject({ outcome: 'pass', obligations: [{ what: 'review', withinSeconds: 172_800 }] })
  })

  test('does not make up for what is in it', () => {
    const changes = [releaseChange({ record: { state: 'missing', detail: 'x' } })]
    expect(codes(judged({ kinds: { emergency: {} } }, { ...EMERGENCY, changes }))).toEqual(['change_unrecorded'])
  })
})

describe('an authorisation', () => {
  test('for another environment is for that one only, whatever the policy lists', () => {
    const staging = [word('carol', { environment: 'staging' })]
    const listed = { environments: ['staging', { name: 'production', after: ['staging'] }] }
    const stages = [{ environment: 'staging', record: digest('aa') }]
    expect(codes(judged({}, {}, staging))).toEqual(['release_not_authorised', 'authorisation_other_environment'])
    expect(codes(judged(listed, { stages }, staging))).toEqual([
      'release_not_authorised',
      'authorisation_other_environment',
    ])
    expect(codes(judged(listed, { environment: null }, staging))).toEqual(['release_environment_missing'])
    expect(judged({ environments: ['staging', 'production'] }, { environment: null }, staging).outcome).toBe('pass')
    const through = { environments: [{ name: 'production', 'approved-in': ['staging'] }] }
    expect(judged(through, {}, staging).outcome).toBe('pass')
  })

  test.each<[string, Partial<Authorisation>, string]>([
    ['of another commit', { commit: BASE }, 'authorisation_other_commit'],
    ['of a tag that points at no commit', { via: 'tag', commit: null }, 'authorisation_other_commit'],
    ['without a signature', { via: 'tag', flaw: 'unsigned' }, 'authorisation_unsigned'],
    ['signed for another tag', { via: 'tag', flaw: 'other_tag' }, 'authorisation_other_tag'],
    ['of an earlier state of the pull request', { via: 'review', flaw: 'stale' }, 'authorisation_stale'],
  ])('%s does not count', (_, part, code) => {
    const settings = { 'authorised-by': { via: ['environment', 'tag', 'review'], 'release-pulls': ['x'] } }
    expect(codes(judged(settings, {}, [word('carol', part)]))).toEqual(['release_not_authorised', code])
  })

  test('is as old as it can be, where GitHub does not say when it was given', () => {
    const settings = { 'authorised-by': { 'max-age': 'P1D' } }
    const given = (notBefore: string) => codes(judged(settings, {}, [word('carol', { notBefore })]))
    expect(given('2026-12-23T12:00:00Z')).toEqual([])
    expect(given('2026-12-23T11:59:59Z')).toEqual(['release_not_authorised', 'authorisation_expired'])
  })

  test('is not that of whoever requested it, and nobody counts while that is not known', () => {
    const settings = { 'authorised-by': { not: ['requester'] } }
    expect(codes(judged(settings, { requesters: [account('carol')] }))).toEqual([
      'release_not_authorised',
      'authorisation_by_requester',
    ])
    expect(judged(settings, { requesters: [account('bob')] }).outcome).toBe('pass')
    expect(codes(judged(settings, { requesters: [] }))).toEqual(['requester_unknown'])
    expect(codes(judged(settings))).toEqual(['requester_unknown'])
  })
})

describe('settings', () => {
  const told = (part: object): string[] => {
    const result = gate.settings.safeParse({ 'authorised-by': { from: ['a'] }, ...part })
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }

  test.each<[string, object, string]>([
    [
      'a review of any pull request',
      { 'authorised-by': { from: ['a'], via: ['review'] } },
      'authorised-by.release-pulls is required with "review": the approval of any other pull request authorises no release',
    ],
    [
      'an environment after a later one',
      { environments: [{ name: 'a', after: ['b'] }, 'b'] },
      'environments.0.after.0 must be an environment that is listed before this one',
    ],
    [
      'a package twice',
      {
        packages: [
          { name: 'a', tags: ['a'] },
          { name: 'a', tags: ['b'] },
        ],
      },
      'packages.1.name names "a" twice',
    ],
    [
      'nothing to follow',
      { contents: { follow: 'merges' } },
      'contents.follow needs "branches": it follows merges of the branches that are named there',
    ],
    [
      'a window that ends before it begins',
      { windows: [{ name: 'w', days: ['mon'], from: '10:00', to: '09:00', zone: 'UTC' }] },
      'windows.0.to must be later than "from"',
    ],
  ])('refuse %s', (_, part, message) => expect(told(part)).toContain(message))
})
