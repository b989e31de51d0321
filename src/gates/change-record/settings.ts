import * as z from 'zod'
import { isLiteral, patternProblem } from '../../facts/glob.ts'
import { duration, MAKERS, pattern, roleNames } from '../shared/settings.ts'
import { isZone, parseWallTime } from '../shared/zoned.ts'

const fieldName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}(?:\.[a-z][a-z0-9-]{0,39})?$/,
    'must be a name in lower case such as rollback or risk.level',
  )

const source = z
  .strictObject({
    files: z.array(pattern).min(1).max(20).optional().describe('Files of the change that hold its record, as YAML.'),
    template: z
      .string()
      .min(1)
      .max(256)
      .refine(
        path => isLiteral(path) && patternProblem(path) === undefined,
        'must be the path of one file, from the root of the repository',
      )
      .optional()
      .describe('File of the base branch that records are copied from: its texts do not count as filled in.'),
    description: z
      .literal(true)
      .optional()
      .describe('The record is in headed sections of the description of the pull request.'),
  })
  .refine(({ files, description }) => files !== undefined || description !== undefined, {
    error: 'needs either "files" or "description", which tells where the record is',
  })
  .refine(({ files, description }) => files === undefined || description === undefined, {
    error: 'needs either "files" or "description", and not both: a change has one record',
  })
  .refine(({ files, template }) => template === undefined || files !== undefined, {
    error: 'belongs to "files"; for a description, the template of the repository counts',
    path: ['template'],
  })

const authorisation = z.strictObject({
  count: z.int().min(1).max(5).default(1).describe('How many people must authorise the change.'),
  from: roleNames.describe('Roles that may.'),
  not: z
    .array(z.enum(MAKERS))
    .default([...MAKERS])
    .describe('Who may not, whatever the role: those who made the change. Apps never may.'),
})

const type = z.strictObject({
  incident: z
    .enum(['required', 'optional'])
    .default('optional')
    .describe('Whether the field "incident" must name what made the change urgent.'),
  'review-within': duration
    .optional()
    .describe('How soon after landing the change must be reviewed; recorded as an obligation.'),
  'authorised-by': authorisation.optional().describe('Who authorises changes of this type, in place of the others.'),
})

const timeRule = 'must be a date and a time such as 2026-12-20T00:00'
const wallTime = z.string().refine(text => parseWallTime(text) !== undefined, timeRule)

const freeze = z
  .strictObject({
    name: z.string().min(1).max(60).describe('What it is called, such as year-end.'),
    from: wallTime.describe('When it begins, by clocks of the zone.'),
    to: wallTime.describe('When it is over.'),
    zone: z.string().refine(isZone, 'must be a zone such as Europe/Berlin or UTC').describe('Zone of both times.'),
    allow: z.array(z.string()).max(20).default([]).describe('Types of change that may land all the same.'),
  })
  .refine(({ from, to }) => from < to, { error: 'must be later than "from"', path: ['to'] })

export const settings = z
  .strictObject({
    source: source.describe('Where the change record is written.'),
    required: z
      .array(fieldName)
      .min(1)
      .max(40)
      .default(['reason', 'risk', 'impact', 'rollback'])
      .describe('Fields, or headings of sections, that must be filled in.'),
    'authorised-by': authorisation.optional().describe('Whose approval authorises the change, on exactly its content.'),
    types: z
      .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a name in lower case'), type)
      .default({})
      .describe('Types of change beside `normal`, told by the field "type".'),
    freeze: z.array(freeze).max(50).default([]).describe('Times in which changes do not land.'),
  })
  .superRefine(({ types, freeze: windows }, context) => {
    for (const [index, window] of windows.entries()) {
      for (const [place, name] of window.allow.entries()) {
        if (name === 'normal' || Object.hasOwn(types, name)) continue
        const path = ['freeze', index, 'allow', place]
        context.addIssue({ code: 'custom', path, message: 'is no type of change; define it under "types"' })
      }
    }
  })

export type Settings = z.infer<typeof settings>
export type Authorisation = z.infer<typeof authorisation>
export type Freeze = Settings['freeze'][number]
