import { describe, expect, test } from '@jest/globals'
import type { Client } from '../../src/github/client/client.ts'
import { refused } from '../../src/github/client/errors.ts'
import { APPEND, LEDGER } from '../../src/github/client/queries.ts'
import { append } from '../../src/ledger/append.ts'
import { githubStore } from '../../src/ledger/stores/github-branch.ts'
import { StoreError, type StoreProblem } from '../../src/ledger/stores/store.ts'
import { scriptedClient, unasked } from '../github/scripted-client.ts'
import { mergeNumber, oid } from '../record/builders.ts'
import { ledgerOf, numbered, retryPolicy } from './ledgers.ts'

type Call = [what: string, parameters: Readonly<Record<string, unknown>>]

/** A client that gives prepared answers in turn; an `Error` is thrown. */
function client(...answers: unknown[]): Client & { calls: Call[] } {
  const calls: Call[] = []
  const next = async (...call: Call) => {
    calls.push(call)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer
  }
  return {
    calls,
    graphql: async (document, variables) => ({ data: await next(document, variables), errors: [] }),
    rest: async (route, parameters) => ({ status: 200, data: await next(route, parameters), link: '', location: '' }),
    download: async () => Buffer.of(),
    sent: () => 0,
    time: () => '2026-11-22T12:00:00Z',
  }
}

const failure = (message: string, details: object = {}) => Object.assign(new Error(message), details)
const graphql = (type: string | undefined, message: string) => failure(message, { graphqlErrors: [{ type, message }] })
const place = { owner: 'acme', name: 'shop', branch: 'quality-records' }
const PLAIN = 0o100644
const blob = (text: string | null, isTruncated = false) => ({ mode: PLAIN, object: { text, isTruncated } })
const stored = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })
const ledger = (head: unknown, record: unknown) => ({
  repository: { ref: { target: { oid: oid('1'), head, record } } },
})
const proposal = {
  expected: oid('1'),
  headline: 'record',
  body: 'Record-Id: x',
  files: [{ path: 'head.json', text: 'é\n' }],
}

async function problemOf(action: Promise<unknown>): Promise<StoreProblem> {
  const error = await action.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof StoreError)) throw error ?? new Error('nothing was thrown')
  return error.problem
}

describe('reading', () => {
  test('requests tip, head and record at once', async () => {
    const github = client(ledger(blob('{}\n'), blob('x')))
    const path = '2026/11/20/x.json'
    expect(await githubStore(github, place).snapshot(path)).toEqual({
      state: 'present',
      tip: oid('1'),
      head: stored('head.json', '{}\n'),
      record: stored(path, 'x'),
    })
    expect(github.calls).toEqual([
      [LEDGER, { owner: 'acme', name: 'shop', branch: 'refs/heads/quality-records', record: path }],
    ])
  })

  test.each<[string, unknown, unknown]>([
    ['no branch', { repository: { ref: null } }, { state: 'absent' }],
    [
      'no record',
      ledger(blob('{}'), null),
      { state: 'present', tip: oid('1'), head: stored('head.json', '{}'), record: null },
    ],
    ['no head', ledger(null, null), { state: 'present', tip: oid('1'), head: null, record: null }],
  ])('sees that there is %s', async (_, answer, snapshot) => {
    expect(await githubStore(client(answer), place).snapshot('x')).toEqual(snapshot)
  })

  test.each<[string, unknown, string]>([
    [
      'a text that was cut off',
      ledger(blob('{'), blob('{', true)),
      'The response from GitHub has no usable repository.ref.target.record.object.isTruncated.',
    ],
    [
      'bytes that are no text',
      ledger(blob(null), null),
      'The response from GitHub has no usable repository.ref.target.head.object.text.',
    ],
    ['no repository', { repository: null }, 'The response from GitHub has no usable repository.'],
    ['nothing', undefined, 'The response from GitHub has no usable data.'],
  ])('does not take %s for an absent file', async (_, answer, message) => {
    const read = githubStore(client(answer), place).snapshot('x')
    expect(await problemOf(read)).toEqual({ code: 'unavailable', message, retryAfterMs: null })
  })
})

