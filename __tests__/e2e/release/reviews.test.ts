import { afterEach, describe, expect, test } from '@jest/globals'
import { writeRef } from '../../../sandbox/github/git/refs.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { formText } from '../stage/form.ts'
import { RECORDING } from '../stage/stage.ts'
import { DAY, HOUR } from '../upkeep/shop.ts'
import { RELEASING, ROLES, Yard } from './yard.ts'

// An emergency release leaves a review to be done: it is listed with each release, and what waits for it waits.

const policy = (more = '') => `${ROLES}  quality-owner: { users: [dave, bob] }
gates:
  peer-review: { type: approvals, require: [{ count: 1, from: [maintainer] }] }
  release:
    type: release
    authorised-by: { from: [release-manager] }
    kinds: { emergency: { review-within: P2D } }
${more}
retrospective-reviews: { done-by: [quality-owner] }
`
const EMERGENCY = { 'release-kind': 'emergency', incident: '#7', reason: 'Orders are lost' }

let yard: Yard
afterEach(() => yard.close())

const emergency = () => yard.deploy('production', { inputs: EMERGENCY })

async function upkeep() {
  const { exitCode, log } = await yard.stage.run(
    'schedule',
    {},
    {
      sha: yard.tip(),
      ref: 'refs/heads/main',
      permissions: { ...RECORDING, issues: 'read', actions: 'read' },
      inputs: { command: 'upkeep' },
    },
  )
  return { exitCode, text: log.join('\n') }
}

async function review(by: string, answers: Record<string, string>) {
  const { stage } = yard
  const body = formText(
    { findings: 'The release and its tests were looked at.', result: 'It conforms', ...answers },
    'retrospective-review',
  )
  const given = { repository: stage.repository, title: 'Review', author: by, labels: ['retrospective-review'], body }
  const issue = await stage.sandbox.createIssue(given)
  stage.later(2000)
  stage.sandbox.comment(issue, by, 'review done')
}

describe('an emergency release', () => {
  test('is on the page and in the record of the next one, until the review is done', async () => {
    yard = await Yard.open(policy())
    await yard.land()
    const first = await emergency()
    expect(first.outputs['outcome']).toBe('pass')
    expect(await yard.pageOf(first)).toMatch(/- Retrospective review of this release, due on 2026-/)
    const own = await yard.recordOf(first)
    await yard.land()
    const next = await yard.deploy('production')
    expect(next.outputs['outcome']).toBe('pass')
    expect((await yard.recordOf(next)).openObligations).toEqual([
      { what: 'review', record: own.id, due: own.openObligations[0].due },
    ])
    const commit = own.subject.commit.slice(0, 7)
    expect(await yard.pageOf(next)).toContain(`- Retrospective review of release ${commit} to production, due on`)

    // Whoever authorised it, or started the run, does not review it.
    yard.stage.later(HOUR)
    await review('bob', { about: `${commit} to production` })
    expect((await upkeep()).text).toContain('bob had a part in what is to be reviewed')
    await review('dave', { about: `${commit} to production` })
    expect((await upkeep()).text).toContain(`by dave of release ${commit} to production: it conforms.`)
    await yard.land()
    const last = await yard.deploy('production')
    expect((await yard.recordOf(last)).openObligations).toEqual([])
    expect(await yard.pageOf(last)).toContain('No review is known to be open.')
  })

  test('refuses the next emergency when its review is overdue, and no other release', async () => {
    yard = await Yard.open(policy())
    await yard.land()
    await emergency()
    yard.stage.later(2 * DAY + HOUR)
    await yard.land()
    const second = await emergency()
    expect(second.outputs['outcome']).toBe('fail')
    expect(second.text).toContain('[review_overdue]')
    // What was refused leaves nothing to be done itself.
    expect((await yard.recordOf(second)).openObligations).toHaveLength(1)
    expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
  })

  test('refuses every release but a rollback, where the policy asks for it', async () => {
    yard = await Yard.open(policy('    overdue-reviews: fail'))
    await yard.land()
    const commit = yard.tip()
    await emergency()
    await yard.land()
    await yard.deploy('production')
    yard.stage.later(2 * DAY + HOUR)
    await yard.land()
    expect((await yard.deploy('production')).text).toContain('[review_overdue]')
    const inputs = { 'release-kind': 'rollback', incident: '#8', reason: 'Orders are lost' }
    expect((await yard.deploy('production', { commit, inputs })).outputs['outcome']).toBe('pass')
  })
})

describe('a review of a release', () => {
  test('is one, however often the same commit went out to one environment', async () => {
    yard = await Yard.open(policy())
    await yard.land()
    await emergency()
    await emergency()
    const commit = yard.tip().slice(0, 7)
    yard.stage.later(HOUR)
    await review('dave', { about: `release ${commit} to production` })
    const { text } = await upkeep()
    expect(text.match(/by dave of release/g)).toHaveLength(2)
    expect(text).not.toContain('is due on')
  })

  test('is not done by whoever repeated its run', async () => {
    yard = await Yard.open(policy())
    await yard.land()
    const { sandbox, repository } = yard.stage
    const [commit, name, environment] = [yard.tip(), 'Release', 'production']
    const run = sandbox.createRun({
      repository,
      name,
      event: 'workflow_dispatch',
      headSha: commit,
      headBranch: 'main',
      actor: 'bob',
      conclusion: null,
    })
    sandbox.approveRun(run, { login: 'carol', environment, state: 'approved' })
    sandbox.rerun(run, [], 'dave')
    const inputs = { command: 'release', environment, ...EMERGENCY }
    const place = { sha: commit, ref: 'refs/heads/main', runId: run.id, permissions: RELEASING, inputs }
    await yard.stage.run('workflow_dispatch', {}, place)
    yard.stage.later(HOUR)
    await review('dave', { about: `${commit.slice(0, 7)} to production` })
    expect((await upkeep()).text).toContain('dave had a part in what is to be reviewed')
  })

  test('cannot be said to be none where the list is damaged', async () => {
    yard = await Yard.open(policy())
    await yard.land()
    await emergency()
    const { path } = yard.stage.repository
    const [parent, date] = [yard.tip('quality-records'), yard.stage.now()]
    const files = { 'obligations.json': '{"open":[]}\n' }
    writeRef(
      path,
      'refs/heads/quality-records',
      commitIn(path, { parent, author: 'mallory', message: 'short', files, date }),
    )
    await yard.land()
    const { outputs, text } = await yard.deploy('production')
    expect(outputs['outcome']).toBe('error')
    expect(text).toContain('obligations.json is not a list of the reviews that are to be done.')
  })
})
