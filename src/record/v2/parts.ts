import * as z from 'zod'
import { AWAITS } from '../../verdict/verdict.ts'
import { clause, code, day, digest, id, name, slug, time } from '../fields.ts'
import { accountKind } from '../parts.ts'
import * as v1 from '../v1/parts.ts'

/** Parts of `gatebook/record/2`. Nothing is optional: what is not known is `null`. */

export const SCHEMA = 'gatebook/record/2'

/** In falling order of how much of it the change itself can have a hand in, beginning with nothing. */
const trust = z.enum(['platform', 'ci-artifact', 'separate-job', 'self-reported'])

const channel = z
  .strictObject({
    event: z
      .string()
      .regex(/^[a-z][a-z_]{0,63}$/)
      .describe('Event that started the run.'),
    actor: id.nullable().describe('Account that started the run, or whose schedule it is.'),
    runner: z.enum(['github-hosted', 'self-hosted']).nullable(),
    token: z.enum(['job', 'app']).nullable().describe('The token of the job, or that of another app.'),
    job: z
      .enum(['separate', 'shared'])
      .nullable()
      .describe('`shared`: code of the change ran in the same job. `null`: not known.'),
    proxy: z.boolean().nullable().describe('Whether a proxy was declared. `null`: not known.'),
    trust: trust.nullable().describe('How far anything in the record can be trusted at most. `null`: not known.'),
  })
  .describe('The way on which it was evaluated and recorded.')

export const common = {
  ...v1.common,
  schema: z.literal(SCHEMA),
  decidedBy: v1.common.decidedBy.extend({ channel }).describe(v1.common.decidedBy.description ?? ''),
  kept: z
    .strictObject({ facts: digest.nullable(), text: digest.nullable() })
    .describe('Digests of what is kept beside the ledger: the facts, and text. `null`: nothing is kept.'),
}

const awaits = z.enum(AWAITS)

const reason = z.strictObject({
  code,
  awaits: awaits.describe('What it waits for: the decision of another person, the author, a report, or GitHub.'),
})

/** Reasons that belong to no gate, such as an unreadable policy. */
export const reasons = z.array(reason).max(16)

const tool = z.strictObject({
  reader: slug.describe('The reader of its report.'),
  name: z
    .string()
    .regex(/^[\w@.+/-]{1,64}$/)
    .nullable()
    .describe('The tool that wrote the report, where the report says so.'),
  version: z
    .string()
    .regex(/^[\w.+-]{1,64}$/)
    .nullable(),
})

export const gate = z.strictObject({
  ...v1.gate.shape,
  reasons: z.array(reason).max(64),
  tools: z.array(tool).max(32).optional().describe('What measured. Left out: nothing measured, or it is not known.'),
  carried: z
    .strictObject({ checkRun: id, digest, trust })
    .nullable()
    .describe('The check run whose verdict was reused. `null`: evaluated again for this record.'),
})

export const failedGates = z.array(z.strictObject({ gate: slug, awaits: z.array(awaits).min(1).max(4) })).max(100)

export const approval = z.strictObject({ ...v1.approval.shape, kind: accountKind.nullable() })

export const evidence = z
  .array(z.strictObject({ fact: name, source: slug, trust, collectedAt: time, digest: digest.nullable() }))
  .max(64)

/** `until`: the last day on which it must be kept. `null`: the policy names no period. */
export const retention = <Class extends string>(...classes: readonly [Class, ...Class[]]) =>
  z.strictObject({ class: z.enum(classes), until: day.nullable() })

/** A time of GitHub's, or of a commit where the name says so. `null`: not known, or it never happened. */
export const moment = time.nullable()

/** Of something that remains to be done. */
export const listed = z
  .literal(true)
  .optional()
  .describe('It is in `obligations.json` until it is done. Left out: written by a version that kept no such list.')

/** `status`: how sure the numbers of the edition are. Left out: they were compared with the standard. */
export const clauses = z
  .array(clause.extend({ status: z.literal('secondary').optional() }))
  .min(1)
  .max(32)
