import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { REPORTS_AWAITED, REPORTS_PENDING } from '../shared/reports.ts'
import { basis, needsBase } from './compare.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const tests = {
  type: 'tests',
  judges: 'change',
  clauses: inEveryEdition('8.3.4', '8.6', '9.1.1'),
  awaits: { evidence: REPORTS_AWAITED },
  pending: REPORTS_PENDING,
  settings,
  directions,
  needs: settings => ({
    tests: { reports: settings.reports, ...(needsBase(settings) ? { compared: true as const } : {}) },
    ...(settings.quarantine.length > 0 ? { time: true } : {}),
    ...(needsBase(settings) ? { baseline: { of: 'tests', reports: settings.reports } } : {}),
  }),
  basis,
  inGroup: ({ 'max-count-drop': _, 'max-new-skipped': __, ...others }) => others,
  judge,
} satisfies Gate<Settings, 'tests', 'time' | 'baseline'>
