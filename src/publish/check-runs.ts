import type { Facts } from '../facts/facts.ts'
import { checkRunAnswer } from '../github/client/answers.ts'
import type { Repository } from '../github/client/ask.ts'
import type { Client } from '../github/client/client.ts'
import { GitHubError } from '../github/client/errors.ts'
import { parse } from '../github/client/parse.ts'
import { plain, withinBytes } from '../text/escape.ts'
import type { GateVerdict, Verdict } from '../verdict/verdict.ts'
import { type Annotation, annotations } from './annotations.ts'
import { gatePage, verdictPage } from './page.ts'
import { block, embeddedVerdictOf } from './verdict-block.ts'
import { conclusion, headline, OUTCOME_WORDS, POLICY_GATE } from './words.ts'

/** A finished check run, in GitHub's own names. */
export interface CheckRun {
  name: string
  head_sha: string
  status: 'completed'
  conclusion: 'success' | 'failure'
  external_id: string
  details_url?: string
  output: { title: string; summary: string; text?: string }
}

export interface PreparedCheck {
  run: CheckRun
  annotations: readonly Annotation[]
}

export interface CheckOptions {
  /** Name of the overall check; a gate's is `<name>: <gate id>`. */
  name: string
  /** Where the run can be watched. */
  detailsUrl: string | undefined
  annotate: boolean
}

/** GitHub refuses more than 65,535 bytes in each part of the output, and more than 50 annotations in one request. */
const MAX_BYTES = 65_000
const BATCH = 50

/** The check runs for a verdict: one for each gate, and the overall one last, so that it is never green alone. */
export function checkRuns(
  verdict: Verdict,
  facts: Facts | undefined,
  title: string | undefined,
  options: CheckOptions,
): PreparedCheck[] {
  const gates = verdict.gates.filter(gate => gate.type !== POLICY_GATE)
  return [...gates.map(gate => gateCheck(gate, verdict, options)), overallCheck(verdict, facts, title, options)]
}

function gateCheck(gate: GateVerdict, verdict: Verdict, options: CheckOptions): PreparedCheck {
  // An advisory gate shows its result and blocks nothing, even where somebody made its check a required one.
  const shown = gate.enforce === 'advisory' ? 'success' : conclusion(gate.outcome)
  return {
    run: {
      ...common(`${options.name}: ${gate.id}`, verdict, options),
      conclusion: shown,
      output: { title: plain(titleOf(gate), 200), summary: withinBytes(gatePage(gate, verdict), MAX_BYTES) },
    },
    annotations: options.annotate ? annotations(gate) : [],
  }
}

/** A green check that is no pass says so. */
function titleOf({ enforce, outcome, title }: GateVerdict): string {
  if (outcome === 'pass' || (enforce === 'blocking' && conclusion(outcome) === 'failure')) return title
  return `${OUTCOME_WORDS[outcome]}${enforce === 'advisory' ? ' (advisory)' : ''}: ${title}`
}

function overallCheck(
  verdict: Verdict,
  facts: Facts | undefined,
  title: string | undefined,
  options: CheckOptions,
): PreparedCheck {
  const policyProblems = verdict.gates.filter(gate => gate.type === POLICY_GATE)
  return {
    run: {
      ...common(options.name, verdict, options),
      conclusion: conclusion(verdict.outcome),
      output: {
        title: plain(headline(verdict), 200),
        summary: withinBytes(verdictPage(verdict, title), MAX_BYTES),
        ...machineReadable(verdict, facts),
      },
    },
    annotations: options.annotate ? policyProblems.flatMap(annotations) : [],
  }
}

/** Left out whole when it would not fit: half a verdict is worth nothing, and the merge then finds none. */
function machineReadable(verdict: Verdict, facts: Facts | undefined): { text?: string } {
  // Only a change is judged again when it was merged.
  if (verdict.subject.pull === undefined) return {}
  const text = block(embeddedVerdictOf(verdict, facts))
  return Buffer.byteLength(text) > MAX_BYTES ? {} : { text }
}

