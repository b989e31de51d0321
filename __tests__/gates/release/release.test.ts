import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Authorisation, Release, ReleaseChange } from '../../../src/facts/release/release.ts'
import { release as gate } from '../../../src/gates/release/index.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { account, digest, HEAD, oid, release, releaseChange, terms } from '../../builders.ts'

const TERMS = terms({ 'release-manager': ['carol', 'dave'] })

function word(login: string, part: Partial<Authorisation> = {}): Authorisation {
  const at = '2026-03-01T12:00:00Z'
  return {
    via: 'release',
    account: account(login),
    environment: null,
    state: 'published',
    at,
    precision: 'exact',
    ...part,
  }
}

const review = (login: string, part: Partial<Authorisation> = {}): Authorisation =>
  word(login, { via: 'environment', environment: 'production', state: 'approved', precision: 'captured', ...part })

interface Scene {
  settings?: Record<string, unknown>
  release?: Partial<Release>
  words?: readonly Authorisation[]
}

function judged({ settings = {}, release: part = {}, words = [word('carol')] }: Scene = {}): Judgement {
  const { 'authorised-by': by = {}, ...rest } = settings
  const parsed = gate.settings.parse({ 'authorised-by': { from: ['release-manager'], ...(by as object) }, ...rest })
  return gate.judge(parsed, { release: release(part), authorisations: [...words] }, TERMS)
}

const codes = ({ reasons }: Judgement): string[] => reasons.map(({ code }) => code)
const messages = ({ reasons }: Judgement): string[] => reasons.map(({ message }) => message)

const recorded = (part: object): ReleaseChange => {
  const change = releaseChange()
  return change.record.state === 'found' ? { ...change, record: { ...change.record, ...part } } : change
}

test('a release passes when all in it passed and one who may published it', () => {
  expect(judged()).toMatchObject({
    outcome: 'pass',
    title: 'v1.1.0 authorised, 1 change',
    measured: { changes: 1, passed: 1, directPushes: 0, commits: 1, authorised: 1, required: 1 },
    children: [
      { outcome: 'pass', required: 'The tag points at beef000', found: 'beef000' },
      { outcome: 'pass', found: '1 of 1 change passed', evidence: [digest('1d')] },
      { outcome: 'pass', required: 'Authorised by release-manager', found: 'carol', evidence: ['4'] },
    ],
  })
})

describe('what is in a release', () => {
  test.each<[string, Partial<Release>, string, string]>([
    [
      'did not pass',
      { changes: [recorded({ outcome: 'fail', failedGates: ['tests'] })] },
      'change_not_passed',
      'Change #12 (beef000) was merged although it did not pass: tests.',
    ],
    [
      'was not evaluated',
      { changes: [recorded({ outcome: 'not_judged' })] },
      'change_not_passed',
      'Change #12 (beef000) was merged without evaluation.',
    ],
    [
      'has no record',
      { changes: [releaseChange({ record: { state: 'missing', detail: 'The ledger has no x.' } })] },
      'change_unrecorded',
      'Change #12 (beef000) has no merge record. The ledger has no x.',
    ],
    [
      'has a damaged record',
      { changes: [releaseChange({ record: { state: 'unreadable', detail: 'x: bad.' } })] },
      'change_record_unreadable',
      'The merge record of Change #12 (beef000) is not reliable. x: bad.',
    ],
    [
      'has the record of another pull request',
      { changes: [recorded({ pull: 13 })] },
      'change_record_unreadable',
      'The merge record of Change #12 (beef000) is not reliable. It is about another pull request.',
    ],
    [
      'was merged into a branch that does not count',
      { changes: [recorded({ branch: 'lax' })] },
      'change_wrong_branch',
      'Change #12 (beef000) was merged into lax, a branch whose records do not count for a release.',
    ],
    [
      'was pushed past everybody',
      { changes: [releaseChange({ pull: null, record: { state: 'missing', detail: '' } })] },
      'direct_push_released',
      'Commit beef000 was pushed without a pull request, so it was not evaluated.',
    ],
    [
      'is nothing',
      { changes: [] },
      'release_empty',
      expect.stringContaining('The release contains no changes since ba5e000') as never,
    ],
  ])('%s', (_, part, code, message) => {
    const judgement = judged({ release: part })
    expect(judgement.outcome).toBe('fail')
    expect(codes(judgement)).toEqual([code])
    expect(messages(judgement)).toEqual([message])
  })

  test('may come from branches that the policy names', () => {
    const changes = [recorded({ branch: 'release/1.x' })]
    expect(judged({ release: { changes }, settings: { branches: ['release/*'] } }).outcome).toBe('pass')
  })

  test('may hold direct pushes where the policy allows them, and names them', () => {
    const changes = [releaseChange(), releaseChange({ pull: null, record: { state: 'missing', detail: '' } })]
    const judgement = judged({ release: { changes }, settings: { contents: { 'direct-pushes': 'allow' } } })
    expect(judgement.outcome).toBe('pass')
    expect(judgement.findings.map(({ code }) => code)).toEqual(['direct_push_released'])
  })

  test('has a tag that points elsewhere by now, or nowhere', () => {
    expect(messages(judged({ release: { tagCommit: oid('bad') } }))).toEqual([
      'The tag v1.1.0 now points at bad0000; it pointed at beef000 when this run started.',
    ])
    expect(codes(judged({ release: { tagCommit: null } }))).toEqual(['tag_moved'])
  })
})

