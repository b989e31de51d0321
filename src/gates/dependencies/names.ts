import type { Component } from '../../facts/dependencies.ts'

/** What a component is called by. */
export type Called = Pick<Component, 'id' | 'name' | 'version'>

/** Everything that a team may call a component in a policy. A package URL also without its version. */
export function namesOf({ id, name, version }: Called): readonly string[] {
  const names = [id, name]
  if (id.startsWith('pkg:')) names.push(id.replace(/@[^@/]*$/, ''))
  return version === null ? names : [...names, `${name}@${version}`]
}

/** Whether a component is one of those that a list names; `*` at the end stands for anything. */
export function isListed(list: readonly string[], component: Called): boolean {
  const names = namesOf(component)
  return list.some(one =>
    one.endsWith('*') ? names.some(name => name.startsWith(one.slice(0, -1))) : names.includes(one),
  )
}
