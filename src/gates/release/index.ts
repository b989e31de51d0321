import type { Gate } from '../gate.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const release = {
  type: 'release',
  judges: 'release',
  settings,
  needs: ['release', 'authorisations'],
  asks: ({ tags, contents, 'authorised-by': by }) => ({ release: { tags, since: contents.since, via: by.via } }),
  roles: ({ 'authorised-by': { from } }) =>
    from.map((role, place) => ({ role, path: ['authorised-by', 'from', place] })),
  lint: ({ 'authorised-by': by }, roles) => unfillable([by], roles, () => ['authorised-by']),
  judge,
} satisfies Gate<Settings, 'release' | 'authorisations'>
