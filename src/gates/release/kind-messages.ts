import type { Release } from '../../facts/release/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { type RuleResult, ruleResult } from '../shared/rule-result.ts'

export function undeclaredRollback({ commit, inUse }: Release): RuleResult {
  const used = inUse?.tag ?? inUse?.commit.slice(0, 7) ?? ''
  return ruleResult('A commit after the release in use', `a commit before ${used}`, {
    code: 'rollback_undeclared',
    message: `Commit ${commit.slice(0, 7)} was authorised before, and ${used} was authorised after it: this is a rollback.`,
    next: 'Run the job again with the inputs "release-kind: rollback", "incident" and "reason".',
    data: { commit, inUse: inUse?.commit ?? '' },
  })
}

/** Not a rollback: nobody ever let it go there. Not a release either: it would take back what is in use. */
export function older({ commit, environment, inUse }: Release): RuleResult {
  const used = inUse?.tag ?? inUse?.commit.slice(0, 7) ?? ''
  return ruleResult('A commit after the release in use', `a commit before ${used}`, {
    code: 'release_older',
    message: `Commit ${commit.slice(0, 7)} is older than ${used}, which is in use in ${environment}, and was never authorised there.`,
    next: 'Roll back to a commit that was authorised for this environment, or revert the newer changes and release that.',
    data: { commit, inUse: inUse?.commit ?? '' },
  })
}

export const noEmergencies = (): Reason => ({
  code: 'release_kind_unknown',
  message: 'The policy does not provide for emergency releases.',
  next: 'Release it as a hotfix, or say under `kinds.emergency` of the gate who authorises an emergency.',
})

export const incidentMissing = (kind: string): Reason => ({
  code: 'release_incident_missing',
  message: `This ${kind} names no incident.`,
  next: 'Run the job again with the input "incident".',
})

export const reasonMissing = (kind: string): Reason => ({
  code: 'release_reason_missing',
  message: `This ${kind} gives no reason.`,
  next: 'Run the job again with the input "reason".',
})

export const targetUnknown = (commit: string, isCut: boolean): Reason => ({
  code: 'rollback_target_unknown',
  message: `Commit ${commit.slice(0, 7)} was never authorised for this package and environment${isCut ? ', as far as the newest records of the ledger tell' : ''}.`,
  next: 'Roll back to a commit with an authorised release, or release this one as a hotfix.',
  data: { commit },
})