test.each<[string, number]>([
  ['a folder', 0o040000],
  ['a link', 0o120000],
  ['a file that can be run', 0o100755],
  ['a submodule', 0o160000],
])('%s in the place of a record is given as what it is', async (_, mode) => {
  const unexpected = `of mode ${mode.toString(8).padStart(6, '0')}, not a plain file`
  const github = client(ledger(blob('{}'), { mode, object: null }))
  expect(await githubStore(github, place).snapshot('x')).toMatchObject({ record: { path: 'x', unexpected } })
})

describe('committing', () => {
  test('sends the files on top of the tip that was read, and nothing else', async () => {
    const github = client({ createCommitOnBranch: { commit: { oid: oid('2') } } })
    expect(await githubStore(github, place).commit(proposal)).toBe('committed')
    const input = {
      branch: { repositoryNameWithOwner: 'acme/shop', branchName: 'quality-records' },
      expectedHeadOid: oid('1'),
      message: { headline: 'record', body: 'Record-Id: x' },
      fileChanges: { additions: [{ path: 'head.json', contents: 'w6kK' }] },
    }
    expect(github.calls).toEqual([[APPEND, { input }]])
  })

  test.each<[string, Error]>([
    ['says so by type', graphql('STALE_DATA', 'stale')],
    [
      'says so in words',
      graphql(undefined, `Expected branch to point to "${oid('1')}" but it did not. Pull and try again.`),
    ],
    ['no longer has the branch', graphql('NOT_FOUND', 'The branch quality-records was not found.')],
  ])('knows that the tip has moved when GitHub %s', async (_, error) => {
    expect(await githubStore(client(error), place).commit(proposal)).toBe('moved')
  })

  const write = 'Grant the job `contents: write` under `permissions:` in the workflow.'
  const rule =
    'Exclude the ledger branch from the ruleset, or append with the token of an app of your own that the ruleset exempts.'

  test.each<[string, unknown, StoreProblem]>([
    [
      'a bad gateway',
      failure('Bad Gateway', { status: 502 }),
      { code: 'ambiguous', message: 'GitHub responded with 502: Bad Gateway' },
    ],
    ['a connection that broke', failure('read ECONNRESET'), { code: 'ambiguous', message: 'GitHub: read ECONNRESET' }],
    [
      'an answer that took too long',
      failure('The operation timed out', { name: 'TimeoutError' }),
      { code: 'ambiguous', message: 'GitHub: The operation timed out' },
    ],
    [
      'a failure without a kind',
      graphql(undefined, 'Something went wrong while executing your query.'),
      { code: 'ambiguous', message: 'GitHub: Something went wrong while executing your query.' },
    ],
    [
      'an answer of another shape',
      { createCommitOnBranch: null },
      { code: 'ambiguous', message: 'GitHub returned an unknown response to the append.' },
    ],
    [
      'a token that may not write',
      graphql('FORBIDDEN', 'Resource not accessible by integration'),
      { code: 'forbidden', message: 'GitHub: Resource not accessible by integration', next: write },
    ],
    [
      'a token that is not valid',
      failure('Bad credentials', { status: 401 }),
      { code: 'forbidden', message: 'GitHub responded with 401: Bad credentials', next: write },
    ],
    [
      'a repository that the token may not see',
      graphql('NOT_FOUND', "Could not resolve to a Repository with the name 'acme/shop'."),
      {
        code: 'forbidden',
        message: "GitHub: Could not resolve to a Repository with the name 'acme/shop'.",
        next: write,
      },
    ],
    [
      'a rule of the branch',
      graphql('UNPROCESSABLE', 'Repository rule violations found'),
      { code: 'forbidden', message: 'GitHub: Repository rule violations found', next: rule },
    ],
    [
      'the primary rate limit',
      graphql('RATE_LIMITED', 'API rate limit exceeded'),
      { code: 'unavailable', message: 'GitHub: API rate limit exceeded', retryAfterMs: null },
    ],
    [
      'the secondary rate limit',
      failure('You have exceeded a secondary rate limit', { status: 403, retryAfter: 30 }),
      {
        code: 'unavailable',
        message: 'GitHub responded with 403: You have exceeded a secondary rate limit',
        retryAfterMs: 30_000,
      },
    ],
    [
      'an input that GitHub refuses',
      failure('Validation failed', { status: 422 }),
      { code: 'unavailable', message: 'GitHub responded with 422: Validation failed', retryAfterMs: null },
    ],
  ])('understands %s', async (_, answer, problem) => {
    expect(await problemOf(githubStore(client(answer), place).commit(proposal))).toEqual(problem)
  })
})

