import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const coverage = {
  type: 'coverage',
  judges: 'change',
  settings,
  needs: ['files', 'coverage'],
  asks: ({ reports }) => ({ coverage: reports }),
  judge,
} satisfies Gate<Settings, 'files' | 'coverage'>
