import * as z from 'zod'
import { oid } from './basics.ts'
import { compared, measured, report, reportRequest, reportSet } from './reports.ts'

/** What a project takes from others, as bills of materials list it, and what is known against it. */

export const SEVERITIES = ['critical', 'high', 'moderate', 'low', 'none'] as const
/** Worst first: what nobody rated may be anything. */
export const BY_SEVERITY = ['unknown', ...SEVERITIES] as const

const component = z.strictObject({
  id: z.string().describe('Its package URL without qualifiers; without one, its name and version.'),
  name: z.string().describe('With its group or namespace.'),
  version: z.string().nullable(),
  licences: z
    .array(z.string())
    .describe('As written. All of them apply, in every report that lists the component. Empty: none is stated.'),
  depth: z
    .int()
    .positive()
    .nullable()
    .describe('1: a direct dependency. `null`: the reports do not contain the way to it.'),
  through: z.string().nullable().describe('The direct dependency that brings it, on the shortest way.'),
  inBase: z.boolean().optional().describe('Whether the base has it in this version. Left out: the base is not known.'),
  scanned: z
    .boolean()
    .optional()
    .describe('Whether the advisory reports list it. Left out: none was read, or none could list it.'),
})

const advisory = z.strictObject({
  ids: z.array(z.string()).min(1).describe('All names of one advisory, such as its GHSA and CVE ids.'),
  severity: z
    .enum(BY_SEVERITY)
    .describe('The worst that its CVSS score and the databases that published it say. `unknown`: nobody says.'),
  name: z.string(),
  version: z.string(),
  component: z.string().describe('Id of the component.'),
  listed: z.boolean().describe('Whether it is among the components. If not, no bill of materials lists it.'),
})

export const dependencySet = z.strictObject({
  request: z.array(reportRequest),
  measured,
  compared,
  reports: z.array(report),
  components: z.array(component).describe('Each once, sorted by id.'),
  billed: z.boolean().describe('Whether the components are from a bill of materials, and not only from a scan.'),
  unlisted: z.array(z.string()).describe('The first packages of the advisory reports that no bill of materials lists.'),
  skipped: z
    .int()
    .nonnegative()
    .describe('Entries that are no components: files, operating systems, lock files, cryptographic assets.'),
  advisories: z.array(advisory).nullable().describe('Sorted by component. `null`: no advisory report was read.'),
  scannedClean: z
    .boolean()
    .optional()
    .describe('Whether every scan lists packages without advisories too. Left out: no advisory report was read.'),
  base: z
    .strictObject({ request: z.array(reportRequest), commit: oid.nullable(), reports: z.array(report) })
    .optional()
    .describe('The bills of materials of the base. Left out: not requested.'),
})

/** One set of reports, and those of the base where only new components are judged. */
export const dependenciesRequest = z.strictObject({ reports: reportSet, base: reportSet.optional() })

export type Severity = (typeof SEVERITIES)[number]
export type Component = z.infer<typeof component>
export type Advisory = z.infer<typeof advisory>
export type DependencySet = z.infer<typeof dependencySet>

/** How many advisories there are of each severity, the worst first. */
export const countBySeverity = (advisories: readonly Pick<Advisory, 'severity'>[]): [Advisory['severity'], number][] =>
  BY_SEVERITY.map(severity => [severity, advisories.filter(one => one.severity === severity).length])
