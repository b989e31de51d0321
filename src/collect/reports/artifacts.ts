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
import {
  type Artifact,
  artifactsOf,
  downloadArtifact,
  newestRuns,
  type WhichRuns,
  type WorkflowRun,
} from '../../github/runs.ts'
import { unzip } from '../../reports/unzip.ts'

/** An artifact in a folder of its own, or why there is none. */
export type Unpacked =
  | { state: 'unpacked'; folder: string; origin: NonNullable<Report['artifact']> }
  /** `absent`: every run went well to its end, and none has it. */
  | { state: Exclude<Report['state'], 'read' | 'stale'>; detail: string; absent?: boolean }

/** By the name that the policy gives. */
export type Artifacts = ReadonlyMap<string, Unpacked>

export interface ArtifactsInput {
  client: Client
  repository: Repository
  /** The commit that the runs must have been for, as the platform says. */
  commit: string
  /** Left out: the newest. */
  runs?: WhichRuns
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
  const wanted = patternsByArtifact(input.requests)
  if (wanted.size === 0) return new Map()
  try {
    const runs = await newestRuns(input.client, input.repository, input.commit, input.runs)
    if (runs.length > MAX_WORKFLOWS) return tooMany(runs.length)
    const kept: Artifact[] = []
    for (const run of runs) kept.push(...(await artifactsOf(input.client, input.repository, run, input.commit)))
    const artifacts = new Map<string, Unpacked>()
    for (const [name, patterns] of wanted) artifacts.set(name, await unpack(input, name, patterns, kept, runs))
    return artifacts
  } catch (error) {
    if (error instanceof GitHubError) return unreachable(error)
    throw error
  }
}

function patternsByArtifact(requests: readonly ReportRequest[]): ReadonlyMap<string, readonly string[]> {
  const patterns = new Map<string, string[]>()
  for (const { artifact, paths } of requests) {
    if (artifact !== undefined) patterns.set(artifact, [...(patterns.get(artifact) ?? []), ...paths])
  }
  return patterns
}

async function unpack(
  { client, repository, commit, temp, runs: which = 'newest' }: ArtifactsInput,
  name: string,
  patterns: readonly string[],
  kept: readonly Artifact[],
  runs: readonly WorkflowRun[],
): Promise<Unpacked> {
  const named = kept.filter(artifact => artifact.name === name)
  const [artifact, ...others] = [...named].sort((a, b) => b.id - a.id)
  if (artifact === undefined)
    return { state: 'missing', detail: noArtifact(name, commit, runs, which), absent: areOver(runs) }
  const other = others.find(({ run }) => run.id !== artifact.run.id)
  if (other) return { state: 'unreadable', detail: twice(name, artifact.run, other.run) }
  if (artifact.expired)
    return { state: 'missing', detail: `The artifact "${name}" of run ${artifact.run.id} has expired.` }
  if (artifact.bytes > MAX_BYTES) return { state: 'unreadable', detail: tooLarge(artifact) }
  const bytes = await downloadArtifact(client, repository, artifact, MAX_BYTES)
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (artifact.digest !== undefined && artifact.digest !== digest)
    return {
      state: 'unreadable',
      detail: `The artifact "${name}" was downloaded, but its content does not match the digest on GitHub.`,
    }
  await mkdir(temp, { recursive: true })
  const folder = await mkdtemp(join(temp, 'artifact-'))
  const refused = await unzip(bytes, folder, matcher(patterns))
  if (refused)
    return { state: refused.state, detail: `The artifact "${name}" could not be unpacked. ${refused.detail}` }
  return { state: 'unpacked', folder, origin: { id: String(artifact.id), run: String(artifact.run.id), digest } }
}

/** A run that goes on may bring it still, and one that failed may have been about to. */
const areOver = (runs: readonly WorkflowRun[]): boolean =>
  runs.length > 0 && runs.every(({ status }) => WENT_WELL.includes(status))

const WENT_WELL = ['success', 'skipped', 'neutral']

function noArtifact(name: string, commit: string, runs: readonly WorkflowRun[], which: WhichRuns): string {
  const on = `commit ${commit.slice(0, 10)}`
  if (runs.length === 0 && which === 'successful')
    return `No run on ${on} for a push, a merge queue, a schedule or by hand succeeded, so there is no artifact "${name}".`
  if (runs.length === 0) return `No workflow has run on ${on} yet, so there is no artifact "${name}".`
  const states = runs.slice(0, 5).map(({ workflow, status }) => `${workflow} (${status.replaceAll('_', ' ')})`)
  const more = runs.length > states.length ? ` and ${runs.length - states.length} more` : ''
  return `None of the newest runs on ${on} has an artifact "${name}": ${states.join(', ')}${more}.`
}

const twice = (name: string, one: WorkflowRun, other: WorkflowRun): string =>
  `Two workflows have an artifact "${name}": ${one.workflow} (run ${one.id}) and ${other.workflow} (run ${other.id}). It is unknown which one is meant.`

const tooLarge = ({ name, bytes }: Artifact): string =>
  `The artifact "${name}" has ${bytes} bytes, more than the limit of ${MAX_BYTES}.`

const tooMany = (count: number): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail: `${count} workflows have run on the commit, more than the limit of ${MAX_WORKFLOWS}.`,
  next: 'Reduce the number of workflows that run on the change.',
})

const unreachable = ({ code, message, next }: GitHubError): Unavailable => ({
  state: 'unavailable',
  why: code === 'forbidden' || code === 'not_found' ? 'forbidden' : 'unreachable',
  detail: message,
  next: code === 'forbidden' || code === 'not_found' ? grant('actions: read') : next,
})
