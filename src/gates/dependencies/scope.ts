import type { Advisory, Component, DependencySet } from '../../facts/dependencies.ts'
import { listing } from './names.ts'
import type { Settings } from './settings.ts'

/** Which of the components count. */
export interface Scope {
  judged: readonly Component[]
  /** About judged components, and about packages that no bill of materials lists, but not about our own. */
  advisories: readonly Advisory[]
  own: number
  /** Whether only new ones are judged. */
  isNewOnly: boolean
}

export function scopeOf(settings: Settings, { components, advisories }: DependencySet): Scope {
  const isOwn = listing(settings.own)
  const others = components.filter(component => !isOwn(component))
  // Where the base is not known, no component says whether it is in there.
  const isNewOnly = settings['new-only'] && components.every(({ inBase }) => inBase !== undefined)
  const judged = isNewOnly ? others.filter(({ inBase }) => inBase === false) : others
  const ids = new Set(judged.map(({ id }) => id))
  const isJudged = ({ listed, component: id, name, version }: Advisory) =>
    listed ? ids.has(id) : !isOwn({ id, name, version })
  return { judged, advisories: (advisories ?? []).filter(isJudged), own: components.length - others.length, isNewOnly }
}
