import type { Pull } from '../github/sandbox.ts'
import { AFTERTHOUGHT, BEGINNING, CHANGE, HOTFIX, MISSING_TEST, POLICY, POLICY_PATH } from './project.ts'
import { recordPush, showRecord } from './records.ts'
import { recordRelease, showReleasePage } from './releases.ts'
import { type Expected, judge, type Stage, showAnnotations, Unexpected } from './stage.ts'
import { WORKFLOW_PATH } from './workflows.ts'

const BRANCH = 'member-discount'

/** What alice forgot at first: the issue that the change is for, and the change record. */
const FORGOTTEN = { traceability: 'red', 'change-record': 'red' } as const
const THERE = { traceability: 'green', 'change-record': 'green' } as const

const JOBS = [
  'test      runs the tests of a new commit, may only read the code, and uploads the report',
  'gatebook  runs no code of the change: reads the report, asks GitHub, and posts the verdict',
  'record    runs after a merge, executes no code either, and writes the record',
]

/** From an empty repository to a ledger with four records in it. */
export async function playStory(stage: Stage): Promise<void> {
  await begin(stage)
  const pull = await openChange(stage)
  await addMissingTest(stage, pull)
  await approve(stage, pull)
  await pushAfterApproval(stage, pull)
  await merge(stage, pull)
  await release(stage)
  await pushDirectly(stage)
}

async function begin({ company, teller }: Stage): Promise<void> {
  teller.chapter(
    'A project with a quality policy',
    `acme/shop is a small JavaScript project with tests. One file defines what a change needs before it is merged, ${POLICY_PATH}:`,
  )
  teller.step('alice, bob, carol and dave get accounts, and acme/shop gets its first commit.')
  await company.push('alice', 'main', 'Begin the shop', BEGINNING)
  await company.tag('v1.0.0')
  teller.show(POLICY.trimEnd().split('\n'))
  teller.explain(`The workflow ${WORKFLOW_PATH} separates what runs the code of a change from what decides:`)
  teller.show(JOBS)
}

async function openChange(stage: Stage): Promise<Pull> {
  const { company, teller } = stage
  const { sandbox, repository } = company
  teller.chapter(
    'alice opens a change with an untested branch',
    'The policy is read from the base commit, so a change cannot weaken its own gates. The project has enough coverage, but the lines that alice changed do not. The change also names no work item and has no change record.',
  )
  teller.step(`alice pushes the branch ${BRANCH} and opens pull request #1, "Members pay less".`)
  await company.git('checkout', '-q', '-b', BRANCH)
  await company.push('alice', BRANCH, 'Members pay less', CHANGE)
  const pull = await sandbox.openPull({
    repository,
    author: 'alice',
    head: BRANCH,
    base: 'main',
    title: 'Members pay less',
  })
  const payload = await sandbox.events.pullRequest(pull, 'opened')
  const opened = { name: '1-opened', event: { name: 'pull_request', payload }, isTested: true }
  const checks = await judge(stage, pull, opened, { 'peer-review': 'red', coverage: 'red', ...FORGOTTEN })
  teller.explain('The uncovered lines are annotated in the diff:')
  await showAnnotations(stage, pull, checks)
  return pull
}

async function addMissingTest(stage: Stage, pull: Pull): Promise<void> {
  stage.teller.chapter(
    'alice adds the missing test, a change record and a link to an issue',
    'Every gate has its own check. Fixed gates pass. Failed gates show the next step.',
  )
  const { sandbox, repository } = stage.company
  stage.teller.step('alice tests what members pay, writes changes/members.yml, and pushes.')
  await stage.company.push('alice', BRANCH, 'Test what members pay', MISSING_TEST)
  const issue = sandbox.createIssue({ repository, title: 'Members pay the same as everybody', author: 'bob' })
  stage.teller.step(`alice writes "Closes #${issue.number}" into the description. bob opened that issue.`)
  sandbox.editPull(pull, { body: `Closes #${issue.number}` })
  await judgePush(stage, pull, '2-test-added', { 'peer-review': 'red', coverage: 'green', ...THERE })
}

