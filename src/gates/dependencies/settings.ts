import * as z from 'zod'
import { SEVERITIES } from '../../facts/dependencies.ts'
import { parseRule } from '../../facts/licences.ts'
import { DEPENDENCY_FORMATS } from '../../facts/report-formats.ts'
import { day, hasPlaces, NEEDS_ARTIFACT, report } from '../shared/settings.ts'

const dependencyReport = report.omit({ 'path-map': true, root: true }).extend({
  format: z
    .enum(DEPENDENCY_FORMATS)
    .optional()
    .describe('Format of the report. Left out: detected from the content; ambiguous content is an error.'),
})

type Report = z.infer<typeof report>

const listOf = <One extends z.ZodType<Pick<Report, 'name' | 'artifact' | 'workflow'>>>(one: One) =>
  z
    .array(one)
    .min(1)
    .max(20)
    .refine(all => new Set(all.map(({ name }) => name)).size === all.length, 'has two reports with the same name')
    .refine(hasPlaces, NEEDS_ARTIFACT)

const reports = listOf(dependencyReport)
/** Nothing passes because of what the base has, so it needs no trust of its own. */
const baseReports = listOf(dependencyReport.omit({ trust: true }))

const licenceRule = 'must be an SPDX licence id such as MIT, an id with `*` at its end, or an id WITH an exception'
const licence = z
  .string()
  .max(200)
  .refine(text => parseRule(text) !== undefined, licenceRule)

const licences = z
  .strictObject({
    allow: z
      .array(licence)
      .min(1)
      .max(500)
      .optional()
      .describe('The only licences a component may have. Of licences joined with OR, one is enough.'),
    deny: z
      .array(licence)
      .max(500)
      .optional()
      .describe('Licences a component must not have. Of licences joined with OR, another one is enough.'),
  })
  .refine(({ allow, deny }) => (allow === undefined) !== (deny === undefined), 'needs either `allow` or `deny`')

const named = z.string().min(1).max(400)
/** Everything would be one's own. */
const ownRule = 'must name more than `*` or a kind of package'
const own = named.refine(text => !/^(?:pkg:[^/]*\/?)?\*$/.test(text), ownRule)

const accepted = z.strictObject({
  component: named.describe(
    'Its name, its name and version as in `left-pad@1.3.0`, or its package URL. A name means it in every ecosystem.',
  ),
  for: z
    .string()
    .min(1)
    .max(100)
    .describe('What is accepted: `licence`, `version`, `scan`, or the id of an advisory such as `CVE-2021-44906`.'),
  reason: z.string().trim().min(1).max(400).describe('Why it is accepted.'),
  owner: z.string().trim().min(1).max(100).describe('Who is responsible for it.'),
  until: day.describe('Last day, in UTC, on which it is accepted.'),
})

export type Accepted = z.infer<typeof accepted>

export const settings = z
  .strictObject({
    reports: reports.describe(
      'Bills of materials (CycloneDX JSON 1.4 to 1.7, SPDX JSON 2.3) and advisory reports (JSON of OSV-Scanner with `--all-packages`). Together they are one list of components.',
    ),
    licences: licences
      .optional()
      .describe(
        'Which licences components may have. A component without a recognised licence fails. Left out: licences are not judged.',
      ),
    advisories: z
      .strictObject({
        max: z
          .enum(SEVERITIES)
          .describe(
            'The highest severity that is allowed. `none`: no advisory with a score above zero. An advisory without a severity counts as critical.',
          ),
      })
      .optional()
      .describe('Known vulnerabilities. Every component must have been scanned. Left out: none are looked for.'),
    'new-only': z
      .boolean()
      .default(false)
      .describe(
        'Whether only components are judged that the base of the change does not have in the same version. If the base is unknown, all of them are judged.',
      ),
    base: baseReports
      .optional()
      .describe(
        'Bills of materials of the base. Without `artifact`: files committed at the base. With it: from the newest successful runs on the base commit. Left out: as in `reports`.',
      ),
    own: z
      .array(own)
      .max(100)
      .default([])
      .describe(
        'Components of your own, which are not judged: names or package URLs; `*` at the end stands for anything.',
      ),
    accepted: z
      .array(accepted)
      .max(200)
      .default([])
      .describe('What is accepted of single components until a day. It is reported in every run.'),
  })
  .refine(
    ({ licences: rule, advisories }) => (rule ?? advisories) !== undefined,
    'needs `licences`, `advisories` or both',
  )
  .refine(all => all.base === undefined || all['new-only'], {
    path: ['base'],
    message: 'has no meaning without `new-only: true`',
  })

export type Settings = z.infer<typeof settings>
