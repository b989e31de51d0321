import * as z from 'zod'
import { patternProblem } from '../../facts/glob.ts'
import { pattern } from '../shared/settings.ts'

/** What a policy says about what a release delivers. */

const NAME = '[\\w.-]{1,100}'
const repository = z.string().regex(new RegExp(`^${NAME}/${NAME}$`), 'must be a repository, such as acme/shop')
const workflow = z
  .string()
  .max(500)
  .regex(
    new RegExp(`^${NAME}/${NAME}/\\.github/workflows/[^\\s/@]+\\.ya?ml$`),
    'must be a workflow with its repository and without a ref, such as acme/shop/.github/workflows/build.yml',
  )
const rootFile = z
  .string()
  .refine(path => patternProblem(path) === undefined && !/[*?[\]{}]/.test(path), 'must be the path of one file')

const provenance = z
  .strictObject({
    'trusted-root': rootFile.describe(
      'File with the output of `gh attestation trusted-root`, read from the default branch. A change of it is a change of the rules.',
    ),
    'signer-workflow': workflow.describe(
      'Workflow whose attestations count: the one that builds, also where another workflow calls it.',
    ),
    repository: repository
      .optional()
      .describe('Repository that was built, and that stores the attestations. Left out: this one.'),
    refs: z
      .array(pattern.refine(text => text.startsWith('refs/'), 'must be written in full, such as refs/heads/main'))
      .min(1)
      .max(50)
      .describe('Branches and tags from which it may be built, written in full: `refs/heads/main`, `refs/tags/v*`.'),
  })
  .describe(
    'Requires that each artifact has verified SLSA provenance of the released commit. Left out: where artifacts come from is not evaluated.',
  )

export const artifacts = z
  .strictObject({
    require: z
      .array(pattern)
      .min(1)
      .max(50)
      .describe('Names of what a release must deliver, such as `shop-*.tgz` or `ghcr.io/acme/shop`.'),
    provenance: provenance.optional(),
  })
  .optional()
  .describe(
    'What a release delivers: files of the release on GitHub, and what the input `artifacts` names. Left out: only what the input names is recorded.',
  )

export type ProvenanceSettings = z.infer<typeof provenance>
