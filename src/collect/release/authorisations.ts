import type { Account } from '../../facts/basics.ts'
import { matcher } from '../../facts/glob.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { Way } from '../../facts/release/kinds.ts'
import type { Authorisation } from '../../facts/release/release.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { readReleasePull } from '../../github/release/pull.ts'
import type { ReleaseAnswer } from '../../github/release/release.ts'
import { type ReleaseRun, readRunReviews } from '../../github/release/run.ts'
import { readSignedTag } from '../../github/release/tag.ts'
import { withAccess } from '../change/access.ts'
import { account } from '../change/change.ts'

export interface AuthorisationInput {
  /** Id of this run, and what GitHub says of it; undefined: it does not say. */
  run: string
  ofRun: ReleaseRun | undefined
  /** Whether the run is of another commit, and was told which one is meant. */
  isLate: boolean
  via: readonly Way[]
  published: { account: Account; at: string } | null
  answer: Pick<ReleaseAnswer, 'commit' | 'tagObject'>
  tag: string | null
  /** The pull request that was merged as the commit, and the head branches of release pull requests. */
  pull: number | null
  releasePulls: readonly string[]
}

/** Who said that the release may go out. */
export async function authorisationsFact(
  client: Client,
  place: Repository,
  input: AuthorisationInput,
): Promise<Observed<Authorisation[]>> {
  const found: Authorisation[] = []
  for (const way of input.via) {
    const words = await WAYS[way](client, place, input)
    if ('state' in words) return words
    found.push(...words)
  }
  const access = await withAccess(
    client,
    place,
    found.map(one => one.account),
  )
  if ('state' in access) return access
  return {
    state: 'complete',
    value: found.map(one => ({ ...one, canWrite: one.account !== null && access.has(one.account.id) })),
    provenance: { source: 'github', trust: 'platform', collectedAt: client.time() },
  }
}

type Read = (client: Client, place: Repository, input: AuthorisationInput) => Promise<Authorisation[] | Unavailable>

const WAYS: Readonly<Record<Way, Read>> = {
  environment: ofReviewers,
  release: async (_client, _place, { published }) => ofPublisher(published),
  tag: ofTagger,
  review: ofApprovers,
}

/** Reviewers of this run's environments. */
async function ofReviewers(
  client: Client,
  place: Repository,
  { run, ofRun, isLate }: AuthorisationInput,
): Promise<Authorisation[] | Unavailable> {
  try {
    const reviews = await readRunReviews(client, place, run)
    if (reviews.length > 0 && !ofRun) return UNKNOWN_RUN
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
          ...(ofRun ? { notBefore: ofRun.createdAt } : {}),
          ...(ofRun && !isLate ? { commit: ofRun.commit } : {}),
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

/** Nothing would tell of which commit an approval is, and how old. */
const UNKNOWN_RUN: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'GitHub does not show this run, so it is unknown for which commit its deployment was approved.',
  next: 'Run the job again.',
}

/** What is not known to be younger counts as older than any limit. */
const LONG_AGO = '1970-01-01T00:00:00Z'

function ofPublisher(published: AuthorisationInput['published']): Authorisation[] {
  if (!published) return []
  const { account, at } = published
  return [{ via: 'release', account, environment: null, state: 'published', at, precision: 'exact' }]
}

/**
 * Whoever signed the tag. GitHub verifies the signature and that its key belongs to the account with the tagger's
 * address: https://docs.github.com/en/authentication/managing-commit-signature-verification
 */
async function ofTagger(
  client: Client,
  place: Repository,
  { answer: { tagObject }, tag }: AuthorisationInput,
): Promise<Authorisation[]> {
  if (!tagObject) return []
  const signed = await readSignedTag(client, place, tagObject.oid)
  const flaw = signed.isVerified ? (signed.name === tag ? undefined : 'other_tag') : 'unsigned'
  return [
    {
      via: 'tag',
      account: tagObject.tagger && { ...tagObject.tagger, kind: 'User' },
      environment: null,
      state: 'approved',
      at: signed.verifiedAt ?? client.time(),
      ...(signed.verifiedAt === null ? { precision: 'captured', notBefore: LONG_AGO } : { precision: 'exact' }),
      commit: signed.commit,
      ...(flaw ? { flaw } : {}),
    },
  ]
}

/** Whoever approved the release pull request, as it was merged. A fork may name its branch as it likes. */
async function ofApprovers(
  client: Client,
  place: Repository,
  { pull, releasePulls, answer: { commit } }: AuthorisationInput,
): Promise<Authorisation[] | Unavailable> {
  if (pull === null) return []
  const { headRefName, headRefOid, isCrossRepository, reviews } = await readReleasePull(client, place, pull)
  if (isCrossRepository || !matcher(releasePulls)(headRefName)) return []
  if (reviews.totalCount > reviews.nodes.length) return TOO_MANY
  const newest = new Map<string, (typeof reviews.nodes)[number]>()
  for (const review of reviews.nodes)
    if (review && OPINIONS.includes(review.state)) newest.set(account(review.author)?.id ?? '', review)
  return [...newest.values()].flatMap((review): Authorisation[] => {
    if (review?.state !== 'APPROVED' || review.submittedAt === null) return []
    return [
      {
        via: 'review',
        account: account(review.author),
        environment: null,
        state: 'approved',
        at: review.submittedAt,
        precision: 'exact',
        commit,
        ...(review.commit?.oid === headRefOid ? {} : { flaw: 'stale' as const }),
      },
    ]
  })
}

/** A comment changes nothing about what somebody said before. */
const OPINIONS: readonly string[] = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']

const TOO_MANY: Unavailable = {
  state: 'unavailable',
  why: 'truncated',
  detail: 'The release pull request has more than 100 reviews, of which not all were read.',
  next: 'Authorise the release by an environment.',
}
