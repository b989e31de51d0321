import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { RECORDING, Stage } from '../stage/stage.ts'

const PATH = '.github/quality-policy.yml'
const POLICY = `version: 1
roles:
  maintainer: { users: [bob] }
  quality-owner: { users: [carol] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open(POLICY)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function judge(pull: Pull) {
  const result = await stage.runOn(pull)
  return { ...result, text: result.log.join('\n') }
}

/** A change of bob's eyes only: what every other change needs. */
async function reviewed(files: Record<string, string | null>, by: readonly string[] = ['bob']): Promise<Pull> {
  const pull = await stage.change({ files })
  for (const user of by) await stage.sandbox.submitReview({ pull, user, state: 'APPROVED' })
  return pull
}

test.each([
  [PATH, POLICY.replace('count: 1', 'count: 2')],
  ['.github/workflows/ci.yml', 'on: push\n'],
  ['.github/actions/build/action.yml', 'runs: {}\n'],
  ['CODEOWNERS', '* @alice\n'],
  ['docs/CODEOWNERS', '* @alice\n'],
])('a change of %s needs the quality owner beside the reviewers of every change (A1)', async (path, text) => {
  const pull = await reviewed({ [path]: text })
  const { exitCode, text: log } = await judge(pull)
  expect(exitCode).toBe(1)
  expect(log).toContain(`The change touches files that define how changes are evaluated: ${path}.`)
  expect(stage.checks(pull.head)).toMatchObject({
    'Gatebook: peer-review': 'success',
    'Gatebook: protected-paths': 'failure',
  })
  await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
  expect((await judge(pull)).exitCode).toBe(0)
})

test('any other change does not need it, and shows no check of that name', async () => {
  const pull = await reviewed({ 'src/a.js': 'a\n', 'docs/workflows/ci.yml': 'x\n' })
  expect((await judge(pull)).exitCode).toBe(0)
  expect(Object.keys(stage.checks(pull.head)).sort()).toEqual([
    'Gatebook',
    'Gatebook: peer-review',
    'Gatebook: verdict',
  ])
})

test('a rule that moved in the base meanwhile is not a change of the change', async () => {
  const pull = await reviewed({ 'src/a.js': 'a\n' })
  await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
  await stage.commit('carol', 'rules', { '.github/workflows/ci.yml': 'on: push\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.git('fetch', '-q', 'origin')
  const { exitCode } = await judge(pull)
  expect(exitCode).toBe(0)
})

test('a workflow that is moved away, or taken away, is touched', async () => {
  await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
  await stage.commit('carol', 'rules', { '.github/workflows/ci.yml': 'on: push\njobs: {}\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.git('fetch', '-q', 'origin')
  const pull = await reviewed({ '.github/workflows/ci.yml': null, 'ci.yml': 'on: push\njobs: {}\n' })
  expect((await judge(pull)).text).toContain('evaluated: .github/workflows/ci.yml.')
})

test('the policy of the head decides nothing, and what it would do is shown (A22)', async () => {
  const loose = 'version: 1\ngates:\n  peer-review: { type: approvals, require: [{ count: 1 }] }\n'
  const pull = await reviewed({ [PATH]: loose }, ['bob', 'carol'])
  expect((await judge(pull)).exitCode).toBe(0)
  const runs = stage.sandbox.checkRuns(stage.repository, pull.head)
  const summary = runs.find(({ name }) => name === 'Gatebook: protected-paths')?.summary
  expect(summary).toContain('It loosens require of the gate peer-review.')
  expect(summary).toContain('It changes roles.maintainer.')
})

test('a policy with a mistake cannot be merged, whoever approves', async () => {
  const pull = await reviewed({ [PATH]: POLICY.replace('gates:', 'gate:') }, ['bob', 'carol'])
  const { exitCode, text } = await judge(pull)
  expect(exitCode).toBe(1)
  expect(text).toContain(`${PATH}:5:1 Unknown key "gate" (did you mean "gates"?).`)
})

test('a merged change of the rules is recorded with the gate that let it in', async () => {
  const pull = await reviewed({ '.github/workflows/ci.yml': 'on: push\n' }, ['bob', 'carol'])
  await judge(pull)
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  const { outputs } = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
  expect(outputs).toMatchObject({ outcome: 'pass', ledger: 'appended' })
  await stage.git('fetch', '-q', 'origin')
  const paths = (await stage.git('ls-tree', '-r', '--name-only', 'origin/quality-records')).split('\n')
  const texts = await Promise.all(
    paths
      .filter(path => /[0-9a-f]{64}\.json$/.test(path))
      .map(path => stage.git('show', `origin/quality-records:${path}`)),
  )
  const merge = texts.map(text => JSON.parse(text).record).find(({ kind }) => kind === 'merge')
  expect(merge.verdict.gates).toMatchObject([
    { id: 'peer-review', outcome: 'pass' },
    {
      id: 'protected-paths',
      type: 'protected-paths',
      outcome: 'pass',
      clauses: [{ id: '4.4.2' }, { id: '6.3' }, { id: '7.5.3' }],
    },
  ])
})
