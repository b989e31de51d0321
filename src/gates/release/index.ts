import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { unfillable } from '../reviews/satisfiable.ts'
import type { Remark } from '../shared/mentions.ts'
import { REVIEW_OVERDUE } from '../shared/overdue-reviews.ts'
import { ruleFor } from './authorise.ts'
import { AUTHORISATIONS_AWAITED } from './awaited.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import { environmentsOf, type Settings, settings } from './settings.ts'

export const release = {
  type: 'release',
  judges: 'release',
  clauses: inEveryEdition('8.5.2', '8.5.6', '8.6'),
  awaits: {
    person: [...AUTHORISATIONS_AWAITED, REVIEW_OVERDUE],
    evidence: [
      'artifact_missing',
      'artifact_not_delivered_before',
      'artifact_without_digest',
      'provenance_missing',
      'provenance_unverified',
      'change_unrecorded',
      'change_record_unreadable',
    ],
  },
  settings,
  directions,
  needs,
  rules: ({ artifacts }) => (artifacts?.provenance ? [artifacts.provenance['trusted-root']] : []),
  roles: ({ 'authorised-by': { from }, kinds }) => [
    ...from.map((role, place) => ({ role, path: ['authorised-by', 'from', place] })),
    ...Object.entries(kinds).flatMap(([name, kind]) =>
      (kind?.from ?? []).map((role, place) => ({ role, path: ['kinds', name, 'from', place] })),
    ),
  ],
  lint: (settings, roles) => [
    ...unfillable([settings['authorised-by']], roles, () => ['authorised-by']),
    ...(Object.keys(settings.kinds) as (keyof Settings['kinds'])[]).flatMap(kind =>
      unfillable([ruleFor(settings, { kind })], roles, () => ['kinds', kind]),
    ),
    ...withoutWay(settings),
  ],
  mayLack: ['owedReviews'],
  awaitsReviews: settings => (settings['overdue-reviews'] === 'fail' ? ['overdue-reviews'] : undefined),
  judge,
} satisfies Gate<Settings, 'release' | 'authorisations', 'time' | 'artifacts' | 'owedReviews'>

function needs(settings: Settings) {
  const { tags, packages, lines, branches, contents, freeze, windows, 'authorised-by': by } = settings
  const usesTime = freeze.length > 0 || windows.length > 0 || by['max-age'] !== undefined
  const stages = environmentsOf(settings)
    .filter(({ after }) => after.length > 0)
    .map(({ name, after }) => ({ environment: name, after }))
  return {
    release: {
      tags,
      ...(packages ? { packages } : {}),
      ...(lines ? { lines } : {}),
      ...(contents.since === undefined ? {} : { since: contents.since }),
      ...(contents.follow === 'merges' ? { follow: branches ?? lines ?? [] } : {}),
      stages,
    },
    authorisations: { via: by.via, ...(by['release-pulls'] ? { releasePulls: by['release-pulls'] } : {}) },
    owedReviews: true as const,
    ...(usesTime ? { time: true as const } : {}),
    ...(settings.artifacts ? { artifacts: artifactsNeeded(settings.artifacts) } : {}),
  }
}

function artifactsNeeded({ require: names, provenance }: NonNullable<Settings['artifacts']>) {
  if (!provenance) return { assets: true }
  const { repository = null, 'trusted-root': trustedRoot } = provenance
  return { assets: true, provenance: { names, repository, trustedRoot } }
}

/** Whoever publishes a release, or pushes its tag, has requested it. */
function withoutWay({ 'authorised-by': { via, not } }: Settings): Remark[] {
  if (!not.includes('requester') || via.some(one => one === 'environment' || one === 'review')) return []
  const message =
    'This can hardly be met: whoever publishes the release or pushes its tag also requests it. Add `environment` or `review` to `via`.'
  return [{ path: ['authorised-by', 'via'], message }]
}
