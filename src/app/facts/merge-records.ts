import type { MergedChange } from '../../collect/change/merged.ts'
import type { ReleaseChange } from '../../facts/release.ts'
import { readLedgerFiles } from '../../github/ledger-files.ts'
import { entryPath, readEntry } from '../../ledger/entry.ts'
import { recordIdOf } from '../../record/identity.ts'
import type { RunContext } from '../shared/context.ts'

/** Finds the merge records of changes in the ledger: where each belongs follows from what it is about. */
export async function mergeRecordsOf(
  { client, repository }: RunContext,
  repositoryId: string,
  ledger: string,
  landed: readonly MergedChange[],
): Promise<ReleaseChange['record'][]> {
  const expected = landed.map(({ commit, pull }) => {
    if (!pull) return undefined
    const id = recordIdOf('merge', repositoryId, pull.branch, commit)
    return { id, path: entryPath({ id, at: pull.mergedAt }) }
  })
  const paths = expected.flatMap(one => one?.path ?? [])
  const texts = (await readLedgerFiles(client, repository, ledger, paths)) ?? []
  const found = new Map(paths.map((path, index) => [path, texts[index] ?? null]))
  return landed.map(({ commit }, index) => {
    const place = expected[index]
    if (!place) return { state: 'missing', detail: 'It was pushed without a pull request.' }
    return readOne(place, commit, repositoryId, found.get(place.path) ?? null)
  })
}

function readOne(
  { id, path }: { id: string; path: string },
  commit: string,
  repositoryId: string,
  text: string | null,
): ReleaseChange['record'] {
  if (text === null) return { state: 'missing', detail: `The ledger has no ${path}.` }
  const { record, problems } = readEntry(path, Buffer.from(text))
  const [problem] = problems
  if (problem) return { state: 'unreadable', detail: `${path}: ${problem.message}` }
  if (record?.state !== 'known' || record.record.kind !== 'merge') {
    return { state: 'unreadable', detail: `${path} is no merge record that this version knows.` }
  }
  const { subject, repository, verdict } = record.record
  if (record.record.id !== id || subject.commit !== commit || repository.id !== repositoryId) {
    return { state: 'unreadable', detail: `${path} is about something else.` }
  }
  const failed = verdict.gates.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
  return {
    state: 'found',
    id,
    path,
    branch: subject.branch,
    pull: subject.change.via === 'pull-request' ? subject.change.number : null,
    outcome: verdict.outcome,
    failedGates: failed.map(gate => gate.id),
  }
}
