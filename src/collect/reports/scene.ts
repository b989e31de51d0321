import type { Unavailable } from '../../facts/observed.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import type { Artifacts } from './artifacts.ts'
import type { LocalChange, Measured } from './checkout.ts'
import type { Reading } from './report.ts'

/** Where reports are read, and what the change is that they are about. */
export interface ReportScene {
  reading: Reading
  /** The change as a set of reports sees it, whose lines are those of the head or of the test merge. */
  changeAs(measured: Measured): LocalChange | Unavailable
  /** Artifacts of the newest successful runs on another commit, such as the base. */
  artifactsAt: ArtifactsAt
}

export type ArtifactsAt = (commit: string, requests: readonly ReportRequest[]) => Promise<Artifacts | Unavailable>

export function isUnavailable(value: unknown): value is Unavailable {
  return typeof value === 'object' && value !== null && 'state' in value && value.state === 'unavailable'
}
