import { matcher } from '../../facts/glob.ts'
import type { Judgement, Reason, Requirement } from '../../verdict/verdict.ts'
import type { Known, Terms } from '../gate.ts'
import { judgeReviews } from '../judge-reviews.ts'
import { isLower, RISKS, type Risk, riskOf } from '../risk.ts'
import { parseDuration } from './duration.ts'
import { closedAt } from './freeze.ts'
import * as say from './messages.ts'
import { declaredRisk, declaredType, recordIn, recordOf, saysNothing, type WrittenRecord } from './record.ts'
import type { Authorisation, Settings } from './settings.ts'

export type Facts = Known<'change' | 'commits' | 'reviews' | 'files' | 'time'> &
  Partial<Known<'changeRecords' | 'description'>>

/** The computed risk, and the number of the rule that says so. */
export interface Computed {
  level: Risk
  rule: number | null
}

/** What one part of the policy comes to. */
export interface Ruling {
  requirement: Requirement
  reasons: Reason[]
  findings: Reason[]
}

export function judge(settings: Settings, known: Facts, terms: Terms): Judgement {
  const computed = riskOf(terms.risk, known.files)
  if (settings.when && !settings.when.risk.includes(computed.level)) return say.notNeeded(settings.when.risk, computed)
  const found = findRecord(settings, known, computed)
  const record = 'reasons' in found ? undefined : found
  const type = record ? declaredType(record) : 'normal'
  const rulings = [
    'reasons' in found ? found : judgeFields(settings, found, type),
    ...(record ? [judgeRisk(record, computed)] : []),
    ...judgeFreeze(settings, known.time, type),
    ...judgeAuthorisation(settings, known, terms, type),
  ]
  return {
    outcome: worst(rulings),
    title: say.title(rulings, record && declaredRisk(record)),
    reasons: rulings.flatMap(({ reasons }) => reasons),
    findings: [
      ...(record ? [say.recordSeen(record, type, declaredRisk(record), computed)] : []),
      ...reviewDue(settings, type),
      ...rulings.flatMap(({ findings }) => findings),
    ],
    measured: {
      computedRisk: RISKS.indexOf(computed.level) + 1,
      ...(record ? { declaredRisk: RISKS.indexOf(declaredRisk(record) ?? 'low') + 1 } : {}),
    },
    children: rulings.map(({ requirement }) => requirement),
  }
}

function worst(rulings: readonly Ruling[]): 'pass' | 'fail' | 'error' {
  const outcomes = rulings.map(({ requirement }) => requirement.outcome)
  if (outcomes.includes('error')) return 'error'
  return outcomes.includes('fail') ? 'fail' : 'pass'
}

/** The one record of the change, or why there is none to go by. */
function findRecord({ source }: Settings, known: Facts, computed: Computed): WrittenRecord | Ruling {
  if (!source.files) return recordIn(known.description ?? { digest: '', sections: [] })
  const isOurs = matcher(source.files)
  const records = (known.changeRecords ?? []).filter(({ path }) => isOurs(path) && path !== source.template)
  const [record, ...more] = records
  if (!record) return say.noRecord(source.files, computed)
  if (more.length > 0) return say.severalRecords(records.map(({ path }) => path))
  return record.state === 'read' ? recordOf(record) : say.unreadableRecord(record)
}

function judgeFields(settings: Settings, record: WrittenRecord, type: string): Ruling {
  const needsIncident = settings.types[type]?.incident === 'required'
  const names = [...new Set([...settings.required, ...(needsIncident ? ['incident'] : [])])]
  const reasons = names.flatMap(name => objectionTo(record, name) ?? [])
  const known = ['normal', ...Object.keys(settings.types)]
  const isKnown = known.includes(type)
  return {
    requirement: {
      outcome: reasons.length > 0 || !isKnown ? 'fail' : 'pass',
      required: say.fieldsRequired(names),
      found: say.fieldsFound(names.length - reasons.length, names.length, record),
    },
    reasons: [...reasons, ...(isKnown ? [] : [say.unknownType(record, type, known)])],
    findings: [],
  }
}

function objectionTo(record: WrittenRecord, name: string): Reason | undefined {
  const fields = record.fields.filter(field => field.name === name || field.name.startsWith(`${name}.`))
  const [field] = fields
  if (!field) return say.fieldMissing(record, name)
  const same = fields.filter(other => other.name === field.name)
  if (same.length > 1) return say.fieldTwice(record, field)
  if (fields.every(other => other.untouched && other.text.trim() !== '')) return say.fieldUntouched(record, field)
  return fields.every(saysNothing) ? say.fieldEmpty(record, field) : undefined
}

/** A risk that is declared must be one, and no lower than the policy computes from the files. */
function judgeRisk(record: WrittenRecord, computed: Computed): Ruling {
  const declared = declaredRisk(record)
  const required = `Risk no lower than ${computed.level}, as the changed files tell`
  if (!declared) {
    const requirement: Requirement = { outcome: 'fail', required, found: 'not readable' }
    return { requirement, reasons: [say.riskUnreadable(record)], findings: [] }
  }
  const reasons = isLower(declared, computed.level) ? [say.riskUnderstated(record, declared, computed)] : []
  return {
    requirement: { outcome: reasons.length > 0 ? 'fail' : 'pass', required, found: declared },
    reasons,
    findings: [],
  }
}

function judgeFreeze({ freeze }: Settings, time: string, type: string): Ruling[] {
  if (freeze.length === 0) return []
  const instant = Date.parse(time)
  if (Number.isNaN(instant)) throw new RangeError(`"${time}" is no time`)
  const closed = closedAt(instant, freeze)
  const reasons = closed.filter(window => !window.freeze.allow.includes(type)).map(window => say.frozen(window, type))
  const findings = closed.filter(window => window.freeze.allow.includes(type)).map(window => say.allowed(window, type))
  return [
    {
      requirement: {
        outcome: reasons.length > 0 ? 'fail' : 'pass',
        required: 'No freeze in force',
        found: closed.length === 0 ? 'none' : closed.map(window => window.freeze.name).join(', '),
      },
      reasons,
      findings,
    },
  ]
}

/** The approval that authorises the change, on exactly the content that would land. */
function judgeAuthorisation(settings: Settings, known: Facts, terms: Terms, type: string): Ruling[] {
  const wanted = settings.types[type]?.['authorised-by'] ?? settings['authorised-by']
  if (!wanted) return []
  const judged = judgeReviews(rulesFor(wanted), known, terms)
  const [child] = judged.children
  return [
    {
      requirement: {
        outcome: judged.outcome === 'pass' ? 'pass' : 'fail',
        required: say.authorisationRequired(wanted),
        found: child?.found ?? 'none that counts',
        evidence: child?.evidence ?? [],
      },
      reasons: judged.reasons.map(say.asAuthorisation),
      findings: judged.findings.filter(({ code }) => code !== 'changes_requested').map(say.asAuthorisation),
    },
  ]
}

function rulesFor({ count, from, not }: Authorisation) {
  return { require: [{ count, from }], exclude: [...not, 'bots' as const], 'on-push': { stale: 'content' as const } }
}

function reviewDue({ types }: Settings, type: string): Reason[] {
  const seconds = parseDuration(types[type]?.['review-within'] ?? '')
  return seconds === undefined ? [] : [say.reviewDue(type, seconds)]
}
