import type { Account } from '../../facts/basics.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { Authorisation } from '../../facts/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { readRunReviews } from '../../github/release.ts'
import { withAccess } from '../change/access.ts'

export interface AuthorisationInput {
  run: string
  via: readonly ('environment' | 'release')[]
  published: { account: Account; at: string } | null
}

/** Who said that the release may go out: reviewers of this run's environments, and whoever published the release. */
export async function authorisationsFact(
  client: Client,
  place: Repository,
  { run, via, published }: AuthorisationInput,
): Promise<Observed<Authorisation[]>> {
  const found: Authorisation[] = []
  if (via.includes('environment')) {
    const reviews = await readReviews(client, place, run)
    if ('state' in reviews) return reviews
    found.push(...reviews)
  }
  if (via.includes('release') && published) {
    found.push({
      via: 'release',
      account: published.account,
      environment: null,
      state: 'published',
      at: published.at,
      precision: 'exact',
    })
  }
  const access = await withAccess(
    client,
    place,
    found.map(({ account }) => account),
  )
  if ('state' in access) return access
  return {
    state: 'complete',
    value: found.map(one => ({ ...one, canWrite: one.account !== null && access.has(one.account.id) })),
    provenance: { source: 'github', trust: 'platform', collectedAt: client.time() },
  }
}

async function readReviews(client: Client, place: Repository, run: string): Promise<Authorisation[] | Unavailable> {
  try {
    const reviews = await readRunReviews(client, place, run)
    const at = client.time()
    return reviews.flatMap(({ state, environments, user }) =>
      environments.map(
        ({ name }): Authorisation => ({
          via: 'environment',
          account: user
            ? { id: String(user.id), login: user.login, kind: user.type === 'User' ? 'User' : 'Bot' }
            : null,
          environment: name ?? null,
          state,
          at,
          precision: 'captured',
        }),
      ),
    )
  } catch (error) {
    if (!(error instanceof GitHubError) || error.code === 'unavailable') throw error
    return FORBIDDEN
  }
}

const FORBIDDEN: Unavailable = {
  state: 'unavailable',
  why: 'forbidden',
  detail: 'The token has no permission to read who approved the deployment.',
  next: grant('actions: read'),
}
