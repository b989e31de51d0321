import { createHash } from 'node:crypto'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { matcher } from '../../facts/glob.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Report, ReportRequest } from '../../facts/reports.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { type Artifact, artifactsOf, downloadArtifact } from '../../github/runs/artifacts.ts'
import { type History, NOT_FINISHED, runsByWorkflow, type WhichRuns, type WorkflowRun } from '../../github/runs/runs.ts'
import { unzip } from '../../reports/unzip.ts'
import { type OwnRun, type Runs, runsSeenBy, WENT_WELL } from './deciding-run.ts'
import { type MeasuredTree, TREE_PATTERN, takeTrees } from './measured-tree.ts'

/** An artifact in a folder of its own, or why there is none. */
export type Unpacked =
  | {
      state: 'unpacked'
      folder: string
      origin: NonNullable<Report['artifact']>
      /** Trees that it says were measured. */
      trees: readonly MeasuredTree[]
    }
  | NoArtifact

/** `absent`: every run went well to its end, and none has it. `unrun`: there was no run that could have it. */
export type NoArtifact = Pick<Report, 'detail' | 'next'> & {
  state: Exclude<Report['state'], 'read'>
  absent?: boolean
  unrun?: boolean
}

/** By `artifactKey`. */
export type Artifacts = ReadonlyMap<string, Unpacked>

/** What the policy says of where an artifact is. GitHub takes no slash in a name. */
export const artifactKey = ({ name, workflow }: Pick<Wanted, 'name' | 'workflow'>): string =>
  workflow === undefined ? name : `${workflow}/${name}`

interface Wanted {
  name: string
  /** File name of the only workflow that counts; undefined: any. */
  workflow: string | undefined
  /** What is needed of it. */
  patterns: readonly string[]
}

export interface ArtifactsInput {
  client: Client
  repository: Repository
  /** The commit that the runs must have been for, as the platform says. */
  commit: string
  /** Left out: the newest. */
  runs?: WhichRuns
  /** The run that this is a part of. */
  thisRun?: OwnRun | undefined
  requests: readonly ReportRequest[]
  /** A folder that nobody else writes to. */
  temp: string
}

const MAX_BYTES = 256 * 1024 * 1024
const MAX_WORKFLOWS = 50

/**
 * Downloads the artifacts that reports come from. Which run an artifact is of, and on which commit that ran, is read
 * from the platform; nothing inside an artifact is believed about it.
 */
export async function collectArtifacts(input: ArtifactsInput): Promise<Artifacts | Unavailable> {
  const wanted = wantedBy(input.requests)
  if (wanted.length === 0) return new Map()
  try {
    const all = await runsByWorkflow(input.client, input.repository, input.commit, input.runs)
    const histories = all.filter(([run]) => wanted.some(one => mayBeOf(one, run)))
    if (histories.length > MAX_WORKFLOWS) return tooManyWorkflows(histories.length)
    const seen = runsSeenBy(input.client, input.repository, input.thisRun)
    const found = await findArtifacts(input, wanted, histories, seen)
    if (found === undefined) return TOO_MANY_RUNS
    const artifacts = new Map<string, Unpacked>()
    for (const one of wanted) artifacts.set(artifactKey(one), await unpack(input, one, found, seen))
    return artifacts
  } catch (error) {
    if (error instanceof GitHubError) return unreachable(error)
    throw error
  }
}

/** Of every workflow the run that decides, and what these runs keep. */
interface Found {
  runs: readonly WorkflowRun[]
  kept: readonly Artifact[]
}

/**
 * Nearly always the newest runs decide. After a review, whose run skips the tests, they do not, and an artifact of the
 * same name of another workflow would be taken for theirs: then the runs that decide are looked for. `undefined`: not all
 * of the runs were looked at.
 */
async function findArtifacts(
  { client, repository, commit }: ArtifactsInput,
  wanted: readonly Wanted[],
  histories: readonly History[],
  seen: Runs,
): Promise<Found | undefined> {
  const kept: Artifact[] = []
  const keep = async (run: WorkflowRun) => kept.push(...(await artifactsOf(client, repository, run, commit)))
  const newest = histories.map(([run]) => run)
  for (const run of newest) await keep(run)
  const brings = (run: WorkflowRun) =>
    wanted.some(one => namedIn(kept, one).some(artifact => artifact.run.id === run.id))
  const isDecided = histories.every(history => history.length === 1 || brings(history[0]))
  if (isDecided && wanted.every(one => namedIn(kept, one).length > 0)) return { runs: newest, kept }
  const runs: WorkflowRun[] = []
  for (const history of histories) {
    const run = await seen.deciding(history)
    if (run === undefined) return undefined
    runs.push(run)
    if (run.id !== history[0].id) await keep(run)
  }
  return { runs, kept }
}

function wantedBy(requests: readonly ReportRequest[]): Wanted[] {
  const wanted = new Map<string, Wanted>()
  for (const { artifact: name, workflow, paths } of requests) {
    if (name === undefined) continue
    const key = artifactKey({ name, workflow })
    wanted.set(key, { name, workflow, patterns: [...(wanted.get(key)?.patterns ?? []), ...paths] })
  }
  return [...wanted.values()]
}

const mayBeOf = ({ workflow }: Wanted, { path }: WorkflowRun): boolean =>
  workflow === undefined || path === `.github/workflows/${workflow}`

const namedIn = (kept: readonly Artifact[], wanted: Wanted): Artifact[] =>
  kept.filter(({ name, run }) => name === wanted.name && mayBeOf(wanted, run))

