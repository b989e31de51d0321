import type { VerifiedAttestation } from '../../facts/release/attestations.ts'
import type { Reason } from '../../verdict/verdict.ts'
import { list } from '../shared/wording.ts'

/** What of a signer is not as the policy wants it. */
export interface Difference {
  what: 'issuer' | 'repository' | 'workflow' | 'ref'
  wanted: string
  /** As the certificate says it; `null`: it does not. */
  found: string | null
}

const BUILD = 'Build it with the workflow that the policy names'

export const missing = (name: string, repository: string, others: number): Reason => ({
  code: 'provenance_missing',
  message:
    others === 0
      ? `${repository} stores no attestation of ${name}.`
      : `None of the ${others} attestations of ${name} is SLSA provenance.`,
  next: `${BUILD}, which must attest it: actions/attest-build-provenance does that. Then run the job again.`,
  data: { name, attestations: others },
})

export const unverified = (name: string, why: string): Reason => ({
  code: 'provenance_unverified',
  message: `The attestation of ${name} cannot be verified: ${why}.`,
  next: 'Compare with `gh attestation verify`. If the trusted root is outdated, write the output of `gh attestation trusted-root` to it.',
  data: { name },
})

export const otherCommit = (name: string, commit: string, { commit: found }: VerifiedAttestation): Reason => ({
  code: 'provenance_other_commit',
  message: `${name} was built from ${found?.slice(0, 7) ?? 'an unknown commit'}, and ${commit.slice(0, 7)} is released.`,
  next: `Release the commit that it was built from, or build it again from ${commit.slice(0, 7)}.`,
  data: { name, ...(found === null ? {} : { commit: found }) },
})

const WORDS = { issuer: 'issuer', repository: 'repository', workflow: 'workflow', ref: 'branch or tag' }

export const otherSigner = (name: string, differences: readonly Difference[]): Reason => ({
  code: 'provenance_other_signer',
  message: `${name} was built elsewhere: ${list(differences.map(difference), 'and')}.`,
  next: `${BUILD}, from a branch or tag that it names; or correct \`artifacts.provenance\` in the policy.`,
  data: { name, differs: differences.map(({ what }) => what).join(', ') },
})

const difference = ({ what, wanted, found }: Difference): string =>
  `the ${WORDS[what]} is ${found ?? 'not known'}, and must be ${wanted}`
