import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const coverage = {
  type: 'coverage',
  clauses: ['8.3.4', '8.6', '9.1.1'],
  settings,
  needs: ['files', 'coverage'],
  reports: ({ reports }) => reports,
  judge,
} satisfies Gate<Settings, 'files' | 'coverage'>
