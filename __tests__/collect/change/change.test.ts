import { describe, expect, test } from '@jest/globals'
import {
  account,
  type Contents,
  changeFact,
  commitsFact,
  labelsFact,
  type ObservedChange,
  reviewsFact,
} from '../../../src/collect/change/change.ts'
import type { Commit, Review } from '../../../src/facts/change.ts'
import type { Observed } from '../../../src/facts/observed.ts'
import type { ChangeNode, CommitNode, GitActor, ReviewNode, SharingNode } from '../../../src/github/client/answers.ts'
import { BASE, digest, HEAD, oid } from '../../builders.ts'

const user = (login: string, databaseId: number | null = 2) => ({ __typename: 'User', login, databaseId })
const PAGE = { hasNextPage: false, endCursor: null }
const list = <Node>(nodes: Node[], totalCount = nodes.length) => ({ totalCount, pageInfo: PAGE, nodes })
const actor = (part: Partial<GitActor> = {}): GitActor => ({
  email: 'mallory@example.com',
  user: { login: 'mallory', databaseId: 1 },
  ...part,
})

function commitNode(part: Partial<CommitNode['commit']> = {}): CommitNode {
  return {
    commit: {
      oid: HEAD,
      parents: { totalCount: 1, nodes: [{ oid: BASE }] },
      authors: { totalCount: 1, nodes: [actor()] },
      committer: actor(),
      message: 'Faster checkout',
      signature: null,
      ...part,
    },
  }
}

function reviewNode(part: Partial<ReviewNode> = {}): ReviewNode {
  return {
    fullDatabaseId: '100',
    state: 'APPROVED',
    submittedAt: '2026-03-01T10:00:00Z',
    lastEditedAt: null,
    authorCanPushToRepository: true,
    author: user('alice'),
    commit: { oid: HEAD },
    ...part,
  }
}

/** Change #12 itself, as GitHub lists it beside others. */
const sharing = (part: Partial<SharingNode> = {}): SharingNode => ({
  number: 12,
  state: 'OPEN',
  headRefOid: HEAD,
  baseRefName: 'main',
  repository: { databaseId: 7 },
  ...part,
})

const NO_RULES = {
  policy: null,
  codeowners1: null,
  codeowners2: null,
  codeowners3: null,
  workflows: null,
  actions: null,
}

/** What the head commit tells about the changes that hold it. */
const headOf = (nodes: (SharingNode | null)[], totalCount = nodes.length, of = HEAD): ChangeNode['headCommit'] => ({
  nodes: [{ commit: { ...NO_RULES, oid: of, associatedPullRequests: { totalCount, nodes } } }],
})

const openOnes = (...nodes: SharingNode[]): ChangeNode['repository'] => ({
  pullRequests: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes },
})

function told(part: Partial<ChangeNode> = {}, rest: Partial<ObservedChange> = {}): ObservedChange {
  return {
    repository: { id: '7', name: 'acme/shop' },
    base: BASE,
    refusals: [],
    collectedAt: '2026-03-01T12:00:00Z',
    change: {
      id: 'PR_1',
      number: 12,
      url: 'https://github.com/acme/shop/pull/12',
      state: 'OPEN',
      isDraft: false,
      isCrossRepository: false,
      title: 'Faster checkout',
      body: '',
      lastEditedAt: null,
      closingIssuesReferences: { totalCount: 0, nodes: [] },
      author: user('mallory', 1),
      mergedBy: null,
      mergedAt: null,
      mergeCommit: null,
      assignees: { totalCount: 0, nodes: [] },
      assignments: { totalCount: 0, nodes: [] },
      baseRefName: 'main',
      headRefName: 'faster',
      headRefOid: HEAD,
      headRepository: { databaseId: 7, nameWithOwner: 'acme/shop' },
      changedFiles: 1,
      additions: 3,
      deletions: 1,
      labels: { totalCount: 1, nodes: [{ name: 'bug' }] },
      reviews: list([reviewNode()]),
      commits: list([commitNode()]),
      baseChanges: { nodes: [] },
      dismissals: { totalCount: 0, nodes: [] },
      headCommit: headOf([sharing()]),
      repository: openOnes(sharing()),
      ...part,
    },
    ...rest,
  }
}

