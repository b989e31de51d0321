import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import type { RunResult } from '../../sandbox/runner/index.ts'
import { RECORDING, Stage } from './stage/stage.ts'

// What was merged is compared with what was judged, however large the change is and however far the base moved.

const POLICY = `version: 1
roles:
  maintainer: { users: [bob, carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`
const TEXT = Array.from({ length: 20 }, (_, at) => `line ${at}\n`)
const TOP = ['top\n', ...TEXT.slice(1)].join('')
const END = [...TEXT.slice(0, -1), 'end\n'].join('')
const BOTH = ['top\n', ...TEXT.slice(1, -1), 'end\n'].join('')

/** So many files, fifty in a folder. */
const many = (count: number, top = 'big', text = 'x\n'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${top}/${Math.floor(at / 50)}/${at}.txt`, text]))

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY, { 'src/shared.txt': TEXT.join(''), 'src/tool.sh': 'echo\n' })
  // Lags of a usual day cost further questions, which are not what is counted here.
  stage.sandbox.setWeather([])
})
afterEach(() => stage.close())

async function approved(files: Record<string, string | null>): Promise<Pull> {
  const pull = await stage.change({ files })
  await approve(pull)
  return pull
}

const approve = (pull: Pull) => stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })

async function moveBase(files: Record<string, string | null>): Promise<void> {
  await stage.git('checkout', '-q', '-B', 'other', 'origin/main')
  await stage.commit('carol', 'meanwhile', files)
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.git('fetch', '-q')
}

/** Merges as git does, and pushes it with whatever else the working tree holds then. */
async function byHand(pull: Pull, touch: () => Promise<unknown>): Promise<void> {
  await stage.git('checkout', '-q', '-B', 'by-hand', 'origin/main')
  const who = ['-c', 'user.name=carol', '-c', 'user.email=carol@example.com']
  await stage.git(...who, 'merge', '-q', '--no-ff', '--no-commit', 'origin/discount')
  await touch()
  await stage.git(...who, 'commit', '-q', '--allow-empty', '-m', 'merge by hand')
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.sandbox.refresh(pull)
}

async function add(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await stage.write(stage.clone, path, text)
  await stage.git('add', '-A')
}

/** Records what main gained since; gives back the outcome with its reasons, and the requests that compare. */
async function record(before: string): Promise<{ said: string; asked: string[] }> {
  const { sandbox } = stage
  const { outputs } = await run(before)
  expect(outputs['ledger']).toBe('appended')
  const verdict = await recorded(stage.tip('origin/main'))
  const asked = sandbox.requests.flatMap(({ operation, path }) => kindOf(operation, path) ?? [])
  expect(sandbox.violations).toEqual([])
  const codes = verdict.reasons.map(({ code }) => code)
  return { said: [verdict.outcome, ...codes].join(' '), asked }
}

async function run(before: string): Promise<RunResult> {
  await stage.git('fetch', '-q', '--prune')
  const { repository, sandbox } = stage
  const ref = 'refs/heads/main'
  const after = stage.tip('origin/main')
  const event = await sandbox.events.push({ repository, ref, before, after, pusher: 'carol' })
  sandbox.resetRequests()
  return stage.run('push', event, { sha: after, ref, permissions: RECORDING })
}

/** Who pushed the branch of the change is asked for its approvals. */
function kindOf(operation: string | undefined, path: string): string | undefined {
  if (operation !== undefined) return /^(?:Sides|Trees)$/.test(operation) ? operation : undefined
  return /\/(compare)\//.exec(path)?.[1] ?? /(activity)\?.*main/.exec(path)?.[1]
}

async function recorded(commit: string): Promise<{ outcome: string; reasons: { code: string }[] }> {
  await stage.git('fetch', '-q', 'origin', '+quality-records:refs/remotes/origin/quality-records')
  const paths = await stage.git('ls-tree', '-r', '--name-only', 'origin/quality-records')
  for (const path of paths.split('\n').filter(one => /^\d/.test(one))) {
    const { record: found } = JSON.parse(await stage.git('show', `origin/quality-records:${path}`))
    if (found.kind === 'merge' && found.subject.commit === commit) return found.verdict
  }
  throw new Error('nothing is recorded')
}

type Method = 'merge' | 'squash' | 'rebase'
const METHODS: readonly Method[] = ['merge', 'squash', 'rebase']

/** Merges by the button and records it. */
async function land(pull: Pull, method: Method = 'squash') {
  await stage.git('fetch', '-q')
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method })
  return record(before)
}

describe('a small change', () => {
  test.each(METHODS)('onto a base that moved by 350 files is recorded as judged: %s', async method => {
    const pull = await approved({ 'src/shared.txt': TOP })
    await moveBase(many(350))
    expect(await land(pull, method)).toEqual({ said: 'pass', asked: ['compare', 'compare', 'Sides'] })
  })

  test('costs no more where the base did not move', async () => {
    expect(await land(await approved({ 'a.txt': '1\n' }))).toEqual({
      said: 'pass',
      asked: ['compare', 'compare', 'Sides'],
    })
  })

  test('of names that mean something elsewhere is recorded as judged', async () => {
    const pull = await approved({
      'src/"){id}}#.txt': '1\n',
      $path0: '2\n',
      'src/ä ö/%2e%2e?x=1&y#z.txt': '3\n',
      'a\nb\t\\.txt': '4\n',
      '-rf': '5\n',
      __proto__: '6\n',
      'HEAD:src/x': '7\n',
    })
    await moveBase(many(350))
    expect((await land(pull)).said).toBe('pass')
  })

  test('that puts a folder where a file was, and a file where a folder was, is recorded as judged', async () => {
    await moveBase({ 'lib/one.txt': '1\n', 'lib/two.txt': '2\n' })
    const pull = await approved({
      'src/tool.sh': null,
      'src/tool.sh/run.sh': 'run\n',
      'lib/one.txt': null,
      'lib/two.txt': null,
      lib: 'a file\n',
    })
    await moveBase(many(350))
    expect((await land(pull)).said).toBe('pass')
  })

  test('of a mode only is recorded as judged, and a mode that was added by hand is not', async () => {
    const pull = await approved({ 'a.txt': '1\n' })
    await stage.git('update-index', '--chmod=+x', 'src/tool.sh')
    await stage.git('-c', 'user.name=alice', '-c', 'user.email=alice@example.com', 'commit', '-q', '-m', 'mode')
    await stage.git('reset', '-q', '--hard')
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    await approve(pull)
    expect((await land(pull)).said).toBe('pass')

    const next = await stage.change({ branch: 'next', files: { 'b.txt': '1\n' } })
    await approve(next)
    const before = stage.tip('origin/main')
    await stage.git('branch', '-f', '--no-track', 'discount', 'origin/next')
    await stage.git('update-ref', 'refs/remotes/origin/discount', next.head)
    await byHand(next, () => stage.git('update-index', '--chmod=+x', 'b.txt'))
    expect((await record(before)).said).toBe('not_judged landed_otherwise')
  })
})

describe('a merge by hand', () => {
  const LINE = 'added by hand\n'

  test.each<[string, Record<string, string>]>([
    ['in a file of the change', { 'a.txt': `1\n${LINE}` }],
    ['in another file', { 'README.md': LINE }],
    ['in a new file', { 'src/backdoor.txt': LINE }],
    ['in a file that both sides touched', { 'src/shared.txt': `${BOTH}${LINE}` }],
  ])('that adds a line %s is not as judged', async (_, files) => {
    const pull = await approved({ 'a.txt': '1\n', 'src/shared.txt': TOP })
    await moveBase({ 'src/shared.txt': END, ...many(350) })
    const before = stage.tip('origin/main')
    await byHand(pull, () => add(files))
    expect((await record(before)).said).toBe('not_judged landed_otherwise')
  })

  test('that leaves something of the base out is not as judged', async () => {
    const pull = await approved({ 'src/shared.txt': TOP })
    await moveBase({ 'src/shared.txt': END })
    const before = stage.tip('origin/main')
    await byHand(pull, () => add({ 'src/shared.txt': TOP }))
    expect((await record(before)).said).toBe('not_judged landed_otherwise')
  })

  test('that adds nothing is as judged, as long as the two sides touched different files', async () => {
    const pull = await approved({ 'a.txt': '1\n' })
    await moveBase({ 'src/shared.txt': END })
    const before = stage.tip('origin/main')
    await byHand(pull, async () => {})
    expect((await record(before)).said).toBe('pass')
  })

  test('is not believed for a signature that GitHub gives to whatever an app commits', async () => {
    const pull = await approved({ 'src/shared.txt': TOP })
    await moveBase({ 'src/shared.txt': END })
    const before = stage.tip('origin/main')
    await stage.git('checkout', '-q', '-B', 'tree', 'origin/main')
    const commit = await stage.commit('carol', 'tree', { 'src/shared.txt': `${BOTH}${LINE}` })
    await stage.git('push', '-q', 'origin', 'HEAD:tree')
    const tree = await stage.git('rev-parse', `${commit}^{tree}`)
    const made = await post('git/commits', { message: 'Merge', tree, parents: [before, pull.head] })
    expect(made).toMatchObject({ verification: { verified: true } })
    await stage.git('push', '-q', 'origin', `${made['sha']}:main`)
    await stage.sandbox.refresh(pull)
    expect((await record(before)).said).toBe('not_judged landed_otherwise')
  })
})

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const token = stage.sandbox.issueToken({ repository: stage.repository, permissions: { contents: 'write' } })
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json' }
  const url = `${stage.sandbox.url}/repos/acme/shop/${path}`
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.ok).toBe(true)
  return answer.json() as Promise<Record<string, unknown>>
}

describe('a file that both sides touched', () => {
  test.each(METHODS)('is as judged when GitHub merged it, for one request more: %s', async method => {
    const pull = await approved({ 'src/shared.txt': TOP })
    await moveBase({ 'src/shared.txt': END })
    expect(await land(pull, method)).toEqual({ said: 'pass', asked: ['compare', 'compare', 'Sides', 'activity'] })
  })

  test('is as judged when both did the same', async () => {
    const pull = await approved({ 'src/shared.txt': TOP, 'a.txt': '1\n' })
    await moveBase({ 'src/shared.txt': TOP })
    expect(await land(pull)).toEqual({ said: 'pass', asked: ['compare', 'compare', 'Sides'] })
  })

  test.each(METHODS)('is as judged in each place of a group of the queue: %s', async method => {
    const first = await approved({ 'src/shared.txt': TOP })
    const second = await stage.change({ branch: 'second', files: { 'src/shared.txt': END } })
    await approve(second)
    await moveBase({ 'src/shared.txt': [...TEXT.slice(0, 10), 'middle\n', ...TEXT.slice(11)].join('') })
    const before = stage.tip('origin/main')
    const group = await stage.sandbox.enqueue([first, second], { method })
    await stage.sandbox.mergeGroup(group)
    const [between = ''] = group.entries.map(({ headSha }) => headSha)
    expect((await record(before)).said).toBe('pass')
    expect((await recorded(between)).outcome).toBe('pass')
  })

  test('is not believed as long as GitHub does not list what moved the branch, and then the record is corrected', async () => {
    const pull = await approved({ 'src/shared.txt': TOP })
    await moveBase({ 'src/shared.txt': END })
    const before = stage.tip('origin/main')
    stage.sandbox.setWeather(['activity-lag'])
    expect((await land(pull)).said).toBe('not_judged landed_unverifiable')
    stage.later(10 * 60 * 1000)
    const { outputs, log } = await run(before)
    expect(outputs['outcome']).toBe('pass')
    expect(log.join('\n')).toMatch(/correct/i)
  })

  test.each<[Method, string]>([
    ['squash', 'pass'],
    ['rebase', 'not_judged landed_otherwise'],
  ])('is believed for the signature where a server lists no moves: %s', async (method, said) => {
    const pull = await approved({ 'src/shared.txt': TOP })
    await moveBase({ 'src/shared.txt': END })
    stage.sandbox.faults.add({ match: { path: /activity\?.*main/ }, fault: { status: 404 } })
    expect((await land(pull, method)).said).toBe(said)
  })
})

describe('a change', () => {
  test.each<[number, Method]>([
    [301, 'merge'],
    [301, 'rebase'],
    [900, 'squash'],
  ])(
    'of %i files is recorded as judged: %s',
    async (count, method) => {
      const pull = await approved(many(count))
      await moveBase(many(350, 'other'))
      const { said, asked } = await land(pull, method)
      expect(said).toBe('pass')
      // The two comparisons, the folder of each commit, and three levels of folders.
      expect(asked).toEqual(['compare', 'compare', 'Sides', 'Trees', 'Trees', 'Trees'])
    },
    120_000,
  )

  test('of 3001 files cannot be compared, and that is what is recorded', async () => {
    const pull = await approved(many(3001))
    await moveBase({ 'b.txt': '1\n' })
    expect((await land(pull)).said).toBe('not_judged landed_unverifiable')
  }, 120_000)

  test.each<[string, Record<string, string>]>([
    ['in a file of the change', { 'big/3/155.txt': 'more\n' }],
    ['in another file', { 'README.md': 'more\n' }],
  ])('of 301 files, merged by hand with a line more %s, is not as judged', async (_, files) => {
    const pull = await approved(many(301))
    await moveBase({ 'b.txt': '1\n' })
    const before = stage.tip('origin/main')
    await byHand(pull, () => add(files))
    expect((await record(before)).said).toBe('not_judged landed_otherwise')
  })
})

describe('an approval of a change of 301 files', () => {
  /** Rebases the change onto what the base gained, with something more in it. */
  async function rebased(more: Record<string, string>) {
    const pull = await approved(many(301))
    await moveBase(many(350, 'other'))
    await stage.git('checkout', '-q', 'discount')
    await stage.git('-c', 'user.name=alice', '-c', 'user.email=alice@example.com', 'rebase', '-q', 'origin/main')
    await add(more)
    if (Object.keys(more).length > 0) await stage.commit('alice', 'more', {})
    await stage.git('push', '-q', '-f', 'origin', 'HEAD:discount')
    await stage.sandbox.refresh(pull)
    stage.sandbox.resetRequests()
    const { outputs } = await stage.runOn(pull)
    return { outcome: outputs['outcome'], asked: stage.sandbox.requests.map(({ operation }) => operation) }
  }

  test('outlives a rebase, which GitHub confirms by the folders', async () => {
    const { outcome, asked } = await rebased({})
    expect(outcome).toBe('pass')
    expect(asked).toEqual(expect.arrayContaining(['Sides', 'Trees']))
  })

  test('falls with a line more', async () => {
    expect((await rebased({ 'big/3/155.txt': 'more\n' })).outcome).toBe('fail')
  })
})