async function unpack(input: ArtifactsInput, wanted: Wanted, { runs, kept }: Found, seen: Runs): Promise<Unpacked> {
  const { name, patterns } = wanted
  const [artifact, ...others] = namedIn(kept, wanted).sort((a, b) => b.id - a.id)
  if (artifact === undefined)
    return noArtifact(
      wanted,
      runs.filter(run => mayBeOf(wanted, run)),
      input,
    )
  const other = others.find(({ run }) => run.id !== artifact.run.id)
  if (other) return { state: 'unreadable', detail: twice(name, artifact.run, other.run), next: nextOf(artifact.run) }
  if (artifact.expired)
    return { state: 'expired', detail: `The artifact "${name}" of run ${artifact.run.id} has expired.` }
  const later = await seen.ranAgain(artifact)
  if (later !== undefined) return madeBefore(artifact, later)
  if (artifact.bytes > MAX_BYTES) return { state: 'unreadable', detail: tooLarge(artifact) }
  return download(input, artifact, patterns)
}

async function download(
  { client, repository, temp }: ArtifactsInput,
  artifact: Artifact,
  patterns: readonly string[],
): Promise<Unpacked> {
  const { id, name, run } = artifact
  const bytes = await downloadArtifact(client, repository, artifact, MAX_BYTES)
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (artifact.digest !== undefined && artifact.digest !== digest)
    return {
      state: 'unreadable',
      detail: `The artifact "${name}" was downloaded, but its content does not match the digest on GitHub.`,
    }
  await mkdir(temp, { recursive: true })
  const folder = await mkdtemp(join(temp, 'artifact-'))
  const refused = await unzip(bytes, folder, matcher([...patterns, TREE_PATTERN]))
  if (refused)
    return { state: refused.state, detail: `The artifact "${name}" could not be unpacked. ${refused.detail}` }
  const trees = await takeTrees(folder)
  return { state: 'unpacked', folder, origin: { id: String(id), run: String(run.id), digest }, trees }
}

/** A run that goes on may bring it still, and one that failed may have been about to. */
function noArtifact(
  wanted: Wanted,
  runs: readonly WorkflowRun[],
  { commit, runs: which, thisRun }: ArtifactsInput,
): NoArtifact {
  const detail = nowhere(wanted, commit, runs, which)
  const unfinished = runs.filter(({ status }) => status === NOT_FINISHED)
  if (unfinished.length === 0)
    return {
      state: 'missing',
      detail,
      absent: runs.length > 0 && runs.every(({ status }) => WENT_WELL.includes(status)),
      unrun: runs.length === 0,
    }
  // The end of this run starts nothing that would evaluate the change again.
  return {
    state: 'pending',
    detail,
    ...(unfinished.every(({ id }) => id === thisRun?.id) ? { next: NAME_THE_JOB } : {}),
  }
}

const NAME_THE_JOB =
  'List the job that uploads the report under `needs:` of the job that runs Gatebook, which must start after it.'

function nowhere(
  { name, workflow }: Wanted,
  commit: string,
  runs: readonly WorkflowRun[],
  which: WhichRuns = 'newest',
): string {
  const on = `commit ${commit.slice(0, 10)}`
  if (runs.length === 0 && which === 'successful')
    return `No run${workflow === undefined ? '' : ` of ${workflow}`} on ${on} for a push, a merge queue, a schedule or by hand succeeded, so there is no artifact "${name}".`
  if (runs.length === 0)
    return `${workflow === undefined ? 'No workflow has run' : `The workflow ${workflow} has not run`} on ${on} yet, so there is no artifact "${name}".`
  const states = runs.slice(0, 5).map(({ workflow, status }) => `${workflow} (${status.replaceAll('_', ' ')})`)
  const more = runs.length > states.length ? ` and ${runs.length - states.length} more` : ''
  return `None of the newest runs on ${on} has an artifact "${name}": ${states.join(', ')}${more}.`
}

function madeBefore({ name, run }: Artifact, later: string): NoArtifact {
  const what = `The artifact "${name}" of run ${run.id} is from an earlier attempt`
  if (later === NOT_FINISHED) return { state: 'pending', detail: `${what}, and the job that uploads it runs again.` }
  const detail = `${what}: a job that ran when it was uploaded has run again since (${later.replaceAll('_', ' ')}).`
  return { state: 'stale', detail, next: RUN_ALL }
}

const RUN_ALL =
  'Run all jobs of that run again. Set `overwrite: true` for actions/upload-artifact, so that a second attempt can upload.'

const twice = (name: string, one: WorkflowRun, other: WorkflowRun): string =>
  `Two workflows have an artifact "${name}": ${one.workflow} (run ${one.id}) and ${other.workflow} (run ${other.id}). It is unknown which one is meant.`

const nextOf = ({ path }: WorkflowRun): string =>
  `Name the workflow in the policy, as in \`workflow: ${path.split('/').at(-1)}\`, or give the artifacts different names.`

const tooLarge = ({ name, bytes }: Artifact): string =>
  `The artifact "${name}" has ${bytes} bytes, more than the limit of ${MAX_BYTES}.`

const tooManyWorkflows = (count: number): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail: `${count} workflows have run on the commit, more than the limit of ${MAX_WORKFLOWS}.`,
  next: 'Reduce the number of workflows that run on the change.',
})

const TOO_MANY_RUNS: Unavailable = {
  state: 'unavailable',
  why: 'truncated',
  detail: 'The newest runs on the commit skipped all jobs but this one, and there are more than are looked through.',
  // A run keeps its id when it runs again, and with it its place behind the others.
  next: 'Close and reopen the change, or push a commit.',
}

const unreachable = ({ code, message, next }: GitHubError): Unavailable => ({
  state: 'unavailable',
  why: code === 'forbidden' || code === 'not_found' ? 'forbidden' : 'unreachable',
  detail: message,
  next: code === 'forbidden' || code === 'not_found' ? grant('actions: read') : next,
})
