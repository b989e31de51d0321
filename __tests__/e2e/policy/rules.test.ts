import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { RunResult } from '../../../sandbox/runner/index.ts'
import { POLICY, RECORDING, Stage } from '../stage/stage.ts'

const PATH = '.github/quality-policy.yml'

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open()
})
afterEach(() => stage.close())

async function pushed(before: string): Promise<RunResult & { text: string }> {
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  const result = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
  return { ...result, text: result.log.join('\n') }
}

async function land(files: Record<string, string>): Promise<RunResult & { text: string }> {
  const pull = await stage.change({ files })
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  return pushed(before)
}

/** Every record in the ledger of a kind. */
async function records(kind: string): Promise<Record<string, unknown>[]> {
  await stage.git('fetch', '-q', 'origin')
  const paths = (await stage.git('ls-tree', '-r', '--name-only', 'origin/quality-records')).split('\n')
  const entries = paths.filter(path => /[0-9a-f]{64}\.json$/.test(path))
  const all = await Promise.all(entries.map(path => stage.git('show', `origin/quality-records:${path}`)))
  return all.map(text => JSON.parse(text).record).filter(record => record.kind === kind)
}

describe('a change of the rules', () => {
  test('is recorded with what it tightens and loosens, by whom, and by whose approval', async () => {
    const text = POLICY.replace('project: { min: 50 }', 'project: { min: 40 }').replace(
      'patch: { min: 80 }',
      'patch: { min: 90 }',
    )
    const result = await land({ [PATH]: text, '.github/workflows/ci.yml': 'on: push\n' })
    expect(result.text).toContain(
      'Rules changed: 2 files; coverage patch.min tightened, coverage project.min loosened.',
    )
    const [record] = await records('policy-change')
    expect(record).toMatchObject({
      files: [{ path: PATH }, { path: '.github/workflows/ci.yml' }],
      effect: [
        { gate: 'coverage', key: 'patch.min', effect: 'tightened' },
        { gate: 'coverage', key: 'project.min', effect: 'loosened' },
      ],
      approvals: [{ counted: true, roles: ['maintainer'] }],
      authority: { mergedBy: { roles: ['maintainer'] } },
      retention: { class: 'quality' },
    })
    expect(JSON.stringify(record)).not.toMatch(/alice|bob|carol|example/)
    expect(await records('merge')).toHaveLength(1)
  })

  test('that leaves no readable policy says why', async () => {
    const result = await land({ [PATH]: 'version: 1\ngates: {}\n' })
    expect(result.text).toContain('the effect on the policy is unknown')
    expect(await records('policy-change')).toMatchObject([
      { after: null, effect: null, reasons: [{ code: 'policy_invalid' }] },
    ])
  })

  test('by a direct push is recorded too', async () => {
    const before = stage.tip('origin/main')
    await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
    await stage.commit('alice', 'own the world', { '.github/CODEOWNERS': '* @alice\n' })
    await stage.git('push', '-q', 'origin', 'main')
    await pushed(before)
    expect(await records('policy-change')).toMatchObject([
      { subject: { change: { via: 'direct-push' } }, files: [{ path: '.github/CODEOWNERS' }], effect: [] },
    ])
  })

  test('whose path no record can hold hides nothing else that it does', async () => {
    const looser = POLICY.replace('project: { min: 50 }', 'project: { min: 40 }')
    const result = await land({ [PATH]: looser, '.github/workflows/a\tb.yml': 'on: push\n' })
    expect(result.outputs['ledger']).toBe('appended')
    expect(result.text).toContain('Rules changed: 2 files; coverage project.min loosened.')
    expect(await records('merge')).toHaveLength(1)
    expect(await records('policy-change')).toMatchObject([
      { files: [{ path: PATH }], moreFiles: 1, effect: [{ key: 'project.min', effect: 'loosened' }], reasons: [] },
    ])
  })

  test('is not lost among more files than GitHub lists', async () => {
    const before = stage.tip('origin/main')
    await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`padding/${n}.txt`, `${n}\n`]))
    await stage.commit('alice', 'much', { ...many, '.github/workflows/ci.yml': 'on: push\n' })
    await stage.git('push', '-q', 'origin', 'main')
    await pushed(before)
    const folder = await stage.git('rev-parse', 'HEAD:.github/workflows')
    expect(await records('policy-change')).toMatchObject([
      { files: [{ path: '.github/workflows', after: folder }], moreFiles: 0, effect: [] },
    ])
    expect(stage.sandbox.violations).toEqual([])
  })

  test('is none when nothing but code changed', async () => {
    await land({ 'src/discount.js': 'export const a = 1\n' })
    expect(await records('policy-change')).toEqual([])
  })
})
