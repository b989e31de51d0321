import * as z from 'zod'
import { facts } from '../../facts/facts.ts'
import { policyJsonSchema } from '../../policy/schema/json-schema.ts'
import { record } from '../../record/record.ts'
import { verdict } from '../../verdict/verdict.ts'

/** `input`: what a reader takes, and not only what is written today. */
const document =
  (id: string, title: string, schema: z.ZodType, io: 'input' | 'output' = 'output') =>
  () => ({
    $id: id,
    title,
    ...z.toJSONSchema(schema, { target: 'draft-7', io, unrepresentable: 'any', override: withoutDefault }),
  })

/** A fact that is left out has not been collected, as the title says; its default would say so again for each. */
function withoutDefault({ jsonSchema }: { jsonSchema: { default?: unknown } }): void {
  delete jsonSchema.default
}

/** The published JSON Schemas, by the name that `gatebook schema` takes and `schema/<name>.schema.json` bears. */
export const schemas: Readonly<Record<string, () => Record<string, unknown>>> = {
  policy: policyJsonSchema,
  facts: document(
    'gatebook/facts/1',
    'What was observed about a change or a release. A missing fact was not collected',
    facts,
    'input',
  ),
  verdict: document('gatebook/verdict/1', 'What the gates decided', verdict),
  record: document('gatebook/record/2', 'One entry of the ledger, of this version or an earlier one', record),
}
