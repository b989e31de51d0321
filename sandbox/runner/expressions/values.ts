// How GitHub compares and converts. https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
// and actions/runner, src/Sdk/Expressions/EvaluationResult.cs

/** What the filter `*` gave: a further step goes into each of its values. */
export class Filtered extends Array<unknown> {}

export function isTruthy(value: unknown): boolean {
  return !(value === undefined || value === null || value === false || value === '' || value === 0)
}

/** Names are compared without case, and a step into nothing gives nothing. */
export function property(value: unknown, key: unknown): unknown {
  if (value instanceof Filtered) {
    const found = [...value].map(one => property(one, key)).filter(one => one !== undefined)
    return Filtered.from(found)
  }
  if (Array.isArray(value)) return value[Math.floor(numberOf(key))]
  if (typeof value !== 'object' || value === null) return undefined
  const wanted = textOf(key).toLowerCase()
  return Object.entries(value).find(([name]) => name.toLowerCase() === wanted)?.[1]
}

export function everything(value: unknown): Filtered {
  if (value instanceof Filtered) return Filtered.from([...value].flatMap(one => [...everything(one)]))
  if (Array.isArray(value)) return Filtered.from(value)
  return Filtered.from(typeof value === 'object' && value !== null ? Object.values(value) : [])
}

/** Loose: values of different kinds are compared as numbers, texts without case, objects by being the same one. */
export function areEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toUpperCase() === right.toUpperCase()
  if (isObject(left) && isObject(right)) return left === right
  return numberOf(left) === numberOf(right)
}

export function isLess(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toUpperCase() < right.toUpperCase()
  return numberOf(left) < numberOf(right)
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

export function numberOf(value: unknown): number {
  if (value === undefined || value === null) return 0
  if (typeof value === 'boolean' || typeof value === 'number') return Number(value)
  // An empty text is 0, as in JavaScript.
  return typeof value === 'string' ? Number(value) : Number.NaN
}

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object'
  return String(value)
}