const NONE: Contents = { head: null, reviews: new Map(), differing: new Map() }
const refusal = (path: string, type = 'FORBIDDEN') => ({ path: `repository.pullRequest.${path}`, type, message: 'no' })
const value = <Value>(fact: Observed<Value>): Value => {
  if (fact.state !== 'complete') throw new Error(fact.detail)
  return fact.value
}
const why = (fact: Observed<unknown>) => (fact.state === 'complete' ? 'complete' : [fact.why, fact.detail, fact.next])

describe('the change', () => {
  test('is read as GitHub reports it, with the content of its commits', () => {
    expect(value(changeFact(told(), { ...NONE, head: digest('c0') }))).toEqual({
      repository: { id: '7', name: 'acme/shop' },
      pull: 12,
      url: 'https://github.com/acme/shop/pull/12',
      title: 'Faster checkout',
      author: { id: '1', login: 'mallory', kind: 'User' },
      assignees: [],
      requestedBy: [],
      head: HEAD,
      base: BASE,
      baseBranch: 'main',
      baseChangedAt: null,
      lines: { added: 3, removed: 1 },
      draft: false,
      fork: false,
      content: digest('c0'),
    })
  })

  test.each<[string, ObservedChange, string[]]>([
    [
      'whose base is gone',
      told({}, { base: null }),
      [
        'missing',
        'The base branch main of change #12 does not exist.',
        'Set the base of the pull request to an existing branch.',
      ],
    ],
    [
      'whose repository was deleted',
      told({ headRepository: null }),
      [
        'missing',
        'The source repository of change #12 was deleted, so the change can no longer be corrected.',
        'Push the commits to a branch that exists and open a new pull request from it.',
      ],
    ],
    [
      'whose author the token may not see',
      told({ author: null }, { refusals: [refusal('author')] }),
      [
        'forbidden',
        'The token has no permission to read the author of the change.',
        'Grant the job `pull-requests: read` under `permissions:` in the workflow.',
      ],
    ],
    [
      'whose author is of a kind that nobody knows',
      told({ author: { __typename: 'Robot', login: 'r', databaseId: 5 } }),
      [
        'missing',
        'GitHub does not report which account opened change #12, so a self-approval could not be detected.',
        'Open the change again from a user account.',
      ],
    ],
    [
      'whose author has no number',
      told({ author: user('mallory', null) }),
      [
        'missing',
        'GitHub does not report which account opened change #12, so a self-approval could not be detected.',
        'Open the change again from a user account.',
      ],
    ],
  ])('%s is not judged', (_, of, expected) => expect(why(changeFact(of, NONE))).toEqual(expected))

  test('of a deleted account has no author', () =>
    expect(value(changeFact(told({ author: null }), NONE)).author).toBeNull())

  test('says when it was last pointed at another base', () => {
    const baseChanges = { nodes: [{ createdAt: '2026-03-01T11:00:00Z' }] }
    expect(value(changeFact(told({ baseChanges }), NONE)).baseChangedAt).toBe('2026-03-01T11:00:00Z')
  })
})

