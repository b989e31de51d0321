import { matcher } from '../../facts/glob.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { judgeReviews } from '../reviews/judge.ts'
import type { Excludable } from '../reviews/rules.ts'
import { instantOf } from '../shared/calendar.ts'
import { judgeCalendar } from '../shared/calendar-rule.ts'
import { parseDuration } from '../shared/duration.ts'
import { judgeExemption } from '../shared/exemption.ts'
import { judgeOverdue } from '../shared/overdue-reviews.ts'
import { type ComputedRisk as Computed, isLower, RISKS, riskOf } from '../shared/risk.ts'
import { measuredBy, outcomeOf, type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { judgeFragments } from './fragments.ts'
import { grounds } from './grounds.ts'
import type { KnownRecord } from './known.ts'
import * as say from './messages.ts'
import {
  declaredRisk,
  declaredType,
  doubled,
  fieldsOf,
  isFilled,
  recordIn,
  recordOf,
  type WrittenRecord,
} from './record.ts'
import { type Authorisation, excludesPushers, type Settings } from './settings.ts'
import { judgeStandard } from './standard.ts'

export function judge(settings: Settings, known: KnownRecord, terms: Terms): Judgement {
  const exemption = judgeExemption(settings.exempt, known, 'change record')
  if (exemption.waived) return unlessClosed(exemption.waived, settings, known)
  const computed = riskOf(terms.risk, known)
  const found = findRecord(settings, known, computed)
  const record = 'reasons' in found ? undefined : found
  const type = record ? declaredType(record) : 'normal'
  const dueIn = parseDuration(rulesOf(settings, type)?.['review-within'] ?? '')
  const declared = record && declaredRisk(record)
  const authorised = judgeAuthorisation(settings, known, terms, type)
  const results = [
    'reasons' in found ? found : judgeFields(settings, found, type),
    ...(record ? [judgeRisk(record, computed)] : []),
    ...judgeFragments(settings, known),
    ...judgeCalendar(settings, instantOf(known.time), { is: 'change', kind: type }),
    ...(dueIn === undefined ? [] : judgeOverdue(known, terms)),
    ...authorised,
  ]
  return {
    outcome: outcomeOf(results),
    title: say.title(results, declared),
    reasons: results.flatMap(({ reasons }) => reasons),
    findings: [
      ...(record ? [say.recordSeen(record, type, declared, computed)] : []),
      ...(dueIn === undefined ? [] : [say.reviewDue(type, dueIn)]),
      ...results.flatMap(({ findings }) => findings),
      ...exemption.findings,
    ],
    measured: {
      computedRisk: RISKS.indexOf(computed.level) + 1,
      ...(declared ? { declaredRisk: RISKS.indexOf(declared) + 1 } : {}),
      ...(dueIn === undefined ? {} : { reviewWithinSeconds: dueIn }),
      ...measuredBy(results),
    },
    children: results.map(({ requirement }) => requirement),
    ...(authorised[0]?.approvals ? { approvals: authorised[0].approvals } : {}),
    ...(authorised[0]?.missingReviews ? { missingReviews: authorised[0].missingReviews } : {}),
    ...grounds({ record, type, declared, computed, dueIn }),
  }
}

/** Nobody writes a record for an app, and a freeze is in force for apps too. */
function unlessClosed(waived: Judgement, settings: Settings, { time }: KnownRecord): Judgement {
  const closed = judgeCalendar(settings, instantOf(time), { is: 'change', kind: 'normal' })
  if (outcomeOf(closed) !== 'fail') return waived
  return {
    outcome: 'fail',
    title: say.title(closed, undefined),
    reasons: closed.flatMap(({ reasons }) => reasons),
    findings: waived.reasons,
    measured: {},
    children: closed.map(({ requirement }) => requirement),
  }
}

/** What the policy says of a type; the author chose its name, which may be that of something every object has. */
function rulesOf({ types }: Settings, type: string): Settings['types'][string] | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined
}

/** The one record of the change, or why there is none to go by. */
function findRecord({ source }: Settings, known: KnownRecord, computed: Computed): WrittenRecord | RuleResult {
  if (!source.files) return recordIn(known.description ?? { digest: '', sections: [] })
  const isOurs = matcher(source.files)
  const isFragment = matcher(source.fragments ?? [])
  const records = (known.changeRecords ?? []).filter(
    ({ path }) => isOurs(path) && !isFragment(path) && path !== source.template,
  )
  const [record, ...more] = records
  if (!record) return say.noRecord(source.files, computed)
  if (more.length > 0) return say.severalRecords(records.map(({ path }) => path))
  return record.state === 'read' ? recordOf(record) : say.unreadableRecord(record)
}

