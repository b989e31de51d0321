import { matcher } from '../../facts/glob.ts'
import type { Artifact } from '../../facts/release/artifacts.ts'
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
