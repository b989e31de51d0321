import * as z from 'zod'
import { MAKERS, pattern, roleNames } from '../shared/settings.ts'

export const settings = z.strictObject({
  contents: z
    .strictObject({
      'every-change': z
        .literal('passed')
        .default('passed')
        .describe('Every change must have a merge record with the verdict pass.'),
      'direct-pushes': z.enum(['fail', 'allow']).default('fail').describe('Result for commits without a pull request.'),
      since: z
        .string()
        .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a full commit id: a branch or a tag can move')
        .optional()
        .describe('Commit at which records begin. Commits up to it are not evaluated.'),
    })
    .prefault({})
    .describe('Rules for the contents of a release.'),
  branches: z
    .array(pattern)
    .min(1)
    .max(50)
    .optional()
    .describe('Branches whose merge records count. Left out: the default branch.'),
  tags: z.array(pattern).min(1).max(50).default(['**']).describe('Tags of releases, used to find the previous one.'),
  'authorised-by': z
    .strictObject({
      count: z.int().min(1).max(5).default(1).describe('How many people must authorise a release.'),
      from: roleNames.describe('Roles that may authorise it.'),
      via: z
        .array(z.enum(['environment', 'release']))
        .min(1)
        .default(['environment', 'release'])
        .describe(
          'How to authorise: by approving a deployment to an environment in this run, or by publishing the release.',
        ),
      not: z
        .array(z.enum(MAKERS))
        .default([...MAKERS])
        .describe('Who may not, whatever their role: contributors to the release. Apps never may.'),
    })
    .describe('Who must authorise a release.'),
  environments: z
    .array(z.string().min(1).max(255))
    .min(1)
    .max(20)
    .optional()
    .describe('Environments whose approvals count. Left out: all of them.'),
})

export type Settings = z.infer<typeof settings>
