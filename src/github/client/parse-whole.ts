import type * as z from 'zod'
import type { GraphqlAnswer } from './client.ts'
import { parse } from './parse.ts'

/** As `parse`, for an answer in which a hole would be taken for something that is not there: no error may stand beside it. */
export function parseWhole<Schema extends z.ZodType>(
  schema: Schema,
  { data, errors }: GraphqlAnswer,
  what: string,
): z.infer<Schema> {
  return parse(schema, errors.length > 0 ? undefined : data, errors, what)
}
