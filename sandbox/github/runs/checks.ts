import { GITHUB_ACTIONS } from '../people/accounts.ts'
import { suiteFor } from '../weathers/suites.ts'
import type { Annotation, App, CheckRun, Repository, Run, World } from '../world.ts'

/** What a request may say about a check run, in the words of the REST API; its shape is checked before. */
export interface CheckInput {
  name?: string
  head_sha?: string
  details_url?: string
  external_id?: string
  status?: string
  started_at?: string
  conclusion?: string
  completed_at?: string
  output?: { title?: string; summary?: string; text?: string; annotations?: Annotation[] }
}

const LARGEST_TEXT = 65_535
const MAX_ANNOTATIONS = 50

/** The rules that GitHub keeps but its description leaves out, each as the sentence it would answer. */
export function objections(input: CheckInput): string[] {
  const annotations = input.output?.annotations ?? []
  return [
    ...(input.status === 'completed' && input.conclusion === undefined
      ? ['conclusion is required when status is completed.']
      : []),
    ...(input.completed_at !== undefined && input.conclusion === undefined
      ? ['conclusion is required with completed_at.']
      : []),
    ...(annotations.length > MAX_ANNOTATIONS ? [`No more than ${MAX_ANNOTATIONS} annotations per request.`] : []),
    ...tooLarge('summary', input.output?.summary),
    ...tooLarge('text', input.output?.text),
    ...annotations
      .filter(one => one.start_line > one.end_line)
      .map(one => `start_line must not be after end_line (${one.path}).`),
  ]
}

/** The documents say characters; the server counts bytes. */
function tooLarge(name: string, text = ''): string[] {
  const size = Buffer.byteLength(text)
  return size > LARGEST_TEXT ? [`${name} exceeds a maximum bytesize of ${LARGEST_TEXT} (${size}).`] : []
}

/** Every request makes a new run: name and external id are no keys. */
export function createCheckRun(world: World, repository: Repository, app: App, input: CheckInput): CheckRun {
  const id = world.nextId()
  const headSha = input.head_sha ?? ''
  const suite = suiteFor(world, repository, app, headSha, id).id
  return addedRun(world, { id, repository, app, headSha, suite, isOfJob: false }, input)
}

/** What Actions itself makes for a job of a workflow run, in the suite of that run. */
export function createJob(world: World, { repository, suite, headSha, conclusion }: Run, name: string): CheckRun {
  const place = { id: world.nextId(), repository, app: GITHUB_ACTIONS, headSha, suite, isOfJob: true }
  return addedRun(world, place, conclusion === null ? { name, status: 'in_progress' } : { name, conclusion })
}

/** The check run of a job that is over, or at work, which is put in no list. */
export function unlistedJob(
  world: World,
  { repository, suite, headSha }: Run,
  job: { name: string; conclusion: CheckRun['conclusion']; startedAt: Date; completedAt: Date | null },
): CheckRun {
  const place = { id: world.nextId(), repository, app: GITHUB_ACTIONS, headSha, suite, isOfJob: true }
  const completed = job.completedAt === null ? {} : { completed_at: instant(job.completedAt) }
  const end = job.conclusion === null ? { status: 'in_progress' } : { conclusion: job.conclusion, ...completed }
  return madeRun(world, place, { name: job.name, started_at: instant(job.startedAt), ...end })
}

type Place = Pick<CheckRun, 'id' | 'repository' | 'app' | 'headSha' | 'suite' | 'isOfJob'>

function addedRun(world: World, place: Place, input: CheckInput): CheckRun {
  const run = madeRun(world, place, input)
  world.checkRuns.push(run)
  return run
}

function madeRun(world: World, place: Place, input: CheckInput): CheckRun {
  const run: CheckRun = {
    ...place,
    createdAt: world.now(),
    name: input.name ?? '',
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedAt: null,
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  }
  updateCheckRun(world, run, input)
  return run
}

/** A conclusion completes a run whatever the status says; annotations add up over updates. */
export function updateCheckRun(world: World, run: CheckRun, input: CheckInput): void {
  run.name = input.name ?? run.name
  run.externalId = input.external_id ?? run.externalId
  run.detailsUrl = input.details_url ?? run.detailsUrl
  run.startedAt = input.started_at ?? run.startedAt ?? instant(world.now())
  run.status = input.conclusion === undefined ? (input.status ?? run.status) : 'completed'
  run.conclusion = run.status === 'completed' ? (input.conclusion ?? run.conclusion) : null
  run.completedAt = run.status === 'completed' ? (input.completed_at ?? run.completedAt ?? instant(world.now())) : null
  run.title = input.output?.title ?? run.title
  run.summary = input.output?.summary ?? run.summary
  run.text = input.output?.text ?? run.text
  run.annotations.push(...(input.output?.annotations ?? []))
}

/** Runs on one commit, newest first. */
export function runsOn(world: World, repository: Repository, sha: string): CheckRun[] {
  return world.checkRuns.filter(run => run.repository === repository && run.headSha === sha).sort((a, b) => b.id - a.id)
}

/** Of each name and suite only the newest; the order stays. */
export function latest(runs: readonly CheckRun[]): CheckRun[] {
  const key = (run: CheckRun) => `${run.suite} ${run.name}`
  return runs.filter((run, at) => runs.findIndex(other => key(other) === key(run)) === at)
}

/** Times as GitHub writes them: UTC, without fractions of a second. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
