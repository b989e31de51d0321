import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../src/facts/change.ts'
import type { RulesChange } from '../../src/facts/rules-change.ts'
import type { Terms } from '../../src/gates/gate.ts'
import { protectedPaths } from '../../src/gates/protected-paths/index.ts'
import type { Judgement } from '../../src/verdict/verdict.ts'
import { approval, change, commit } from '../builders.ts'
import { ROLES } from './approvals/scene.ts'

const POLICY = '.github/quality-policy.yml'

function judged(reviews: Review[], part: Partial<RulesChange> = {}, role: string | null = 'quality-owner'): Judgement {
  const rulesChange: RulesChange = { paths: [POLICY], policy: 'valid', problem: null, effect: [], ...part }
  const known = { change: change(), commits: [commit()], reviews, lastPushers: [], rulesChange }
  return protectedPaths.judge({ role, 'own-changes': false }, known, { roles: ROLES, risk: [] })
}

const told = ({ reasons }: Judgement) => reasons.map(({ code, message }) => `${code}: ${message}`)
const found = ({ findings }: Judgement) => findings.map(({ code, message }) => `${code}: ${message}`)
const TOUCHED = `rules_touched: The change touches files that define how changes are evaluated: ${POLICY}.`

describe('a change of the rules', () => {
  test('needs a quality owner, and says which files are why', () => {
    const judgement = judged([approval('bob')])
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Rules changed: 0 of 1 approval'])
    expect(told(judgement).slice(0, 2)).toEqual([
      TOUCHED,
      'approvals_missing: 1 approval from quality-owner required; no valid approval yet.',
    ])
    expect(judgement.reasons[1]?.next).toBe('Ask carol to approve commit beef000.')
  })

  test('passes with one, and says so', () => {
    const judgement = judged([approval('carol')])
    expect([judgement.outcome, judgement.title, told(judgement)]).toEqual([
      'pass',
      'Rules changed: 1 of 1 approval',
      [],
    ])
    expect(found(judgement)).toEqual([TOUCHED])
  })

  test('needs anybody else with write access where nobody has that role', () => {
    expect(judged([approval('bob')], {}, null).outcome).toBe('pass')
    expect(judged([approval('bob', { canWrite: false })], {}, null).outcome).toBe('fail')
    expect(judged([approval('mallory')], {}, null).outcome).toBe('fail')
  })

  test('is never approved by those who made it', () => {
    const own = { ...change(), author: approval('carol').author }
    const known = {
      change: own,
      commits: [commit()],
      reviews: [approval('carol')],
      lastPushers: [],
      rulesChange: { paths: [POLICY], policy: 'valid' as const, problem: null, effect: [] },
    }
    expect(
      protectedPaths.judge({ role: 'quality-owner', 'own-changes': false }, known, { roles: ROLES, risk: [] }).outcome,
    ).toBe('fail')
  })

  test('that leaves a policy with a mistake fails, whoever approves', () => {
    const problem = `${POLICY}:3:1 Unknown key "gate" (did you mean "gates"?).`
    const judgement = judged([approval('carol')], { policy: 'invalid', problem })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'The policy would be invalid'])
    expect(told(judgement)[0]).toBe(
      `policy_broken: The policy would be invalid after this change, so no later change could be evaluated. ${problem}`,
    )
  })

  test('shows what it does, what loosens first', () => {
    const effect: RulesChange['effect'] = [
      { gate: 'coverage', key: 'patch.min', effect: 'tightened' },
      { gate: null, key: 'risk', effect: 'changed' },
      { gate: 'coverage', key: 'project.min', effect: 'loosened' },
    ]
    expect(found(judged([approval('carol')], { effect }))).toEqual([
      TOUCHED,
      'policy_loosened: It loosens project.min of the gate coverage.',
      'policy_changed: It changes risk.',
      'policy_tightened: It tightens patch.min of the gate coverage.',
    ])
  })

  test('that takes the policy away says what that means', () => {
    expect(found(judged([approval('carol')], { policy: 'gone' }))[1]).toBe(
      'policy_gone: The change removes the policy: no later change would be evaluated.',
    )
  })

  test('of very many files names the first of them', () => {
    const paths = Array.from({ length: 25 }, (_, index) => `.github/workflows/${index}.yml`)
    const [first] = judged([], { paths, policy: 'same' }).reasons
    expect(first?.message).toMatch(/19\.yml and 5 more\.$/)
    expect(first?.data).toEqual({ files: 25 })
  })
})

