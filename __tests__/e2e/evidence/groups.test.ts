import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { NewRun, NewRunJob, Pull, QueuedGroup, Run } from '../../../sandbox/github/sandbox.ts'
import type { Command, PlayedRun, Workflows } from '../../../sandbox/runner/index.ts'
import { PERMISSIONS, Stage } from '../stage/stage.ts'
import { treeFile } from '../stage/tree.ts'
import { documentedFiles, told, workflowsOf } from '../stage/workflows.ts'

/** Merge groups whose tests ran on their own commit, with the documented workflows and with runs of one's own making. */

const POLICY = `version: 1
gates:
  coverage:
    type: coverage
    reports: [{ name: unit, artifact: coverage, paths: [lcov.info] }]
    source: { include: ["src/**"] }
    patch: { min: 80 }
  tests:
    type: tests
    reports: [{ name: unit, artifact: coverage, paths: [junit.xml] }]
`

/** Source files, and the tests that cover each. */
const BASE = {
  'src/price.js': 'export const net = 1\n',
  'src/tax.js': 'export const rate = 19\n',
  'test/price.js': '// covers src/price.js\n',
  'test/tax.js': '// covers src/tax.js\n',
}

/** Runs what is checked out: a file is covered if its test is there, and a test passes if its file is. */
const measure: Command = async ({ workspace }) => {
  const listed = (folder: string) => readdirSync(join(workspace, folder)).sort()
  const lcov = listed('src').map(file => {
    const lines = readFileSync(join(workspace, 'src', file), 'utf8')
      .trimEnd()
      .split('\n')
    const hits = existsSync(join(workspace, 'test', file)) ? 1 : 0
    return `SF:src/${file}\n${lines.map((_, at) => `DA:${at + 1},${hits}\n`).join('')}end_of_record\n`
  })
  await mkdir(join(workspace, 'coverage'), { recursive: true })
  await writeFile(join(workspace, 'coverage/lcov.info'), lcov.join(''))
  await writeFile(join(workspace, 'coverage/junit.xml'), junit(listed('test')))
  return undefined
}
const junit = (cases: readonly string[]): string =>
  `<testsuite name="shop" tests="${cases.length}">${cases.map(name => `<testcase classname="shop" name="${name}"/>`).join('')}</testsuite>`

