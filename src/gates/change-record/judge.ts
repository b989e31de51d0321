import { matcher } from '../../facts/glob.ts'
import type { RecordIssue } from '../../facts/links.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { instantOf } from '../shared/calendar.ts'
import { judgeCalendar } from '../shared/calendar-rule.ts'
import { parseDuration } from '../shared/duration.ts'
import { judgeExemption } from '../shared/exemption.ts'
import { judgeOverdue } from '../shared/overdue-reviews.ts'
import { type ComputedRisk as Computed, isLower, RISKS, riskOf } from '../shared/risk.ts'
import { measuredBy, outcomeOf, type RuleResult } from '../shared/rule-result.ts'
import { judgeAuthorisation } from './authorise.ts'
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
  recordInIssue,
  recordOf,
  type WrittenRecord,
} from './record.ts'
import { rulesOf, type Settings } from './settings.ts'

export function judge(settings: Settings, known: KnownRecord, terms: Terms): Judgement {
  const exemption = judgeExemption(settings.exempt, known, 'change record')
  if (exemption.waived) return unlessClosed(exemption.waived, settings, known)
  const computed = riskOf(terms.risk, known)
  const found = findRecord(settings, known, computed)
  const record = 'reasons' in found ? undefined : found
  const type = record ? declaredType(record) : 'normal'
  const dueIn = parseDuration(rulesOf(settings, type)?.['review-within'] ?? '')
  const declared = record && declaredRisk(record)
  const authorised = judgeAuthorisation(settings, known, terms, { type, record })
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

/** The one record of the change, or why there is none to go by. */
function findRecord({ source }: Settings, known: KnownRecord, computed: Computed): WrittenRecord | RuleResult {
  if (source.issue) return recordOfIssue(source.issue, known.recordIssue ?? { state: 'unnamed' })
  if (!source.files) return recordIn(known.description ?? { sections: [] })
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

function recordOfIssue({ label }: { label?: string | undefined }, issue: RecordIssue): WrittenRecord | RuleResult {
  if (issue.state !== 'found') return say.noIssue(issue)
  if (!issue.open) return say.issueClosed(issue.number)
  const isLabelled = issue.labels.some(one => one.toLowerCase() === label?.toLowerCase())
  return label === undefined || isLabelled ? recordInIssue(issue) : say.issueUnlabelled(issue.number, label)
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