function common(name: string, verdict: Verdict, { detailsUrl }: CheckOptions) {
  return {
    name: plain(name, 200),
    head_sha: verdict.subject.head,
    status: 'completed' as const,
    external_id: externalId(verdict),
    ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
  }
}

/** By this a later run finds its own; GitHub gives it back as it was. */
function externalId({ subject }: Verdict): string {
  if (subject.release !== undefined) return 'gatebook:release'
  return `gatebook:${subject.pull ?? 'group'}`
}

/** What became of the check runs: which could not be posted, and why the first of them could not. */
export interface Posted {
  /** Of the overall check. */
  url: string | undefined
  problem: GitHubError | undefined
  missing: readonly string[]
  /** Annotations that could not be added to a check that is there. */
  annotationProblem: GitHubError | undefined
}

/**
 * Creates the check runs. A finished run is always created, never changed: since 2025-03-31 a job token may not alter
 * the state of runs that Actions made, and the newest run of a name is the one that counts.
 *
 * The overall check is the one that branches require. It turns red before anything else is posted and green only after
 * everything else was, so that a failure in between never leaves an older green standing.
 */
export async function postChecks(
  client: Client,
  repository: Repository,
  checks: readonly PreparedCheck[],
): Promise<Posted> {
  const overall = checks.at(-1)
  const isRed = overall?.run.conclusion === 'failure'
  const ordered = overall && isRed ? [overall, ...checks.slice(0, -1)] : checks
  const posted: Posted = { url: undefined, problem: undefined, missing: [], annotationProblem: undefined }
  for (const check of ordered) Object.assign(posted, await tryOne(client, repository, check, posted, check === overall))
  return posted
}

async function tryOne(
  client: Client,
  repository: Repository,
  check: PreparedCheck,
  posted: Posted,
  isOverall: boolean,
): Promise<Partial<Posted>> {
  // A token that may not post one check may post none; and a green overall check must not stand without its gates.
  const hopeless = posted.problem?.code === 'forbidden' || (posted.problem && isOverall)
  if (hopeless) return { missing: [...posted.missing, check.run.name] }
  try {
    const { url, annotationProblem = posted.annotationProblem } = await postOne(client, repository, check)
    return { annotationProblem, ...(isOverall ? { url } : {}) }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return { problem: posted.problem ?? error, missing: [...posted.missing, check.run.name] }
  }
}

async function postOne(
  client: Client,
  { owner, name }: Repository,
  check: PreparedCheck,
): Promise<{ url: string | undefined; annotationProblem?: GitHubError | undefined }> {
  const what = `posting the check "${check.run.name}"`
  const { output, ...run } = check.run
  const first = check.annotations.slice(0, BATCH)
  const body = { owner, repo: name, ...run, output: first.length > 0 ? { ...output, annotations: first } : output }
  const answer = await client.rest('POST /repos/{owner}/{repo}/check-runs', body, { what })
  const { id, html_url } = parse(checkRunAnswer, answer.data, [], what)
  const annotationProblem = await postMoreAnnotations(client, { owner, name }, id, check)
  return { url: html_url ?? undefined, annotationProblem }
}

/**
 * Further annotations can only be added to a run that exists. Whether a job token may is not settled, and they are
 * worth less than the check: a no is reported and nothing more.
 */
async function postMoreAnnotations(
  client: Client,
  { owner, name }: Repository,
  id: number,
  check: PreparedCheck,
): Promise<GitHubError | undefined> {
  const { title, summary } = check.run.output
  for (let from = BATCH; from < check.annotations.length; from += BATCH) {
    const output = { title, summary, annotations: check.annotations.slice(from, from + BATCH) }
    const body = { owner, repo: name, check_run_id: id, output }
    try {
      await client.rest('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', body, { what: 'adding annotations' })
    } catch (error) {
      if (error instanceof GitHubError) return error
      throw error
    }
  }
  return undefined
}
