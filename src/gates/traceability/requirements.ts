import type { Requirement as Item } from '../../facts/links.ts'
import type { Report, ReportRequest, TestRun } from '../../facts/reports.ts'
import type { Reason, Requirement } from '../../verdict/verdict.ts'
import { neededReports } from '../shared/reports.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import type { KnownLinks } from './known.ts'
import * as say from './messages.ts'
import type { Settings } from './settings.ts'

type Rule = NonNullable<Settings['requirements']>

/** Whether the requirements that the change names are known, may be worked on, and are verified. */
export function judgeRequirements(settings: Settings, known: KnownLinks): RuleResult[] {
  const { requirements: rule, 'verified-by': by } = settings
  if (!rule) return []
  const files = rule.files.map(path => known.requirements?.files.find(file => file.path === path) ?? unread(path))
  const broken = files.filter(({ state }) => state !== 'read')
  if (broken.length > 0) return [unusable(rule, broken)]
  const items = itemsOf(rule, known)
  const ids = namedIds(settings, known)
  const named = ids.flatMap(id => items.get(id)?.[0] ?? [])
  const twice = named.flatMap(({ id }) => [items.get(id) ?? []].filter(all => all.length > 1))
  const begins = new Set([...items.keys()].map(beginOf))
  // With the same beginning as a known one, it is meant as one and is not some other word.
  const unknown = ids.filter(id => !items.has(id) && begins.has(beginOf(id)))
  const result = judgeNamed(rule, named, unknown, twice)
  return by ? [result, judgeVerified(named, known.tests ?? [])] : [result]
}

/** Of several gates each has its own files among those that were read. */
function itemsOf({ files }: Rule, { requirements }: KnownLinks): ReadonlyMap<string, readonly Item[]> {
  const byId = new Map<string, Item[]>()
  for (const item of requirements?.items ?? []) {
    if (!files.includes(item.path)) continue
    const same = byId.get(item.id)
    if (same) same.push(item)
    else byId.set(item.id, [item])
  }
  return byId
}

const unread = (path: string): FileState => ({
  path,
  state: 'unreadable',
  detail: 'It was not read in this run.',
  line: null,
  blob: null,
})

function namedIds({ link }: Settings, { links }: KnownLinks): string[] {
  const sources = new Set<string>(link.from)
  const ids = links.references
    .filter(({ source, place }) => place === 'text' && sources.has(source))
    .flatMap(({ target }) => (target.kind === 'id' ? target.id : []))
  return [...new Set(ids)]
}

/** Up to the last mark that joins: `REQ-` of `REQ-12`, and of `req-12` too. */
const beginOf = (id: string): string =>
  id.slice(0, Math.max(id.lastIndexOf('-'), id.lastIndexOf('~'), id.lastIndexOf('_')) + 1).toLowerCase()

function judgeNamed(
  rule: Rule,
  named: readonly Item[],
  unknown: readonly string[],
  twice: readonly (readonly Item[])[],
): RuleResult {
  const wrong = named.filter(({ status }) => !rule.statuses.includes(status))
  const lacking = named.length < rule.min ? [say.tooFewRequirements(named.length, rule.min)] : []
  const reasons = [
    ...lacking,
    ...bounded(unknown.map(id => say.unknownRequirement(id, rule.files))),
    ...bounded(twice.map(say.ambiguousRequirement)),
    ...bounded(wrong.map(item => say.wrongStatus(item, rule.statuses))),
  ]
  const nothing = named.length + unknown.length === 0
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : nothing ? 'not_applicable' : 'pass',
      required: say.requirementsRequired(rule),
      found: say.requirementsFound(named, unknown),
      evidence: named.map(({ id }) => id),
    },
    reasons,
    findings: [],
    measured: { requirements: named.length, unknownRequirements: unknown.length },
  }
}

/** A tag in a file is a claim; a test case of this run that names the requirement and passed is evidence. */
function judgeVerified(named: readonly Item[], runs: readonly TestRun[]): RuleResult {
  if (named.length === 0) return verification('not_applicable', 0, 0, [])
  if (runs.length === 0) return verification('error', 0, named.length, [say.noResults(undefined)])
  const unusable = runs.flatMap(unusableReports)
  if (unusable.length > 0) {
    const outcome = unusable.some(({ state }) => state === 'unreadable') ? 'error' : 'fail'
    return verification(outcome, 0, named.length, bounded(unusable.map(say.noResults)))
  }
  const reasons = named.flatMap(item => objectionTo(item, runs) ?? [])
  const outcome = reasons.length === 0 ? 'pass' : 'fail'
  return verification(outcome, named.length - reasons.length, named.length, bounded(reasons))
}

/** Reports of a run that prove nothing about this change. */
function unusableReports({ request, measured, reports }: TestRun): readonly Report[] {
  const needed = neededReports(request, reports)
  const missing = needed.filter(({ name }) => !reports.some(report => report.name === name)).map(notRead)
  const read = reports.filter(report => needed.some(({ name }) => name === report.name))
  const broken = [...missing, ...read.filter(({ state }) => state !== 'read')]
  if (broken.length > 0) return broken
  if (measured.as !== 'other') return []
  const detail = 'It was created for a different commit than the one under evaluation.'
  return reports.map(report => ({ ...report, state: 'stale', detail }))
}

function notRead({ name }: ReportRequest): Report {
  return { name, state: 'missing', detail: 'It was not read in this run.', files: [], oddities: [] }
}

function verification(outcome: Requirement['outcome'], verified: number, of: number, reasons: Reason[]): RuleResult {
  return {
    requirement: {
      outcome,
      required: 'Each requirement verified by a passing test case',
      found: of === 0 ? 'no requirement named' : `${verified} of ${of} verified`,
    },
    reasons,
    findings: [],
    measured: { verified },
  }
}

function objectionTo({ id }: Item, runs: readonly TestRun[]): Reason | undefined {
  const claims = runs.flatMap(run => run.claims.filter(claim => claim.id === id))
  const sum = (outcome: 'passed' | 'failed' | 'skipped') => claims.reduce((all, claim) => all + claim[outcome], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (failed > 0) return say.verificationFailed(id, failed, passed)
  return passed > 0 ? undefined : say.notVerified(id, skipped)
}

function unusable(rule: Rule, files: readonly FileState[]): RuleResult {
  const cannotTell = files.some(({ state }) => state === 'unreadable' || state === 'unsafe')
  return {
    requirement: {
      outcome: cannotTell ? 'error' : 'fail',
      required: say.requirementsRequired(rule),
      found: 'Requirements unknown',
    },
    reasons: files.map(say.requirementsUnusable),
    findings: [],
    measured: {},
  }
}

type FileState = NonNullable<KnownLinks['requirements']>['files'][number]
