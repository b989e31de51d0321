import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { RECORDING, Stage } from '../stage/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open()
})
afterEach(() => stage.close())

async function landUnseen(branch: string, approve = true): Promise<{ before: string; after: string }> {
  await stage.git('fetch', '-q', 'origin')
  const before = stage.tip('origin/main')
  const file = `src/${branch}.js`
  const pull = await stage.change({ branch, files: { [file]: 'export const a = 1\n' } })
  if (approve) await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.sandbox.refresh(pull)
  const lcov = `SF:src/price.js\nDA:1,1\nend_of_record\nSF:${file}\nDA:1,1\nend_of_record\n`
  await stage.runOn(pull, { workspace: await stage.workspace(pull.head, lcov) })
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', 'origin')
  return { before, after: stage.tip('origin/main') }
}

async function upkeep(permissions: Record<string, 'read' | 'write'> = RECORDING) {
  const sha = stage.tip('origin/main')
  const result = await stage.run('schedule', {}, { sha, ref: 'refs/heads/main', permissions })
  return { ...result, text: result.log.join('\n') }
}

describe('the upkeep', () => {
  test('records what no run has seen, once, and in the order in which it was merged', async () => {
    await landUnseen('one')
    await landUnseen('two')
    const result = await upkeep()
    expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })
    expect(result.text).toMatch(/Change #1, .*: passed[\s\S]*Record 1 [\s\S]*Change #2, .*: passed[\s\S]*Record 2 /)
    const again = await upkeep()
    expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'none' } })
    expect(again.text).toContain('All merges and pushes to main of the last week are recorded.')
    expect(stage.sandbox.violations).toEqual([])
  })

  test('leaves alone what the push has recorded, and the push what the upkeep has', async () => {
    const { before, after } = await landUnseen('one')
    await upkeep()
    const { repository } = stage
    const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
    const late = await stage.run('push', push, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
    expect(late.log.join('\n')).toContain('Already record 1 of the ledger')
  })

  test('does not take a link in the place of a record for the record', async () => {
    await landUnseen('one')
    await upkeep()
    await stage.git('fetch', '-q', 'origin', 'quality-records')
    const path = (await stage.git('ls-tree', '-r', '--name-only', 'FETCH_HEAD'))
      .split('\n')
      .find(one => /^\d/.test(one))
    await stage.git('checkout', '-q', '-B', 'quality-records', 'FETCH_HEAD')
    const blob = await stage.git('rev-parse', 'FETCH_HEAD:README.md')
    await stage.git('update-index', '--cacheinfo', `120000,${blob},${path}`)
    await stage.git('-c', 'user.name=bob', '-c', 'user.email=bob@example.com', 'commit', '-q', '-m', 'change')
    await stage.git('push', '-q', 'origin', 'quality-records')
    const { exitCode, text } = await upkeep()
    expect(exitCode).toBe(1)
    expect(text).toContain(`${path} is of mode 120000, not a plain file.`)
  })

  test('30: is red for a direct push that nobody judged', async () => {
    await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
    const before = await stage.git('rev-parse', 'HEAD')
    const after = await stage.commit('alice', 'hotfix', { 'src/hotfix.js': 'export const x = 1\n' })
    await stage.git('push', '-q', 'origin', 'main')
    const { repository } = stage
    await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'alice' })
    // Just after a push GitHub may still find out that it merges a change.
    expect((await upkeep()).outputs).toMatchObject({ outcome: 'error', ledger: 'none' })
    stage.later(60_000)
    const result = await upkeep()
    expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail', ledger: 'appended' } })
    expect(result.text).toContain('not evaluated')
  })

  test('says which permission it lacks', async () => {
    await landUnseen('one')
    const { text, exitCode } = await upkeep({ ...RECORDING, contents: 'read' })
    expect(exitCode).toBe(1)
    expect(text).toContain('contents: write')
  })
})
