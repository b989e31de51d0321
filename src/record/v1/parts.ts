import * as z from 'zod'
import {
  clause,
  code,
  count,
  day,
  decimal,
  digest,
  id,
  name,
  oid,
  place,
  repositoryName,
  slug,
  time,
  trust,
} from '../fields.ts'

/** Parts of `gatebook/record/1`, which is written no more and read for ever: nothing here may change. */

export const common = {
  schema: z.literal('gatebook/record/1'),
  id: digest.describe('Digest over the natural key: the same event always has the same id.'),
  at: time.describe('When it happened, by the clock of the platform. Never when it was recorded.'),
  repository: z.strictObject({ id, name: repositoryName }),
  decidedBy: z
    .strictObject({
      workflowRef: place,
      workflowSha: oid,
      run: id,
      attempt: z.int().positive(),
      version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z.-]{1,40})?$/),
      bundle: digest.describe(
        'Digest of the program that ran: the output of `sha256sum * | sha256sum` in its dist folder.',
      ),
    })
    .describe('What evaluated it, and so which version can evaluate it again.'),
}

export const gate = z.strictObject({
  id: slug,
  type: slug,
  enforce: z.enum(['blocking', 'advisory']),
  outcome: z.enum(['pass', 'fail', 'waived', 'not_applicable', 'error']),
  reasons: z.array(code).max(64),
  findings: z.array(z.strictObject({ code, count: z.int().positive() })).max(64),
  measured: z.record(name, z.union([z.int(), z.boolean(), decimal, oid])).describe('The numbers that decided.'),
  basis: digest
    .optional()
    .describe(
      'Digest of how they were counted: numbers of two records are comparable if it is equal. Left out: no numbers.',
    ),
  landed: z
    .record(name, z.int())
    .optional()
    .describe('The same for reports created on the merged commit itself. They did not decide. Left out: none.'),
  withheld: count.describe('Measured values that are text and therefore not in the record.'),
  concession: z
    .strictObject({ issue: z.int().positive(), grantedBy: id, at: time, expires: day, result: z.literal('fail') })
    .optional()
    .describe('Who permitted the waiver, and what the gate itself decided. Left out: none.'),
  clauses: z.array(clause).max(32),
  carried: z
    .strictObject({ checkRun: id, digest, trust })
    .nullable()
    .describe('The check run whose verdict was reused. `null`: evaluated again for this record.'),
})

export const approval = z.strictObject({
  account: id.nullable().describe('`null`: the account is gone.'),
  review: id,
  commit: oid.nullable().describe('The commit it was given for. `null`: the commit no longer exists.'),
  at: time,
  roles: z.array(slug).max(32),
  counted: z.boolean(),
  why: code.nullable().describe('Why it did not count.'),
})

export const evidence = z
  .array(z.strictObject({ fact: name, source: slug, trust, collectedAt: time, digest: digest.nullable() }))
  .max(64)
