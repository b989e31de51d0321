import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { REVIEWS_AWAITED } from '../reviews/awaited.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import type { Always, Sometimes } from './known.ts'
import { lint } from './lint.ts'
import { fileMentions, needsOf, roleMentions } from './parts.ts'
import { type Settings, settings } from './settings.ts'

/** A veto that stands waits for the author; one that was taken back by the wrong person, for its giver. */
const VETOES_AWAITED = ['by_maker', 'without_role', 'without_write', 'unknown'].map(why => `veto_dismissed_${why}`)

export const approvals = {
  type: 'approvals',
  judges: 'change',
  clauses: inEveryEdition('8.3.4', '8.3.6', '8.6'),
  awaits: { person: [...REVIEWS_AWAITED, ...VETOES_AWAITED] },
  settings,
  directions,
  dependsOnRisk: ({ require }) => require.some(one => one.when?.risk ?? one['not-needed-when']?.risk),
  needs: needsOf,
  helpedBy: ['access'],
  mayLack: ['codeOwners'],
  withoutMembers: 'itself',
  requestsReviews: own => own['request-reviews'],
  roles: roleMentions,
  files: fileMentions,
  lint,
  judge,
} satisfies Gate<Settings, Always, Sometimes>