describe('a change whose head another change has too', () => {
  const lax = sharing({ number: 13, baseRefName: 'lax' })
  const OTHER = [
    'ambiguous',
    'Change #13 into lax has the same head commit beef000. Checks belong to a commit, so the verdict for one would count for both.',
    'Close #13 or #12, or push a commit to one of them. Then run the job of the other again.',
  ]
  const UNLISTED = [
    'ambiguous',
    'GitHub does not list every open change with commit beef000, so another change could share its checks.',
    'Run the job again. If that does not help, close changes that nobody works on: at most 1,000 open ones are read.',
  ]
  const beside = (other: SharingNode, part: Partial<ChangeNode> = {}) =>
    told({ headCommit: headOf([sharing(), other]), ...part })

  test.each<[string, ObservedChange, string[] | 'complete']>([
    ['is not judged when that goes into another base', beside(lax), OTHER],
    [
      'is not judged either when only the list of open changes names it, as for forks',
      told({ headCommit: headOf([]), repository: openOnes(lax, sharing()) }),
      OTHER,
    ],
    [
      'is not judged when that goes into the same base: it has other reviews, labels and texts',
      beside({ ...lax, baseRefName: 'main' }),
      [OTHER[0] ?? '', OTHER[1]?.replace('lax', 'main') ?? '', OTHER[2] ?? ''],
    ],
    [
      'is not judged when GitHub counts more open changes than it lists',
      told({ repository: { pullRequests: { ...openOnes(sharing()).pullRequests, totalCount: 1001 } } }),
      UNLISTED,
    ],
    ['is judged when that is closed', beside({ ...lax, state: 'CLOSED' }), 'complete'],
    ['is judged when that is merged', beside({ ...lax, state: 'MERGED' }), 'complete'],
    ['is judged when that has more commits on top', beside({ ...lax, headRefOid: oid('70b') }), 'complete'],
    [
      'is judged when that is of another repository, which has checks of its own',
      beside({ ...lax, repository: { databaseId: 8 } }),
      'complete',
    ],
    [
      'is evaluated when it was merged, because its checks can no longer allow a merge',
      beside(lax, { state: 'MERGED' }),
      'complete',
    ],
    ['is not judged when GitHub counts more than it lists', told({ headCommit: headOf([sharing()], 51) }), UNLISTED],
    ['is not judged when the list has a hole', told({ headCommit: headOf([sharing(), null]) }), UNLISTED],
    ['is not judged when the list is of another commit', told({ headCommit: headOf([], 0, oid('01d')) }), UNLISTED],
    ['is not judged when there is no head commit', told({ headCommit: { nodes: [] } }), UNLISTED],
    [
      'is not judged when the token may not read the head commit',
      told({ headCommit: { nodes: [null] } }, { refusals: [refusal('headCommit.nodes.0.commit')] }),
      [
        'forbidden',
        'The token has no permission to read the head commit of the change.',
        'Grant the job `contents: read, pull-requests: read` under `permissions:` in the workflow.',
      ],
    ],
    [
      'is evaluated without the head commit when it was merged',
      told({ state: 'MERGED', headCommit: { nodes: [null] } }, { refusals: [refusal('headCommit.nodes.0.commit')] }),
      'complete',
    ],
  ])('%s', (_, of, expected) => expect(why(changeFact(of, NONE))).toEqual(expected))
})

describe('an account', () => {
  test.each<[string, Parameters<typeof account>[0], ReturnType<typeof account>]>([
    ['is known by its number', user('alice', 2), { id: '2', login: 'alice', kind: 'User' }],
    [
      'of an app bears the mark that GraphQL leaves out',
      { __typename: 'Bot', login: 'renovate', databaseId: 9 },
      { id: '9', login: 'renovate[bot]', kind: 'Bot' },
    ],
    [
      'of an app bears it once',
      { __typename: 'Bot', login: 'renovate[bot]', databaseId: 9 },
      { id: '9', login: 'renovate[bot]', kind: 'Bot' },
    ],
    [
      'made up by an import is no user',
      { __typename: 'Mannequin', login: 'alice', databaseId: 8 },
      { id: '8', login: 'alice', kind: 'Mannequin' },
    ],
    ['without a number is nobody', user('alice', null), null],
    ['of an unknown kind is nobody', { __typename: 'Alien', login: 'a', databaseId: 1 }, null],
    ['that is gone is nobody', null, null],
  ])('%s', (_, person, expected) => expect(account(person)).toEqual(expected))
})

