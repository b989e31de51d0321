import { unprocessable } from './answer.ts'
import type { Call } from './route.ts'

const USUAL = 30
const MOST = 100

export interface Page<T> {
  items: T[]
  headers: Record<string, string>
}

/** One page of a list with its Link header, as GitHub cuts it. */
export function page<T>(call: Call, all: readonly T[]): Page<T> {
  const size = Math.min(number(call, 'per_page', USUAL), MOST)
  const current = number(call, 'page', 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const items = all.slice((current - 1) * size, current * size)
  if (call.truncated) return { items: items.slice(0, Math.floor(items.length / 2)), headers: {} }
  return { items, headers: links(call, current, last) }
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

function address({ site, query, path }: Call, target: number): string {
  const next = new URLSearchParams(query)
  next.set('page', String(target))
  return `${site.api}${path}?${next}`
}
