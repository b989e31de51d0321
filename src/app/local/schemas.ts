import * as z from 'zod'
import { facts } from '../../facts/facts.ts'
import { policyJsonSchema } from '../../policy/schema/json-schema.ts'
import { record } from '../../record/record.ts'
import { verdict } from '../../verdict/verdict.ts'

const document = (id: string, title: string, schema: z.ZodType) => () => ({
  $id: id,
  title,
  ...z.toJSONSchema(schema, { target: 'draft-7', io: 'output', unrepresentable: 'any' }),
})

/** The published JSON Schemas, by the name that `gatebook schema` takes and `schema/<name>.schema.json` bears. */
export const schemas: Readonly<Record<string, () => Record<string, unknown>>> = {
  policy: policyJsonSchema,
  facts: document('gatebook/facts/1', 'What was observed about a change', facts),
  verdict: document('gatebook/verdict/1', 'What the gates decided', verdict),
  record: document('gatebook/record/1', 'One entry of the ledger', record),
}
