import {
  FACT_NAMES,
  type FactName,
  type Facts,
  facts as factsSchema,
  NOT_COLLECTED,
  REPORT_FACTS,
  type ReportFact,
} from '../../facts/facts.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import type { Need } from '../../gates/shared/needs.ts'
import { sameRequest } from '../../gates/shared/reports.ts'
import { evaluate } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import { verdictLines } from '../../publish/console.ts'
import { plain } from '../../text/escape.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { readBounded, type Unread } from '../shared/read-bounded.ts'

/** What recorded facts are worth under a policy. */
export type Rejudged =
  | {
      verdict: Verdict
      /** What the facts lack for this policy. */
      notes: readonly string[]
      lines: readonly string[]
    }
  | { problem: string }

/** Judges facts of an earlier run: no network, no clock, the same verdict every time. */
export async function judgeRecorded(policy: Policy, policyFile: string, factsPath: string): Promise<Rejudged> {
  const read = await readFacts(factsPath)
  if (typeof read === 'string') return { problem: read }
  const facts = inTodaysWords(read)
  const source = { path: policyFile, blob: '' }
  const verdict = isAboutRelease(facts)
    ? evaluate(policy, facts, { subject: releaseIn(facts), policy: source }, 'release')
    : evaluate(policy, facts, { subject: changeIn(facts), policy: source })
  return { verdict, notes: ofAnotherPolicy(policy, facts, verdict), lines: verdictLines(verdict) }
}

/** What the first versions wrote where no gate needed a fact: of another policy it is not true. */
const OLD_DETAIL = 'No gate of the policy asks for this.'

function inTodaysWords(facts: Facts): Facts {
  const old = FACT_NAMES.filter(name => {
    const fact = facts[name]
    return fact.state === 'unavailable' && fact.detail === OLD_DETAIL
  })
  return { ...facts, ...Object.fromEntries(old.map(name => [name, NOT_COLLECTED])) }
}

/** Which facts are missing for which gate, where they were collected for other gates. */
function ofAnotherPolicy(policy: Policy, facts: Facts, { gates }: Verdict): string[] {
  const missing = [...policy.gates, ...policy.builtIn].flatMap(({ id, needs }) => {
    if (gates.find(gate => gate.id === id)?.outcome !== 'error') return []
    const names = [...new Set(needs.flatMap(need => absent(facts, need)))]
    return names.length > 0 ? [`  ${plain(`${id}: ${names.join(', ')}`)}`] : []
  })
  if (missing.length === 0) return []
  return ['These facts were collected under another policy or by an earlier version. Missing, by gate:', ...missing]
}

/** Facts are there for other gates, and reports that another policy names are none of this one. */
function absent(facts: Facts, { fact: name, request }: Need): string[] {
  const fact = facts[name]
  if (fact.state === 'unavailable') return fact.why === 'not_collected' ? [name] : []
  if (typeof request !== 'object' || !('reports' in request) || !isReportFact(name)) return []
  const sets: readonly { request: readonly ReportRequest[] }[] =
    facts[name].state === 'complete' ? facts[name].value : []
  const isRead = request.reports.length === 0 || sets.some(set => sameRequest(set.request, request.reports))
  return isRead ? [] : [`${name} of ${request.reports.map(report => report.name).join(', ')}`]
}

const isReportFact = (name: FactName): name is ReportFact => REPORT_FACTS.some(one => one === name)

/** Facts of a release that could not be read are about a release all the same. */
const isAboutRelease = ({ release }: Facts): boolean => release.state === 'complete' || release.why !== 'not_collected'

function changeIn({ change }: Facts): Verdict['subject'] {
  if (change.state !== 'complete') return { repository: '', head: '', base: '' }
  const { repository, pull, head, base } = change.value
  return { repository: repository.name, pull, head, base }
}

function releaseIn({ release }: Facts): Verdict['subject'] {
  if (release.state !== 'complete') return { repository: '', head: '', base: '' }
  const { repository, tag, environment, commit, policyCommit } = release.value
  return {
    repository: repository.name,
    release: tag ?? environment ?? commit.slice(0, 7),
    head: commit,
    base: policyCommit,
  }
}

const NO_FACTS = 'Use the file named by the output `facts` of the Action.'
/** The facts of the largest change that GitHub shows take a fraction of it. */
const MAX_BYTES = 64 * 1024 * 1024

const UNREAD: Record<Unread, string> = {
  missing: 'There is no such file.',
  no_file: 'This is not a file.',
  unreadable: 'The file cannot be read. Check its permissions.',
}

async function readFacts(path: string): Promise<Facts | string> {
  const bytes = await readBounded(path, MAX_BYTES + 1)
  if (typeof bytes === 'string') return `${UNREAD[bytes]} ${NO_FACTS}`
  if (bytes.length > MAX_BYTES) return `The file is larger than ${MAX_BYTES / 1024 / 1024} MB. ${NO_FACTS}`
  if (bytes.length === 0) return `The file is empty. ${NO_FACTS}`
  const json = parseJson(Buffer.from(bytes).toString('utf8'))
  if (json === undefined) return `This cannot be read as JSON. ${NO_FACTS}`
  const parsed = factsSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the document'
  return `This is not a facts document of version 1: ${where}: ${issue?.message}. ${NO_FACTS}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
