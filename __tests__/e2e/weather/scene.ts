import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readRefs, writeRef } from '../../../sandbox/github/git/refs.ts'
import type {
  Activity,
  CheckRun,
  CommitStatus,
  MergePull,
  Pull,
  QueuedGroup,
  Review,
  Run,
  Sandbox,
} from '../../../sandbox/github/sandbox.ts'
import type { Weather } from '../../../sandbox/github/weather.ts'
import type { RunResult } from '../../../sandbox/runner/index.ts'
import { commitIn } from '../../sandbox/github/commit.ts'
import { PERMISSIONS, RECORDING, Stage } from '../stage/stage.ts'

/** What a run said to whoever looks at it. */
export interface Said {
  outcome: string
  exitCode: number
  text: string
}

/** What another app or a workflow says on a commit, and what starts a run because of it. */
export type Posted = CheckRun | CommitStatus | Run

type Grants = Record<string, 'read' | 'write'>
const RECORDS: Grants = { ...RECORDING, actions: 'read', statuses: 'write' }
const JUDGES: Grants = { ...PERMISSIONS, statuses: 'write' }
/** What the job after others has. */
const AFTER: Grants = { ...JUDGES, actions: 'read' }
const MAIN = 'refs/heads/main'

/** The stage, with everything that flows do on it: runs start only where GitHub starts them, and what they say is kept. */
export class Scene {
  readonly stage: Stage
  /** Under which it is played, also before it comes. */
  readonly weather: readonly Weather[]
  readonly pulls: Pull[] = []
  /** By the runs since the weather came. */
  readonly said: Said[] = []
  /** Moves of main for which somebody asked already whether a run starts. */
  #delivered = 0
  #runs = 0
  #empty = ''

  private constructor(stage: Stage, weather: readonly Weather[]) {
    this.stage = stage
    this.weather = weather
  }

  static async open(policy: string, weather: readonly Weather[]): Promise<Scene> {
    return new Scene(await Stage.open(policy), weather)
  }

  get sandbox(): Sandbox {
    return this.stage.sandbox
  }

  moves(): Activity[] {
    return this.sandbox.moves(this.stage.repository, 'main')
  }

  tip(ref = MAIN): string {
    return readRefs(this.stage.repository.path).get(ref) ?? ''
  }

  /** An open change on the tip of main, each with a file of its own. */
  async change(branch: string, more: { title?: string; files?: Record<string, string> } = {}): Promise<Pull> {
    const { repository, sandbox } = this.stage
    const files = more.files ?? { [`src/${branch}.js`]: `export const ${branch} = 1\n` }
    await this.commit(branch, files, this.tip())
    const title = more.title ?? `Add ${branch}`
    const pull = await sandbox.openPull({ repository, author: 'alice', head: branch, base: 'main', title })
    this.pulls.push(pull)
    return pull
  }

  /** Adds a commit to a branch, by alice. */
  async commit(
    branch: string,
    files: Record<string, string>,
    parent = this.tip(`refs/heads/${branch}`),
  ): Promise<string> {
    const { path } = this.stage.repository
    const commit = commitIn(path, {
      parent,
      author: 'alice',
      message: `Change ${branch}`,
      files,
      date: this.stage.now(),
    })
    writeRef(path, `refs/heads/${branch}`, commit)
    return commit
  }

  approve(pull: Pull, user = 'bob'): Promise<Review> {
    return this.sandbox.submitReview({ pull, user, state: 'APPROVED' })
  }

  /** A change that was approved and has passed. */
  async passed(branch: string, more: Parameters<Scene['change']>[1] = {}): Promise<Pull> {
    const pull = await this.change(branch, more)
    await this.approve(pull)
    const { outcome, text } = await this.judge(pull)
    if (outcome !== 'pass') throw new Error(`The change ${branch} does not pass on a usual day: ${text}`)
    return pull
  }

