import * as z from 'zod'
import { digest } from '../basics.ts'
import { attestationsRequest, attested } from './attestations.ts'

/** What a release delivers. */
export const artifact = z.strictObject({
  source: z
    .enum(['release-asset', 'container', 'input'])
    .describe('`release-asset`: a file of the release, as GitHub reports it. The others: as the run was told.'),
  name: z.string(),
  digest: digest.nullable().describe('`null`: GitHub reports none.'),
  attested: z
    .array(attested)
    .optional()
    .describe('What is attested of its digest, by where it was looked for. Left out: no gate asked.'),
})

/** Whether the files of the release on GitHub are wanted, and who says how they were built. */
export const artifactsRequest = z.strictObject({
  assets: z.boolean(),
  provenance: attestationsRequest.optional().describe('Left out: it is not asked.'),
})

export type Artifact = z.infer<typeof artifact>
