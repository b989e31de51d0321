import { unprocessable } from './answer.ts'
import type { Call } from './route.ts'

const USUAL = 30
const MAX = 100

export interface Page<T> {
  items: T[]
  headers: Record<string, string>
}

/** One page of a list with its Link header, as GitHub cuts it. */
export function page<T>(call: Call, all: readonly T[]): Page<T> {
  const size = Math.min(number(call, 'per_page', USUAL), MAX)
  const current = number(call, 'page', 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const items = all.slice((current - 1) * size, current * size)
  if (call.truncated) return { items: items.slice(0, Math.floor(items.length / 2)), headers: {} }
  return { items, headers: links(call, current, last) }
}

/** The same for a list that is paged by cursors: a page begins after one of its items, or ends before one. */
export function cursorPage<T>(call: Call, all: readonly T[], key: (item: T) => number): Page<T> {
  const size = Math.min(number(call, 'per_page', USUAL), MAX)
  const at = (name: 'after' | 'before') => positionOf(call, name, all.map(key))
  const end = at('before')
  const start = end === undefined ? (at('after') ?? -1) + 1 : Math.max(0, end - size)
  const items = all.slice(start, Math.min(start + size, end ?? all.length))
  if (call.truncated) return { items: items.slice(0, Math.floor(items.length / 2)), headers: {} }
  const [first, last] = [items[0], items.at(-1)]
  const back = start > 0 && first !== undefined ? { before: cursor(key(first)) } : undefined
  const forth = start + items.length < all.length && last !== undefined ? { after: cursor(key(last)) } : undefined
  const parts = [
    ...(back === undefined ? [] : [`<${turned(call, back)}>; rel="prev"`]),
    ...(forth === undefined ? [] : [`<${turned(call, forth)}>; rel="next"`]),
  ]
  return { items, headers: parts.length === 0 ? {} : { link: parts.join(', ') } }
}

function positionOf({ query }: Call, name: 'after' | 'before', keys: readonly number[]): number | undefined {
  const given = query.get(name)
  if (given === null) return undefined
  const found = keys.findIndex(key => cursor(key) === given)
  if (found === -1) throw unprocessable(`Invalid ${name} cursor`)
  return found
}

function cursor(key: number): string {
  return Buffer.from(`cursor:${key}`).toString('base64url')
}

function turned({ site, query, path }: Call, to: Record<string, string>): string {
  const next = new URLSearchParams(query)
  for (const name of ['after', 'before']) next.delete(name)
  for (const [name, value] of Object.entries(to)) next.set(name, value)
  return `${site.api}${path}?${next}`
}

function number({ query }: Call, name: string, usual: number): number {
  const value = Number(query.get(name) ?? usual)
  if (!Number.isInteger(value) || value < 1) throw unprocessable(`Invalid ${name}`)
  return value
}

function links(call: Call, current: number, last: number): Record<string, string> {
  const to = (rel: string, target: number) => `<${address(call, target)}>; rel="${rel}"`
  const back = current > 1 ? [to('prev', current - 1), to('first', 1)] : []
  const forth = current < last ? [to('next', current + 1), to('last', last)] : []
  const all = [...back, ...forth]
  return all.length === 0 ? {} : { link: all.join(', ') }
}

function address(call: Call, target: number): string {
  return turned(call, { page: String(target) })
}
