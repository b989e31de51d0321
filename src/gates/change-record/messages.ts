import type { Review } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { ChangeRecord, RecordIssue } from '../../facts/links.ts'
import type { Location, Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { type ComputedRisk as Computed, type Risk, riskText } from '../shared/risk.ts'
import { holds } from '../shared/roles.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { list } from '../shared/wording.ts'
import type { Field, WrittenRecord } from './record.ts'
import type { Authorisation } from './settings.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Where the record is, for sentences. */
const place = ({ path, issue }: WrittenRecord): string =>
  path ?? (issue === null ? 'the description' : `issue #${issue}`)

function at({ path }: WrittenRecord, field: Pick<Field, 'line'> | undefined): { location?: Location } {
  return path === null || !field ? {} : { location: { file: path, line: field.line } }
}

export function title(results: readonly RuleResult[], declared: Risk | undefined): string {
  const open = results.filter(({ requirement }) => requirement.outcome !== 'pass')
  if (open.length === 0) return `Change record complete${declared ? `, risk ${declared}` : ''}`
  const [first] = open[0]?.reasons ?? []
  return TITLES[first?.code ?? ''] ?? 'Change record not complete'
}

const TITLES: Readonly<Record<string, string>> = {
  record_missing: 'No change record',
  records_several: 'Several change records',
  record_unreadable: 'Change record not readable',
  fragment_missing: 'No fragment of the changelog',
  fragment_empty: 'Fragment of the changelog says nothing',
  fragment_unreadable: 'Fragment of the changelog not readable',
  record_unsafe: 'Change record not readable',
  risk_understated: 'Declared risk too low',
  standard_change_exceeded: 'Not authorised in advance',
  change_frozen: 'Frozen',
  change_outside_window: 'Outside of the change windows',
  authorisation_missing: 'Not authorised',
  approvals_one_more: 'Not authorised',
  commit_unattributed: 'Commits with an unknown author',
}

export function noRecord(patterns: readonly string[], computed: Computed): RuleResult {
  return missing('none', {
    code: 'record_missing',
    message: `The change has no change record: it adds or changes no file that matches ${list(patterns)}. Its risk is ${riskText(computed)}.`,
    next: `Add ${exampleOf(patterns[0] ?? '')} to the change, with the fields that the policy requires.`,
  })
}

/** Why the description leads to no issue with the record. */
export function noIssue(issue: Exclude<RecordIssue, { state: 'found' }>): RuleResult {
  if (issue.state === 'unnamed')
    return missing('none', {
      code: 'record_missing',
      message: 'The change has no change record: its description names no issue under the heading "Change record".',
      next: 'Write the number of the issue there, such as #12.',
    })
  if (issue.state === 'not_found')
    return missing(`no issue #${issue.number}`, {
      code: 'record_missing',
      message: `There is no issue #${issue.number} in this repository, which the description names as the change record.`,
      next: 'Write the number of an issue there, not that of a pull request.',
    })
  return missing('not one issue', {
    code: 'records_several',
    message: `Under the heading "Change record" the description says "${issue.text}", which is not one issue.`,
    next: 'Write nothing but the number of one issue of this repository there, such as #12.',
  })
}

export const issueClosed = (number: number): RuleResult =>
  missing(`issue #${number}, closed`, {
    code: 'record_closed',
    message: `Issue #${number}, which holds the change record, is closed.`,
    next: 'Name an issue that is open, or reopen it if the change belongs to it.',
    data: { issue: number },
  })

export const issueUnlabelled = (number: number, label: string): RuleResult =>
  missing(`issue #${number}, without its label`, {
    code: 'record_unlabelled',
    message: `Issue #${number} does not have the label "${label}", so it is no change record.`,
    next: 'Name an issue that was made from the form of change records.',
    data: { issue: number },
  })

/** An approval by somebody who may authorise, of a text that was another one then. */
export function authorisedBefore(
  { author, submittedAt }: Review,
  record: WrittenRecord,
  { from }: Authorisation,
  { roles }: Terms,
): Reason[] {
  const isEntitled = author && from.some(name => holds(author, roles.get(name) ?? { name, users: [] }))
  if (!isEntitled) return []
  return [
    {
      code: 'authorisation_before_record',
      message: `The approval of ${author.login} at ${shortTime(submittedAt)} came before the change record in ${place(record)} was last edited, at ${shortTime(record.editedAt ?? '')}.`,
      next: `Ask ${author.login} to read it and to approve again.`,
      data: { account: author.id },
    },
  ]
}

const shortTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`

/** A file that matches a pattern. */
export function exampleOf(pattern: string): string {
  const path = pattern.replace(/\{([^{},]*)[^{}]*\}/g, '$1').replace(/\*+/g, 'this-change')
  return matcher([pattern])(path) ? `a file such as ${path}` : 'such a file'
}

export function severalRecords(paths: readonly string[]): RuleResult {
  return missing(`${paths.length} files`, {
    code: 'records_several',
    message: `The change has ${paths.length} change records, but must have exactly one: ${paths.slice(0, 10).join(', ')}.`,
    next: 'Keep one of them and remove the others from the change.',
    data: { files: paths.slice(0, 10) },
  })
}

export function unreadableRecord({ path, state, detail, line }: ChangeRecord): RuleResult {
  const result = missing('not readable', {
    code: state === 'unsafe' ? 'record_unsafe' : 'record_unreadable',
    message: `The change record ${path} cannot be read. ${detail}`,
    next: 'Write it as a regular YAML file with a mapping of keys to texts.',
    ...(line === null ? {} : { location: { file: path, line } }),
    data: { file: path },
  })
  return { ...result, requirement: { ...result.requirement, outcome: 'error' } }
}

function missing(found: string, reason: Reason): RuleResult {
  return ruleResult('One change record', found, reason)
}

export const fieldsRequired = (names: readonly string[]): string => `Change record with ${list(names, 'and')}`

export function fieldsFound(filled: number, wanted: number, record: WrittenRecord): string {
  return `${filled} of ${wanted} filled in, in ${place(record)}`
}

export const fieldMissing = (record: WrittenRecord, name: string): Reason => ({
  code: 'record_field_missing',
  message: `"${name}" is missing from the change record in ${place(record)}.`,
  next: record.path === null ? `Add a section with the heading "${capital(name)}".` : `Add the key "${name}".`,
  data: { field: name },
})

export const fieldEmpty = (record: WrittenRecord, field: Field): Reason => ({
  code: 'record_field_empty',
  message: `"${field.name}" is empty in the change record in ${place(record)}.`,
  next: 'Fill it in.',
  ...at(record, field),
  data: { field: field.name },
})

export const fieldUntouched = (record: WrittenRecord, field: Field): Reason => ({
  code: 'record_field_untouched',
  message: `"${field.name}" still has the text of the template in the change record in ${place(record)}.`,
  next: 'Replace it with text about this change.',
  ...at(record, field),
  data: { field: field.name },
})

export const fieldTwice = (record: WrittenRecord, field: Field): Reason => ({
  code: 'record_field_twice',
  message: `"${field.name}" appears twice in the change record in ${place(record)}.`,
  next: 'Keep one of them.',
  ...at(record, field),
  data: { field: field.name },
})

export const unknownType = (record: WrittenRecord, type: string, known: readonly string[]): Reason => ({
  code: 'record_type_unknown',
  message: `The change record in ${place(record)} has the type "${type.slice(0, 40)}"; the policy defines ${list(known, 'and')}.`,
  next: 'Use one of these types.',
  ...at(
    record,
    record.fields.find(({ name }) => name === 'type'),
  ),
})

const riskField = ({ fields }: WrittenRecord): Field | undefined => fields.find(({ name }) => name.startsWith('risk'))

export const riskUnreadable = (record: WrittenRecord): Reason => ({
  code: 'risk_unreadable',
  message: `The change record in ${place(record)} states no valid risk.`,
  next: 'Begin "risk" with low, medium or high.',
  ...at(record, riskField(record)),
})

export const riskUnderstated = (record: WrittenRecord, declared: Risk, computed: Computed): Reason => ({
  code: 'risk_understated',
  message: `The change record in ${place(record)} declares ${declared} risk, but the risk computed from the changed files is ${riskText(computed)}.`,
  next: `Declare ${computed.level}, and describe how the risk is handled.`,
  ...at(record, riskField(record)),
  data: { declared, computed: computed.level },
})

export function authorisationRequired({ count, from }: Authorisation): string {
  return `Authorised by ${count === 1 ? '' : `${count} of `}${list(from)}`
}

/** The reasons of the review rules, in the words of an authorisation. */
export function asAuthorisation(reason: Reason): Reason {
  if (reason.code !== 'approvals_missing') return reason
  const { required, approved, from } = reason.data ?? {}
  const roles = Array.isArray(from) ? list(from) : ''
  return {
    ...reason,
    code: 'authorisation_missing',
    message: `The change must be authorised by ${required === 1 ? 'an approval' : `${required} approvals`} from ${roles}; ${approved === 0 ? 'no valid approval yet' : `${approved} of ${required} given`}.`,
  }
}

export const RECORD_SEEN = 'record_seen'
export const REVIEW_DUE = 'review_due'

/** Which change record was judged. */
export function recordSeen(
  record: WrittenRecord,
  type: string,
  declared: Risk | undefined,
  computed: Computed,
): Reason {
  return {
    code: RECORD_SEEN,
    message: `The change record is in ${place(record)}.`,
    data: {
      path: record.path ?? '',
      blob: record.blob ?? '',
      type: type.slice(0, 40),
      risk: declared ?? '',
      computed: computed.level,
    },
  }
}

export function reviewDue(type: string, seconds: number): Reason {
  const hours = seconds / 3600
  const span =
    hours % 24 === 0 ? `${hours / 24} ${hours === 24 ? 'day' : 'days'}` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return {
    code: REVIEW_DUE,
    message: `A change of type ${type} must be reviewed within ${span} after the merge. This is recorded as an obligation.`,
    data: { type, seconds },
  }
}
