import { type Arguments, type Context, TypedError } from './context.ts'

const MAX = 100

export interface Connection<T> {
  totalCount: number
  nodes: T[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

interface Listed<T> {
  /** The connection's name, for messages. */
  name: string
  items: readonly T[]
  /** What stays the same when the list grows: a cursor points at an item, not at a position. */
  key: (item: T) => string | number
}

/** A page of a list by `first`/`after` or `last`/`before`, with the limits that GitHub sets. */
export function connection<T>({ name, items, key }: Listed<T>, args: Arguments, context: Context): Connection<T> {
  const [start, end] = range({ name, items, key }, args, context)
  const nodes = items.slice(start, end)
  const kept = context.truncated ? nodes.slice(0, Math.floor(nodes.length / 2)) : nodes
  const [first, last] = [nodes[0], nodes.at(-1)]
  return {
    totalCount: items.length,
    nodes: kept,
    pageInfo: {
      hasNextPage: !context.truncated && end < items.length,
      hasPreviousPage: start > 0,
      startCursor: first === undefined ? null : cursor(key(first)),
      endCursor: last === undefined ? null : cursor(key(last)),
    },
  }
}

function range<T>(list: Listed<T>, args: Arguments, context: Context): [number, number] {
  const { first, last } = args
  const size = typeof first === 'number' ? first : last
  if (typeof size !== 'number') {
    throw misuse(
      context,
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${list.name}\` connection.`,
    )
  }
  if (size > MAX || size < 0) {
    const which = typeof first === 'number' ? 'first' : 'last'
    throw misuse(
      context,
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${list.name}\` connection exceeds the \`${which}\` limit of ${MAX} records.`,
    )
  }
  const from = args['after'] == null ? 0 : position(list, args['after'], context) + 1
  const to = args['before'] == null ? list.items.length : position(list, args['before'], context)
  return typeof first === 'number' ? [from, Math.min(from + size, to)] : [Math.max(from, to - size), to]
}

function position<T>({ items, key }: Listed<T>, given: unknown, context: Context): number {
  const at = items.findIndex(item => cursor(key(item)) === given)
  if (at === -1) throw misuse(context, 'INVALID_CURSOR_ARGUMENTS', `\`${given}\` does not appear to be a valid cursor.`)
  return at
}

function misuse({ report }: Context, type: string, message: string): TypedError {
  report(message)
  return new TypedError(type, message)
}

function cursor(key: string | number): string {
  return Buffer.from(`cursor:v2:${key}`).toString('base64')
}
