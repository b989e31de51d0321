import type { Baseline } from '../facts/baseline.ts'
import type { Facts } from '../facts/facts.ts'
import type { Unavailable } from '../facts/observed.ts'
import { GitHubError, type GitHubErrorCode } from '../github/errors.ts'
import { type Landing, readLandings } from '../github/landings.ts'
import { readBranchFiles } from '../github/release.ts'
import { entryPath, readEntry } from '../ledger/entry.ts'
import type { Basis } from '../policy/basis.ts'
import { gatesFor } from '../policy/evaluate.ts'
import type { Policy, PolicyGate } from '../policy/policy.ts'
import { landingId } from '../record/identity.ts'
import type { MergeRecord } from '../record/record.ts'
import type { RunContext } from './run-context.ts'

type Context = Pick<RunContext, 'client' | 'repository'>
type Reports = Pick<Facts, 'coverage' | 'tests'>

/** More landed changes than this are not looked at: what was counted so long ago says little. */
const MOST_LANDINGS = 20

/**
 * The numbers that the ledger keeps of where a change begins: two requests, and none where no gate asks. What a record
 * says is believed as far as it is whole and about that very commit; that nobody wrote to the ledger's branch who
 * should not is for the rules of that branch and for its verification.
 */
export async function baselineFact(
  context: Context,
  policy: Policy,
  reports: Reports,
  collectedAt: string,
): Promise<Facts['baseline']> {
  const wanted = wantedBy(policy, reports)
  try {
    const found = new Map<string, Recorded[]>()
    for (const { compared } of wanted) {
      if (!found.has(compared)) found.set(compared, await recordsBefore(context, policy.ledger.branch, compared))
    }
    const value = wanted.map(({ basis, compared }) => baselineIn(found.get(compared) ?? [], basis, compared))
    return { state: 'complete', value, provenance: { source: 'ledger', trust: 'platform', collectedAt } }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    return {
      state: 'unavailable',
      why: WHY[error.code] ?? 'unreachable',
      detail: `The records of before: ${error.message}`,
      next: error.next,
    }
  }
}

const WHY: Partial<Record<GitHubErrorCode, Unavailable['why']>> = { forbidden: 'forbidden', not_found: 'missing' }

interface Wanted {
  basis: Basis
  compared: string
}

/** Each way of counting, with the commit that its reports are compared with; nothing where that is not known. */
function wantedBy(policy: Policy, reports: Reports): Wanted[] {
  return gatesFor(policy, 'change').flatMap(entry => {
    const { basis, needs } = entry
    if (!basis || !needs.includes('baseline')) return []
    const compared = comparedWith(entry, reports)
    return compared === null ? [] : [{ basis, compared }]
  })
}

function comparedWith({ gate, settings }: PolicyGate, { coverage, tests }: Reports): string | null {
  const asked = gate.asks?.(settings)
  const sets = [
    ...(asked?.coverage && coverage.state === 'complete' ? coverage.value : []),
    ...(asked?.tests && tests.state === 'complete' ? tests.value : []),
  ]
  const wanted = JSON.stringify(asked?.coverage ?? asked?.tests)
  return sets.find(({ request }) => JSON.stringify(request) === wanted)?.compared ?? null
}

/** The record of a landed change; undefined when there is none that can be read. */
interface Recorded {
  landing: Landing
  record: MergeRecord | undefined
}

async function recordsBefore({ client, repository }: Context, ledger: string, commit: string): Promise<Recorded[]> {
  const { repositoryId, landings } = await readLandings(client, repository, commit)
  const nearest = landings.slice(0, MOST_LANDINGS)
  const paths = nearest.map(({ commit: landed, branch, mergedAt }) => {
    return entryPath({ id: landingId('merge', repositoryId, branch, landed), at: mergedAt })
  })
  const texts = await readBranchFiles(client, repository, ledger, paths)
  return nearest.map((landing, at) => {
    return { landing, record: recordOf(paths[at] ?? '', texts[at] ?? null, landing, repositoryId) }
  })
}

function recordOf(path: string, text: string | null, { commit }: Landing, repository: string): MergeRecord | undefined {
  if (text === null) return undefined
  const { record: read, problems } = readEntry(path, Buffer.from(text))
  if (problems.length > 0 || read?.state !== 'known' || read.record.kind !== 'merge') return undefined
  const { record } = read
  return record.subject.commit === commit && record.repository.id === repository ? record : undefined
}

function baselineIn(recorded: readonly Recorded[], { text, digest }: Basis, compared: string): Baseline {
  const [found = null] = recorded.flatMap(({ landing, record }, distance) => {
    const gates = record?.verdict.gates.filter(gate => gate.basis === digest) ?? []
    const [measured] = gates.map(gate => numbersOf(gate.measured)).filter(numbers => Object.keys(numbers).length > 0)
    return record && measured ? [{ commit: landing.commit, distance, record: record.id, measured }] : []
  })
  return { basis: text, compared, searched: recorded.length, found }
}

function numbersOf(measured: MergeRecord['verdict']['gates'][number]['measured']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(measured).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0,
    ),
  )
}
