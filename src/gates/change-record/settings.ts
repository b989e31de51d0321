import * as z from 'zod'
import { isLiteral, patternProblem } from '../../facts/glob.ts'
import { freezeSettings, isInOrder, ORDER, windowSettings } from '../shared/calendar.ts'
import { exemption } from '../shared/exemption.ts'
import { day, duration, label, MAKERS, pattern, roleNames } from '../shared/settings.ts'

const fieldName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}(?:\.[a-z][a-z0-9-]{0,39})?$/,
    'must be a lower-case name such as rollback or risk.level',
  )

const placesOf = ({ files, description, issue }: { files?: unknown; description?: unknown; issue?: unknown }) =>
  [files, description, issue].filter(place => place !== undefined)

const source = z
  .strictObject({
    files: z.array(pattern).min(1).max(20).optional().describe('Files of the change that contain its record, as YAML.'),
    template: z
      .string()
      .min(1)
      .max(256)
      .refine(
        path => isLiteral(path) && patternProblem(path) === undefined,
        'must be the path of one file, relative to the root of the repository',
      )
      .optional()
      .describe('Template file on the base branch: unchanged template texts do not count as filled in.'),
    description: z.literal(true).optional().describe('The record is in sections of the pull request description.'),
    issue: z
      .strictObject({
        label: label.optional().describe('Label that the issue must have. Left out: none is needed.'),
      })
      .optional()
      .describe(
        'The record is in the sections of an open issue, such as one made from an issue form. The section "Change record" of the description names it: #12.',
      ),
    fragments: z
      .array(pattern)
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Files of the change that say what it means for users, beside the record: changesets, or fragments of towncrier. Left out: none are asked for.',
      ),
  })
  .refine(source => placesOf(source).length > 0, {
    error: 'needs "files", "description" or "issue" as the location of the record',
  })
  .refine(source => placesOf(source).length < 2, {
    error: 'needs one of "files", "description" and "issue": a change has one record',
  })
  .refine(({ files, template }) => template === undefined || files !== undefined, {
    error: 'requires "files"; for a description, the pull request template is used',
    path: ['template'],
  })

const authorisation = z.strictObject({
  count: z.int().min(1).max(5).default(1).describe('How many people must authorise the change.'),
  from: roleNames.describe('Roles that may authorise it.'),
  not: z
    .array(z.enum(MAKERS))
    .default([...MAKERS])
    .describe('Who may not, whatever their role: contributors to the change. Apps never may.'),
})

const type = z.strictObject({
  incident: z
    .enum(['required', 'optional'])
    .default('optional')
    .describe('Whether the field "incident" must name the incident that made the change urgent.'),
  'review-within': duration
    .optional()
    .describe(
      'How soon after the merge the change must be reviewed. Recorded as an obligation. With `retrospective-reviews`, no change of such a type passes while the review of an earlier one is overdue.',
    ),
  'authorised-by': authorisation.optional().describe('Who authorises changes of this type, instead of the default.'),
  'pre-authorised': z
    .strictObject({
      'only-paths': z.array(pattern).min(1).max(50).describe('The only files that such a change may touch.'),
      'max-files': z
        .int()
        .min(1)
        .max(10_000)
        .optional()
        .describe('How many files it may touch. Left out: there is no limit.'),
      until: day.describe('Last day on which it holds, in UTC: then somebody looks at it again.'),
    })
    .optional()
    .describe(
      'A standard change: whoever approves the policy authorises all changes of this type in advance, within these limits. Beyond them it is authorised as every other change.',
    ),
})

const EXEMPT = 'Types of change that are exempt.'
const freeze = z.strictObject(freezeSettings(EXEMPT)).refine(isInOrder, ORDER)
const window = z.strictObject(windowSettings(EXEMPT)).refine(isInOrder, ORDER)

export const settings = z
  .strictObject({
    source: source.describe('Location of the change record.'),
    required: z
      .array(fieldName)
      .min(1)
      .max(40)
      .default(['reason', 'risk', 'impact', 'rollback'])
      .describe('Fields, or headings of sections, that must be filled in.'),
    'authorised-by': authorisation.optional().describe('Whose approval authorises exactly the content of the change.'),
    types: z
      .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a name in lower case'), type)
      .default({})
      .describe('Types of change besides `normal`, given by the field "type".'),
    exempt: z
      .array(exemption)
      .max(20)
      .default([])
      .describe(
        'Changes by apps that need no change record: made by the app itself, with verified commits, in these files only. Also those by which a release consumes the records of the changes in it.',
      ),
    freeze: z.array(freeze).max(50).default([]).describe('Periods in which changes must not be merged.'),
    windows: z
      .array(window)
      .max(20)
      .default([])
      .describe('Hours in which changes may be merged. Left out: at any time.'),
  })
  .superRefine(({ types, freeze, windows }, context) => {
    for (const [key, entries] of Object.entries({ freeze, windows })) {
      for (const [index, entry] of entries.entries()) {
        for (const [place, name] of entry.allow.entries()) {
          if (name === 'normal' || Object.hasOwn(types, name)) continue
          const path = [key, index, 'allow', place]
          context.addIssue({ code: 'custom', path, message: 'is not a type of change; define it under "types"' })
        }
      }
    }
  })

export const excludesPushers = ({ not }: Pick<Authorisation, 'not'>): boolean => not.includes('committers')

export type Settings = z.infer<typeof settings>
export type Authorisation = z.infer<typeof authorisation>

/** What the policy says of a type; the author chose its name, which may be that of something every object has. */
export function rulesOf({ types }: Settings, type: string): Settings['types'][string] | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined
}
