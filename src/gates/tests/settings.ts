import * as z from 'zod'
import { report } from '../settings.ts'

export const settings = z.strictObject({
  reports: z
    .array(report)
    .min(1)
    .max(20)
    .refine(
      reports => new Set(reports.map(({ name }) => name)).size === reports.length,
      'has two reports with the same name',
    )
    .describe('Test reports in JUnit XML. All of them must be there; a case that stands in several counts once.'),
  'max-failed': z.int().min(0).default(0).describe('How many cases may fail.'),
  'max-skipped': z.int().min(0).optional().describe('How many cases may be skipped. Left out: no limit.'),
  'min-cases': z.int().min(1).default(1).describe('How many cases must have passed at least.'),
  flaky: z
    .enum(['allow', 'warn', 'fail'])
    .default('warn')
    .describe('What a case means that failed at first and passed when it was repeated.'),
})

export type Settings = z.infer<typeof settings>
