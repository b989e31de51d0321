import { afterEach, describe, expect, test } from '@jest/globals'
import { policyWith, Yard } from './yard.ts'

// Where a release goes, who lets it out, and when.

let yard: Yard
afterEach(() => yard.close())

const open = async (release: string): Promise<void> => {
  yard = await Yard.open(policyWith(release))
}

const FROM = 'from: [release-manager]'

describe('an environment', () => {
  const ORDERED = `authorised-by: { ${FROM} }\nenvironments: [staging, { name: production, after: [staging] }]`

  test('comes after another one, with the same commit', async () => {
    await open(ORDERED)
    await yard.land()
    const early = await yard.deploy('production')
    expect(early.outputs['outcome']).toBe('fail')
    expect(early.text).toContain(
      'was not authorised for staging, which comes before production. [release_stage_missing]',
    )
    expect((await yard.deploy('staging')).outputs['outcome']).toBe('pass')
    const production = await yard.deploy('production')
    expect(production.outputs['outcome']).toBe('pass')
    expect((await yard.recordOf(production)).subject).toMatchObject({ environment: 'production', tag: null })
    await yard.land()
    expect((await yard.deploy('production')).text).toContain('[release_stage_missing]')
  })

  test('is authorised by its own approval only', async () => {
    await open(ORDERED)
    await yard.land()
    await yard.deploy('staging')
    const { text } = await yard.deploy('production', { approvals: [['carol', 'staging']] })
    expect(text).toContain('it is for the environment staging, and this release goes to production.')
  })

  test('that the policy does not list is refused', async () => {
    await open(ORDERED)
    await yard.land()
    expect((await yard.deploy('prod')).text).toContain(
      'The policy does not list the environment prod; it lists staging and production.',
    )
  })

  test('authorises nothing but itself where the policy lists none', async () => {
    await open(`authorised-by: { ${FROM} }`)
    await yard.land()
    const preview = await yard.deploy('production', { approvals: [['carol', 'docs-preview']] })
    expect(preview.text).toContain('[authorisation_other_environment]')
    expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
  })

  test('begins where it was deployed to last, whatever went elsewhere since', async () => {
    await open(`authorised-by: { ${FROM} }`)
    await yard.land()
    await yard.deploy('staging')
    await yard.deploy('production')
    const one = await yard.land()
    await yard.deploy('staging')
    const two = await yard.land()
    expect(await yard.contentsOf(await yard.deploy('staging'))).toEqual([two.number])
    expect(await yard.contentsOf(await yard.deploy('production'))).toEqual([one.number, two.number])
  })
})

describe('a rollback', () => {
  const WHY = { 'release-kind': 'rollback', incident: '#7', reason: 'Orders are lost' }

  test('goes to the oldest and to the newest, as what it is', async () => {
    await open(`authorised-by: { ${FROM} }`)
    const commits: string[] = []
    for (let n = 0; n < 3; n += 1) {
      await yard.land()
      commits.push(yard.tip())
      expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
    }
    const [oldest = '', , newest = ''] = commits
    const back = await yard.deploy('production', { commit: oldest, inputs: WHY })
    expect(back.outputs['outcome']).toBe('pass')
    const record = await yard.recordOf(back)
    expect(record).toMatchObject({
      subject: { commit: oldest, kind: 'rollback', replaces: { commit: newest } },
      incident: { issue: 7 },
      changes: [],
    })
    expect(JSON.stringify(record)).not.toContain('Orders')
    const forward = await yard.deploy('production', { commit: newest, inputs: WHY })
    expect(forward.outputs['outcome']).toBe('pass')
    expect((await yard.recordOf(forward)).subject).toMatchObject({ kind: 'rollback', replaces: { commit: oldest } })
  })

  test('is possible during a freeze, when a release is not', async () => {
    await open(`authorised-by: { ${FROM} }`)
    await yard.land()
    const first = yard.tip()
    await yard.deploy('production')
    await freeze()
    await yard.land()
    expect((await yard.deploy('production')).text).toContain('[release_frozen]')
    expect((await yard.deploy('production', { commit: first, inputs: WHY })).outputs['outcome']).toBe('pass')
  })

  /** The policy gets a freeze, by a change that is approved. */
  async function freeze(): Promise<void> {
    const rule = 'freeze: [{ name: year-end, from: "2020-01-01T00:00", to: "2099-01-01T00:00", zone: UTC }]'
    const { repository } = yard.stage
    await yard.stage.git('fetch', '-q', 'origin')
    await yard.stage.git('checkout', '-q', '-B', 'freeze', 'origin/main')
    await yard.stage.commit('alice', 'Freeze', {
      '.github/quality-policy.yml': policyWith(`authorised-by: { ${FROM} }\n${rule}`),
    })
    await yard.stage.git('push', '-q', repository.path, 'HEAD:freeze')
    await yard.land({ head: 'freeze' })
  }

  test('that nobody said it is is refused, and told what to say', async () => {
    await open(`authorised-by: { ${FROM} }`)
    await yard.land()
    const first = yard.tip()
    await yard.deploy('production')
    await yard.land()
    await yard.deploy('production')
    const { text } = await yard.deploy('production', { commit: first })
    expect(text).toContain('this is a rollback. [rollback_undeclared]')
    expect(text).toContain('Run the job again with the inputs "release-kind: rollback", "incident" and "reason".')
  })

  test('goes only to what was authorised before, with an incident and a reason, by somebody who may', async () => {
    await open(`authorised-by: { ${FROM} }`)
    await yard.land()
    const unknown = yard.tip()
    await yard.land()
    await yard.deploy('production')
    const { text } = await yard.deploy('production', {
      commit: unknown,
      approvals: [['bob', 'production']],
      inputs: { 'release-kind': 'rollback' },
    })
    for (const code of [
      'rollback_target_unknown',
      'release_incident_missing',
      'release_reason_missing',
      'authorisation_without_role',
    ])
      expect(text).toContain(`[${code}]`)
  })
})

