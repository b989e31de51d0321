import { afterEach, expect, test } from '@jest/globals'
import { LCOV, PERMISSIONS, RECORDING, Stage } from '../stage/stage.ts'
import { treeFile } from '../stage/tree.ts'

// The tests run on what was merged too, in a job of their own; the job that records only reads what they uploaded.

const POLICY = `version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, artifact: coverage, paths: [lcov.info] }]
    source: { include: ["src/**"] }
    project: { min: 10, max-drop: 0 }
`
const GRANTS = { ...RECORDING, actions: 'read' } as const

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

/** A run of the tests on a commit, which uploads its report. */
function tested(event: string, headSha: string, lcov: string): number {
  const { sandbox, repository } = stage
  const run = sandbox.createRun({ repository, name: 'Gatebook', event, headSha, headBranch: 'main' })
  sandbox.uploadArtifact(run, { name: 'coverage', files: { 'lcov.info': lcov, ...treeFile(run) } })
  return run.id
}

async function landed(permissions: typeof RECORDING | typeof GRANTS) {
  stage = await Stage.open(POLICY)
  const pull = await stage.change()
  const own = { permissions: { ...PERMISSIONS, actions: 'read' } as const }
  const runId = tested('pull_request', pull.head, LCOV)
  await stage.runOn(pull, { ...own, runId, workspace: await stage.workspace(pull.head, null) })
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  // One line fewer is covered on the branch than in the change.
  tested('push', after, LCOV.replace('DA:2,3', 'DA:2,0'))
  const { repository } = stage
  const push = await stage.sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'carol' })
  const place = { sha: after, ref: 'refs/heads/main', permissions, workspace: await stage.workspace(after, null) }
  await stage.run('push', push, place)
  const [entry] = await stage.entries()
  return entry?.record.verdict
}

test('its record has the numbers of the branch', async () => {
  const verdict = await landed(GRANTS)
  expect(verdict.outcome).toBe('pass')
  expect(verdict.gates[0].landed).toMatchObject({ projectCovered: 3, projectTotal: 4 })
})

test('its record has none where the job may not read artifacts, and is appended all the same', async () => {
  const verdict = await landed(RECORDING)
  expect([verdict.outcome, verdict.gates[0].landed]).toEqual(['pass', undefined])
})
