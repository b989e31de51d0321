import * as z from 'zod'
import { digest } from '../basics.ts'

/** What a release delivers. */
export const artifact = z.strictObject({
  source: z
    .enum(['release-asset', 'container', 'input'])
    .describe('`release-asset`: a file of the release, as GitHub reports it. The others: as the run was told.'),
  name: z.string(),
  digest: digest.nullable().describe('`null`: GitHub reports none.'),
})

/** Whether the files of the release on GitHub are wanted. */
export const artifactsRequest = z.strictObject({ assets: z.boolean() })

export type Artifact = z.infer<typeof artifact>
