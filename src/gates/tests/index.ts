import type { Gate } from '../gate.ts'
import { asksForBase, basis } from './compare.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const tests = {
  type: 'tests',
  judges: 'change',
  settings,
  needs: ['tests'],
  alsoNeeds: settings => [
    ...(settings.quarantine.length > 0 ? (['time'] as const) : []),
    ...(asksForBase(settings) ? (['baseline'] as const) : []),
  ],
  basis,
  asks: ({ reports }) => ({ tests: reports }),
  judge,
} satisfies Gate<Settings, 'tests', 'time' | 'baseline'>
