import * as z from 'zod'
import { digest, lineRange, oid } from './basics.ts'
import { TRUST } from './trust.ts'

/** What reports say that a run made: coverage and tests. */

export const reportRequest = z.strictObject({
  name: z.string(),
  artifact: z.string().optional().describe('Left out: in the workspace.'),
  workflow: z.string().optional().describe('File name of the workflow with the artifact. Left out: whichever has it.'),
  paths: z.array(z.string()),
  'path-map': z.record(z.string(), z.string()).optional(),
  root: z
    .string()
    .optional()
    .describe('Folder that relative paths start from, or a pattern of it. Left out: detected.'),
  'on-empty-file': z.enum(['fail', 'pass']).optional().describe('Left out: `fail`.'),
  format: z.string().optional().describe('Left out: detected from the content.'),
  trust: z.enum(TRUST).optional().describe('Left out: no more than of all.'),
  required: z.boolean().optional().describe('Left out: `true`.'),
})

const share = z.strictObject({ covered: z.int().nonnegative(), total: z.int().nonnegative() })

export const report = z.strictObject({
  name: z.string(),
  state: z
    .enum(['read', 'missing', 'pending', 'expired', 'unmatched', 'empty', 'stale', 'ambiguous', 'unreadable', 'unsafe'])
    .describe(
      'Only `read` can pass. `pending`: a run that has not finished may still provide it. `unmatched`: not known to be for the commit. `ambiguous`: a path in it may be two files. `unsafe`: a link, a folder, or outside the expected folder.',
    ),
  detail: z.string().describe('What was found, in one sentence.'),
  next: z.string().optional().describe('Next step. Left out: the one that is usual for the state.'),
  absent: z
    .literal(true)
    .optional()
    .describe('Completely missing, and no running workflow could still provide it. Left out: part of it may exist.'),
  artifact: z
    .strictObject({ id: z.string(), run: z.string(), digest })
    .optional()
    .describe('Artifact that it was unpacked from. Left out: not from an artifact, or there is none.'),
  trust: z.enum(TRUST).optional().describe('Left out: not asked for.'),
  files: z.array(z.strictObject({ path: z.string(), digest, bytes: z.int().nonnegative() })),
  oddities: z.array(z.strictObject({ code: z.string(), count: z.int().positive() })),
  empty: z
    .array(z.string())
    .optional()
    .describe('Files with nothing in them, which the policy allows beside others. Left out: none.'),
})

export const measured = z.strictObject({
  commit: oid.nullable().describe('Commit that the reports are for.'),
  as: z
    .enum(['head', 'merge', 'group', 'other'])
    .describe('`merge`: the test merge of head into base. `group`: the commit of a merge group.'),
})

export const compared = oid.nullable().describe('Commit that the change is compared with. `null`: not known.')

const measuredFile = z.strictObject({
  path: z.string(),
  covered: z.int().nonnegative(),
  total: z.int().nonnegative(),
  partial: z.int().nonnegative().optional().describe('Covered lines whose branches were not all taken.'),
  branches: share.optional(),
  functions: share.optional(),
  statements: share.optional(),
  sumsOnly: z.literal(true).optional().describe('Reported as totals only: it is unknown which lines are covered.'),
})

const changedLines = z.strictObject({
  path: z.string(),
  covered: z.array(lineRange),
  uncovered: z.array(lineRange),
  partial: z.array(lineRange).optional().describe('Covered lines whose branches were not all taken.'),
  branches: share.optional().describe('Branches of added lines.'),
  sameAsHead: z.boolean().describe('Whether the line numbers are also valid in the head commit.'),
})

export const measurement = z.strictObject({
  request: z.array(reportRequest),
  measured,
  compared,
  reports: z.array(report),
  files: z
    .array(measuredFile)
    .describe(
      'Tracked files that the reports measure: lines, merged over all reports (the highest count of a line wins), and the other metrics in the reports.',
    ),
  pathReading: z
    .literal(2)
    .optional()
    .describe('How paths become files. 2: from where each report lies. Left out: as earlier versions did.'),
  unmapped: z.int().nonnegative().describe('Paths in the reports that are not tracked files.'),
  unmappedPaths: z
    .array(
      z.strictObject({
        report: z.string(),
        file: z.string(),
        path: z.string(),
        map: z.strictObject({ from: z.string(), to: z.string() }).optional(),
      }),
    )
    .optional()
    .describe(
      'The first of them, by report and file. `map`: the entry of `path-map` that makes a tracked file of the path. Left out: none, or not collected.',
    ),
  beyond: z
    .int()
    .positive()
    .optional()
    .describe('Lines in the reports beyond the end of their file, which are ignored. Left out: none.'),
  changed: z.array(changedLines).describe('Added lines that the reports measure.'),
  content: z
    .array(changedLines)
    .nullable()
    .optional()
    .describe(
      'The same without lines that differ in white space only. `null`: too many files. Left out: not requested.',
    ),
  unread: z
    .array(
      z.strictObject({
        path: z.string(),
        lines: z.int().nonnegative(),
        content: z.int().nonnegative().optional().describe('Without those that differ in white space only.'),
      }),
    )
    .nullable()
    .optional()
    .describe(
      'Added lines that are not blank, of files whose lines no report measures. `null`: too many files. Left out: not requested.',
    ),
  before: z
    .array(measuredFile)
    .nullable()
    .optional()
    .describe(
      'What the same reports of the base measure of changed files, from the artifacts of its runs. `null`: not known. Left out: not requested.',
    ),
  exclusions: z
    .array(z.strictObject({ path: z.string(), line: z.int().positive(), tool: z.string() }))
    .nullable()
    .optional()
    .describe('Added lines that exclude code from coverage. `null`: too large to search. Left out: not requested.'),
})

