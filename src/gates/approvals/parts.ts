import type { FactName } from '../../facts/facts.ts'
import type { FileMention, RoleMention } from '../gate.ts'
import { type RiskRule, riskNeeds } from '../shared/risk.ts'
import { mentioned } from '../shared/settings.ts'
import { whenNeeds } from '../shared/when.ts'
import type { Sometimes } from './judge.ts'
import type { Leaf, Requirement, Settings } from './settings.ts'

/** A part of a requirement that asks for approvals by itself, and where it stands. */
interface Part {
  leaf: Leaf
  path: readonly PropertyKey[]
}

function partsOf(one: Requirement, path: readonly PropertyKey[]): Part[] {
  if (!one.any) return [{ leaf: one, path }]
  return one.any.flatMap((way, place) => {
    const at = [...path, 'any', place]
    return way.all ? way.all.map((leaf, inner) => ({ leaf, path: [...at, 'all', inner] })) : [{ leaf: way, path: at }]
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
    ...mentioned(one.when?.paths ?? [], ['require', place, 'when', 'paths']),
    ...mentioned(one['not-needed-when']?.['only-paths'] ?? [], ['require', place, 'not-needed-when', 'only-paths']),
  ])

const asksForOwners = (settings: Settings): boolean =>
  allParts(settings).some(({ leaf }) => leaf['code-owners'] !== undefined)

/** Whether an approval may hold for a part of the change, when another part is pushed. */
export const holdsInPart = (settings: Settings): boolean =>
  settings['on-push'].stale === 'content' &&
  (asksForOwners(settings) || settings.require.some(({ when }) => when?.paths !== undefined))

/** What has to be known because of what the settings ask for. */
export function factsFor(settings: Settings, rules: readonly RiskRule[]): Sometimes[] {
  const conditions = settings.require.flatMap(({ when, 'not-needed-when': unless }): FactName[] => [
    ...(when ? whenNeeds(when, rules) : []),
    ...(unless?.['only-paths'] ? (['files'] as const) : []),
    ...(unless?.risk ? riskNeeds(rules) : []),
  ])
  return [
    ...(['files', 'labels'] as const).filter(name => conditions.includes(name)),
    ...(asksForOwners(settings) ? (['files', 'codeOwners', 'memberships'] as const) : []),
    ...(settings.exclude.includes('last-pusher') || settings.veto ? (['lastPushers'] as const) : []),
    ...(settings['max-age'] === undefined ? [] : (['time'] as const)),
  ]
}

/** Requirements that ask for a number of people, as far as that is all that they ask for. */
export const counts = ({ require }: Settings): { count: number; from?: readonly string[] | undefined }[] =>
  require.map(({ count = 0, from, when, 'not-needed-when': unless }) =>
    when || unless ? { count: 0 } : { count, from },
  )
