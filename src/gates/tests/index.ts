import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const tests = {
  type: 'tests',
  judges: 'change',
  settings,
  needs: ['tests'],
  alsoNeeds: ({ quarantine }) => (quarantine.length > 0 ? ['time'] : []),
  asks: ({ reports }) => ({ tests: reports }),
  judge,
} satisfies Gate<Settings, 'tests', 'time'>
