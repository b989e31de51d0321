import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { REVIEWS_AWAITED } from '../reviews/awaited.ts'
import { judge, untouched } from './judge.ts'
import { type Settings, settings } from './settings.ts'

/**
 * Always there, and in no policy's hands: whoever changes the rules needs the approval of somebody who answers for
 * them. Otherwise a change could first loosen what it is judged by.
 */
export const protectedPaths = {
  type: 'protected-paths',
  judges: 'change',
  clauses: inEveryEdition('4.4.2', '6.3', '7.5.3'),
  awaits: { person: [...REVIEWS_AWAITED, 'rules_touched', 'not_independent'] },
  settings,
  // No policy has these keys.
  directions: { role: 'undirected', 'own-changes': 'undirected' },
  neverConceded: true,
  needs: () => ({
    change: true,
    commits: true,
    reviews: { inPart: false, vetoes: false },
    lastPushers: { for: 'rules-change' },
    rulesChange: true,
  }),
  helpedBy: ['access'],
  withoutMembers: 'passes',
  notApplicable: ({ rulesChange }) => (rulesChange?.paths.length === 0 ? untouched() : undefined),
  roles: ({ role }) => (role === null ? [] : [{ role, path: [] }]),
  judge,
} satisfies Gate<Settings, 'change' | 'commits' | 'reviews' | 'lastPushers' | 'rulesChange'>
