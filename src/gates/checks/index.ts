import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const checks = {
  type: 'checks',
  judges: 'change',
  settings,
  needs: ['change', 'checks'],
  judge,
} satisfies Gate<Settings, 'change' | 'checks'>