describe('a change of the rules by the only person there is', () => {
  const OWN = { ...change(), author: approval('carol').author }
  const BY_CAROL = { ...commit(), authors: [approval('carol').author], committer: approval('carol').author }
  const WEB_FLOW = { id: '19864447', login: 'web-flow', kind: 'User' as const }

  function ownChange(
    commits: ReturnType<typeof commit>[],
    author = OWN,
    allowed = true,
    terms: Partial<Terms> = {},
  ): Judgement {
    const rulesChange: RulesChange = { paths: [POLICY], policy: 'valid', problem: null, effect: [] }
    const known = { change: author, commits, reviews: [], lastPushers: [], rulesChange }
    const settings = { role: 'quality-owner', 'own-changes': allowed }
    return protectedPaths.judge(settings, known, { roles: ROLES, risk: [], ...terms })
  }

  test('passes where the profile is for one, and says that nobody else looked', () => {
    const judgement = ownChange([BY_CAROL, { ...BY_CAROL, committer: WEB_FLOW }])
    expect([judgement.outcome, judgement.title]).toEqual(['pass', 'Rules changed: by their only owner'])
    expect(found(judgement)).toEqual([
      TOUCHED,
      'not_independent: Only carol contributed to this change and nobody else reviewed it: this is not an independent review.',
    ])
  })

  describe('who has written with a tool', () => {
    const TOOL = 'noreply@tool.example'
    const knownAddresses = [{ address: TOOL, is: 'tool' as const }]
    const trailer = (email: string) => ({
      ...BY_CAROL,
      authors: [OWN.author, null],
      strangers: [{ as: 'co-author' as const, email }],
    })

    test('passes as without it where the policy knows the address of the tool', () => {
      expect(ownChange([trailer(TOOL)], OWN, true, { knownAddresses })).toEqual(ownChange([BY_CAROL]))
      const written = { ...BY_CAROL, authors: [null], strangers: [{ as: 'author' as const, email: TOOL }] }
      expect(ownChange([written], OWN, true, { knownAddresses }).outcome).toBe('pass')
    })

    test.each<[string, Judgement]>([
      ['where the policy does not', ownChange([trailer(TOOL)])],
      ['beside somebody else', ownChange([trailer(TOOL), trailer('x@y.z')], OWN, true, { knownAddresses })],
      [
        'as the author of a commit that GitHub committed for nobody knows whom',
        ownChange(
          [{ ...BY_CAROL, authors: [null], committer: WEB_FLOW, strangers: [{ as: 'author', email: TOOL }] }],
          OWN,
          true,
          { knownAddresses },
        ),
      ],
      [
        'as the committer',
        ownChange([{ ...BY_CAROL, committer: null, strangers: [{ as: 'committer', email: TOOL }] }], OWN, true, {
          knownAddresses,
        }),
      ],
    ])('does not, %s', (_, judgement) => expect(judgement.outcome).toBe('fail'))
  })

  test.each<[string, Judgement]>([
    ['where the profile is for several', ownChange([BY_CAROL], OWN, false)],
    ['when somebody else opened it', ownChange([BY_CAROL], change())],
    ['when somebody else wrote a commit of it', ownChange([BY_CAROL, commit()])],
    [
      'when a commit names somebody else too',
      ownChange([{ ...BY_CAROL, authors: [OWN.author, approval('mallory').author] }]),
    ],
    ['when nobody knows who wrote a commit', ownChange([{ ...BY_CAROL, committer: null }])],
    ['when GitHub is all that is known of a commit', ownChange([{ ...BY_CAROL, authors: [WEB_FLOW] }])],
    ['when no commit is known', ownChange([])],
  ])('does not, %s', (_, judgement) => expect(judgement.outcome).toBe('fail'))
})
