import * as z from 'zod'
import { COVERAGE_FORMATS } from '../../facts/report-formats.ts'
import { parsePercent } from '../../verdict/ratio.ts'
import { hasOptional, OPTIONAL_BESIDE_BASE, onMissingBase, pattern, report } from '../shared/settings.ts'

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
    .describe('Files that are source code and must be measured.'),
  exclude: z
    .array(pattern)
    .max(200)
    .default([])
    .describe('Files among them that are not, such as tests and documentation.'),
})

const part = z.strictObject({
  min: percent.describe('Least share of all measured lines that must be covered, in percent.'),
})

const project = part.extend({
  'max-drop': percent
    .optional()
    .describe(
      'By how many percentage points the share may be lower than where the change begins. It is no drop when no more is uncovered than there, as after covered code was removed. Left out: only `min` is asked for.',
    ),
  'on-missing-base': onMissingBase,
})

const patch = z.strictObject({
  min: percent.describe('Least share of the measured lines written by the change that must be covered, in percent.'),
  'min-lines': z
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe('With fewer measured lines than this in the change, its share is shown but not judged.'),
  'on-unmeasured': z
    .enum(['fail', 'pass'])
    .default('fail')
    .describe('What a changed source file means that no report measures. `pass`: it is listed and nothing more.'),
})

export const METRICS = ['line', 'strict-line', 'branch', 'function', 'statement'] as const
export type Metric = (typeof METRICS)[number]

/** What is counted for whole files only. */
const ONLY_WHOLE: readonly Metric[] = ['function', 'statement']

const component = z
  .strictObject({
    name: z.string().min(1).max(60).describe('What the part is called.'),
    paths: z.array(pattern).min(1).max(50).describe('Its files.'),
    project: part.optional().describe('A minimum for all of it.'),
    patch: patch.optional().describe('A minimum for the lines of it that the change writes.'),
  })
  .refine(({ project, patch }) => project !== undefined || patch !== undefined, 'needs `project`, `patch` or both')

const coverageReport = report.extend({
  format: z
    .enum(COVERAGE_FORMATS)
    .optional()
    .describe('What it must be. Left out: the content tells, and content that could be of two formats is an error.'),
})

export const settings = z
  .strictObject({
    reports: z
      .array(coverageReport)
      .min(1)
      .max(50)
      .refine(reports => new Set(reports.map(({ name }) => name)).size === reports.length, 'must not use a name twice')
      .describe('Coverage reports. Their lines are merged: covered by one is covered.'),
    source: source.prefault({}).describe('Which files count.'),
    metric: z
      .enum(METRICS)
      .default('line')
      .describe(
        'What is counted. `strict-line`: a line counts only when every way that leads on from it was taken, as far as the reports tell of ways. `statement`: as Go and Istanbul count.',
      ),
    project: project.optional().describe('A minimum for the whole project.'),
    patch: patch.optional().describe('A minimum for the lines that the change writes.'),
    'new-exclusions': z
      .strictObject({ max: z.int().min(0).max(1000).default(0).describe('How many a change may add.') })
      .optional()
      .describe(
        'Markers in source code, such as `istanbul ignore` or `pragma: no cover`, that leave lines out of what is measured. Left out: they are not counted.',
      ),
    components: z
      .array(component)
      .max(50)
      .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'must not use a name twice')
      .default([])
      .describe('Parts of the project with a minimum of their own, beside the others.'),
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
    if (!ONLY_WHOLE.includes(metric)) return
    const message = `cannot be counted by ${metric}: reports do not tell in which lines one lies`
    if (patch) context.addIssue({ code: 'custom', path: ['patch'], message })
    for (const [place, one] of components.entries())
      if (one.patch) context.addIssue({ code: 'custom', path: ['components', place, 'patch'], message })
  })

export type Settings = z.infer<typeof settings>
export type Source = Settings['source']
export type ProjectRule = NonNullable<Settings['project']>
export type PatchRule = NonNullable<Settings['patch']>
export type Component = Settings['components'][number]
