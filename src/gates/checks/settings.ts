import * as z from 'zod'

const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,99})$/, 'must be the slug of an app, as in github.com/apps/<slug>')

const requirement = z.strictObject({
  name: z.string().min(1).max(255).describe('Name of the check, exactly as displayed.'),
  app: slug.describe(
    'Slug of the app that posts it. `github-actions` covers every job of every workflow, including workflows that a change adds.',
  ),
  allow: z
    .array(z.enum(['neutral', 'skipped']))
    .default([])
    .describe('Conclusions that count besides `success`.'),
})

export const settings = z.strictObject({
  require: z
    .array(requirement)
    .min(1)
    .max(20)
    .refine(
      all => new Set(all.map(({ name, app }) => `${app}/${name}`)).size === all.length,
      'must not name a check twice',
    )
    .describe('Checks of other apps that must have succeeded on the head commit. The newest run of each counts.'),
})

export type Settings = z.infer<typeof settings>
export type CheckRequirement = Settings['require'][number]
