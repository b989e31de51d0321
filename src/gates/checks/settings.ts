import * as z from 'zod'
import { login } from '../shared/settings.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,99})$/, 'must be the slug of an app, as in github.com/apps/<slug>')

const name = z
  .string()
  .min(1)
  .max(255)
  .describe('Name of the check, or context of the commit status, exactly as displayed.')

const requirement = z
  .strictObject({
    name,
    app: slug
      .optional()
      .describe(
        'Slug of the app that posts it as a check run. `github-actions` covers every job of every workflow, including workflows that a change adds.',
      ),
    'status-by': login
      .optional()
      .describe(
        'Account that posts it as a commit status, as Jenkins does; apps are `name[bot]`. With an account id, as in `jenkins#583231`, the id decides. `github-actions[bot]` covers every job of every workflow.',
      ),
    allow: z
      .array(z.enum(['neutral', 'skipped']))
      .default([])
      .describe('Conclusions of a check run that count besides `success`.'),
  })
  .refine(
    one => (one.app === undefined) !== (one['status-by'] === undefined),
    'needs either `app`, which posts it as a check run, or `status-by`, which posts it as a commit status',
  )
  .refine(({ 'status-by': by, allow }) => by === undefined || allow.length === 0, {
    path: ['allow'],
    message: 'has no meaning with `status-by`: a commit status is neither neutral nor skipped',
  })

/** What tells one requirement from another. Of a context only the newest status counts, whoever posted it. */
const identityOf = ({ name, app }: z.infer<typeof requirement>): string =>
  app === undefined ? `status ${name}` : `check ${app}/${name}`

export const settings = z.strictObject({
  require: z
    .array(requirement)
    .min(1)
    .max(20)
    .refine(all => new Set(all.map(identityOf)).size === all.length, 'must not name a check twice')
    .describe(
      'Checks of others that must have succeeded on the head commit: check runs of an app, or commit statuses of an account. The newest of each counts.',
    ),
})

export type Settings = z.infer<typeof settings>
export type Requirement = Settings['require'][number]
/** By an app, with a check run. */
export type CheckRequirement = Requirement & { app: string }
/** By an account, with a commit status. */
export type StatusRequirement = Requirement & { 'status-by': string }

export const isStatus = (requirement: Requirement): requirement is StatusRequirement =>
  requirement['status-by'] !== undefined
