import type { Gate } from '../gate.ts'
import { REVIEWS_AWAITED } from '../reviews/awaited.ts'
import { unmeetableByMakers } from '../reviews/makers.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import { recall as recallExemption } from '../shared/exemption.ts'
import type { Remark, RoleMention } from '../shared/mentions.ts'
import { onlyEverything } from '../shared/odd-lists.ts'
import { REVIEW_OVERDUE } from '../shared/overdue-reviews.ts'
import { BY_PATH, labelNeeds } from '../shared/risk.ts'
import type { Roles } from '../shared/roles.ts'
import { mentioned } from '../shared/settings.ts'
import { directions } from './directions.ts'
import { recall } from './grounds.ts'
import { judge } from './judge.ts'
import type { Always, Sometimes } from './known.ts'
import { type Authorisation, excludesPushers, type Settings, settings } from './settings.ts'

export const changeRecord = {
  type: 'change-record',
  judges: 'change',
  clauses: { '2015': ['6.1', '8.3.6', '8.5.6'], '2026': ['6.1.2', '8.3.6', '8.5.6'] },
  awaits: {
    person: [
      ...REVIEWS_AWAITED,
      'authorisation_missing',
      'authorisation_before_record',
      'change_frozen',
      'change_outside_window',
      REVIEW_OVERDUE,
    ],
  },
  settings,
  directions,
  dependsOnRisk: () => true,
  needs: ({ source, 'authorised-by': general, types }, rules) => ({
    change: true,
    commits: true,
    reviews: { inPart: false, vetoes: false },
    files: BY_PATH,
    time: true,
    ...written(source),
    ...labelNeeds(rules),
    ...(Object.values(types).some(type => type['review-within']) ? { owedReviews: true as const } : {}),
    ...([general, ...Object.values(types).map(type => type['authorised-by'])].some(one => one && excludesPushers(one))
      ? { lastPushers: { for: 'every-change' as const } }
      : {}),
  }),
  helpedBy: ['access'],
  mayLack: ['owedReviews'],
  withoutMembers: 'passes',
  roles: ({ 'authorised-by': general, types }) => [
    ...mentions(general, ['authorised-by']),
    ...Object.entries(types).flatMap(([name, type]) =>
      mentions(type['authorised-by'], ['types', name, 'authorised-by']),
    ),
  ],
  files: ({ source: { template }, exempt }) => [
    ...(template ? [{ pattern: template, path: ['source', 'template'] }] : []),
    ...exempt.flatMap((one, place) => mentioned(one['only-paths'], ['exempt', place, 'only-paths'])),
  ],
  lint: ({ 'authorised-by': general, types, exempt }, roles) => [
    ...exempt.flatMap((one, place) =>
      onlyEverything(one['only-paths'], ['exempt', place, 'only-paths'], 'every change of the app is exempt'),
    ),
    ...ofAuthorisation(general, roles, ['authorised-by']),
    ...Object.entries(types).flatMap(([name, { 'authorised-by': own }]) =>
      ofAuthorisation(own, roles, ['types', name, 'authorised-by']),
    ),
  ],
  judge,
  recall: verdict => ({ ...recall(verdict), ...recallExemption(verdict) }),
} satisfies Gate<Settings, Always, Sometimes>

function written({ files, description, issue, template, fragments }: Settings['source']) {
  return {
    ...(files || fragments
      ? {
          changeRecords: {
            files: files ?? [],
            ...(template ? { template } : {}),
            ...(fragments ? { fragments } : {}),
          },
        }
      : {}),
    ...(description ? { description: true as const } : {}),
    ...(issue ? { recordIssue: true as const } : {}),
  }
}

function ofAuthorisation(own: Authorisation | undefined, roles: Roles, path: readonly string[]): Remark[] {
  if (!own) return []
  return [
    ...unfillable([own], roles, () => path),
    ...unmeetableByMakers({ require: [own], exclude: own.not }, roles, () => path),
  ]
}

function mentions(authorisation: Authorisation | undefined, path: readonly string[]): RoleMention[] {
  return (authorisation?.from ?? []).map((role, place) => ({ role, path: [...path, 'from', place] }))
}
