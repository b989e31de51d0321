import { matcher } from '../../facts/glob.ts'
import type { Artifact } from '../../facts/release/artifacts.ts'
import type { EarlierRelease, Release } from '../../facts/release/release.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { list } from '../shared/wording.ts'
import type { Settings } from './settings.ts'

/** Whether all is there that the release has to deliver, each with a digest by which it can be told from anything else. */
export function judgeArtifacts({ artifacts: rule }: Settings, artifacts: readonly Artifact[]): RuleResult[] {
  if (!rule) return []
  const reasons = rule.require.flatMap(pattern => {
    const matching = artifacts.filter(({ name }) => matcher([pattern])(name))
    if (matching.length === 0) return [missing(pattern)]
    return matching.filter(({ digest }) => digest === null).map(withoutDigest)
  })
  return [
    {
      requirement: {
        outcome: reasons.length > 0 ? 'fail' : 'pass',
        required: `Delivers ${list(rule.require, 'and')}, each with a digest`,
        found:
          artifacts.length === 0
            ? 'nothing'
            : artifacts
                .map(({ name }) => name)
                .slice(0, 10)
                .join(', '),
      },
      reasons,
      findings: [],
      measured: { artifacts: artifacts.length },
    },
  ]
}

/**
 * A rollback delivers again what was delivered before. Nothing is asked of artifacts whose first delivery says nothing of
 * any: going back must be possible.
 */
export function judgeReturned({ artifacts: rule }: Settings, { sameCommit }: Release, artifacts: readonly Artifact[]) {
  if (!rule || !sameCommit) return []
  const before = sameCommit.artifacts ?? []
  const isRequired = matcher(rule.require)
  const others = artifacts.filter(
    ({ name, digest }) => isRequired(name) && before.every(one => one.name !== name || one.digest !== digest),
  )
  const reasons = others.map(one => notReturned(one, sameCommit, before))
  const isKnown = before.length > 0
  const result: RuleResult = {
    requirement: {
      outcome: isKnown && reasons.length > 0 ? 'fail' : 'pass',
      required: 'Delivers what was delivered before',
      found: isKnown ? `${artifacts.length - others.length} of ${artifacts.length} artifacts` : 'not recorded then',
      evidence: [sameCommit.record],
    },
    reasons: isKnown ? reasons : [],
    findings: isKnown ? [] : reasons,
    measured: {},
  }
  return [result]
}

const missing = (pattern: string): Reason => ({
  code: 'artifact_missing',
  message: `The release delivers nothing that matches ${pattern}.`,
  next: 'Attach the file to the release before it is published, or give its name and digest in the input "artifacts".',
  data: { pattern },
})

const withoutDigest = ({ name }: Artifact): Reason => ({
  code: 'artifact_without_digest',
  message: `GitHub reports no digest of ${name}.`,
  next: 'Upload the file again: GitHub computes the digest of what is uploaded.',
  data: { name },
})

function notReturned(
  { name }: Artifact,
  { tag, commit, at }: EarlierRelease,
  before: readonly { name: string }[],
): Reason {
  const release = `${tag ?? commit.slice(0, 7)} of ${at.slice(0, 10)}`
  return {
    code: 'artifact_not_delivered_before',
    message:
      before.length === 0
        ? `The record of ${release} names no artifacts: whether ${name} was delivered then is not known.`
        : `The release ${release}, to which this goes back, did not deliver ${name} with this digest.`,
    next: `Deliver what is in its record, or release ${name} as a hotfix.`,
    data: { name },
  }
}