describe('a word for a release', () => {
  test('of another kind is for another gate, but for a refusal', () => {
    const settings = { 'authorised-by': { via: ['environment'] }, environments: ['production'] }
    expect(codes(judged({ settings }))).toEqual(['release_not_authorised'])
    expect(judged({ settings, words: [word('carol'), review('carol')] })).toMatchObject({ outcome: 'pass' })
    const published = { 'authorised-by': { via: ['release'] } }
    const words = [word('carol'), review('carol', { state: 'rejected' })]
    expect(codes(judged({ settings: published, words }))).toEqual(['authorisation_rejected'])
  })

  test.each<[string, Authorisation, string]>([
    ['of an app', word('carol', { account: account('carol', { kind: 'Bot' }) }), 'authorisation_by_bot'],
    ['of nobody', word('carol', { account: null }), 'authorisation_by_nobody'],
    ['of somebody without the role', word('bob'), 'authorisation_without_role'],
    ['that is not given yet', review('carol', { state: 'pending' }), 'authorisation_pending'],
    ['against it', review('carol', { state: 'rejected' }), 'authorisation_rejected'],
    ['for another environment', review('carol', { environment: 'staging' }), 'authorisation_other_environment'],
  ])('%s does not count', (_, given, code) => {
    const judgement = judged({ words: [given], settings: { environments: ['production'] } })
    expect(codes(judgement)).toEqual(['release_not_authorised', code])
  })

  test.each<[string, Partial<Release>, string]>([
    ['opened a change', { changes: [releaseChange({ author: account('carol') })] }, 'authorisation_by_author'],
    [
      'wrote a commit',
      { people: { authors: ['4'], committers: [], coAuthors: [], unattributed: [] } },
      'authorisation_by_committer',
    ],
    [
      'committed one',
      { people: { authors: [], committers: ['4'], coAuthors: [], unattributed: [] } },
      'authorisation_by_committer',
    ],
    [
      'helped with one',
      { people: { authors: [], committers: [], coAuthors: ['4'], unattributed: [] } },
      'authorisation_by_co_author',
    ],
  ])('of somebody who %s does not count, unless the policy says so', (_, part, code) => {
    expect(codes(judged({ release: part }))).toEqual(['release_not_authorised', code])
    expect(judged({ release: part, settings: { 'authorised-by': { not: [] } } }).outcome).toBe('pass')
  })

  test('counts once for each person', () => {
    const settings = { 'authorised-by': { count: 2 }, environments: ['production'] }
    expect(codes(judged({ settings, words: [word('carol'), review('carol')] }))).toEqual(['release_not_authorised'])
    expect(judged({ settings, words: [word('carol'), review('dave')] }).outcome).toBe('pass')
  })

  test('against it weighs more than one for it', () => {
    expect(codes(judged({ words: [word('carol'), review('dave', { state: 'rejected' })] }))).toEqual([
      'authorisation_rejected',
    ])
  })

  test('cannot be weighed when nobody knows who wrote a commit', () => {
    const people = { authors: [], committers: [], coAuthors: [], unattributed: [HEAD] }
    expect(codes(judged({ release: { people } }))).toEqual(['commit_unattributed'])
  })

  test('can be weighed when all that nobody knows are tools that the policy names', () => {
    const people = { authors: [], committers: ['1'], coAuthors: [], unattributed: [HEAD] }
    const strangers = (email: string) => [
      { commit: HEAD, committer: '1', strangers: [{ as: 'co-author' as const, email }] },
    ]
    const terms = { ...TERMS, knownAddresses: [{ address: 'noreply@tool.example', is: 'tool' as const }] }
    const codesOf = (email: string) => {
      const settings = gate.settings.parse({ 'authorised-by': { from: ['release-manager'] } })
      const known = {
        release: release({ people: { ...people, strangers: strangers(email) } }),
        authorisations: [word('carol')],
      }
      return codes(gate.judge(settings, known, terms))
    }
    expect(codesOf('noreply@tool.example')).toEqual([])
    expect(codesOf('x@tool.example')).toEqual(['commit_unattributed'])
  })

  test('says who could give it when it is missing', () => {
    const [reason] = judged({ words: [] }).reasons
    expect(reason?.message).toBe(
      'The release must be authorised by somebody with the role release-manager, by approving the deployment or publishing the release; no valid authorisation yet.',
    )
    expect(reason?.next).toBe('Ask somebody who holds the role and did not contribute to the release (carol, dave).')
  })

  test('taken away never makes a release pass', () => {
    const words = fc.array(
      fc.record({
        login: fc.constantFrom('bob', 'carol', 'dave'),
        state: fc.constantFrom('approved', 'pending' as const),
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(words, fc.nat(4), (given, at) => {
        const all = given.map(({ login, state }) =>
          review(login, { state: state === 'approved' ? 'approved' : 'pending' }),
        )
        const fewer = all.filter((_, index) => index !== at)
        if (judged({ words: fewer }).outcome === 'pass') expect(judged({ words: all }).outcome).toBe('pass')
      }),
    )
  })
})
