import { plain } from '../text/escape.ts'
import type { GateVerdict, Reason } from '../verdict/verdict.ts'

/** A remark on lines of a file, in GitHub's own names. */
export interface Annotation {
  path: string
  start_line: number
  end_line: number
  annotation_level: 'notice' | 'warning' | 'failure'
  title: string
  message: string
}

/** More than this on one change is not read by anybody. */
export const MAX_ANNOTATIONS = 200

export function annotations(gate: GateVerdict): Annotation[] {
  const failures = gate.reasons.flatMap(reason => annotation(reason, gate, 'failure'))
  const warnings = gate.findings.flatMap(finding => annotation(finding, gate, 'warning'))
  return [...failures, ...warnings].slice(0, MAX_ANNOTATIONS)
}

function annotation(
  { location, message, next }: Reason,
  gate: GateVerdict,
  level: Annotation['annotation_level'],
): Annotation[] {
  if (!location) return []
  return [
    {
      path: location.file,
      start_line: location.line,
      end_line: location.endLine ?? location.line,
      annotation_level: level,
      title: plain(`Gatebook: ${gate.id}`, 200),
      message: plain(next === undefined ? message : `${message} ${next}`, 2000),
    },
  ]
}
