import type { Component, DependencySet } from '../../facts/dependencies.ts'
import { isListed } from './names.ts'
import type { Settings } from './settings.ts'

/** Which of the components count. */
export interface Scope {
  judged: readonly Component[]
  own: number
  /** Whether only new ones are judged. */
  isNewOnly: boolean
}

export function scopeOf(settings: Settings, { components }: DependencySet): Scope {
  const others = components.filter(component => !isListed(settings.own, component))
  // Where the base is not known, no component says whether it is in there.
  const isNewOnly = settings['new-only'] && components.every(({ inBase }) => inBase !== undefined)
  return {
    judged: isNewOnly ? others.filter(({ inBase }) => inBase === false) : others,
    own: components.length - others.length,
    isNewOnly,
  }
}
