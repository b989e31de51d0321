import { afterEach, expect, test } from '@jest/globals'
import type { Issue, Pull } from '../../../sandbox/github/sandbox.ts'
import { PERMISSIONS, Stage } from '../stage/stage.ts'

/** Anybody can open issues in a public repository, and the form puts the label on them. */

const POLICY = `version: 1
roles: { maintainer: { users: [bob] }, quality-owner: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
concessions: { granted-by: [quality-owner] }
`

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
const TEXT = `### Gates\n\npeer-review\n\n### Scope\n\n#1\n\n### Reason\n\nThe hotfix cannot wait until Monday.\n\n### Expires\n\n${day}`

const requested = (author: string): Issue =>
  stage.sandbox.createIssue({
    repository: stage.repository,
    title: 'Concession',
    author,
    labels: ['concession'],
    body: TEXT,
  })

async function judged(pull: Pull) {
  stage.sandbox.resetRequests()
  const { outputs, log } = await stage.runOn(pull, { permissions: { ...PERMISSIONS, issues: 'read' } })
  return { outcome: outputs['outcome'], text: log.join('\n') }
}

function flood(count: number): void {
  stage.later(2000)
  for (let issue = 0; issue < count; issue++)
    stage.sandbox.comment(requested('mallory'), 'mallory', 'concession granted')
}

test('51 concession requests by an outsider keep no concession from counting, and cost no request for a person', async () => {
  stage = await Stage.open(POLICY)
  const pull = await stage.change()
  stage.sandbox.comment(requested('alice'), 'carol', 'concession granted')
  flood(51)
  const { outcome, text } = await judged(pull)
  expect(outcome).toBe('pass')
  expect(text).toContain('Accepted by concession #2')
  const asked = stage.sandbox.requests.filter(({ path }) => path.endsWith('/permission'))
  // Whoever granted it, and whom the failed gate would ask.
  expect(asked.map(({ path }) => path)).toEqual([
    '/repos/acme/shop/collaborators/carol/permission',
    '/repos/acme/shop/collaborators/bob/permission',
  ])
})

test('more than are read accept nothing, say so, and one comment brings the right one back', async () => {
  stage = await Stage.open(POLICY)
  const pull = await stage.change()
  const issue = requested('alice')
  stage.sandbox.comment(issue, 'carol', 'concession granted')
  flood(500)
  const flooded = await judged(pull)
  expect(flooded.outcome).toBe('fail')
  expect(flooded.text).toContain('Only the 500 concessions changed last were read, of 501 that are open.')
  stage.later(2000)
  stage.sandbox.comment(issue, 'alice', 'Still needed.')
  expect((await judged(pull)).outcome).toBe('pass')
})