test.each([500, 502, 503, 504, 408])(
  'an answer of %i to a write says nothing of whether it was done, and to a read that it was not',
  async status => {
    const store = () => githubStore(client(failure('Too bad', { status })), place)
    const message = `GitHub responded with ${status}: Too bad`
    expect(await problemOf(store().commit(proposal))).toEqual({ code: 'ambiguous', message })
    expect(await problemOf(store().snapshot('x'))).toEqual({ code: 'unavailable', message, retryAfterMs: null })
    expect(await problemOf(store().create(proposal.files))).toEqual({
      code: 'unavailable',
      message,
      retryAfterMs: null,
    })
  },
)

test('the time that GitHub requests to wait comes from its answer to the job', async () => {
  const limited = scriptedClient(unasked, () => {
    const headers = { 'retry-after': '30' }
    throw refused('keeping the ledger', { status: 403, message: 'You have exceeded a secondary rate limit', headers })
  })
  const store = githubStore(limited, place)
  expect(await problemOf(store.commit(proposal))).toMatchObject({ code: 'unavailable', retryAfterMs: 30_000 })
})

test.each([400, 409, 422, 451])('an answer of %i says that nothing was done', async status => {
  const store = githubStore(client(failure('Too bad', { status })), place)
  const message = `GitHub responded with ${status}: Too bad`
  expect(await problemOf(store.commit(proposal))).toEqual({ code: 'unavailable', message, retryAfterMs: null })
})

describe('beginning a ledger', () => {
  test('makes a commit without parents and names the branch', async () => {
    const github = client({ sha: oid('a') }, { sha: oid('b') }, { ref: 'refs/heads/quality-records' })
    expect(await githubStore(github, place).create(proposal.files)).toBe('created')
    const repository = { owner: 'acme', repo: 'shop' }
    const tree = [{ path: 'head.json', mode: '100644', type: 'blob', content: 'é\n' }]
    expect(github.calls).toEqual([
      ['POST /repos/{owner}/{repo}/git/trees', { ...repository, tree }],
      [
        'POST /repos/{owner}/{repo}/git/commits',
        { ...repository, message: 'begin the quality records', tree: oid('a'), parents: [] },
      ],
      ['POST /repos/{owner}/{repo}/git/refs', { ...repository, ref: 'refs/heads/quality-records', sha: oid('b') }],
    ])
  })

  test('goes on when somebody else was faster', async () => {
    const error = failure('Reference already exists', { status: 422 })
    expect(await githubStore(client({ sha: oid('a') }, { sha: oid('b') }, error), place).create([])).toBe('exists')
  })

  test('does not know whether the branch was made when the last answer is lost', async () => {
    const create = githubStore(client({ sha: oid('a') }, { sha: oid('b') }, failure('socket hang up')), place).create(
      [],
    )
    expect(await problemOf(create)).toEqual({ code: 'ambiguous', message: 'GitHub: socket hang up' })
  })
})

test('an append takes one question and one commit', async () => {
  const { files } = ledgerOf(numbered(2))
  const github = client(ledger(blob(files.get('head.json') ?? ''), null), {
    createCommitOnBranch: { commit: { oid: oid('2') } },
  })
  expect(await append(githubStore(github, place), mergeNumber(2), retryPolicy())).toMatchObject({
    status: 'appended',
    seq: 3,
  })
  expect(github.calls.map(([what]) => what)).toEqual([LEDGER, APPEND])
})
