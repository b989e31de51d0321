import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

/** What a project takes from others: which licences it has, and what is known against it. */
export const dependencies = {
  type: 'dependencies',
  judges: 'change',
  clauses: inEveryEdition('8.4.1', '8.4.2'),
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
