import type { Gate } from '../gate.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import { type Always, judge, type Sometimes } from './judge.ts'
import { counts, factsFor, fileMentions, holdsInPart, roleMentions } from './parts.ts'
import { type Settings, settings } from './settings.ts'

export const approvals = {
  type: 'approvals',
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'reviews'],
  goesByRisk: ({ require }) => require.some(one => one.when?.risk ?? one['not-needed-when']?.risk),
  alsoNeeds: factsFor,
  asks: own => ({ inPart: holdsInPart(own), vetoes: own.veto !== undefined, reviewRequests: own['request-reviews'] }),
  roles: roleMentions,
  files: fileMentions,
  lint: (own, roles) => (own.people === 'distinct' ? unfillable(counts(own), roles, place => ['require', place]) : []),
  judge,
} satisfies Gate<Settings, Always, Sometimes>
