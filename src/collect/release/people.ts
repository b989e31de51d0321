import type { Release } from '../../facts/release/release.ts'
import type { ReleasedCommit } from '../../github/release/commits.ts'
import { committerOf, identity, strangersIn } from '../change/change.ts'

/** Everyone who contributed to the release; commits whose contributors are not all known accounts are named. */
export function peopleIn(commits: readonly Pick<ReleasedCommit, 'oid' | 'authors' | 'committer'>[]): Release['people'] {
  const all = commits.map(({ oid, authors, committer }) => ({
    oid,
    isCut: authors.totalCount > authors.nodes.length,
    authors: authors.nodes.map(identity),
    committer: committerOf(committer),
    strangers: strangersIn({ authors, committer }),
  }))
  const ids = (identities: readonly ({ id: string } | null)[]) =>
    [...new Set(identities.flatMap(one => one?.id ?? []))].sort()
  return {
    authors: ids(all.flatMap(({ authors }) => authors.slice(0, 1))),
    committers: ids(all.map(({ committer }) => committer)),
    coAuthors: ids(all.flatMap(({ authors }) => authors.slice(1))),
    unattributed: all
      .filter(({ isCut, authors, committer }) => isCut || committer === null || authors.includes(null))
      .map(({ oid }) => oid),
    strangers: all
      .filter(({ isCut, strangers }) => !isCut && strangers.length > 0)
      .map(({ oid, committer, strangers }) => ({ commit: oid, committer: committer?.id ?? null, strangers })),
  }
}
