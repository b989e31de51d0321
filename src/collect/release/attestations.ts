import { matcher } from '../../facts/glob.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Artifact } from '../../facts/release/artifacts.ts'
import type { Attestation, AttestationsRequest, Attested } from '../../facts/release/attestations.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { grant } from '../../github/client/permissions.ts'
import { readBundles } from '../../github/release/attestations.ts'
import { readRulesFile } from '../../github/release/rules-file.ts'

export interface AttestationsInput {
  requests: readonly AttestationsRequest[]
  /** Tip of the default branch, from which the policy is read: a change that is not merged must not choose whom to trust. */
  policyCommit: string
  /** For other repositories. */
  elsewhere: Client
}

/** Each is a request. */
const MOST_DIGESTS = 100
const MOST_CHARACTERS = 20_000_000

/** Adds to each artifact that is asked about what is attested of it, or says why that is not known. */
export async function withAttestations(
  client: Client,
  place: Repository,
  artifacts: readonly Artifact[],
  input: AttestationsInput,
): Promise<Artifact[] | Unavailable> {
  const found = new Map<string, Attested[]>()
  for (const request of input.requests) {
    const read = await attestedOf(client, place, digestsFor(request, artifacts), request, input)
    if ('state' in read) return read
    for (const [digest, attested] of read) found.set(digest, [...(found.get(digest) ?? []), attested])
  }
  return artifacts.map(artifact => {
    const attested = artifact.digest === null ? undefined : found.get(artifact.digest)
    return attested ? { ...artifact, attested } : artifact
  })
}

function digestsFor({ names }: AttestationsRequest, artifacts: readonly Artifact[]): string[] {
  const isAsked = matcher(names)
  return [...new Set(artifacts.flatMap(({ name, digest }) => (digest !== null && isAsked(name) ? [digest] : [])))]
}

type Found = ReadonlyMap<string, Attested>

async function attestedOf(
  client: Client,
  place: Repository,
  digests: readonly string[],
  request: AttestationsRequest,
  { policyCommit, elsewhere }: AttestationsInput,
): Promise<Found | Unavailable> {
  const { repository, trustedRoot } = request
  if (digests.length === 0) return new Map()
  if (digests.length > MOST_DIGESTS) return tooMuch(`The release delivers more than ${MOST_DIGESTS} artifacts.`)
  // Only here, so that a run that asks for none does not load it.
  const { readAttestation, verifiersOf } = await import('../../reports/attestations/verify.ts')
  const root = await readRulesFile(client, place, policyCommit, trustedRoot)
  const verifiers = 'text' in root ? verifiersOf(root.text) : undefined
  if (!verifiers) return withoutRoot(trustedRoot, 'detail' in root ? root.detail : NO_ROOT)
  const where = namedOr(place, repository)
  const bundles = await readAll(where === place ? client : elsewhere, where, digests)
  if ('state' in bundles) return bundles
  const verified = (digest: string): Attestation[] =>
    (bundles.get(digest) ?? []).map(bundle => readAttestation(bundle, digest, verifiers))
  return new Map(digests.map(digest => [digest, { repository, trustedRoot, attestations: verified(digest) }]))
}

function namedOr(place: Repository, repository: string | null): Repository {
  const [owner, name] = repository?.split('/') ?? []
  return owner === undefined || name === undefined ? place : { owner, name }
}

async function readAll(
  client: Client,
  where: Repository,
  digests: readonly string[],
): Promise<ReadonlyMap<string, readonly unknown[]> | Unavailable> {
  const all = new Map<string, readonly unknown[]>()
  let characters = 0
  try {
    for (const digest of digests) {
      const bundles = await readBundles(client, where, digest)
      if (bundles === 'many') return tooMuch(`There are more than 100 attestations of ${digest}.`)
      characters += JSON.stringify(bundles).length
      if (characters > MOST_CHARACTERS) return tooMuch('The attestations of the artifacts are larger than 20 MB.')
      all.set(digest, bundles)
    }
  } catch (error) {
    if (error instanceof GitHubError) return unreachable(error)
    throw error
  }
  return all
}

function unreachable({ code, message, next }: GitHubError): Unavailable {
  return code === 'forbidden'
    ? {
        state: 'unavailable',
        why: 'forbidden',
        detail: 'The token has no permission to read attestations.',
        next: grant('attestations: read'),
      }
    : { state: 'unavailable', why: 'unreachable', detail: message, next }
}

const tooMuch = (detail: string): Unavailable => ({
  state: 'unavailable',
  why: 'truncated',
  detail,
  next: 'Find out which workflow made them, and delete those that nobody needs.',
})

const NO_ROOT = 'It is not a trusted root of Sigstore.'

const withoutRoot = (path: string, why: string): Unavailable => ({
  state: 'unavailable',
  why: 'missing',
  detail: `The trusted root ${path} cannot be read on the default branch. ${why}`,
  next: `Write the output of \`gh attestation trusted-root\` to ${path}, and merge it into the default branch.`,
})