let stage: Stage
let workflows: Workflows
let files: string[]
beforeEach(() => {
  files = ['gatebook.yml', 'merge-queue.yml']
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

async function open(policy = POLICY): Promise<void> {
  stage = await Stage.open(policy, { ...documentedFiles(files), ...BASE }, { isPrivate: true })
  workflows = workflowsOf(stage, { commands: { 'npm ci && npm test -- --coverage': measure } })
}

const signal = (sha: string) => stage.sandbox.requiredCheck(stage.repository, sha, 'Gatebook')?.conclusion

/** A change that is green on its own head. */
async function green(branch: string, changed: Record<string, string | null>): Promise<Pull> {
  const pull = await stage.change({ branch, title: `Change ${branch}`, files: changed })
  await workflows.run({ name: 'pull_request', payload: await stage.sandbox.events.pullRequest(pull, 'opened') })
  expect(signal(pull.head)).toBe('success')
  return pull
}

/** The group that GitHub makes of changes, and what its workflows did. */
async function queued(pulls: readonly Pull[]): Promise<{ group: QueuedGroup; runs: PlayedRun[] }> {
  const group = await stage.sandbox.enqueue(pulls)
  const runs = await workflows.run({ name: 'merge_group', payload: await stage.sandbox.events.mergeGroup(group) })
  return { group, runs }
}

const MORE_PRICE = { 'src/price.js': 'export const net = 1\nexport const gross = 2\nexport const sum = 3\n' }

describe('a merge group whose own tests ran', () => {
  test('passes where the lines of every change are covered on its commit, and says so of each', async () => {
    await open()
    const pulls = [await green('price', MORE_PRICE), await green('tax', { 'src/tax.js': 'export const rate = 7\n' })]
    const { group, runs } = await queued(pulls)
    expect(signal(group.headSha)).toBe('success')
    const log = told(runs)
    expect(log).toContain(
      '#1: In the merge group: Patch: at least 80 % of changed lines; found 2 of 2 lines (100.00 %)',
    )
    expect(log).toContain('#2: In the merge group: Patch: at least 80 % of changed lines; found 1 of 1 line (100.00 %)')
  })

  test('fails for the change whose test another one removes, though both were green', async () => {
    await open()
    // Many lines with tests, which would hide the others if all lines of the group counted together.
    const covered = { 'src/tax.js': 'export const rate = 7\n'.repeat(40), 'test/price.js': null }
    const pulls = [await green('price', MORE_PRICE), await green('tax', covered)]
    const { group, runs } = await queued(pulls)
    expect(signal(group.headSha)).toBe('failure')
    const log = told(runs)
    expect(log).toContain(
      '#1: In the merge group: 0 of 2 changed lines are covered (0.00 %), less than the required 80 %.',
    )
    expect(log).toContain('#1: In the merge group, src/price.js: Lines 2 to 3 are not covered by any report.')
    expect(log).not.toContain('#2: In the merge group: 0 of')
  })
})

/** What the job of Gatebook finds that is a part of a run with these other jobs, and is told of the group. */
async function judged(
  group: QueuedGroup,
  { jobs = [], upload, workspace, permissions = { ...PERMISSIONS, actions: 'read' } }: Found = {},
) {
  const own = queueRun(group, {
    path: '.github/workflows/gatebook.yml',
    jobs: [...jobs, { name: 'group', conclusion: null, runner: 'GitHub Actions 1' }],
  })
  upload?.(own)
  const result = await stage.run('merge_group', await stage.sandbox.events.mergeGroup(group), {
    ...{ sha: group.headSha, ref: group.headRef, runId: own.id, permissions },
    workspace: workspace ?? (await stage.workspace(group.headSha, null)),
  })
  return { outcome: result.outputs['outcome'], log: result.log.join('\n') }
}

interface Found {
  jobs?: readonly NewRunJob[]
  upload?: (own: Run) => void
  workspace?: string
  permissions?: Record<string, 'read' | 'write'>
}

const queueRun = ({ headSha, headRef }: QueuedGroup, more: Partial<NewRun> = {}): Run =>
  stage.sandbox.createRun({
    ...{ repository: stage.repository, name: 'Queue', event: 'merge_group', conclusion: null, jobs: [] },
    ...{ headSha, headBranch: headRef.replace('refs/heads/', ''), ...more },
  })

/** As `MORE_PRICE` would be measured with its test, and without. */
const REPORTS = {
  'lcov.info': 'SF:src/price.js\nDA:1,1\nDA:2,1\nDA:3,1\nend_of_record\n',
  'junit.xml': junit(['price.js']),
}
const UNCOVERED = { ...REPORTS, 'lcov.info': 'SF:src/price.js\nDA:1,1\nDA:2,0\nDA:3,0\nend_of_record\n' }

const uploaded = (uploads: Record<string, string>) => (run: Run) =>
  void stage.sandbox.uploadArtifact(run, { name: 'coverage', files: { ...treeFile(run), ...uploads } })

const TESTED = [{ name: 'test' }]

test('a group behind another one is judged on what it adds itself, and a drop since the base is as on the head', async () => {
  await open(
    POLICY.replace('patch: { min: 80 }', 'project: { min: 40, max-drop: 1 }').replace(
      'xml] }]',
      'xml] }]\n    max-count-drop: 0',
    ),
  )
  // Fewer tests than the base of the queue, which the head of the second change knows nothing of.
  const first = await green('price', { 'test/price.js': null })
  const second = await green('tax', { 'src/tax.js': 'export const rate = 7\n' })
  await stage.sandbox.enqueue([first])
  const { group, runs } = await queued([second])
  expect(told(runs)).toContain(
    '#2: In the merge group: Project: at least 40 % of all measured lines; found 1 of 2 lines',
  )
  expect(told(runs)).not.toContain('#1')
  expect(signal(group.headSha)).toBe('success')
})

describe('a merge group', () => {
  let group: QueuedGroup
  beforeEach(async () => {
    await open()
    group = await stage.sandbox.enqueue([await green('price', MORE_PRICE)])
  })

  test('without reports of its own keeps the verdict on the head, and needs no clone', async () => {
    const found = await judged(group, { workspace: join(stage.root, 'nothing') })
    expect(found.outcome).toBe('pass')
    expect(found.log).toContain('coverage: passed, As evaluated before on the same head')
  })

  test.each<[string, NewRunJob[]]>([
    ['was skipped', [{ name: 'test', conclusion: 'skipped' }]],
    ['went well and uploads no reports', [{ name: 'lint' }]],
  ])('keeps it where the other job of its run %s', async (_, jobs) => {
    expect((await judged(group, { jobs })).outcome).toBe('pass')
  })

  test('is judged on its reports in the run that tests it', async () => {
    expect((await judged(group, { jobs: TESTED, upload: uploaded(REPORTS) })).outcome).toBe('pass')
    const red = await judged(group, { jobs: TESTED, upload: uploaded(UNCOVERED) })
    expect(red.outcome).toBe('fail')
    expect(red.log).toContain('#1: In the merge group: 0 of 2 changed lines are covered (0.00 %)')
  })

  test('of one is judged on its reports as well when the queue cannot be read', async () => {
    await stage.sandbox.dropQueue(stage.repository, 'main')
    const red = await judged(group, { jobs: TESTED, upload: uploaded(UNCOVERED) })
    expect(red.log).toContain('#1: In the merge group: 0 of 2 changed lines are covered (0.00 %)')
  })

  test('fails while another run of the queue may still bring the reports, and says how to wait for them', async () => {
    queueRun(group, { name: 'CI', jobs: [{ name: 'test', conclusion: null }] })
    const found = await judged(group)
    expect(found.outcome).toBe('fail')
    expect(found.log).toContain('#1: In the merge group: Report "unit" is not there yet.')
    expect(found.log).toContain(
      'Upload the report in the workflow that runs Gatebook for the queue, and list that job under `needs:`.',
    )
  })

  test('fails when its tests did not get to the upload', async () => {
    const found = await judged(group, { jobs: [{ name: 'test', conclusion: 'failure' }] })
    expect(found.outcome).toBe('fail')
    expect(found.log).toContain('#1: In the merge group: Report "unit" is missing. None of the newest runs on commit')
    expect(found.log).toContain('Correct what failed in that run, and add the changes to the queue again.')
  })

  test('fails when one of its tests fails, whatever the head was', async () => {
    const failing = junit(['price.js']).replace('/></testsuite>', '><failure/></testcase></testsuite>')
    const found = await judged(group, { jobs: TESTED, upload: uploaded({ ...REPORTS, 'junit.xml': failing }) })
    expect(found.outcome).toBe('fail')
    expect(found.log).toContain(
      '#1: In the merge group: 1 of 1 test cases failed; the policy allows none. [tests_failed]',
    )
  })

  test('is not judged on a run that others can start on its commit', async () => {
    const fork = { event: 'pull_request', conclusion: 'success' as const, jobs: TESTED, name: 'CI' }
    uploaded(UNCOVERED)(queueRun(group, fork))
    expect((await judged(group)).log).toContain('coverage: passed, As evaluated before on the same head')
  })

  test.each<[string, (run: Run) => void, string]>([
    [
      'are for another tree',
      run => uploaded({ ...REPORTS, 'gatebook-tree.txt': `${'a'.repeat(40)}\n` })(run),
      'Report "unit" is not for this commit. The artifact "coverage" is for the tree aaaaaaaaaa, but commit',
    ],
    [
      'name no tree',
      run => void stage.sandbox.uploadArtifact(run, { name: 'coverage', files: REPORTS }),
      'Report "unit" is not for this commit.',
    ],
    [
      'cannot be read',
      run => uploaded({ ...REPORTS, 'lcov.info': 'SF:src/price.js\nDA:1,x\n' })(run),
      'Report "unit" cannot be read.',
    ],
    [
      'are no zip',
      run => void stage.sandbox.uploadArtifact(run, { name: 'coverage', zip: Buffer.from('SF:src/price.js') }),
      'Report "unit" cannot be read.',
    ],
    [
      'lead out of their folder',
      run => uploaded({ ...REPORTS, '../../lcov.info': REPORTS['lcov.info'] })(run),
      'The artifact "coverage" could not be unpacked.',
    ],
    [
      'are not in their artifact',
      run => uploaded({ 'junit.xml': REPORTS['junit.xml'] })(run),
      'Report "unit" is missing.',
    ],
  ])('does not fall back to the head where its reports %s', async (_, upload, message) => {
    const found = await judged(group, { jobs: TESTED, upload })
    expect(found.outcome).not.toBe('pass')
    expect(found.log).toContain(message)
    expect(signal(group.headSha)).toBe('failure')
  })

  test('costs four requests for its reports however many changes it has, and three where it has none', async () => {
    const { requests } = stage.sandbox
    const spent = async (of: QueuedGroup, found: Found): Promise<number> => {
      stage.sandbox.resetRequests()
      await judged(of, found)
      return requests.filter(({ path }) => /\/actions\/|\/_downloads\//.test(path)).length
    }
    expect(await spent(group, {})).toBe(3)
    expect(await spent(group, { jobs: TESTED, upload: uploaded(REPORTS) })).toBe(4)
    await stage.sandbox.dropQueue(stage.repository, 'main')
    const more = await Promise.all(
      ['a', 'b'].map(name => stage.change({ branch: name, files: { [`${name}.md`]: '' } })),
    )
    expect(await spent(await stage.sandbox.enqueue(more), { jobs: TESTED, upload: uploaded(REPORTS) })).toBe(4)
  })

  test('of which the commit is not checked out is an error', async () => {
    const at = { jobs: TESTED, upload: uploaded(REPORTS) }
    const none = await judged(group, { ...at, workspace: join(stage.root, 'nothing') })
    expect(none.outcome).toBe('error')
    expect(none.log).toContain('its commit is not checked out, so its lines are unknown.')
  })

  test('whose runs the token cannot read is an error that names the permission', async () => {
    const found = await judged(group, { permissions: PERMISSIONS })
    expect(found.outcome).toBe('error')
    expect(found.log).toContain('actions: read')
  })
})
