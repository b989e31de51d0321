import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { POLICY, RECORDING, Stage } from '../stage/stage.ts'

const WORKFLOW = '.github/workflows/gatebook.yml'
const SEPARATE = `jobs:
  gatebook:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: gatebook/gatebook@v0.1.0
`
const SHARED = SEPARATE.replace('      - uses: gatebook', '      - run: npm test\n      - uses: gatebook')
const demanding = (trust: string) => `${POLICY}trust: ${trust}\n`

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function opened(policy: string, workflow: string, files: Record<string, string> = {}): Promise<Pull> {
  stage = await Stage.open(policy, { [WORKFLOW]: workflow })
  const pull = await stage.change({ files: { 'src/discount.js': 'export const off = 1\n', ...files } })
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  return pull
}

async function judged(pull: Pull): Promise<string> {
  const workspace = await stage.workspace(pull.head, 'SF:src/discount.js\nDA:1,1\nend_of_record\n')
  const { outputs, log } = await stage.runOn(pull, { workspace, workflowSha: pull.head })
  return `${outputs['outcome']}: ${log.join('\n')}`
}

describe('a policy that demands a separate job', () => {
  test('is satisfied by one, and not by more than the workspace gives', async () => {
    expect(await judged(await opened(demanding('separate-job'), SEPARATE))).toMatch(/^pass: /)
    await stage.close()
    expect(await judged(await opened(demanding('ci-artifact'), SEPARATE))).toContain(
      'The policy demands the trust `ci-artifact`, but the report "unit" is `separate-job`.',
    )
  })

  test('gets an error from a job that runs the tests too', async () => {
    expect(await judged(await opened(demanding('separate-job'), SHARED))).toMatch(
      /^error: [\s\S]*this run is `self-reported`\. The job "gatebook" runs commands of its own\./,
    )
  })

  test('gets an error where the change edits the workflow, whatever it says then', async () => {
    const pull = await opened(demanding('separate-job'), SHARED, { [WORKFLOW]: SEPARATE })
    expect(await judged(pull)).toMatch(/^error: [\s\S]*gatebook\.yml is not the same as on the base branch\./)
  })
})

test('one report can need more than the others', async () => {
  const policy = POLICY.replace('{ name: unit,', '{ name: unit, trust: separate-job,')
  expect(await judged(await opened(policy, SEPARATE))).toMatch(/^pass: /)
  await stage.close()
  expect(await judged(await opened(policy, SHARED))).toMatch(
    /^error: [\s\S]*Report "unit" needs the trust `separate-job`, but it is `self-reported`\./,
  )
})

test.each([
  ['a separate job', SEPARATE, { job: 'separate', proxy: false, trust: 'platform' }],
  ['a job that does more', SHARED, { job: 'shared', proxy: false, trust: 'self-reported' }],
])('a record by %s says how far it can be believed', async (_, workflow, channel) => {
  const pull = await opened(POLICY, workflow)
  await judged(pull)
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  const after = (await stage.inRepository('rev-parse', 'main')).trim()
  const ref = 'refs/heads/main'
  const payload = await stage.sandbox.events.push({ repository: stage.repository, ref, before, after, pusher: 'bob' })
  await stage.run('push', payload, { sha: after, ref, workflowSha: after, permissions: RECORDING })
  const [entry] = await stage.entries()
  expect(entry?.record.decidedBy.channel).toMatchObject(channel)
})

test.each(['push', 'workflow_dispatch', 'release', 'deployment'])(
  'a run for a %s has the workflow of its own branch or tag, which is believed as far as the base has it too',
  async event => {
    const pull = await opened(demanding('separate-job'), SHARED)
    const { head } = await stage.change({ branch: 'other', files: { [WORKFLOW]: SEPARATE } })
    const ref = 'refs/heads/other'
    const at = { repository: stage.repository, ref, before: stage.tip('origin/main'), after: head, pusher: 'alice' }
    const { log } = await stage.run(event, await stage.sandbox.events.push(at), {
      ...{ sha: head, ref, workflowSha: head, workspace: await stage.workspace(pull.head) },
      inputs: { command: 'check', 'pull-request': String(pull.number) },
    })
    expect(log.join('\n')).toContain('this run is `self-reported`. .github/workflows/gatebook.yml is not the same as')
  },
)

test.each([
  ['has it too', SEPARATE, 'platform'],
  ['has another', SHARED, 'self-reported'],
])(
  'a record by a workflow of another branch is believed as far as the default branch %s',
  async (_, workflow, trust) => {
    const pull = await opened(POLICY, workflow)
    await judged(pull)
    await stage.sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
    const { head } = await stage.change({ branch: 'other', files: { [WORKFLOW]: SEPARATE, 'a.txt': 'a' } })
    const ref = 'refs/heads/other'
    const payload = { ref, inputs: {}, repository: { default_branch: 'main' } }
    await stage.run('workflow_dispatch', payload, {
      ...{ sha: head, ref, workflowSha: head, permissions: RECORDING },
      inputs: { command: 'merge-record', 'pull-request': String(pull.number) },
    })
    const [entry] = await stage.entries()
    expect(entry?.record.decidedBy.channel).toMatchObject({ job: 'separate', trust })
  },
)
