import type { FileMention, RoleMention } from '../shared/mentions.ts'
import type { Needs } from '../shared/needs.ts'
import { BY_PATH, type RiskRule, riskNeeds } from '../shared/risk.ts'
import { mentioned } from '../shared/settings.ts'
import { whenMentions, whenNeeds } from '../shared/when.ts'
import type { Always, Sometimes } from './known.ts'
import type { Leaf, Requirement, Settings } from './settings.ts'

/** A part of a requirement that requires approvals by itself, and where it stands. */
interface Part {
  leaf: Leaf
  path: readonly PropertyKey[]
}

function partsOf(one: Requirement, path: readonly PropertyKey[]): Part[] {
  if (!one.any) return [{ leaf: one, path }]
  return one.any.flatMap((option, place) => {
    const at = [...path, 'any', place]
    return option.all
      ? option.all.map((leaf, inner) => ({ leaf, path: [...at, 'all', inner] }))
      : [{ leaf: option, path: at }]
  })
}

const allParts = ({ require }: Pick<Settings, 'require'>): Part[] =>
  require.flatMap((one, place) => partsOf(one, ['require', place]))

/** Roles that the requirements and the veto name. */
export function roleMentions(settings: Settings): RoleMention[] {
  const named = (roles: readonly string[] | undefined, path: readonly PropertyKey[]) =>
    (roles ?? []).map((role, place) => ({ role, path: [...path, place] }))
  return [
    ...allParts(settings).flatMap(({ leaf, path }) => [
      ...named(leaf.from, [...path, 'from']),
      ...(typeof leaf.unowned === 'object' ? named(leaf.unowned.from, [...path, 'unowned', 'from']) : []),
    ]),
    ...named(settings.veto, ['veto']),
  ]
}

/** Patterns of the conditions. */
export const fileMentions = ({ require }: Settings): FileMention[] =>
  require.flatMap((one, place) => [
    ...whenMentions(one.when, ['require', place, 'when']),
    ...mentioned(one['not-needed-when']?.['only-paths'] ?? [], ['require', place, 'not-needed-when', 'only-paths']),
  ])

const needsOwners = (settings: Settings): boolean =>
  allParts(settings).some(({ leaf }) => leaf['code-owners'] !== undefined)

/** Whether an approval may hold for a part of the change, when another part is pushed. */
const holdsInPart = (settings: Settings): boolean =>
  settings['on-push'].stale !== 'commit' &&
  (needsOwners(settings) || settings.require.some(({ when }) => when?.paths !== undefined))

/** What has to be known because of what the settings ask for. */
export function needsOf(settings: Settings, rules: readonly RiskRule[]): Needs<Always, Sometimes> {
  const { veto } = settings
  return {
    change: true,
    commits: true,
    reviews: {
      inPart: holdsInPart(settings),
      edits: settings['on-push'].stale === 'patch',
      vetoes: veto !== undefined,
    },
    ...conditionNeeds(settings, rules),
    ...(needsOwners(settings) ? { files: BY_PATH, codeOwners: true, memberships: { roles: [] } } : {}),
    ...(settings.exclude.includes('last-pusher') || veto ? { lastPushers: { for: 'every-change' } } : {}),
    ...(settings['max-age'] === undefined ? {} : { time: true }),
  }
}

/** What conditions of requirements go by, beside what is needed in every case. */
function conditionNeeds({ require }: Settings, rules: readonly RiskRule[]): Needs<never, 'files' | 'labels'> {
  const all: Needs<never, 'files' | 'labels'>[] = require.map(({ when, 'not-needed-when': unless }) => ({
    ...(when ? whenNeeds(when, rules) : {}),
    ...(unless?.['only-paths'] ? { files: BY_PATH } : {}),
    ...(unless?.risk ? riskNeeds(rules) : {}),
  }))
  return {
    ...(all.some(({ files }) => files) ? { files: BY_PATH } : {}),
    ...(all.some(({ labels }) => labels) ? { labels: true } : {}),
  }
}

/** Requirements that ask for a number of people, as far as that is all that they ask for. */
export const counts = ({ require }: Settings): { count: number; from?: readonly string[] | undefined }[] =>
  require.map(({ count = 0, from, when, 'not-needed-when': unless }) =>
    when || unless ? { count: 0 } : { count, from },
  )
