import * as z from 'zod'
import { TEST_FORMATS } from '../../facts/report-formats.ts'
import {
  day,
  hasOptional,
  hasPlaces,
  NEEDS_ARTIFACT,
  OPTIONAL_BESIDE_BASE,
  onMissingBase,
  report,
} from '../shared/settings.ts'

const quarantined = z.strictObject({
  suite: z.string().max(400).default('').describe('Suite of the case, as shown after `Failed:` and before the colon.'),
  name: z.string().min(1).max(400).describe('Name of the case.'),
  report: z.string().min(1).max(100).optional().describe('Name of the report with the case. Left out: every report.'),
  file: z
    .string()
    .min(1)
    .max(400)
    .optional()
    .describe(
      'File of the report, or file of the test, with the case, where several cases have this suite and name. Left out: all of them may fail.',
    ),
  until: day.describe('Last day, in UTC, on which it may fail.'),
  owner: z.string().min(1).max(100).describe('Who is responsible for the fix.'),
})

const testReport = report.extend({
  format: z
    .enum(TEST_FORMATS)
    .optional()
    .describe('Format of the report. Left out: detected from the content; ambiguous content is an error.'),
})

export type Quarantined = z.infer<typeof quarantined>

export const settings = z
  .strictObject({
    reports: z
      .array(testReport)
      .min(1)
      .max(20)
      .refine(
        reports => new Set(reports.map(({ name }) => name)).size === reports.length,
        'has two reports with the same name',
      )
      .refine(hasPlaces, NEEDS_ARTIFACT)
      .describe(
        'Test reports in JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3 or TestNG. Every case in every report counts; attempts at one case, where the tool repeats what fails, are one.',
      ),
    'max-failed': z.int().min(0).default(0).describe('How many cases may fail.'),
    'max-skipped': z.int().min(0).optional().describe('How many cases may be skipped. Left out: no limit.'),
    'max-count-drop': z
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe('How many cases fewer than at the base there may be. Left out: no limit.'),
    'max-new-skipped': z
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe('How many cases more than at the base may be skipped. Left out: no limit.'),
    'on-missing-base': onMissingBase,
    'min-cases': z.int().min(1).default(1).describe('How many cases must have passed at least.'),
    flaky: z
      .enum(['allow', 'warn', 'fail'])
      .default('warn')
      .describe('Result for a case that failed first and passed when repeated.'),
    quarantine: z
      .array(quarantined)
      .max(50)
      .default([])
      .describe('Cases that may fail until a date. They are reported in every run.'),
  })
  .superRefine((settings, context) => {
    if (!hasOptional(settings.reports)) return
    for (const key of ['max-count-drop', 'max-new-skipped'] as const)
      if (settings[key] !== undefined) context.addIssue({ code: 'custom', path: [key], message: OPTIONAL_BESIDE_BASE })
  })

export type Settings = z.infer<typeof settings>
