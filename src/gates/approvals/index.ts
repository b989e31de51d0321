import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import type { Always, Sometimes } from './known.ts'
import { counts, fileMentions, needsOf, roleMentions } from './parts.ts'
import { type Settings, settings } from './settings.ts'

export const approvals = {
  type: 'approvals',
  judges: 'change',
  clauses: inEveryEdition('8.3.4', '8.3.6', '8.6'),
  settings,
  directions,
  dependsOnRisk: ({ require }) => require.some(one => one.when?.risk ?? one['not-needed-when']?.risk),
  needs: needsOf,
  requestsReviews: own => own['request-reviews'],
  roles: roleMentions,
  files: fileMentions,
  lint: (own, roles) => (own.people === 'distinct' ? unfillable(counts(own), roles, place => ['require', place]) : []),
  judge,
} satisfies Gate<Settings, Always, Sometimes>
