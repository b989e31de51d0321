import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import { AUTHORISATIONS_AWAITED } from './awaited.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const release = {
  type: 'release',
  judges: 'release',
  clauses: inEveryEdition('8.5.2', '8.5.6', '8.6'),
  awaits: { person: AUTHORISATIONS_AWAITED, evidence: ['change_unrecorded', 'change_record_unreadable'] },
  settings,
  directions,
  needs: ({ tags, contents: { since }, 'authorised-by': { via } }) => ({
    release: { tags, ...(since === undefined ? {} : { since }) },
    authorisations: { via },
  }),
  roles: ({ 'authorised-by': { from } }) =>
    from.map((role, place) => ({ role, path: ['authorised-by', 'from', place] })),
  lint: ({ 'authorised-by': by }, roles) => unfillable([by], roles, () => ['authorised-by']),
  judge,
} satisfies Gate<Settings, 'release' | 'authorisations'>