async function approve(stage: Stage, pull: Pull): Promise<void> {
  stage.teller.chapter(
    'bob approves',
    'In the policy, bob is a maintainer. An approval is bound to the account, its role and the approved content. The code is the same as before, so no test runs again.',
  )
  await judgeReview(stage, pull, '3-approved')
}

async function pushAfterApproval(stage: Stage, pull: Pull): Promise<void> {
  stage.teller.chapter(
    'alice pushes again: the approval is stale',
    'The discount is now 20 euros instead of 5, and bob has not seen that. New content needs a new approval.',
  )
  stage.teller.step('alice changes the discount and its test, and pushes.')
  await stage.company.push('alice', BRANCH, 'Members pay even less', AFTERTHOUGHT)
  await judgePush(stage, pull, '4-changed', { 'peer-review': 'red', coverage: 'green', ...THERE })
  await judgeReview(stage, pull, '5-approved-again')
}

async function judgePush(stage: Stage, pull: Pull, name: string, expected: Expected): Promise<void> {
  const payload = await stage.company.sandbox.events.pullRequest(pull, 'synchronize')
  await judge(stage, pull, { name, event: { name: 'pull_request', payload }, isTested: true }, expected)
}

async function judgeReview(stage: Stage, pull: Pull, name: string): Promise<void> {
  const { sandbox } = stage.company
  await sandbox.refresh(pull)
  stage.teller.step(`bob approves commit ${pull.head.slice(0, 7)}.`)
  const review = await sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const payload = await sandbox.events.review(review, 'submitted')
  const approved = { name, event: { name: 'pull_request_review', payload }, isTested: false }
  await judge(stage, pull, approved, { 'peer-review': 'green', coverage: 'green', ...THERE })
}

async function merge(stage: Stage, pull: Pull): Promise<void> {
  const { company, teller } = stage
  teller.chapter(
    'carol merges, and the merge is recorded',
    'GitHub deletes check runs after some time. The record stays: in the repository itself, on the branch quality-records, chained to the previous record.',
  )
  const before = await company.tip('main')
  teller.step('carol squashes and merges pull request #1.')
  await company.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  const record = await recordPush(stage, { name: '6-merged', before, pusher: 'carol' }, 'pass')
  showRecord(stage, record)
}

async function release(stage: Stage): Promise<void> {
  const { company, teller } = stage
  teller.chapter(
    'Version 1.1.0 is refused and then released',
    'A release is evaluated by the records of all its changes and by who authorises it. Publishing it is enough: no form is needed, and a refusal is recorded too.',
  )
  await company.tag('v1.1.0')
  teller.step('bob publishes the release v1.1.0. He is a maintainer, but not a release manager.')
  await recordRelease(stage, { name: '7-release-refused', tag: 'v1.1.0', publisher: 'bob' }, 'fail')
  teller.step('carol is a release manager and did not contribute. She publishes it again.')
  await recordRelease(stage, { name: '8-released', tag: 'v1.1.0', publisher: 'carol' }, 'pass')
  await showReleasePage(stage, '8-released')
}

async function pushDirectly(stage: Stage): Promise<void> {
  const { company, teller } = stage
  teller.chapter(
    'dave pushes directly to main',
    'An administrator can bypass the rules, but not unnoticed: the record states that the push was not evaluated, and the run fails.',
  )
  const before = await company.tip('main')
  teller.step('dave commits to main and pushes, without a pull request.')
  await company.git('checkout', '-q', '-B', 'main', 'origin/main')
  const pushed = await company.push('dave', 'main', 'Make shipping free', HOTFIX)
  const record = await recordPush(stage, { name: '9-direct-push', before, pusher: 'dave' }, 'fail')
  if (record.subject.commit !== pushed)
    throw new Unexpected(`The record is for ${record.subject.commit}, not ${pushed}.`)
  showRecord(stage, record)
}
