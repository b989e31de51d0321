import type { MergedChange } from '../../collect/release/changes.ts'
import type { ReleaseChange } from '../../facts/release/release.ts'
import { entryPath } from '../../ledger/entry.ts'
import { type EventOf, readStandings, type Sought, type Standing } from '../../ledger/standing.ts'
import { githubStore } from '../../ledger/stores/github-branch.ts'
import { recordIdOf } from '../../record/identity.ts'
import type { RunContext } from '../shared/context.ts'

/** Finds the merge records of changes in the ledger, as they hold: where each belongs follows from what it is about. */
export async function mergeRecordsOf(
  { client, repository }: RunContext,
  repositoryId: string,
  ledger: string,
  merged: readonly MergedChange[],
): Promise<ReleaseChange['record'][]> {
  const sought = merged.flatMap(({ commit, pull }): Sought[] => {
    if (!pull) return []
    return [
      { id: recordIdOf('merge', repositoryId, pull.branch, commit), repository: repositoryId, times: [pull.mergedAt] },
    ]
  })
  const store = githubStore(client, { ...repository, branch: ledger })
  const standings = (await readStandings(store, sought)) ?? []
  const found = new Map(sought.map((one, place) => [one.id, { one, standing: standings[place] }]))
  return merged.map(({ commit, pull }) => {
    if (!pull) return { state: 'missing', detail: 'It was pushed without a pull request.' }
    const known = found.get(recordIdOf('merge', repositoryId, pull.branch, commit))
    return known?.standing ? recordIn(known.standing, known.one) : { state: 'missing', detail: 'There is no ledger.' }
  })
}

function recordIn(standing: Standing, sought: Sought): ReleaseChange['record'] {
  switch (standing.state) {
    case 'missing':
      return {
        state: 'missing',
        detail: `The ledger has no ${entryPath({ id: sought.id, at: sought.times[0] ?? '' })}.`,
      }
    case 'unreadable':
      return { state: 'unreadable', detail: `${standing.path}: ${standing.why}` }
    case 'withdrawn':
      return { state: 'unreadable', detail: `${standing.path} was corrected: it is a part of another change.` }
    case 'disputed':
      return { state: 'unreadable', detail: `${standing.path} is disputed: settle the conflict by a correction.` }
    case 'holds':
      return standing.record.kind === 'merge'
        ? changeIn(standing.record, standing.path)
        : { state: 'unreadable', detail: `${standing.path} is not a merge record.` }
  }
}

function changeIn(
  { id, subject, verdict, links, repository }: EventOf<'merge'>,
  path: string,
): ReleaseChange['record'] {
  const failed = verdict.gates.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
  return {
    state: 'found',
    id,
    path,
    branch: subject.branch,
    pull: subject.change.via === 'pull-request' ? subject.change.number : null,
    outcome: verdict.outcome,
    failedGates: failed.map(gate => gate.id),
    concessions: verdict.gates.flatMap(({ id: gate, concession }) =>
      concession ? [{ gate, issue: concession.issue }] : [],
    ),
    links: links.map(link => linkText(link, repository.id)),
  }
}

/** Issues of the repository by their number, those of others with the number of theirs. */
function linkText(link: EventOf<'merge'>['links'][number], repository: string): string {
  switch (link.kind) {
    case 'issue':
      return link.repository === repository ? `#${link.number}` : `repository ${link.repository}#${link.number}`
    case 'tracker':
      return `${link.system}: ${link.key}`
    case 'id':
      return link.id
  }
}
