import type * as z from 'zod'
import { type GraphqlError, unreadable } from './client.ts'
import { forbidden, nothingThere, reported } from './errors.ts'

/** The answer as its schema reads it. A hole where all of it should be is explained by the errors beside it. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  errors: readonly GraphqlError[],
  what: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  if (errors.some(error => error.type === 'FORBIDDEN'))
    throw forbidden(what, {}, ['contents: read', 'pull-requests: read'])
  if (errors.some(error => error.type === 'NOT_FOUND')) throw nothingThere(what)
  if (errors[0]) throw reported(what, errors[0].message)
  throw unreadable(what)
}
