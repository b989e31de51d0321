import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { DISCOUNT, PERMISSIONS, PROJECT, Stage } from './stage/stage.ts'

/** What the page about requests says, counted in runs. */

const page = readFileSync(join(PROJECT, 'docs/reference/requests.md'), 'utf8')
/** The rows with two columns of the second table: a condition, and requests. */
const rows = [...page.matchAll(/^\| ([^|]+) \| (\d+) \|$/gm)].map(([, what = '', count]): [string, number] => [
  what,
  Number(count),
])

const REVIEW = '{ type: approvals, require: [{ count: 1 }] }'
/** By one who has a name. */
const NAMED = REVIEW.replace('count: 1', 'count: 1, from: [maintainer]')
const policy = (gate = REVIEW, more = ''): string => `version: 1
roles: { maintainer: { users: [bob] }, writer: { permission: write }, granter: { users: [carol] } }
${more}gates: { a-gate: ${gate} }
`

interface Setting {
  policy?: string
  approvedBy?: string
  /** Files of the base, and of the change. */
  base?: Record<string, string>
  files?: Record<string, string>
  prepare?: (stage: Stage, pull: Pull) => void
}

/** Requests for the verdict, and those for what is done about it after the last look at the change. */
async function counted({ policy: text = policy(), approvedBy, base = {}, files = {}, prepare }: Setting) {
  const stage = await Stage.open(text, base)
  try {
    const pull = await stage.change({ files: { 'src/discount.js': DISCOUNT, ...files } })
    if (approvedBy) await stage.sandbox.submitReview({ pull, user: approvedBy, state: 'APPROVED' })
    prepare?.(stage, pull)
    stage.sandbox.resetRequests()
    await stage.runOn(pull, { permissions: { ...PERMISSIONS, issues: 'read', pull_requests: 'write' } })
    expect(stage.sandbox.violations).toEqual([])
    const { requests } = stage.sandbox
    const lastLook = requests.findLastIndex(({ operation }) => operation === 'Current')
    return stage.judging().length + requests.length - 1 - lastLook
  } finally {
    await stage.close()
  }
}

const CONCESSIONS = 'concessions: { granted-by: [granter] }\n'
const APPROVED = { approvedBy: 'bob' }
const WORK = '{ type: traceability, work-items: [{ source: github-issues }] }'
const DROP =
  '{ type: coverage, reports: [{ name: unit, paths: [coverage/lcov.info] }], project: { min: 50, max-drop: 1 } }'

function grant(stage: Stage, { number }: Pull): void {
  const { sandbox, repository } = stage
  const day = stage.now().toISOString().slice(0, 10)
  const body = `### Gates\n\na-gate\n\n### Scope\n\n#${number}\n\n### Reason\n\nThe hotfix cannot wait until Monday.\n\n### Expires\n\n${day}`
  const issue = sandbox.createIssue({ repository, title: 'Concession', author: 'alice', labels: ['concession'], body })
  sandbox.comment(issue, 'carol', 'concession granted')
}

function nameIssues({ sandbox, repository }: Stage, pull: Pull): void {
  const issues = ['One', 'Two'].map(title => sandbox.createIssue({ repository, title, author: 'bob' }))
  sandbox.editPull(pull, { body: issues.map(({ number }) => `Closes #${number}`).join('\n') })
}

const RECORD = (source: string) => `{ type: change-record, source: { ${source} } }`
const EMERGENCIES =
  '{ type: change-record, source: { description: true }, types: { emergency: { review-within: P2D } } }'

function nameRecord({ sandbox, repository }: Stage, pull: Pull): void {
  const { number } = sandbox.createIssue({ repository, title: 'Change', author: 'bob' })
  sandbox.editPull(pull, { body: `### Change record\n\n#${number}` })
}

/** Each row with runs that differ by nothing else: without it, and with it. */
const SETTINGS: Record<string, readonly [Setting, ...Setting[]]> = {
  'somebody approved, or granted a concession: who pushed': [{}, APPROVED],
  'a role is a permission, for each person who approved': [
    APPROVED,
    { ...APPROVED, policy: policy(REVIEW.replace('count: 1', 'count: 1, from: [writer]')) },
  ],
  'an approval is missing: access of each person whom the verdict asks by name, at most ten': [
    {},
    { policy: policy(NAMED) },
  ],
  'the policy or a requirement depends on paths, or the change touches the rules: the list of files': [
    {},
    { policy: policy(REVIEW.replace('approvals,', 'approvals, when: { paths: ["src/**"] },')) },
    { files: { '.github/workflows/ci.yml': 'on: push\n' } },
  ],
  'a code owner is required: the list of files': [
    {},
    {
      policy: policy('{ type: approvals, require: [{ code-owners: each }] }'),
      base: { '.github/CODEOWNERS': '* bob@example.com\n' },
    },
  ],
  'the policy has concessions': [{}, { policy: policy(REVIEW, CONCESSIONS) }],
  'a concession for the change was granted, for each person who granted one': [
    { policy: policy(REVIEW, CONCESSIONS), approvedBy: 'carol' },
    { policy: policy(REVIEW, CONCESSIONS), approvedBy: 'carol', prepare: grant },
  ],
  'a gate `checks` with `app`': [{}, { policy: policy('{ type: checks, require: [{ name: CodeQL, app: scanner }] }') }],
  'a gate `checks` with `status-by`': [
    {},
    { policy: policy('{ type: checks, require: [{ name: ci, status-by: jenkins }] }') },
  ],
  'work items are issues of GitHub, however many': [{}, { policy: policy(WORK), prepare: nameIssues }],
  'a gate compares with the base, and no record is near': [{}, { policy: policy(DROP) }],
  'the change record is in an issue, beside the description': [
    { policy: policy(RECORD('description: true')), prepare: nameRecord },
    { policy: policy(RECORD('issue: {}')), prepare: nameRecord },
  ],
  'a type of change has `review-within`, and `retrospective-reviews` says who reviews': [
    { policy: policy(EMERGENCIES) },
    { policy: policy(EMERGENCIES, 'retrospective-reviews: { done-by: [granter] }\n') },
  ],
  'the policy demands `trust`: the workflow file': [{}, { policy: policy(REVIEW, 'trust: separate-job\n') }],
  '`request-reviews`, and an approval is missing': [
    { policy: policy(NAMED) },
    { policy: policy(NAMED.replace('approvals,', 'approvals, request-reviews: true,')) },
  ],
}

test('each row of the page is counted', () => {
  expect(rows.map(([what]) => what)).toEqual(Object.keys(SETTINGS))
})

test.each(rows)('%s: %i more', async (what, more) => {
  const [without, ...withIt] = SETTINGS[what] ?? [{}]
  const usual = await counted(without)
  for (const setting of withIt) expect((await counted(setting)) - usual).toBe(more)
})
