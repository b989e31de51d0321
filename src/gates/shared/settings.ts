import * as z from 'zod'
import { patternProblem } from '../../facts/glob.ts'
import { parseDuration } from './duration.ts'
import type { FileMention } from './mentions.ts'

/** Settings that gates of several types have, with one meaning each. */

export const pattern = z
  .string()
  .refine(text => patternProblem(text) === undefined, { error: issue => patternProblem(String(issue.input)) })

/** Names that a team makes up: they end up in check names, records and file paths, so they are kept plain. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be 1 to 40 lower-case letters, digits and hyphens, beginning with a letter')

export const duration = z
  .string()
  .refine(
    text => parseDuration(text) !== undefined,
    'must be whole days or hours, such as P2D or PT48H, from one hour to 90 days',
  )

/** A day of the calendar, in UTC. */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayRule = 'must be a day that the calendar has, such as 2027-03-01'
export const day = z
  .string()
  .regex(DAY, dayRule)
  .refine(text => !DAY.test(text) || isDay(text), dayRule)

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** A label of an issue or a change. */
export const label = z.string().trim().min(1).max(100)

/** Numbers of the code that a change begins from are in the records; there are none before the first. */
export const onMissingBase = z
  .enum(['pass', 'fail'])
  .default('pass')
  .describe(
    'What it means that no record has numbers of where the change begins, counted in this way: before the first record, and after a change of how it is counted. `pass`: it is told of, and judged without.',
  )

/** A report of a test run, which may be many files. */
export const report = z.strictObject({
  name: z.string().min(1).max(100).describe('What the team calls this report, such as `unit`.'),
  artifact: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(
      'Artifact that holds the report, by the name that CI uploads it under: of the newest runs on the head commit. Left out: the report is in the workspace.',
    ),
  paths: z
    .array(pattern)
    .min(1)
    .max(50)
    .describe(
      'Files of the report in the workspace or the artifact. Every pattern must find one; `*`, `**` and `{a,b}` are allowed.',
    ),
  'path-map': z
    .record(z.string().regex(/^.{1,400}$/s, 'must have 1 to 400 characters'), z.string().max(400))
    .refine(map => Object.keys(map).length <= 20, 'has more than 20 entries')
    .optional()
    .describe('What paths in the report begin with, and what stands there in the repository: `{ "/app/": "" }`.'),
  required: z
    .boolean()
    .optional()
    .describe(
      'Whether the gate fails when it is not there. `false`: it is left out when no file of it is there, and its artifact is of no run on the commit and all of those went well; one that is there in part, or cannot be used, fails all the same. Of all reports of a gate one must be there. Left out: `true`.',
    ),
})

/** Numbers without a report cannot be held against numbers with it. */
export const OPTIONAL_BESIDE_BASE =
  'cannot be asked for beside a report with `required: false`: numbers with it and without it say nothing of each other'

export const hasOptional = (reports: readonly { required?: boolean | undefined }[]): boolean =>
  reports.some(({ required }) => required === false)

/** A size that changes can exceed. */
export const moreThan = z
  .strictObject({
    files: z.int().min(1).optional().describe('Changed files.'),
    lines: z.int().min(1).optional().describe('Added and removed lines together, as GitHub counts them.'),
  })
  .refine(({ files, lines }) => files !== undefined || lines !== undefined, 'needs "files" or "lines"')

/** Names of roles that the policy defines. */
export const roleNames = z.array(z.string()).min(1).max(20)

/** The people who made what is judged. */
export const MAKERS = ['author', 'committers', 'co-authors'] as const

/** Each pattern of a list with its place. */
export const mentioned = (patterns: readonly string[], path: readonly PropertyKey[]): FileMention[] =>
  patterns.map((pattern, place) => ({ pattern, path: [...path, place] }))
