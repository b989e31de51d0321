import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { PERMISSIONS, RECORDING, Stage } from '../stage/stage.ts'

/** Dave left, or his login was taken over by somebody else: the policy still names him, and he has no access. */

const ROLES =
  'roles: { maintainer: { users: [bob] }, owner: { users: [carol, dave] }, quality-owner: { users: [dave] } }'
const READING = { ...PERMISSIONS, issues: 'read' } as const

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function begin(rules: string, files: Record<string, string> = {}): Promise<void> {
  stage = await Stage.open(`version: 1\n${ROLES}\n${rules}`, files)
  stage.sandbox.createUser({ login: 'dave', emails: ['dave@example.com'] })
}

async function judged(pull: Pull) {
  const { outputs, log } = await stage.runOn(pull, { permissions: READING })
  return { outcome: outputs['outcome'], text: log.join('\n') }
}

const review = (pull: Pull, user: string, state: 'APPROVED' | 'CHANGES_REQUESTED' = 'APPROVED') =>
  stage.sandbox.submitReview({ pull, user, state })

describe('without access now, whatever the policy names', () => {
  test('an approval does not count, as an approver, an owner of code, an authoriser or for the rules', async () => {
    const rules = `gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [owner] }, { code-owners: each, unowned: allow }] }
  record: { type: change-record, source: { description: true }, required: [reason], authorised-by: { from: [owner] } }
`
    await begin(rules, { '.github/CODEOWNERS': '* @dave\n' })
    const pull = await stage.change({ files: { '.github/workflows/ci.yml': 'on: push\n' } })
    stage.sandbox.editPull(pull, { body: '## Reason\n\nTo give discounts.\n\n## Risk\n\nlow\n' })
    stage.later(2000)
    await review(pull, 'dave')
    const { text } = await judged(pull)
    expect(text.match(/The approval by dave does not count: .* \[approval_without_write\]/g)).toHaveLength(3)
    expect(stage.checks(pull.head)).toMatchObject({
      'Gatebook: peer-review': 'failure',
      'Gatebook: record': 'failure',
      'Gatebook: protected-paths': 'failure',
    })
  })

  test('a veto cannot be dismissed', async () => {
    await begin(
      'gates:\n  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }], veto: [owner] }\n',
    )
    const pull = await stage.change()
    const veto = await review(pull, 'carol', 'CHANGES_REQUESTED')
    await review(pull, 'bob')
    // By a token of the time when there was access.
    stage.sandbox.dismissReview(veto, 'dave')
    const { outcome, text } = await judged(pull)
    expect(outcome).toBe('fail')
    expect(text).toContain('dave dismissed it but has no write access to the repository now')
  })

  test('a concession cannot be granted', async () => {
    await begin(
      'gates:\n  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }\nconcessions: { granted-by: [quality-owner] }\n',
    )
    const pull = await stage.change()
    const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    const body = `### Gates\n\npeer-review\n\n### Scope\n\n#${pull.number}\n\n### Reason\n\nThe hotfix cannot wait until Monday.\n\n### Expires\n\n${day}`
    const { repository } = stage
    const issue = stage.sandbox.createIssue({
      repository,
      title: 'Concession',
      author: 'alice',
      labels: ['concession'],
      body,
    })
    stage.sandbox.comment(issue, 'dave', 'concession granted')
    const without = await judged(pull)
    expect(without.outcome).toBe('fail')
    expect(without.text).toContain('dave granted it and has no write access to the repository now')

    // What could not be read is not "no access".
    stage.sandbox.faults.add({ match: { path: /\/permission$/ }, fault: { forbidden: true } })
    expect((await judged(pull)).text).toContain('The token has no permission to read the access level of dave')
    stage.sandbox.faults.clear()
    repository.grant('dave', 'write')
    expect((await judged(pull)).outcome).toBe('pass')
  })

  test('a release cannot be authorised', async () => {
    await begin(`gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release: { type: release, tags: ["v*"], authorised-by: { from: [owner] } }
`)
    await stage.inRepository('tag', 'v1.0.0', 'main')
    await stage.sandbox.mergePull({ pull: await stage.change(), by: 'bob', method: 'squash' })
    stage.later(600_000)
    await stage.inRepository('tag', 'v1.1.0', 'main')
    const { repository } = stage
    const commit = (await stage.inRepository('rev-parse', 'main')).trim()
    const payload = await stage.sandbox.events.release({
      repository,
      tag: 'v1.1.0',
      target: 'main',
      author: 'alice',
      sender: 'dave',
    })
    const run = { repository, name: 'Release', event: 'release', headSha: commit, headBranch: 'v1.1.0', id: 900 }
    stage.sandbox.createRun(run)
    const permissions = { ...RECORDING, actions: 'read' } as const
    const place = { sha: commit, ref: 'refs/tags/v1.1.0', runId: run.id, permissions }
    const { outputs, log } = await stage.run('release', payload, place)
    expect(outputs['outcome']).not.toBe('pass')
    expect(log.join('\n')).toContain('dave has no write access to the repository now')
    const [entry] = await stage.entries()
    expect(entry?.record.authorisations).toMatchObject([{ counted: false }])
  })
})