/** A test case by its names in a report. `in`: the file of the report. */
const namedCase = z.strictObject({ report: z.string(), in: z.string(), suite: z.string(), name: z.string() })
const namedCases = z
  .strictObject({ count: z.int().nonnegative(), first: z.array(namedCase) })
  .describe('How many, and the first of them.')

export const testRun = z.strictObject({
  request: z.array(reportRequest),
  measured,
  compared,
  reports: z.array(report),
  cases: z.strictObject({
    total: z.int().nonnegative(),
    passed: z.int().nonnegative(),
    failed: z.int().nonnegative().describe('Failures and errors.'),
    skipped: z.int().nonnegative().describe('Not executed, for whatever reason.'),
    flaky: z.int().nonnegative().describe('Passed after a failure in the same run. Also counted in `passed`.'),
  }),
  unpassed: z
    .array(
      z.strictObject({
        suite: z.string(),
        name: z.string(),
        outcome: z.enum(['failed', 'skipped']),
        file: z.string().nullable(),
        line: z.int().positive().nullable(),
        namesakes: z
          .int()
          .min(2)
          .optional()
          .describe('How many cases have this suite and name. Left out: it is the only one, or not known.'),
        report: z.string().optional().describe('Name of its report. Left out: not collected.'),
        in: z.string().optional().describe('The file of the report. Left out: not collected.'),
      }),
    )
    .describe('The first of them, failed ones first. The counts cover all of them.'),
  flaky: z.array(namedCase).optional().describe('The first flaky cases. Left out: none, or not collected.'),
  identities: z
    .strictObject({
      digest: z
        .int()
        .nonnegative()
        .nullable()
        .describe('52 bits of a SHA-256 over the identities of all cases. `null`: too many to compare.'),
      byName: z
        .strictObject({ total: z.int().nonnegative(), skipped: z.int().nonnegative() })
        .nullable()
        .describe('Cases of one suite, class and name counted once, as earlier versions did. `null`: too many.'),
      files: z
        .array(
          z.strictObject({
            report: z.string(),
            in: z.string(),
            key: z
              .string()
              .regex(/^[0-9a-f]{8}$/)
              .describe('What stands for both in a record.'),
            total: z.int().nonnegative(),
            skipped: z.int().nonnegative(),
          }),
        )
        .describe('Cases by file of a report. Empty: too many files.'),
      base: z
        .strictObject({
          reports: z.array(report),
          digest: z.int().nonnegative(),
          gone: namedCases,
          skipped: namedCases,
        })
        .nullable()
        .describe(
          'The same reports of the base, from the artifacts of its runs. `gone`: cases of the base that there are no more. `skipped`: cases that were not skipped there. `null`: not known.',
        ),
    })
    .optional()
    .describe('What cases are distinguished by, for the comparison with the base. Left out: not requested.'),
  claims: z
    .array(
      z.strictObject({
        id: z.string(),
        passed: z.int().nonnegative(),
        failed: z.int().nonnegative(),
        skipped: z.int().nonnegative(),
      }),
    )
    .describe('Identifiers that test cases name in their properties or names, with the number of cases by outcome.'),
})

export const reportSet = z.array(reportRequest).readonly()

/** One set of reports. `exclusions`: lines are looked for that leave code out of what is measured. */
export const coverageRequest = z.strictObject({
  reports: reportSet,
  exclusions: z.boolean(),
  content: z.literal(true).optional().describe('Lines that differ in white space only are told apart. Left out: no.'),
  unread: z.literal(true).optional().describe('Lines of files that no report measures are counted. Left out: no.'),
  before: z.literal(true).optional().describe('Changed files are compared with the base. Left out: no.'),
})
export const testsRequest = z.strictObject({
  reports: reportSet,
  compared: z.literal(true).optional().describe('Left out: nothing is compared with the base.'),
})

export type ReportRequest = z.infer<typeof reportRequest>
export type Report = z.infer<typeof report>
export type Share = z.infer<typeof share>
export type Measurement = z.infer<typeof measurement>
export type TestRun = z.infer<typeof testRun>
export type NamedCase = z.infer<typeof namedCase>
