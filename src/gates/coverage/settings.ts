import * as z from 'zod'
import { COVERAGE_FORMATS } from '../../facts/report-formats.ts'
import { parsePercent } from '../../verdict/ratio.ts'
import {
  expectEmpty,
  hasOptional,
  hasPlaces,
  NEEDS_ARTIFACT,
  OPTIONAL_BESIDE_BASE,
  onMissingBase,
  pattern,
  report,
} from '../shared/settings.ts'

const percentRule = 'must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5'
const isPercent = (value: number | string): boolean => parsePercent(String(value)) !== undefined
/** YAML reads `80.5` as a number; a text keeps every digit. Both are compared as integers. */
const percent = z.union(
  [z.number(percentRule).refine(isPercent, percentRule), z.string(percentRule).refine(isPercent, percentRule)],
  percentRule,
)

const source = z.strictObject({
  include: z
    .array(pattern)
    .min(1)
    .max(200)
    .default(['**'])
    .describe('Files that are source code and must be measured. Each pattern must match a file of the base commit.'),
  'expect-empty': expectEmpty,
  exclude: z.array(pattern).max(200).default([]).describe('Files to exclude, such as tests and documentation.'),
})

const part = z.strictObject({
  min: percent.describe('Minimum coverage of all measured lines, in percent.'),
})

const project = part.extend({
  'max-drop': percent
    .optional()
    .describe(
      'Maximum drop compared with the base, in percentage points. It is not a drop if no more lines are uncovered than at the base, for example after covered code was removed. Left out: only `min` applies.',
    ),
  'on-missing-base': onMissingBase,
})

/** From lax to strict. */
export const ON_UNMEASURED = ['pass', 'count-as-missed', 'fail'] as const

const patch = z.strictObject({
  min: percent.describe('Minimum coverage of the measured lines that the change adds or edits, in percent.'),
  'min-lines': z
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe('With fewer measured lines than this, the coverage of the change is shown but not evaluated.'),
  'on-unmeasured': z
    .enum(ON_UNMEASURED)
    .default('fail')
    .describe(
      'Result for a changed source file that no report measures. `pass`: it is only listed. `count-as-missed`: its changed lines that are not blank count as not covered.',
    ),
  'ignore-whitespace': z
    .boolean()
    .optional()
    .describe(
      'Whether changed lines that differ in white space only are left out, as where code is indented anew. White space within a text counts as white space, too. Left out: `false`.',
    ),
})

export const METRICS = ['line', 'strict-line', 'branch', 'function', 'statement'] as const
export type Metric = (typeof METRICS)[number]

/** What is counted for whole files only. */
const ONLY_WHOLE: readonly Metric[] = ['function', 'statement']

const component = z
  .strictObject({
    name: z.string().min(1).max(60).describe('Name of the component.'),
    paths: z.array(pattern).min(1).max(50).describe('Files of the component.'),
    'expect-empty': expectEmpty,
    project: part.optional().describe('Minimum for the whole component.'),
    patch: patch.optional().describe('Minimum for its lines that the change adds or edits.'),
  })
  .refine(({ project, patch }) => project !== undefined || patch !== undefined, 'needs `project`, `patch` or both')

const coverageReport = report.extend({
  format: z
    .enum(COVERAGE_FORMATS)
    .optional()
    .describe('Format of the report. Left out: detected from the content; ambiguous content is an error.'),
})

export const settings = z
  .strictObject({
    reports: z
      .array(coverageReport)
      .min(1)
      .max(50)
      .refine(reports => new Set(reports.map(({ name }) => name)).size === reports.length, 'must not use a name twice')
      .refine(hasPlaces, NEEDS_ARTIFACT)
      .describe('Coverage reports. They are merged: a line covered by one report is covered.'),
    source: source.prefault({}).describe('Files that count.'),
    metric: z
      .enum(METRICS)
      .default('line')
      .describe(
        'What is counted. `strict-line`: a line counts only if all its branches in the reports were taken. `statement`: as Go and Istanbul count.',
      ),
    project: project.optional().describe('Minimum for the whole project.'),
    patch: patch.optional().describe('Minimum for the lines that the change adds or edits.'),
    'new-exclusions': z
      .strictObject({ max: z.int().min(0).max(1000).default(0).describe('How many markers a change may add.') })
      .optional()
      .describe(
        'Markers in source code, such as `istanbul ignore` or `pragma: no cover`, that exclude lines from coverage. Left out: they are not counted.',
      ),
    components: z
      .array(component)
      .max(50)
      .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'must not use a name twice')
      .default([])
      .describe('Parts of the project with their own minimums, in addition to the others.'),
  })
  .refine(
    ({ project, patch, components }) => (project ?? patch ?? components[0]) !== undefined,
    'needs `project`, `patch` or `components`',
  )
  .superRefine(({ project, reports }, context) => {
    if (project?.['max-drop'] !== undefined && hasOptional(reports))
      context.addIssue({ code: 'custom', path: ['project', 'max-drop'], message: OPTIONAL_BESIDE_BASE })
  })
  .superRefine(({ metric, patch, components }, context) => {
    for (const [path, rule] of patchRules({ patch, components }))
      if (metric === 'branch' && rule['on-unmeasured'] === 'count-as-missed')
        context.addIssue({ code: 'custom', path: [...path, 'on-unmeasured'], message: NO_BRANCHES })
    if (!ONLY_WHOLE.includes(metric)) return
    const message = `cannot be counted by ${metric}: reports do not contain the lines of each one`
    if (patch) context.addIssue({ code: 'custom', path: ['patch'], message })
    for (const [place, one] of components.entries())
      if (one.patch) context.addIssue({ code: 'custom', path: ['components', place, 'patch'], message })
  })

const NO_BRANCHES = 'cannot be `count-as-missed` with `metric: branch`: it is unknown how many branches such lines have'

type Patches = { patch?: PatchRule | undefined; components: readonly { patch?: PatchRule | undefined }[] }

/** Every rule for changed lines, with its place. */
export function patchRules({ patch, components }: Patches): [path: PropertyKey[], rule: PatchRule][] {
  const all = [
    { path: ['patch'], rule: patch },
    ...components.map((one, at) => ({ path: ['components', at, 'patch'], rule: one.patch })),
  ]
  return all.flatMap(({ path, rule }) => (rule ? [[path, rule] as [PropertyKey[], PatchRule]] : []))
}

export type Settings = z.infer<typeof settings>
export type Source = Settings['source']
export type ProjectRule = NonNullable<Settings['project']>
export type PatchRule = z.infer<typeof patch>
export type Component = Settings['components'][number]
