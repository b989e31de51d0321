import type { Repository } from '../../github/sandbox.ts'
import { Groups } from './groups.ts'
import { inputsOf } from './inputs.ts'
import type { PlayedRun, WorkflowsOptions } from './options.ts'
import { type Event, type Place, placeOf } from './place.ts'
import { readWorkflow, type Workflow } from './read/file.ts'
import { starts } from './starts.ts'
import { WorkflowRun } from './workflow-run.ts'

const FOLDER = '.github/workflows'
/** "You can't use workflow_run to chain together more than three levels of workflows." GitHub's list of events */
const LONGEST_CHAIN = 3

/** The workflows of one repository, as GitHub Actions runs them: whole files, from the commits that they are in. */
export class Workflows {
  readonly #options: WorkflowsOptions
  readonly #groups = new Groups()
  /** In the order in which they were started. */
  readonly #open: WorkflowRun[] = []
  /** Runs that ended and of which nobody was told yet. */
  readonly #ended: WorkflowRun[] = []

  constructor(options: WorkflowsOptions) {
    this.#options = options
  }

  /** Something happens; every workflow that it starts has a run from now on, which `play` lets go on. */
  async deliver(event: Event, depth = 0): Promise<PlayedRun[]> {
    const { sandbox, repository } = this.#options
    const place = placeOf(repository, event)
    // What the token of a job does starts nothing but a dispatch; `[skip ci]` starts nothing either.
    if (place === undefined || !(await sandbox.startsRun(event))) return []
    const files = await workflowsAt(repository, place.sha)
    const started = files.filter(workflow => starts(workflow, event))
    return started.map(workflow => this.#begin(workflow, event, { place, depth }))
  }

  /** Lets all runs go on until nothing happens any more, and gives those that have ended, in that order. */
  async play(): Promise<PlayedRun[]> {
    const ended: PlayedRun[] = []
    for (;;) {
      const over = this.#ended.shift()
      if (over !== undefined) {
        ended.push(over)
        await this.#tell(over)
        continue
      }
      const next = this.#open.find(run => this.#groups.mayRun(run) && run.canGoOn)
      if (next === undefined) return ended
      await next.advance()
    }
  }

  /** An event and everything that follows from it. */
  async run(event: Event): Promise<PlayedRun[]> {
    await this.deliver(event)
    return this.play()
  }

  /** Runs all jobs of a run again, or only those that failed and what needs them. */
  async rerun(played: PlayedRun, { onlyFailed = false } = {}): Promise<PlayedRun[]> {
    if (!(played instanceof WorkflowRun) || this.#open.includes(played))
      throw new Error('Only a run that has ended can be run again.')
    played.again(onlyFailed)
    this.#enter(played)
    return this.play()
  }

  #begin(workflow: Workflow, event: Event, { place, depth }: { place: Place; depth: number }): WorkflowRun {
    const options = this.#options
    const { repository, sandbox } = options
    const sender = event.payload['sender'] as { login: string; id: number } | undefined
    const { login: actor, id: actorId } = sender ?? repository.owner
    const [owner = '', name = ''] = (place.headRepository ?? repository.fullName).split('/')
    const headRepository = sandbox.repository(owner, name) ?? repository
    const { headSha, headBranch } = place
    const made = { repository, name: workflow.name, path: workflow.path, event: event.name, headSha, headBranch }
    const run = sandbox.createRun({ ...made, headRepository, actor, conclusion: null })
    const inputs = inputsOf(workflow, event)
    const facts = { options, workflow, event, place, runId: run.id, attempt: 1, actor, actorId, inputs }
    const begun = new WorkflowRun(facts, run, {
      depth,
      groups: this.#groups,
      ended: one => this.#leave(one),
    })
    this.#enter(begun)
    return begun
  }

  #enter(run: WorkflowRun): void {
    this.#open.push(run)
    this.#groups.enter(run, run.cancelInProgress)
    if (this.#groups.mayRun(run)) run.reach()
    else run.run.status = 'pending'
  }

  /** The run that waited for it can reach its jobs. */
  #leave(run: WorkflowRun): void {
    this.#open.splice(this.#open.indexOf(run), 1)
    this.#groups.leave(run)
    this.#ended.push(run)
    for (const one of [...this.#open]) if (this.#groups.mayRun(one)) one.reach()
  }

  /** The end of a run is an event, too. */
  async #tell({ run, depth }: WorkflowRun): Promise<void> {
    if (depth >= LONGEST_CHAIN) return
    const payload = await this.#options.sandbox.events.workflowRun(run)
    await this.deliver({ name: 'workflow_run', payload }, depth + 1)
  }
}

/** The workflow files of a commit. */
async function workflowsAt({ objects }: Repository, sha: string): Promise<Workflow[]> {
  const commit = await objects.commit(sha)
  const folder = commit === undefined ? undefined : await objects.entry(commit.tree, FOLDER)
  const items = folder === undefined ? [] : ((await objects.tree(folder.oid)) ?? [])
  const files = items.filter(({ type, name }) => type === 'blob' && /\.ya?ml$/.test(name))
  return Promise.all(
    files.map(async ({ name, oid }) => {
      const text = (await objects.read(oid))?.content.toString() ?? ''
      return readWorkflow(text, `${FOLDER}/${name}`)
    }),
  )
}
