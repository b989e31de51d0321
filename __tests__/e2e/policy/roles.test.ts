import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { RECORDING, Stage } from '../stage/stage.ts'

// Roles by team and by permission: GitHub is asked who is in them, with a token that may know.

const policy = (maintainer: string): string => `version: 1
roles: { maintainer: ${maintainer} }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
`
const BY_TEAM = policy('{ teams: [Acme/Core] }')

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

interface Team {
  members: string[]
  invited?: string[]
}

async function changeUnder(text: string, team?: Team): Promise<Pull> {
  stage = await Stage.open(text)
  if (team) stage.sandbox.createTeam({ organisation: 'acme', slug: 'core', ...team })
  return stage.change()
}

/** As an app of the organisation has it. */
const appToken = (): string => stage.sandbox.issueToken({ permissions: { members: 'read', metadata: 'read' } })

async function judge(pull: Pull, orgToken: string | null = appToken()) {
  stage.sandbox.resetRequests()
  const inputs: Record<string, string> = orgToken === null ? {} : { 'org-token': orgToken }
  const result = await stage.runOn(pull, { inputs })
  return { ...result, text: result.log.join('\n') }
}

const approve = (pull: Pull, user: string) => stage.sandbox.submitReview({ pull, user, state: 'APPROVED' })

