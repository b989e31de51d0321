import * as z from 'zod'
import { patternProblem } from '../../facts/glob.ts'
import type { Trust } from '../../facts/trust.ts'
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

/** GitHub's rule for user names; managed users have an underscore before the name of their enterprise. Bots write `name[bot]`. */
export const login = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\[bot\])?(?:#[1-9]\d{0,19})?$/,
    'is not a GitHub user name (write it without @ and spaces)',
  )
  .describe(
    'GitHub user name, without @. Case does not matter. With an account id, as in `alice#583231`, the id decides: a name can change hands.',
  )

export const duration = z
  .string()
  .refine(
    text => parseDuration(text) !== undefined,
    'must be whole days or hours, such as P2D or PT48H, from one hour to 90 days',
  )

/** A day of the calendar, in UTC. */
const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayRule = 'must be a valid date such as 2027-03-01'
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
    'Result if no record has comparable numbers for the base of the change: before the first record, and after the way of counting changed. `pass`: this is reported, and the comparison is skipped.',
  )

/** `.` is no pattern, but what people write for the root of the repository. */
const root = z.string().refine(text => text === '.' || patternProblem(text) === undefined, {
  error: issue => patternProblem(String(issue.input)),
})

/** No report is from the platform itself. */
const REPORT_TRUST = ['self-reported', 'separate-job', 'ci-artifact'] as const satisfies readonly Trust[]

/** A report of a test run, which may be many files. */
export const report = z.strictObject({
  name: z.string().min(1).max(100).describe('Name of this report, such as `unit`.'),
  artifact: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(
      'Name of the artifact with the report, from the newest CI runs on the head commit. Left out: the report is in the workspace.',
    ),
  workflow: z
    .string()
    .regex(/^[\w.-]{1,200}\.ya?ml$/, 'must be the file name of a workflow, such as ci.yml')
    .optional()
    .describe(
      'File name of the workflow with the artifact, such as `ci.yml`, in `.github/workflows`. Left out: whichever has it, which must be only one.',
    ),
  paths: z
    .array(pattern)
    .min(1)
    .max(50)
    .describe(
      'Files of the report in the workspace or the artifact. Every pattern must match a file; `*`, `**` and `{a,b}` are allowed.',
    ),
  'path-map': z
    .record(z.string().max(400), z.string().max(400))
    .refine(map => Object.keys(map).length <= 20, 'has more than 20 entries')
    .optional()
    .describe(
      'Path prefixes in the report, and their replacement in the repository: `{ "/app/": "" }`. The prefix `""` is that of every relative path.',
    ),
  root: root
    .optional()
    .describe(
      'Folder that relative paths in the report start from, such as `packages/api`; `.` is the root of the repository. A pattern such as `packages/*` means the matching folder above the report. Left out: the nearest folder above the report from which all its paths are found; if that could be two folders, the report is ambiguous, which is an error.',
    ),
  'on-empty-file': z
    .enum(['fail', 'pass'])
    .optional()
    .describe(
      'Result if one of several files of the report has nothing in it, as after a test run that was stopped. `pass`: it is only listed. Left out: `fail`.',
    ),
  trust: z
    .enum(REPORT_TRUST)
    .optional()
    .describe(
      'Trust that this report needs at least: see `trust` of the policy. Left out: no more than the policy demands of all.',
    ),
  required: z
    .boolean()
    .optional()
    .describe(
      'Whether the gate fails if the report is missing. `false`: it is ignored if none of its files exist, or if all runs on the commit succeeded and none has its artifact. A partial or unusable report always fails. At least one report of a gate must exist. Left out: `true`.',
    ),
})

/** Only artifacts are of a workflow. */
export const hasPlaces = (
  reports: readonly { artifact?: string | undefined; workflow?: string | undefined }[],
): boolean => reports.every(({ artifact, workflow }) => workflow === undefined || artifact !== undefined)
export const NEEDS_ARTIFACT = 'has a report with `workflow`, which has no meaning without `artifact`'

/** Numbers without a report cannot be held against numbers with it. */
export const OPTIONAL_BESIDE_BASE =
  'cannot be combined with a report with `required: false`: numbers with and without it are not comparable'

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

/** Each pattern of a list with its place, and what else is to be known of them. */
export const mentioned = (
  patterns: readonly string[],
  path: readonly PropertyKey[],
  more: Pick<FileMention, 'says' | 'expectEmpty'> = {},
): FileMention[] => patterns.map((pattern, place) => ({ pattern, path: [...path, place], ...more }))

export const NEEDS_PATHS = 'has `expect-empty`, which has no meaning without patterns beside it'

/** Beside a list of patterns. */
export const expectEmpty = z
  .literal(true)
  .optional()
  .describe('The patterns may match no file yet, since their folder is planned. Left out: this is reported.')
