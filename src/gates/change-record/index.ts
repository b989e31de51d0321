import type { Gate, RoleMention } from '../gate.ts'
import { judge } from './judge.ts'
import { type Authorisation, type Settings, settings } from './settings.ts'

export const changeRecord = {
  type: 'change-record',
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'reviews', 'files', 'time'],
  alsoNeeds: ({ source }) => (source.files ? ['changeRecords'] : ['description']),
  asks: ({ source: { files, template } }) => (files ? { changeRecords: { files, template } } : {}),
  roles: ({ 'authorised-by': general, types }) => [
    ...mentions(general, ['authorised-by']),
    ...Object.entries(types).flatMap(([name, type]) =>
      mentions(type['authorised-by'], ['types', name, 'authorised-by']),
    ),
  ],
  judge,
} satisfies Gate<Settings, 'change' | 'commits' | 'reviews' | 'files' | 'time', 'changeRecords' | 'description'>

function mentions(authorisation: Authorisation | undefined, path: readonly string[]): RoleMention[] {
  return (authorisation?.from ?? []).map((role, place) => ({ role, path: [...path, 'from', place] }))
}
