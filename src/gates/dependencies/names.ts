import type { Component } from '../../facts/dependencies.ts'
import { parsePackageUrl } from '../../facts/package-url.ts'

/** What a component is called by. */
export type Called = Pick<Component, 'id' | 'name' | 'version'>

/** Everything that a team may call a component in a policy. A package URL also without its version. */
export function namesOf({ id, name, version }: Called): readonly string[] {
  const url = parsePackageUrl(id)
  return [
    ...new Set([
      ...(url ? [url.text, url.text.replace(/\?.*$/, ''), url.text.replace(/(?:@[^@/]*)?(?:\?.*)?$/, '')] : [id]),
      ...(version === null ? [name] : [name, `${name}@${version}`]),
    ]),
  ]
}

/** What a team wrote, in the spelling in which components are named. */
export const usual = (written: string): string => parsePackageUrl(written)?.text ?? written

/** Every package URL begins alike: the beginning of a name, such as `p*`, must not mean all of them. */
const isUrl = (name: string): boolean => name.startsWith('pkg:')

/** Of a package URL with the sign of a scope as in its usual spelling. */
function startOf(written: string): string {
  const start = written.slice(0, -1)
  return isUrl(start) ? start.replaceAll('/@', '/%40') : start
}

/** Finds out whether a component is one of those that a list names; `*` at the end stands for anything. */
export function listing(list: readonly string[]): (component: Called) => boolean {
  const whole = new Set(list.filter(one => !one.endsWith('*')).map(usual))
  const starts = list.filter(one => one.endsWith('*')).map(startOf)
  const begins = (name: string) => starts.some(start => isUrl(start) === isUrl(name) && name.startsWith(start))
  return component => namesOf(component).some(name => whole.has(name) || begins(name))
}
