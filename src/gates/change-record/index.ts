import type { Gate, RoleMention } from '../gate.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import { riskNeeds } from '../shared/risk.ts'
import { judge } from './judge.ts'
import { type Authorisation, type Settings, settings } from './settings.ts'

export const changeRecord = {
  type: 'change-record',
  goesByRisk: () => true,
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'reviews', 'files', 'time'],
  alsoNeeds: ({ source }, rules) => [
    source.files ? 'changeRecords' : 'description',
    ...riskNeeds(rules).filter(name => name === 'labels'),
  ],
  asks: ({ source: { files, template } }) => (files ? { changeRecords: { files, template } } : {}),
  roles: ({ 'authorised-by': general, types }) => [
    ...mentions(general, ['authorised-by']),
    ...Object.entries(types).flatMap(([name, type]) =>
      mentions(type['authorised-by'], ['types', name, 'authorised-by']),
    ),
  ],
  files: ({ source: { template } }) => (template ? [{ pattern: template, path: ['source', 'template'] }] : []),
  lint: ({ 'authorised-by': general, types }, roles) => [
    ...(general ? unfillable([general], roles, () => ['authorised-by']) : []),
    ...Object.entries(types).flatMap(([name, { 'authorised-by': own }]) =>
      own ? unfillable([own], roles, () => ['types', name, 'authorised-by']) : [],
    ),
  ],
  judge,
} satisfies Gate<
  Settings,
  'change' | 'commits' | 'reviews' | 'files' | 'time',
  'changeRecords' | 'description' | 'labels'
>

function mentions(authorisation: Authorisation | undefined, path: readonly string[]): RoleMention[] {
  return (authorisation?.from ?? []).map((role, place) => ({ role, path: [...path, 'from', place] }))
}
