import type { ChangedFile } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { instantOf } from '../shared/calendar.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'
import { list } from '../shared/wording.ts'
import type { Settings } from './settings.ts'

type Template = NonNullable<Settings['types'][string]['pre-authorised']>

/** A standard change: whoever approved the policy authorised all that is like it, within limits and for a time. */
export function judgeStandard(
  type: string,
  template: Template,
  { files, time }: { files: readonly ChangedFile[]; time: string },
): { result: RuleResult } | { finding: Reason } {
  const why = objection(template, files, time)
  if (why !== undefined) return { finding: notStandard(type, why) }
  const result = ruleResult(`Authorised in advance as ${type}, until ${template.until}`, 'within its limits')
  return { result: { ...result, findings: [standard(type, template, files.length)] } }
}

function objection(template: Template, files: readonly ChangedFile[], time: string): string | undefined {
  // The last day is meant whole, in UTC.
  if (time.slice(0, 10) > template.until || Number.isNaN(instantOf(time)))
    return `it was authorised in advance until ${template.until} only`
  const most = template['max-files']
  if (most !== undefined && files.length > most) return `it changes ${files.length} files, more than ${most}`
  const isAllowed = matcher(template['only-paths'])
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]))
  const other = paths.find(path => !isAllowed(path))
  if (paths.length === 0) return 'it changes no file'
  return other === undefined ? undefined : `it changes ${other}, which is outside of its limits`
}

const standard = (type: string, template: Template, files: number): Reason => ({
  code: 'standard_change',
  message: `Changes of type ${type} to ${list(template['only-paths'])} are authorised in advance by the policy until ${template.until}.`,
  data: { type, files, until: template.until },
})

const notStandard = (type: string, why: string): Reason => ({
  code: 'standard_change_exceeded',
  message: `It is not authorised in advance as a change of type ${type}: ${why}.`,
})
