import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { REPORTS_AWAITED, REPORTS_PENDING } from '../shared/reports.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

/** What a project takes from others: which licences it has, and what is known against it. */
/** A bill of materials or a scan is missing or leaves something out. */
const COMPONENTS_AWAITED = [
  ...['component_unscanned', 'bill_missing', 'advisory_report_missing', 'scan_incomplete', 'base_components_unknown'],
  ...['components_not_scannable', 'packages_unlisted', 'declared_incomplete'],
]

export const dependencies = {
  type: 'dependencies',
  judges: 'change',
  clauses: inEveryEdition('8.4.1', '8.4.2'),
  awaits: { evidence: [...REPORTS_AWAITED, ...COMPONENTS_AWAITED] },
  pending: REPORTS_PENDING,
  settings,
  directions,
  needs: settings => ({
    dependencies: {
      reports: settings.reports,
      ...(settings['new-only'] ? { base: settings.base ?? settings.reports } : {}),
    },
    ...(settings.accepted.length > 0 ? { time: true } : {}),
  }),
  judge,
} satisfies Gate<Settings, 'dependencies', 'time'>