// The change, who pushed it where somebody approved, what would be outdated; who is in the team; two check runs.
describe('a role that a team holds', () => {
  test('is met by a member of the team, with one request', async () => {
    const pull = await changeUnder(BY_TEAM, { members: ['bob'] })
    await approve(pull, 'bob')
    const result = await judge(pull)
    expect(result.text).toContain('1 of 1 approval')
    expect(result.exitCode).toBe(0)
    expect(stage.judging()).toHaveLength(3 + 1)
  })

  test('sends no request while nobody has approved, and says who could', async () => {
    const pull = await changeUnder(BY_TEAM, { members: ['bob'] })
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('Ask a member of acme/core to approve commit')
    expect(stage.judging()).toHaveLength(2)
  })

  test('is not met by somebody outside of it, nor by one who was only invited', async () => {
    const pull = await changeUnder(BY_TEAM, { members: ['carol'], invited: ['bob'] })
    await approve(pull, 'bob')
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('The approval by bob does not count: bob does not hold the role maintainer.')
  })

  test('is met by a member of a team inside it', async () => {
    const pull = await changeUnder(BY_TEAM)
    const core = stage.sandbox.createTeam({ organisation: 'acme', slug: 'core', members: [] })
    stage.sandbox.createTeam({ organisation: 'acme', slug: 'core-web', members: ['bob'], within: core })
    await approve(pull, 'bob')
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('is read to its last page', async () => {
    const pull = await changeUnder(BY_TEAM)
    const crowd = Array.from({ length: 230 }, (_, number) => `member-${number}`)
    for (const login of crowd) stage.sandbox.createUser({ login })
    stage.sandbox.createTeam({ organisation: 'acme', slug: 'core', members: [...crowd, 'bob'] })
    await approve(pull, 'bob')
    expect((await judge(pull)).exitCode).toBe(0)
    expect(stage.judging()).toHaveLength(3 + 3)
  })

  test('of several teams costs one request', async () => {
    const pull = await changeUnder(policy('{ teams: [acme/core, acme/web] }'), { members: [] })
    stage.sandbox.createTeam({ organisation: 'acme', slug: 'web', members: ['bob'] })
    await approve(pull, 'bob')
    expect((await judge(pull)).exitCode).toBe(0)
    expect(stage.judging()).toHaveLength(3 + 1)
  })

  test('sends no request where the approver is named as well', async () => {
    const pull = await changeUnder(policy('{ users: [bob], teams: [acme/core] }'), { members: [] })
    await approve(pull, 'bob')
    expect((await judge(pull, null)).exitCode).toBe(0)
    expect(stage.judging()).toHaveLength(3)
  })
})

describe('a team on which nothing depends', () => {
  const ANY = `version: 1
roles: { named: { users: [carol] }, core: { teams: [acme/core] } }
gates:
  peer-review: { type: approvals, require: [{ any: [{ from: [core] }, { from: [named] }] }] }
`

  test('is not read where an alternative is met by somebody with a name, so no token is needed for it', async () => {
    const pull = await changeUnder(ANY, { members: ['bob'] })
    await approve(pull, 'carol')
    expect((await judge(pull, null)).exitCode).toBe(0)
    expect(stage.judging().map(({ path }) => path)).not.toContain('/orgs/acme')
    expect(stage.judging()).toHaveLength(3)
  })

  test('is not read for an approval that cannot count anyway', async () => {
    const pull = await changeUnder(ANY, { members: ['bob'] })
    await approve(pull, 'bob')
    await stage.commit('bob', 'more', { 'src/discount.js': 'export const discount = 3\n' })
    await stage.git('push', '-q', 'origin', 'HEAD:discount')
    const result = await judge(pull, null)
    expect(result.text).toContain('The approval by bob does not count: bob is an author or committer')
    expect(result.text).not.toContain('cannot be read')
  })

  test('is read where it decides, and an error where that is not possible, which names whom to ask otherwise', async () => {
    const pull = await changeUnder(ANY, { members: ['bob'] })
    await approve(pull, 'bob')
    expect((await judge(pull)).exitCode).toBe(0)
    const hidden = await judge(pull, null)
    expect(hidden.exitCode).toBe(1)
    expect(hidden.text).toContain('The members of the team acme/core cannot be read')
  })
})

test('a missing CODEOWNERS is a finding where another alternative is met', async () => {
  const text = `version: 1
roles: { named: { users: [carol] } }
gates:
  peer-review: { type: approvals, require: [{ any: [{ code-owners: each }, { from: [named] }] }] }
`
  const pull = await changeUnder(text)
  expect((await judge(pull, null)).text).toContain('There is no CODEOWNERS file on the base branch')
  await approve(pull, 'carol')
  const result = await judge(pull, null)
  expect(result.exitCode).toBe(0)
  expect(await stage.verdict(result)).toMatchObject({
    gates: [{ outcome: 'pass', findings: [{ code: 'fact_missing' }] }],
  })
})

describe('a team that cannot be read', () => {
  const HIDDEN =
    'The members of the team acme/core cannot be read: the team does not exist, or the token has no access to it.'

  test('is an error and no "not a member": the token of the job may not see it', async () => {
    const pull = await changeUnder(BY_TEAM, { members: ['bob'] })
    await approve(pull, 'bob')
    const result = await judge(pull, null)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain(HIDDEN)
    expect(result.text).toContain('pass an `org-token` of an app with `members: read`')
    expect(await stage.verdict(result)).toMatchObject({
      outcome: 'error',
      gates: [{ outcome: 'error', reasons: [{ code: 'fact_forbidden', data: { fact: 'memberships' } }] }],
    })
  })

  test('is the same when there is none of that name', async () => {
    const pull = await changeUnder(BY_TEAM)
    await approve(pull, 'bob')
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain(HIDDEN)
  })

  test('is the same when there is no such organisation', async () => {
    const pull = await changeUnder(policy('{ teams: [nobody/core] }'), { members: ['bob'] })
    await approve(pull, 'bob')
    const result = await judge(pull)
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain('The members of the team nobody/core cannot be read')
  })

  test('does not hide a second one that can', async () => {
    const pull = await changeUnder(policy('{ teams: [nobody/core, acme/core] }'), { members: ['bob'] })
    await approve(pull, 'carol')
    expect(await stage.verdict(await judge(pull))).toMatchObject({ gates: [{ outcome: 'error' }] })
    await approve(pull, 'bob')
    const result = await judge(pull)
    expect(result.exitCode).toBe(0)
    expect(await stage.verdict(result)).toMatchObject({
      gates: [{ outcome: 'pass', findings: [{ code: 'fact_forbidden', data: { fact: 'memberships' } }] }],
    })
  })
})

describe('a role that a permission gives', () => {
  test('is met by whoever has it or more', async () => {
    const pull = await changeUnder(policy('{ permission: maintain }'))
    stage.repository.grant('bob', 'maintain')
    stage.repository.grant('carol', 'write')
    await approve(pull, 'carol')
    const before = await judge(pull, null)
    expect(before.exitCode).toBe(1)
    expect(before.text).toContain('Ask somebody with the permission maintain to approve commit')
    await approve(pull, 'bob')
    expect((await judge(pull, null)).exitCode).toBe(0)
    expect(stage.judging()).toHaveLength(3 + 2)
  })

  test('is met by an administrator', async () => {
    const pull = await changeUnder(policy('{ permission: write }'))
    stage.repository.grant('bob', 'admin')
    await approve(pull, 'bob')
    expect((await judge(pull, null)).exitCode).toBe(0)
  })
})

describe('an account by its number', () => {
  test('counts under any name, and its name with another number does not', async () => {
    const pull = await changeUnder(policy('{ users: ["bob#1"] }'))
    const { author } = await approve(pull, 'bob')
    const other = await judge(pull, null)
    expect(other.exitCode).toBe(1)
    expect(other.text).toContain('The approval by bob does not count: bob does not hold the role maintainer.')
    await stage.close()

    // Accounts of every stage get their numbers in one order.
    const own = await changeUnder(policy(`{ users: ["robert#${author.id}"] }`))
    await approve(own, 'bob')
    expect((await judge(own, null)).exitCode).toBe(0)
  })
})

describe('the record of a merge', () => {
  async function land(mayReadTeams: boolean) {
    const pull = await changeUnder(BY_TEAM, { members: ['bob', 'carol'] })
    await approve(pull, 'bob')
    await judge(pull)
    const before = stage.tip('origin/main')
    await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
    await stage.git('fetch', '-q', 'origin')
    const { repository } = stage
    const [after, ref] = [stage.tip('origin/main'), 'refs/heads/main']
    const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'carol' })
    const inputs: Record<string, string> = mayReadTeams ? { 'org-token': appToken() } : {}
    const result = await stage.run('push', event, { sha: after, ref, permissions: RECORDING, inputs })
    await stage.git('fetch', '-q', 'origin')
    return JSON.parse(await stage.git('show', `origin/quality-records:${result.outputs['record-path']}`)).record
  }

  test('names the roles that a team gives, also of whoever merged', async () => {
    expect(await land(true)).toMatchObject({
      verdict: { outcome: 'pass' },
      approvals: [{ roles: ['maintainer'], counted: true }],
      authority: { author: { roles: [] }, mergedBy: { roles: ['maintainer'] } },
    })
  })

  test('says that it could not be evaluated where the recording job may not read the team', async () => {
    expect(await land(false)).toMatchObject({
      verdict: {
        outcome: 'error',
        gates: [{ outcome: 'error', reasons: [{ code: 'fact_forbidden', awaits: 'platform' }] }],
      },
    })
  })
})
