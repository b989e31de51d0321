import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const approvals = {
  type: 'approvals',
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'reviews'],
  roles: ({ require }) =>
    require.flatMap(({ from = [] }, index) =>
      from.map((role, place) => ({ role, path: ['require', index, 'from', place] })),
    ),
  judge,
} satisfies Gate<Settings, 'change' | 'commits' | 'reviews'>
