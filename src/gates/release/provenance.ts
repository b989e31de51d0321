import { matcher } from '../../facts/glob.ts'
import type { Artifact } from '../../facts/release/artifacts.ts'
import type { Attestation, VerifiedAttestation } from '../../facts/release/attestations.ts'
import type { Release } from '../../facts/release/release.ts'
import type { Grounds, Reason } from '../../verdict/verdict.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import type { ProvenanceSettings } from './artifact-settings.ts'
import * as say from './provenance-messages.ts'
import type { Settings } from './settings.ts'

/** By which attestations artifacts count as built from the released commit. */
type Counted = NonNullable<Grounds['provenance']>

export interface ProvenanceResult extends RuleResult {
  counted: Counted
}

/** Whether each required artifact was built from the released commit, by the workflow and from a ref that the policy names. */
export function judgeProvenance(
  { artifacts: rule }: Settings,
  release: Pick<Release, 'repository' | 'commit'>,
  artifacts: readonly Artifact[],
): ProvenanceResult[] {
  if (!rule?.provenance) return []
  const wanted = wantedBy(rule.provenance, release)
  const isRequired = matcher(rule.require)
  const judged = artifacts
    .filter(({ name, digest }) => digest !== null && isRequired(name))
    .map(one => weigh(wanted, one))
  const counted = judged.flatMap(one => ('counted' in one ? [one.counted] : []))
  const reasons = judged.flatMap(one => ('reason' in one ? [one.reason] : []))
  return [
    {
      requirement: {
        outcome: reasons.length > 0 ? 'fail' : 'pass',
        required: `Built from ${release.commit.slice(0, 7)} by ${wanted.workflow}`,
        found: `${counted.length} of ${judged.length} artifacts`,
      },
      reasons: bounded(reasons),
      findings: [],
      measured: { attestedArtifacts: counted.length },
      counted,
    },
  ]
}

interface Wanted {
  /** Where it was asked for, as the facts say it. */
  asked: { repository: string | null; trustedRoot: string }
  repository: string
  workflow: string
  refs: readonly string[]
  commit: string
}

const wantedBy = (
  { repository, refs, 'signer-workflow': workflow, 'trusted-root': trustedRoot }: ProvenanceSettings,
  release: Pick<Release, 'repository' | 'commit'>,
): Wanted => ({
  asked: { repository: repository ?? null, trustedRoot },
  repository: repository ?? release.repository.name,
  workflow,
  refs,
  commit: release.commit,
})

/** One attestation is enough. Of several that do not count, the one that comes nearest is told. */
function weigh(
  wanted: Wanted,
  { name, digest, attested = [] }: Artifact,
): { counted: Counted[number] } | { reason: Reason } {
  const { asked } = wanted
  const all = attested
    .filter(one => one.repository === asked.repository && one.trustedRoot === asked.trustedRoot)
    .flatMap(({ attestations }) => attestations)
  const provenance = all.filter(isProvenance)
  const own = provenance.filter(one => differences(wanted, one).length === 0)
  const good = own.find(({ commit }) => commit === wanted.commit)
  // The filters above leave none without a signer and a digest; types do not know that.
  if (good?.signer && digest !== null) return { counted: { digest, signer: good.signer, commit: wanted.commit } }
  if (own[0]) return { reason: say.otherCommit(name, wanted.commit, own[0]) }
  const [nearest] = provenance.map(one => differences(wanted, one)).sort((one, other) => one.length - other.length)
  if (nearest) return { reason: say.otherSigner(name, nearest) }
  return { reason: withoutProvenance(name, wanted, all) }
}

function withoutProvenance(name: string, { repository }: Wanted, all: readonly Attestation[]): Reason {
  const flawed = all.find(one => one.state === 'unverified')
  if (flawed) return say.unverified(name, flawed.why)
  const ofOther = all.find(one => one.state === 'verified' && !one.namesDigest)
  return ofOther ? say.unverified(name, 'it is about another digest') : say.missing(name, repository, all.length)
}

/** https://slsa.dev/spec/v1.0/provenance: each version has its own type below this one. */
const PROVENANCE = 'https://slsa.dev/provenance/'

const isProvenance = (one: Attestation): one is VerifiedAttestation =>
  one.state === 'verified' && one.namesDigest && one.predicateType.startsWith(PROVENANCE)

/** Who vouches for jobs of GitHub Actions: https://docs.github.com/en/actions/reference/security/oidc */
const ISSUER = 'https://token.actions.githubusercontent.com'
const SERVER = 'https://github.com/'

/** What of the signer is not as wanted. */
function differences({ repository, workflow, refs }: Wanted, one: VerifiedAttestation): say.Difference[] {
  const isFrom = matcher(refs)
  const built = one.ref !== null && /^refs\/(?:heads|tags)\/./.test(one.ref) && isFrom(one.ref)
  return [
    ...(one.issuer === ISSUER ? [] : [{ what: 'issuer', wanted: ISSUER, found: one.issuer } as const]),
    ...(isSame(one.repository, `${SERVER}${repository}`)
      ? []
      : [{ what: 'repository', wanted: repository, found: one.repository } as const]),
    ...(isSigner(one.signer, workflow) ? [] : [{ what: 'workflow', wanted: workflow, found: one.signer } as const]),
    ...(built ? [] : [{ what: 'ref', wanted: refs.join(', '), found: one.ref } as const]),
  ]
}

/** GitHub takes no notice of the case in names of owners and repositories. */
const isSame = (found: string | null, wanted: string): boolean => found?.toLowerCase() === wanted.toLowerCase()

/** The certificate names a workflow with a ref, or with a commit where it was called by that; of a path, case is part. */
function isSigner(signer: string | null, workflow: string): boolean {
  const [, place = ''] = /^([^@]+)@(?:refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(signer ?? '') ?? []
  const file = workflow.split('/').slice(2).join('/')
  return isSame(place, `${SERVER}${workflow}`) && place.endsWith(`/${file}`)
}
