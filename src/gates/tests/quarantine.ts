import type { TestRun } from '../../facts/reports.ts'
import type { Reason } from '../../verdict/verdict.ts'
import * as say from './messages.ts'
import type { Quarantined, Settings } from './settings.ts'

type Unpassed = TestRun['unpassed'][number]

/** What the quarantine makes of a run. */
export interface Quarantine {
  /** How many failed cases it accepts. */
  accepted: number
  findings: readonly Reason[]
}

/**
 * Failed cases that the policy accepts by name until a day. One that is not among those that are named counts as failed,
 * so a run with very many failures is not helped by it. An entry without a file means all cases of its name, as it always has.
 */
export function quarantine({ quarantine: all }: Settings, run: TestRun, time: string | undefined): Quarantine {
  const failed = run.unpassed.filter(({ outcome }) => outcome === 'failed')
  const isWhole = failed.length === run.cases.failed
  const ruled = all.map(one => ({ one, cases: failed.filter(found => isMeant(one, found)), holds: holds(one, time) }))
  const accepted = failed.filter(found => ruled.some(({ holds, cases }) => holds && cases.includes(found)))
  return {
    accepted: accepted.length,
    findings: ruled.flatMap(({ one, cases, holds }) => {
      if (!holds) return [say.quarantineOver(one)]
      if (cases.length > 0) return [say.inQuarantine(one), ...say.quarantineOfSeveral(one, cases)]
      return isWhole ? [say.quarantineUnused(one)] : []
    }),
  }
}

const isMeant = ({ suite, name, report, file }: Quarantined, found: Unpassed): boolean =>
  found.suite === suite &&
  found.name === name &&
  (report === undefined || report === found.report) &&
  (file === undefined || file === found.in || file === found.file)

/** To the end of its last day, in UTC. */
const holds = ({ until }: Quarantined, time: string | undefined): boolean =>
  time !== undefined && Date.parse(time) < Date.parse(`${until}T00:00:00Z`) + DAY

const DAY = 24 * 60 * 60 * 1000