describe('who authorises', () => {
  test('is not whoever started the run, or ran it again', async () => {
    await open(`authorised-by: { ${FROM}, not: [author, requester] }`)
    await yard.land()
    const own = await yard.deploy('production', { by: 'carol' })
    expect(own.text).toContain(
      'carol requested the release: started the run, pushed the tag or published it. [authorisation_by_requester]',
    )
    expect((await yard.deploy('production', { by: 'bob' })).outputs['outcome']).toBe('pass')
    const { requestedBy } = await yard.recordOf(own)
    expect(requestedBy).toMatchObject({ kind: 'User', roles: ['maintainer', 'release-manager'] })
  })

  test('is told where it is the person who started the run, and nothing forbids that', async () => {
    await open(`authorised-by: { ${FROM} }`)
    await yard.land()
    const { text, outputs } = await yard.deploy('production', { by: 'carol' })
    expect(outputs['outcome']).toBe('pass')
    expect(text).toContain('carol approved the deployment of a run that carol started.')
  })

  test('said so in time', async () => {
    await open(`authorised-by: { ${FROM}, max-age: P1D }`)
    await yard.land()
    const before = yard.stage.now()
    const late = await yard.deploy('production', { lateBy: 25 * 60 * 60 * 1000 })
    expect(late.text).toContain('it is older than the policy allows. [authorisation_expired]')
    expect(yard.stage.now().getTime()).toBeGreaterThan(before.getTime())
    expect((await yard.deploy('production')).outputs['outcome']).toBe('pass')
  })

  test('may sign the tag, with a signature that GitHub verified and that is of this very tag', async () => {
    await open(`tags: ["v*"]\nauthorised-by: { ${FROM}, via: [tag] }`)
    await yard.land()
    const signed = await yard.signedTag('v1.0.0', 'carol')
    expect((await yard.publish('v1.0.0', { by: 'bob', ref: signed })).outputs['outcome']).toBe('pass')
    await yard.land()
    const unsigned = await yard.signedTag('v1.1.0', 'carol', false)
    expect((await yard.publish('v1.1.0', { ref: unsigned })).text).toContain('[authorisation_unsigned]')
    const other = await yard.signedTag('v9.9.9', 'carol')
    expect((await yard.publish('v1.2.0', { ref: other })).text).toContain('[authorisation_other_tag]')
  })

  test('may approve the release pull request, as it was merged', async () => {
    await open(`tags: ["v*"]\nauthorised-by: { ${FROM}, via: [review], release-pulls: ["release-please--*"] }`)
    await yard.land()
    yard.commit('release-please--main', 'CHANGELOG.md', { parent: yard.tip() })
    await yard.land({ head: 'release-please--main' })
    expect((await yard.publish('v1.0.0', { by: 'bob' })).outputs['outcome']).toBe('pass')
    await yard.land()
    const { text } = await yard.publish('v1.1.0', { by: 'bob' })
    expect(text).toContain(
      'by approving the release pull request; no valid authorisation yet. [release_not_authorised]',
    )
  })
})

describe('when', () => {
  test('a freeze is in force, what was merged long before it waits too', async () => {
    await open(
      `authorised-by: { ${FROM} }\nfreeze: [{ name: year-end, from: "2020-01-01T00:00", to: "2099-01-01T00:00", zone: Europe/Berlin, allow: [hotfix], environments: [production] }]`,
    )
    await yard.land()
    const frozen = await yard.deploy('production')
    expect(frozen.text).toContain(
      'Releases of kind normal must not go out during the freeze "year-end". Releases of kind hotfix are exempt. [release_frozen]',
    )
    expect((await yard.deploy('staging')).outputs['outcome']).toBe('pass')
    const hotfix = await yard.deploy('production', { inputs: { 'release-kind': 'hotfix' } })
    expect(hotfix.outputs['outcome']).toBe('pass')
    expect((await yard.recordOf(hotfix)).subject.kind).toBe('hotfix')
  })

  test('there is an emergency, the policy says who may, and a review is due', async () => {
    await open(`authorised-by: { ${FROM}, count: 2 }\nkinds: { emergency: { count: 1, review-within: P2D } }`)
    await yard.land()
    expect((await yard.deploy('production')).text).toContain('1 of 2 given')
    const inputs = { 'release-kind': 'emergency', incident: 'INC-7', reason: 'Payments fail' }
    const emergency = await yard.deploy('production', { inputs })
    expect(emergency.outputs['outcome']).toBe('pass')
    const { openObligations, subject, incident } = await yard.recordOf(emergency)
    expect(openObligations).toMatchObject([{ what: 'review', record: null }])
    expect(subject.kind).toBe('emergency')
    expect(incident).toMatchObject({ issue: null })
  })
})
