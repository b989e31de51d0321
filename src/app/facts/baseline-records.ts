import type { Baseline } from '../../facts/baseline.ts'
import { type Merge, readLine, type Step } from '../../github/merges.ts'
import { type EventOf, readStandings, type Standing } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { recordIdOf } from '../../record/identity.ts'
import type { RunContext } from '../shared/context.ts'

/** More merged changes than this are not looked at: what was counted so long ago says little. */
const MAX_MERGES = 20
/** A change behind which more were merged begins too far back: any of them may have left numbers. */
const MAX_LATER = 50

/** Where numbers are looked for. */
export interface BaseBranch {
  /** Its newest commit. */
  tip: string
  /** The branch that keeps the records. */
  ledger: string
}

/** A record that is there and says nothing that could be relied on. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord'
  readonly next = 'Run `gatebook ledger verify` and restore the file from the history of the ledger.'

  constructor(path: string, why: string) {
    super(`The record ${path} cannot be used. ${why}`)
  }
}

/** More of the history than can be read lies between the change and the landings that might have numbers. */
export class HiddenHistory extends Error {
  override readonly name = 'HiddenHistory'
  readonly next = 'Remove the comparing rule from the policy until another change with numbers in its record is merged.'

  constructor(seen: number) {
    super(
      `Only ${seen} merged changes are visible in the newest commits, and none of their records has usable numbers.`,
    )
  }
}

/** What was merged around the commit that a change is compared with, and where its records would be. */
export interface Before {
  onBranch: boolean
  /** Whether no merged change is hidden by a history that is too long to be read. */
  isWhole: boolean
  ledger: boolean
  /** Up to that commit, nearest first. */
  earlier: readonly MergedCommit[]
  /** After it. */
  later: readonly MergedCommit[]
}

type MergeRecord = EventOf<'merge'>
type GateResult = MergeRecord['verdict']['gates'][number]

interface MergedCommit {
  merge: Merge
  /** How many of the branch's own commits lie between. */
  distance: number
  standing: Standing
}

/**
 * Looks on the base branch's own line, from its tip: a change may begin inside of a branch that was merged, where first
 * parents lead past the very code that it begins from.
 */
export async function readBefore(
  { client, repository }: Pick<RunContext, 'client' | 'repository'>,
  { tip, ledger }: BaseBranch,
  compared: string,
): Promise<Before> {
  const placeOf = (steps: readonly Step[]) => steps.findIndex(({ commit }) => commit === compared)
  const { repositoryId, steps, isCut } = await readLine(client, repository, tip, line => {
    const at = placeOf(line)
    return at !== -1 && mergesIn(line.slice(at)).length >= MAX_MERGES
  })
  const at = placeOf(steps)
  if (at === -1) return OUT_OF_REACH
  const earlier = mergesIn(steps.slice(at)).slice(0, MAX_MERGES)
  const later = mergesIn(steps.slice(0, at))
  if (later.length > MAX_LATER) return OUT_OF_REACH
  const all = [...earlier, ...later].map(one => {
    const { branch, commit, mergedAt: at } = one.merge
    return { ...one, id: recordIdOf('merge', repositoryId, branch, commit), repository: repositoryId, times: [at] }
  })
  const isWhole = !isCut || earlier.length === MAX_MERGES
  const store = githubStore(client, { ...repository, branch: ledger })
  const standings = await readStandings(store, all)
  const merged = all.map((one, place) => ({ ...one, standing: standings?.[place] ?? NOT_RECORDED }))
  return {
    onBranch: true,
    isWhole,
    ledger: standings !== undefined,
    earlier: merged.slice(0, earlier.length),
    later: merged.slice(earlier.length),
  }
}

const NOT_RECORDED: Standing = { state: 'missing' }

const OUT_OF_REACH: Before = { onBranch: false, isWhole: true, ledger: true, earlier: [], later: [] }

const mergesIn = (steps: readonly Step[]): Pick<MergedCommit, 'merge' | 'distance'>[] =>
  steps.flatMap(({ merged }, distance) => (merged ? [{ merge: merged, distance }] : []))

/** The nearest numbers that were counted as the basis says, and whether there are any behind the base of the change. */
export function numbersBefore(
  { onBranch, isWhole, ledger, earlier, later }: Before,
  basis: string,
): Omit<Baseline, 'basis' | 'compared'> {
  let found: Baseline['found'] = null
  for (const merged of earlier) {
    found = numbersIn(merged, recordOf(merged), basis)
    if (found) break
  }
  if (found === null && !isWhole) throw new HiddenHistory(earlier.length)
  const isLater = found === null && later.some(merged => numbersIn(merged, recordOf(merged), basis) !== null)
  return { onBranch, ledger, searched: earlier.length, found, later: isLater }
}

/** A record that cannot be read would be passed over for an older one, so it is an error. */
function recordOf({ standing }: MergedCommit): MergeRecord | null {
  switch (standing.state) {
    case 'missing':
    case 'withdrawn':
      return null
    case 'unreadable':
      throw new UnreadableRecord(standing.path, standing.why)
    case 'disputed':
      throw new UnreadableRecord(standing.path, 'It is disputed: a later evaluation contradicts it.')
    case 'holds':
      if (standing.record.kind === 'merge') return standing.record
      throw new UnreadableRecord(standing.path, 'It is not a merge record.')
  }
}

function numbersIn({ merge, distance }: MergedCommit, record: MergeRecord | null, basis: string): Baseline['found'] {
  const gate = record?.verdict.gates.find(one => one.basis === basis)
  const measured = record && gate && numbersOfMerged(gate, record)
  return measured ? { commit: merge.commit, distance, record: record.id, measured } : null
}

function numbersOfMerged(gate: GateResult, record: MergeRecord): Record<string, number> | undefined {
  return gate.landed ?? (isOfMergedCommit(gate, record) ? numbersOf(gate) : undefined)
}

/**
 * Other reports are of the head of a change or of a test merge. That is the code that was merged only where it was
 * compared with the very commit onto which it was then merged: otherwise something else was merged in between, which
 * they do not know.
 */
const isOfMergedCommit = ({ measured }: GateResult, { subject }: MergeRecord): boolean =>
  subject.parent !== null && measured['comparedCommit'] === subject.parent

const numbersOf = ({ measured }: GateResult): Record<string, number> =>
  Object.fromEntries(
    Object.entries(measured).filter((one): one is [string, number] => typeof one[1] === 'number' && one[1] >= 0),
  )
