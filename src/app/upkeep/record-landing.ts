import type { Landing } from '../../github/branch/landings.ts'
import { type Outcome, recordOrExplain } from '../merge/record-merge.ts'
import type { RunContext } from '../shared/context.ts'
import type { Push } from '../shared/event.ts'
import type { RecordOptions } from '../shared/record-options.ts'

export const recordLanding = (context: RunContext, landing: Landing, options: RecordOptions): Promise<Outcome> =>
  recordOrExplain(context, pushOf(landing), landing.merged, options)

function pushOf({ branch, merged, at, pusher }: Landing): Push {
  const { parent, commit } = merged
  const kind = pusher?.type === 'User' ? 'User' : 'Bot'
  return {
    branch,
    before: parent,
    after: commit,
    at: `${new Date(at ?? 0).toISOString().slice(0, 19)}Z`,
    pusher: pusher && { id: String(pusher.id), login: pusher.login, kind },
  }
}

/** Whether the ledger had all of it before, so that there is nothing to tell. */
export function isThere(one: Outcome): boolean {
  if ('problem' in one) return false
  const rules = 'policyChange' in one ? one.policyChange?.appended : undefined
  return one.appended?.status === 'already_recorded' && (rules === undefined || rules.status === 'already_recorded')
}
