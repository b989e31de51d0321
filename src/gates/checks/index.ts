import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const checks = {
  type: 'checks',
  judges: 'change',
  clauses: inEveryEdition('8.4.1', '8.6', '9.1.1'),
  awaits: { evidence: ['check_missing', 'check_pending'] },
  settings,
  directions: { require: 'more', 'require.name': 'undirected', 'require.app': 'undirected', 'require.allow': 'fewer' },
  needs: () => ({ change: true, checks: true }),
  judge,
} satisfies Gate<Settings, 'change' | 'checks'>
