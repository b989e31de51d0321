import type { SinceInput, UpkeepInputs } from './upkeep-inputs.ts'
import { UserFacingError } from './user-facing-error.ts'

/** To see to it that all of a span is recorded, or one thing of it by hand. */
export type UpkeepTask =
  | { story: 'upkeep'; since: SinceInput; branches: readonly string[] }
  | { story: 'backfill'; what: { commit: string } | { pull: number }; branches: readonly string[] }
  | { story: 'backfill-release'; tag: string }

const WEEK = { days: 7 }

export const NO_UPKEEP: UpkeepInputs = { since: undefined, commit: undefined, release: undefined, branches: [] }

/** The commands that look after records, each with the inputs it takes besides. */
const TAKES = {
  upkeep: ['since', 'commit', 'release', 'branches'],
  'merge-record': ['commit', 'branches'],
  release: ['release'],
  check: [],
} as const

/** What the inputs ask for; undefined: nothing that the event does not say. */
export function upkeepTask(
  command: keyof typeof TAKES,
  given: UpkeepInputs,
  pull: number | undefined,
): UpkeepTask | undefined {
  refuseUnused(command, given)
  const { since, commit, release: tag, branches } = given
  const takesPull = command === 'upkeep' || command === 'merge-record'
  const singles = [commit && 'commit', takesPull && pull && 'pull-request', tag && 'release'].filter(Boolean)
  if (singles.length > 1 || (singles.length === 1 && since)) {
    const names = [...singles, ...(since ? ['since'] : [])].map(name => `"${name}"`)
    throw new UserFacingError(
      'input_invalid',
      `The inputs ${names.join(' and ')} cannot be used together.`,
      'Give one of them: a span, or one thing to be recorded late.',
    )
  }
  if (tag !== undefined) return { story: 'backfill-release', tag }
  if (commit !== undefined) return { story: 'backfill', what: { commit }, branches }
  if (takesPull && pull !== undefined) return { story: 'backfill', what: { pull }, branches }
  if (command !== 'upkeep') return refuseBranches(command, branches)
  return { story: 'upkeep', since: since ?? WEEK, branches }
}

/** An input without an effect would be taken for one that has it. */
function refuseUnused(command: keyof typeof TAKES, { since, commit, release, branches }: UpkeepInputs): void {
  const given = { since, commit, release, branches: branches.length > 0 ? branches : undefined }
  const takes: readonly string[] = TAKES[command]
  const [unused] = Object.entries(given).flatMap(([name, value]) =>
    value !== undefined && !takes.includes(name) ? [name] : [],
  )
  if (unused === undefined) return
  throw new UserFacingError(
    'input_invalid',
    `The input "${unused}" has no effect on the command "${command}".`,
    'Set the input "command" to "upkeep", or leave this input out.',
  )
}

/** An event says itself on which branch it was. */
function refuseBranches(command: string, branches: readonly string[]): undefined {
  if (branches.length === 0) return undefined
  throw new UserFacingError(
    'input_invalid',
    `The input "branches" has no effect on the command "${command}" without "commit" or "pull-request".`,
    'Set the input "command" to "upkeep", or leave this input out.',
  )
}
