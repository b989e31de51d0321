import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { lint } from './lint.ts'
import { isStatus, type Settings, settings } from './settings.ts'

export const checks = {
  type: 'checks',
  judges: 'change',
  clauses: inEveryEdition('8.4.2'),
  awaits: { evidence: ['check_missing', 'check_pending', 'status_by_other'] },
  pending: ['check_pending'],
  settings,
  directions: {
    require: 'more',
    'require.name': 'undirected',
    'require.app': 'undirected',
    'require.status-by': 'undirected',
    'require.allow': 'fewer',
  },
  needs: ({ require }) => ({
    change: true,
    ...(require.every(isStatus) ? {} : { checks: { apps: require.flatMap(({ app }) => app ?? []) } }),
    ...(require.some(isStatus) ? { statuses: { contexts: require.filter(isStatus).map(({ name }) => name) } } : {}),
  }),
  lint,
  judge,
} satisfies Gate<Settings, 'change', 'checks' | 'statuses'>