describe('commits', () => {
  const one = (part: Partial<CommitNode['commit']>): Commit | undefined =>
    value(commitsFact(told({ commits: list([commitNode(part)]) })))[0]

  test('name the git author first, then every co-author, and the committer', () => {
    const authors = [actor(), actor({ user: { login: 'alice', databaseId: 2 } }), actor({ user: null })]
    expect(one({ authors: { totalCount: 3, nodes: authors } })).toEqual({
      oid: HEAD,
      parents: [BASE],
      authors: [{ id: '1', login: 'mallory' }, { id: '2', login: 'alice' }, null],
      committer: { id: '1', login: 'mallory' },
      verified: false,
      strangers: [{ as: 'co-author', email: 'mallory@example.com' }],
    })
  })

  test('name the address of everybody without an account, and as what', () => {
    const authors = [actor({ user: null, email: null }), actor({ user: null, email: `${'a'.repeat(300)}@b.c` })]
    const committer = actor({ user: null, email: 'bot@example.com' })
    expect(one({ authors: { totalCount: 2, nodes: authors }, committer })?.strangers).toEqual([
      { as: 'author', email: null },
      { as: 'co-author', email: `${'a'.repeat(254)}…` },
      { as: 'committer', email: 'bot@example.com' },
    ])
  })

  test.each<[string, GitActor | null, Commit['committer']]>([
    ['by the account that GitHub names', actor(), { id: '1', login: 'mallory' }],
    [
      'by the number in an address that hides an account',
      actor({ user: null, email: '42+x@users.noreply.github.com' }),
      { id: '42', login: null },
    ],
    [
      'as GitHub itself for what is done on its pages',
      actor({ user: null, email: 'noreply@github.com' }),
      { id: '19864447', login: 'web-flow' },
    ],
    ['as nobody for an unknown address', actor({ user: null }), null],
    [
      'as nobody for a hidden address with a false number',
      actor({ user: null, email: '042+x@users.noreply.github.com' }),
      null,
    ],
    [
      'as nobody for a hidden address of another host',
      actor({ user: null, email: '42+x@users.noreply.github.com.evil.example' }),
      null,
    ],
    ['as nobody without an address', actor({ user: null, email: null }), null],
    ['as nobody for an account without a number', actor({ user: { login: 'ghost', databaseId: null } }), null],
    ['as nobody when there is none', null, null],
  ])('are attributed %s', (_, committer, expected) => expect(one({ committer })?.committer).toEqual(expected))

  test.each<[string, ObservedChange, string[] | 'complete']>([
    ['complete', told(), 'complete'],
    [
      'fewer than GitHub counts',
      told({ commits: list([commitNode()], 251) }),
      [
        'truncated',
        'GitHub lists 1 commits of the change but counts 251.',
        'Run the job again. If the change is really this large, split it.',
      ],
    ],
    [
      'one that is a hole',
      told({ commits: list([commitNode(), null]) }),
      [
        'truncated',
        'GitHub lists 1 commits of the change but counts 2.',
        'Run the job again. If the change is really this large, split it.',
      ],
    ],
    [
      'not there at all',
      told({ commits: null }),
      [
        'truncated',
        'GitHub lists 0 commits of the change but counts an unknown number.',
        'Run the job again. If the change is really this large, split it.',
      ],
    ],
    [
      'one with more parents than are listed',
      told({ commits: list([commitNode({ parents: { totalCount: 11, nodes: [{ oid: BASE }] } })]) }),
      [
        'truncated',
        'Commit beef000 has more authors or parents than GitHub lists.',
        'Run the job again. If the change is really this large, split it.',
      ],
    ],
    [
      'one with more authors than are listed',
      told({ commits: list([commitNode({ authors: { totalCount: 101, nodes: [actor()] } })]) }),
      [
        'truncated',
        'Commit beef000 has more authors or parents than GitHub lists.',
        'Run the job again. If the change is really this large, split it.',
      ],
    ],
    [
      'forbidden',
      told({ commits: null }, { refusals: [refusal('commits')] }),
      [
        'forbidden',
        'The token has no permission to read the commits of the change.',
        'Grant the job `contents: read` under `permissions:` in the workflow.',
      ],
    ],
    [
      'forbidden in one place',
      told({}, { refusals: [refusal('commits.nodes.0.commit.authors')] }),
      [
        'forbidden',
        'The token has no permission to read the commits of the change.',
        'Grant the job `contents: read` under `permissions:` in the workflow.',
      ],
    ],
    [
      'not to be had now',
      told({}, { refusals: [refusal('commits', 'INTERNAL')] }),
      ['unreachable', 'GitHub could not report the commits of the change.', 'Run the job again.'],
    ],
    [
      'complete although something else is forbidden',
      told({}, { refusals: [refusal('commitsX'), refusal('labels')] }),
      'complete',
    ],
  ])('that are %s', (_, of, expected) => expect(why(commitsFact(of))).toEqual(expected))
})

