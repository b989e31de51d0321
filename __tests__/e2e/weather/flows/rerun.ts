import type { Run } from '../../../../sandbox/github/sandbox.ts'
import { treeFile } from '../../stage/tree.ts'
import type { Flow } from '../drive.ts'
import type { Scene } from '../scene.ts'
import { signalOf } from '../truth.ts'

const POLICY = `version: 1
gates:
  tests: { type: tests, reports: [{ name: unit, artifact: junit, paths: ["*.xml"] }] }
`
const MINUTE = 60_000
const junit = (inner: string) =>
  `<testsuites><testsuite name="unit"><testcase name="a">${inner}</testcase></testsuite></testsuites>`

/** CI is run again and finds something after all; only the upload can tell. */
export const RERUN: Flow = {
  id: 'rerun',
  name: 'a second attempt of CI finds what the first did not',
  policy: POLICY,
  start: async scene => {
    const pull = await scene.change('prices')
    const { repository, sandbox } = scene.stage
    const of = { repository, name: 'CI', event: 'pull_request', headSha: pull.head, headBranch: pull.headBranch }
    const run = sandbox.createRun({ ...of, conclusion: null })
    tested(scene, run, junit(''))
    await scene.judgeReports(run)
    const again = async () => {
      sandbox.actions.nextAttempt(run)
      tested(scene, run, junit('<failure message="wrong"/>'))
      return scene.judgeReports(run)
    }
    return { act: again, again, end: { signal: () => signalOf(scene, pull), is: 'fail' } }
  },
}

/** The job of CI, which fails where its upload does. */
function tested({ sandbox, stage }: Scene, run: Run, report: string): void {
  const { actions } = sandbox
  const job = actions.queueJob(run, 'test')
  stage.later(MINUTE)
  actions.startJob(job)
  stage.later(MINUTE)
  const artifact = actions.upload(run, { name: 'junit', files: { 'junit.xml': report, ...treeFile(run) } })
  const conclusion = artifact === undefined || report.includes('<failure') ? 'failure' : 'success'
  actions.endJob(job, { conclusion })
  actions.endRun(run, conclusion)
}
