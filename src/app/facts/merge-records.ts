import type { MergedChange } from '../../collect/change/merged.ts'
import type { ReleaseChange } from '../../facts/release.ts'
import { entryPath } from '../../ledger/entry.ts'
import { readStoredRecord } from '../../ledger/read-record.ts'
import type { StoredFile } from '../../ledger/stores/contents.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { recordIdOf } from '../../record/identity.ts'
import type { RunContext } from '../shared/context.ts'

/** Finds the merge records of changes in the ledger: where each belongs follows from what it is about. */
export async function mergeRecordsOf(
  { client, repository }: RunContext,
  repositoryId: string,
  ledger: string,
  merged: readonly MergedChange[],
): Promise<ReleaseChange['record'][]> {
  const expected = merged.map(({ commit, pull }) => {
    if (!pull) return undefined
    const id = recordIdOf('merge', repositoryId, pull.branch, commit)
    return { id, path: entryPath({ id, at: pull.mergedAt }) }
  })
  const paths = expected.flatMap(one => one?.path ?? [])
  const files = (await githubStore(client, { ...repository, branch: ledger }).read(paths)) ?? []
  const found = new Map(paths.map((path, index) => [path, files[index] ?? null]))
  return merged.map(({ commit }, index) => {
    const place = expected[index]
    if (!place) return { state: 'missing', detail: 'It was pushed without a pull request.' }
    return readOne(place, commit, repositoryId, found.get(place.path) ?? null)
  })
}

function readOne(
  { id, path }: { id: string; path: string },
  commit: string,
  repositoryId: string,
  file: StoredFile | null,
): ReleaseChange['record'] {
  if (file === null) return { state: 'missing', detail: `The ledger has no ${path}.` }
  const reading = readStoredRecord(file)
  if (reading.state === 'unreadable') return { state: 'unreadable', detail: `${path}: ${reading.why}` }
  if (reading.state !== 'known' || reading.record.kind !== 'merge') {
    return { state: 'unreadable', detail: `${path} is not a merge record that this version can read.` }
  }
  const { record } = reading
  const { subject, repository, verdict } = record
  if (record.id !== id || subject.commit !== commit || repository.id !== repositoryId) {
    return { state: 'unreadable', detail: `${path} is for a different commit.` }
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