describe('reviews', () => {
  const one = (part: Partial<ReviewNode>, contents = NONE): Review | undefined =>
    value(reviewsFact(told({ reviews: list([reviewNode(part)]) }), contents))[0]

  test('are read with the content of their commit', () => {
    expect(one({}, { ...NONE, reviews: new Map([[HEAD, digest('c0')]]) })).toEqual({
      id: '100',
      state: 'APPROVED',
      author: { id: '2', login: 'alice', kind: 'User' },
      canWrite: true,
      commit: HEAD,
      content: digest('c0'),
      submittedAt: '2026-03-01T10:00:00Z',
      edited: false,
      differing: null,
      dismissal: null,
    })
  })

  test('are read with the paths in which the change differs now', () => {
    const differing = new Map([[HEAD, ['src/a.ts']]])
    expect(one({}, { ...NONE, differing })?.differing).toEqual(['src/a.ts'])
  })

  const event = (review: string, createdAt: string, login = 'mallory') => ({
    createdAt,
    previousReviewState: 'CHANGES_REQUESTED' as const,
    actor: user(login, 1),
    review: { fullDatabaseId: review },
  })

  test('are read with who dismissed them last, and their state before', () => {
    const nodes = [
      event('100', '2026-03-01T11:00:00Z', 'alice'),
      event('100', '2026-03-01T12:00:00Z'),
      event('7', 'later'),
    ]
    const of = told({ reviews: list([reviewNode({ state: 'DISMISSED' })]), dismissals: { totalCount: 3, nodes } })
    expect(value(reviewsFact(of, NONE))[0]).toMatchObject({
      state: 'DISMISSED',
      dismissal: { by: { login: 'mallory' }, was: 'CHANGES_REQUESTED', at: '2026-03-01T12:00:00Z' },
    })
  })

  test('whose dismissal is not reported are read without it', () => {
    const of = told({ reviews: list([reviewNode({ state: 'DISMISSED' })]), dismissals: null })
    expect(value(reviewsFact(of, NONE))[0]).toMatchObject({ state: 'DISMISSED', dismissal: null })
  })

  test.each<[string, Partial<ReviewNode>, Partial<Review>]>([
    ['of a deleted commit', { commit: null }, { commit: null, content: null }],
    ['of a commit whose content is not known', { commit: { oid: oid('01d') } }, { commit: oid('01d'), content: null }],
    ['of a deleted account', { author: null }, { author: null }],
    ['that was edited', { lastEditedAt: '2026-03-01T11:00:00Z' }, { edited: true }],
    ['that is not sent', { state: 'PENDING', submittedAt: null }, { submittedAt: '' }],
  ])('%s', (_, part, expected) => expect(one(part)).toMatchObject(expected))

  test.each<[string, ObservedChange, string[]]>([
    [
      'fewer than GitHub counts',
      told({ reviews: list([reviewNode()], 1001) }),
      [
        'truncated',
        'GitHub lists 1 reviews of the change but counts 1001.',
        'Run the job again. If the change is really this large, split it.',
      ],
    ],
    [
      'forbidden',
      told({}, { refusals: [refusal('reviews.nodes.3.commit')] }),
      [
        'forbidden',
        'The token has no permission to read the reviews of the change.',
        'Grant the job `contents: read, pull-requests: read` under `permissions:` in the workflow.',
      ],
    ],
  ])('that are %s are not judged', (_, of, expected) => expect(why(reviewsFact(of, NONE))).toEqual(expected))
})

test('labels are complete or not there', () => {
  expect(value(labelsFact(told()))).toEqual(['bug'])
  expect(why(labelsFact(told({ labels: { totalCount: 101, nodes: [{ name: 'bug' }] } })))[0]).toBe('truncated')
})

test('every fact says where it came from, when, and how much of it there is', () => {
  expect(commitsFact(told())).toMatchObject({
    provenance: {
      source: 'github-graphql',
      trust: 'platform',
      collectedAt: '2026-03-01T12:00:00Z',
      listed: 1,
      total: 1,
    },
  })
})