function judgeFields(settings: Settings, record: WrittenRecord, type: string): RuleResult {
  const needsIncident = rulesOf(settings, type)?.incident === 'required'
  const names = [...new Set([...settings.required, ...(needsIncident ? ['incident'] : [])])]
  const objections = names.flatMap(name => objectionTo(record, name) ?? [])
  const types = [...new Set(['normal', ...Object.keys(settings.types)])]
  const reasons = [
    ...objections,
    ...alsoRead(names)
      .flatMap(name => twice(record, name) ?? [])
      .filter(({ message }) => objections.every(other => other.message !== message)),
    ...(types.includes(type) ? [] : [say.unknownType(record, type, types)]),
  ]
  return {
    requirement: {
      outcome: reasons.length > 0 ? 'fail' : 'pass',
      required: say.fieldsRequired(names),
      found: say.fieldsFound(names.length - objections.length, names.length, record),
    },
    reasons,
    findings: [],
    measured: {},
  }
}

/** What the gate goes by although the policy does not demand it. */
const alsoRead = (names: readonly string[]): string[] => ['risk', 'type'].filter(name => !names.includes(name))

function objectionTo(record: WrittenRecord, name: string): Reason | undefined {
  const fields = fieldsOf(record, name)
  const [field] = fields
  if (!field) return say.fieldMissing(record, name)
  const double = twice(record, name)
  if (double || fields.some(isFilled)) return double
  const untouched = fields.find(other => other.untouched && other.text.trim() !== '')
  return untouched ? say.fieldUntouched(record, untouched) : say.fieldEmpty(record, field)
}

function twice(record: WrittenRecord, name: string): Reason | undefined {
  const field = doubled(record, name)
  return field && say.fieldTwice(record, field)
}

/** A risk that is declared must be one, and no lower than the policy computes from the files. */
function judgeRisk(record: WrittenRecord, computed: Computed): RuleResult {
  const declared = declaredRisk(record)
  const required = `Risk no lower than ${computed.level}, as computed from the changed files`
  if (!declared) {
    const requirement: Requirement = { outcome: 'fail', required, found: 'not readable' }
    return { requirement, reasons: [say.riskUnreadable(record)], findings: [], measured: {} }
  }
  const reasons = isLower(declared, computed.level) ? [say.riskUnderstated(record, declared, computed)] : []
  return {
    requirement: { outcome: reasons.length > 0 ? 'fail' : 'pass', required, found: declared },
    reasons,
    findings: [],
    measured: {},
  }
}

/** With the reviews that it weighed. */
interface Authorised extends RuleResult {
  approvals: Judgement['approvals']
  missingReviews: Judgement['missingReviews']
}

/** The approval that authorises the change, on exactly the content that would be merged. */
function judgeAuthorisation(settings: Settings, known: KnownRecord, terms: Terms, type: string): Authorised[] {
  const rules = rulesOf(settings, type)
  const standard = rules?.['pre-authorised'] && judgeStandard(type, rules['pre-authorised'], known)
  if (standard && 'result' in standard) return [{ ...standard.result, approvals: undefined, missingReviews: undefined }]
  const wanted = rules?.['authorised-by'] ?? settings['authorised-by']
  // Nobody is named who could authorise what exceeds its limits.
  if (!wanted) return standard ? [exceeded(type, standard.finding)] : []
  const judged = judgeReviews(rulesFor(wanted), known, terms)
  const [child] = judged.children
  return [
    {
      requirement: {
        outcome: judged.outcome === 'pass' ? 'pass' : 'fail',
        required: say.authorisationRequired(wanted),
        found: child?.found ?? 'no valid approval',
        evidence: child?.evidence ?? [],
      },
      reasons: judged.reasons.map(say.asAuthorisation),
      findings: [
        ...judged.findings.filter(({ code }) => code !== 'changes_requested').map(say.asAuthorisation),
        ...(standard ? [standard.finding] : []),
      ],
      measured: {
        authorised: judged.measured['approved'] ?? 0,
        required: judged.measured['required'] ?? wanted.count,
      },
      approvals: judged.approvals,
      missingReviews: judged.missingReviews,
    },
  ]
}

const exceeded = (type: string, why: Reason): Authorised => ({
  ...ruleResult(`Authorised in advance as ${type}`, 'beyond its limits', {
    ...why,
    next: 'Keep the change within its limits, or declare another type.',
  }),
  approvals: undefined,
  missingReviews: undefined,
})

/** Whoever pushed made commits, whatever names these bear; whoever had an app open the change is its author. */
function rulesFor({ count, from, not }: Authorisation) {
  const exclude: Excludable[] = [
    ...not,
    'bots',
    ...(excludesPushers({ not }) ? (['last-pusher'] as const) : []),
    ...(not.includes('author') ? (['requester'] as const) : []),
  ]
  return { require: [{ count, from }], exclude, 'on-push': { stale: 'content' as const } }
}
