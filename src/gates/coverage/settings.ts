import * as z from 'zod'
import { parsePercent } from '../../verdict/ratio.ts'
import { pattern, report } from '../settings.ts'

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

const project = z.strictObject({
  min: percent.describe('Least share of all measured lines that must be covered, in percent.'),
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

export const settings = z
  .strictObject({
    reports: z
      .array(report)
      .min(1)
      .max(50)
      .refine(reports => new Set(reports.map(({ name }) => name)).size === reports.length, 'must not use a name twice')
      .describe('Coverage reports that must be there. Their lines are merged: covered by one is covered.'),
    source: source.prefault({}).describe('Which files count.'),
    metric: z.literal('line').default('line').describe('What is counted.'),
    project: project.optional().describe('A minimum for the whole project.'),
    patch: patch.optional().describe('A minimum for the lines that the change writes.'),
  })
  .refine(({ project, patch }) => project !== undefined || patch !== undefined, 'needs `project`, `patch` or both')

export type Settings = z.infer<typeof settings>
export type Source = Settings['source']
export type PatchRule = NonNullable<Settings['patch']>
