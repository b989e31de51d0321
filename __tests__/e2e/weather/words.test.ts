import { afterEach, describe, expect, test } from '@jest/globals'
import type { Weather } from '../../../sandbox/github/weather.ts'
import { FLOWS } from './flows.ts'
import { UNHELPFUL } from './matrix.ts'
import { Scene } from './scene.ts'

// That an error is said is not enough: whoever reads it must be able to do something about it.

let scene: Scene
afterEach(() => scene.stage.close())

/** What the last run of a flow says under a weather. */
async function said(id: string, weather: Weather, seed = 1): Promise<string> {
  const flow = FLOWS.find(one => one.id === id)
  if (flow === undefined) throw new Error(`There is no flow ${id}.`)
  const { policy } = flow
  scene = await Scene.open(typeof policy === 'string' ? policy : policy([weather]), [weather])
  const { act } = await flow.start(scene)
  scene.sandbox.setWeather([weather], { seed })
  await act()
  return scene.said.at(-1)?.text ?? ''
}

const testOf = (weather: Weather) => (UNHELPFUL[weather] === undefined ? test : test.failing)

describe('what a run says', () => {
  testOf('old-server')('of a server without a field: that the server is too old', async () => {
    expect(await said('reviewed', 'old-server')).toMatch(/Enterprise Server/)
  })

  testOf('ruleset')('of a ruleset: nothing about a bypass, which no job gets', async () => {
    expect(await said('squash', 'ruleset')).not.toMatch(/bypass/)
  })

  test('of a ruleset: in the words of GitHub, and that the record is not kept', async () => {
    const text = await said('squash', 'ruleset')
    expect(text).toContain('Not appended (deferred)')
    expect(text).toContain('Repository rule violations found')
  })

  testOf('read-lag')('of a commit that cannot be compared yet: not that the histories diverged', async () => {
    expect(await said('released', 'read-lag')).not.toContain('diverged')
  })

  test('of a limit that is too long to be waited for: when it ends, and that an older status may stand', async () => {
    const flow = FLOWS.find(({ id }) => id === 'dismissed')
    scene = await Scene.open(typeof flow?.policy === 'string' ? flow.policy : '', [])
    const steps = await flow?.start(scene)
    const fault = { rateLimit: 'secondary', retryAfter: 900 } as const
    scene.sandbox.faults.add({ match: { method: 'POST', path: /statuses/ }, fault })
    await steps?.act()
    const text = scene.said.at(-1)?.text ?? ''
    expect(text).toContain(
      'Not posted: the commit status "Gatebook", which branches require. An older one may still be',
    )
    const [, time = ''] = /Run the job again after (\S+?Z),/.exec(text) ?? []
    const left = Date.parse(time) - scene.stage.now().getTime()
    expect(left).toBeGreaterThan(890_000)
    expect(left).toBeLessThanOrEqual(900_000)
  })

  test('of a hidden queue: that GitHub does not report which changes are in the group', async () => {
    expect(await said('group-red', 'hidden-queue')).toContain('[group_unresolved]')
  })
})
