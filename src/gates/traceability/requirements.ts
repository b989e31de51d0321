import type { Requirement as Item } from '../../facts/links.ts'
import type { TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Facts } from './judge.ts'
import * as say from './messages.ts'
import type { Settings } from './settings.ts'

/** What one rule of the policy comes to. */
export interface Ruling {
  requirement: Requirement
  reasons: Reason[]
  findings: Reason[]
  measured: Judgement['measured']
}

/** Whether the requirements that the change names are known, may be worked on, and are verified. */
export function judgeRequirements(settings: Settings, known: Facts): Ruling[] {
  const { requirements: rule, 'verified-by': by } = settings
  if (!rule || !known.requirements) return []
  const broken = known.requirements.files.filter(({ state }) => state !== 'read')
  if (broken.length > 0) return [unusable(settings, broken)]
  const items = new Map(known.requirements.items.map(item => [item.id, item]))
  const ids = namedIds(settings, known)
  const named = ids.flatMap(id => items.get(id) ?? [])
  const unknown = ids.filter(id => !items.has(id) && looksLikeOne(id, items))
  const named_ = judgeNamed(rule, named, unknown)
  return by ? [named_, judgeVerified(named, known.tests ?? [])] : [named_]
}

function namedIds({ link }: Settings, { links }: Facts): string[] {
  const sources = new Set<string>(link.from)
  const ids = links.references
    .filter(({ source, place }) => place === 'text' && sources.has(source))
    .flatMap(({ target }) => (target.kind === 'id' ? target.id : []))
  return [...new Set(ids)]
}

/** With the same beginning as a known one: then it is meant as one, and not some other word. */
function looksLikeOne(id: string, items: ReadonlyMap<string, Item>): boolean {
  const begin = beginOf(id)
  return [...items.keys()].some(known => beginOf(known) === begin)
}

const beginOf = (id: string): string => id.replace(/[^-~_]*$/, '')

function judgeNamed(
  rule: NonNullable<Settings['requirements']>,
  named: readonly Item[],
  unknown: readonly string[],
): Ruling {
  const wrong = named.filter(({ status }) => !rule.statuses.includes(status))
  const lacking = named.length < rule.min ? [say.tooFewRequirements(named.length, rule.min)] : []
  const reasons = [
    ...lacking,
    ...say.bounded(unknown.map(id => say.unknownRequirement(id, rule.files))),
    ...wrong.map(item => say.wrongStatus(item, rule.statuses)),
  ]
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
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
function judgeVerified(named: readonly Item[], runs: readonly TestRun[]): Ruling {
  const unread = runs.flatMap(({ reports }) => reports.filter(({ state }) => state !== 'read'))
  const reasons =
    unread.length > 0 || runs.length === 0
      ? [say.noResults(unread)]
      : named.flatMap(item => objectionTo(item, runs) ?? [])
  return {
    requirement: {
      outcome: reasons.length === 0 ? 'pass' : unread.length > 0 || runs.length === 0 ? 'error' : 'fail',
      required: 'Each of them verified by a test case that ran and passed',
      found: `${named.length - Math.min(reasons.length, named.length)} of ${named.length} verified`,
    },
    reasons,
    findings: [],
    measured: { verified: named.length - Math.min(reasons.length, named.length) },
  }
}

function objectionTo({ id }: Item, runs: readonly TestRun[]): Reason | undefined {
  const claims = runs.flatMap(run => run.claims.filter(claim => claim.id === id))
  const sum = (outcome: 'passed' | 'failed' | 'skipped') => claims.reduce((all, claim) => all + claim[outcome], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (failed > 0) return say.verificationFailed(id, failed, passed)
  return passed > 0 ? undefined : say.notVerified(id, skipped)
}

function unusable(settings: Settings, files: readonly FileState[]): Ruling {
  const cannotTell = files.some(({ state }) => state === 'unreadable' || state === 'unsafe')
  return {
    requirement: {
      outcome: cannotTell ? 'error' : 'fail',
      required: settings.requirements ? say.requirementsRequired(settings.requirements) : '',
      found: 'not known',
    },
    reasons: files.map(say.requirementsUnusable),
    findings: [],
    measured: {},
  }
}

type FileState = NonNullable<Facts['requirements']>['files'][number]