  /** The job on a pull request; with a report, in a clone. Loss of its run is not thought of: nobody could help it. */
  async judge(pull: Pull, { report, node }: { report?: string | null; node?: string } = {}): Promise<Said> {
    await this.sandbox.refresh(pull)
    const workspace = report === undefined ? await this.#nothing() : await this.stage.workspace(pull.head, report)
    return this.#keep(
      await this.stage.runOn(pull, { workspace, permissions: JUDGES, ...(node === undefined ? {} : { node }) }),
    )
  }

  /** The job on the event of what was posted: no event tells of the check run of a job, only of its whole run. */
  async judgeAfter(posted: Posted): Promise<Said> {
    const [event, payload] = await this.#eventOf(posted)
    const place = { sha: this.tip(), ref: MAIN, permissions: AFTER, workspace: await this.#nothing() }
    return this.#keep(await this.stage.run(event, payload, place))
  }

  async #eventOf(posted: Posted): Promise<[string, unknown]> {
    const { events } = this.sandbox
    if ('context' in posted) return ['status', await events.status(posted)]
    return 'annotations' in posted
      ? ['check_run', await events.checkRun(posted)]
      : ['workflow_run', await events.workflowRun(posted)]
  }

  async judgeGroup(group: QueuedGroup): Promise<Said> {
    const payload = await this.sandbox.events.mergeGroup(group)
    const place = { sha: group.headSha, ref: group.headRef, permissions: JUDGES, workspace: await this.#nothing() }
    return this.#keep(await this.stage.run('merge_group', payload, place))
  }

  /** The job that judges when a run of CI has ended, on the default branch, with a clone of it. */
  async judgeReports(run: Run): Promise<Said> {
    const payload = await this.sandbox.events.workflowRun(run)
    const workspace = await this.stage.workspace(this.tip(), null)
    const permissions: Grants = { ...JUDGES, actions: 'read' }
    return this.#keep(
      await this.stage.run('workflow_run', payload, { sha: this.tip(), ref: MAIN, workspace, permissions }),
    )
  }

  async merge(pull: Pull, method: MergePull['method'] = 'squash'): Promise<void> {
    await this.sandbox.mergePull({ pull, by: 'carol', method })
  }

  /** Somebody pushes to main. */
  async pushDirectly(name: string): Promise<void> {
    const { repository, sandbox } = this.stage
    const before = this.tip()
    const after = await this.commit('main', { [`src/${name}.js`]: `export const ${name} = 1\n` })
    await sandbox.events.push({ repository, ref: MAIN, before, after, pusher: 'alice' })
  }

  /** The job on a push, for everything that moved main since it was last asked for; `together`: as one push. */
  async record({ together = false } = {}): Promise<void> {
    const moves = this.moves().slice(this.#delivered)
    this.#delivered += moves.length
    const [first, last] = [moves[0], moves.at(-1)]
    if (first === undefined || last === undefined) return
    for (const move of together ? [{ ...last, before: first.before }] : moves) await this.#onPush(move)
  }

  /** The job on the last push once more, as somebody does by hand. */
  async recordAgain(): Promise<void> {
    const move = this.moves().at(-1)
    if (move !== undefined) await this.#onPush(move, true)
  }

  async #onPush({ before, after, actor }: Pick<Activity, 'before' | 'after' | 'actor'>, byHand = false): Promise<void> {
    const { repository, sandbox } = this.stage
    const payload = await sandbox.events.push({ repository, ref: MAIN, before, after, pusher: actor.login })
    if (!byHand && !(await sandbox.startsRun({ name: 'push', payload }))) return
    this.#keep(await this.stage.run('push', payload, await this.#place(after)))
  }

  async upkeep(): Promise<void> {
    if (!(await this.sandbox.startsRun({ name: 'schedule', payload: {} }))) return
    this.#keep(await this.stage.run('schedule', {}, await this.#place(this.tip())))
  }

  async #place(sha: string) {
    return { sha, ref: MAIN, permissions: RECORDS, workspace: await this.#nothing() }
  }

  tag(name: string): void {
    writeRef(this.stage.repository.path, `refs/tags/${name}`, this.tip())
  }

  async publish(tag: string): Promise<Said> {
    const { repository, sandbox } = this.stage
    const sha = this.tip(`refs/tags/${tag}`)
    const of = { repository, tag, target: 'main', author: 'alice', sender: 'carol' }
    const payload = await sandbox.events.release(of)
    this.#runs += 1
    const id = this.#runs
    sandbox.createRun({ repository, name: 'Release', event: 'release', headSha: sha, headBranch: tag, id })
    const place = { ...(await this.#place(sha)), ref: `refs/tags/${tag}`, runId: id }
    return this.#keep(await this.stage.run('release', payload, place))
  }

  #keep({ exitCode, outputs, log }: RunResult): Said {
    const said = { outcome: outputs['outcome'] ?? 'none', exitCode, text: log.join('\n') }
    this.said.push(said)
    return said
  }

  /** A workspace without anything in it. */
  async #nothing(): Promise<string> {
    if (this.#empty === '') {
      this.#empty = join(this.stage.root, 'nothing')
      await mkdir(this.#empty)
    }
    return this.#empty
  }
}
