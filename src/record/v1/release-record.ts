import * as z from 'zod'
import { code, digest, id, oid, slug, time } from '../fields.ts'
import { accountKind, clauses, policySource, refuse, verdictContradictions } from '../parts.ts'
import { common, evidence, gate } from './parts.ts'

/** A name of git or of an environment: printable, without white space. */
const label = z.string().regex(/^[^\p{Cc}\p{Cs}\p{Z}]{1,255}$/u)

const authorisation = z.strictObject({
  account: id.nullable(),
  kind: accountKind.nullable(),
  roles: z.array(slug).max(32),
  via: z.enum(['environment', 'release']),
  environment: z.string().max(255).nullable(),
  state: z.enum(['approved', 'rejected', 'pending', 'published']),
  at: time,
  precision: z
    .enum(['exact', 'captured'])
    .describe('`captured`: GitHub does not report the time; this is when Gatebook saw it.'),
  counted: z.boolean(),
  why: code.nullable().describe('Why it did not count.'),
})

export const shape = z.strictObject({
  ...common,
  kind: z.literal('release'),
  subject: z.strictObject({
    commit: oid,
    tag: label.nullable(),
    environment: z.string().min(1).max(255).nullable(),
    previous: z.strictObject({ tag: label, commit: oid }).nullable().describe('`null`: the first release.'),
  }),
  policy: policySource.nullable(),
  verdict: z.strictObject({
    outcome: z.enum(['pass', 'fail', 'error']).describe('`pass`: authorised. Anything else: refused.'),
    reasons: z.array(code).max(16),
    gates: z.array(gate).max(100),
  }),
  changes: z
    .array(
      z.strictObject({
        commit: oid,
        pull: z.int().positive().nullable().describe('`null`: pushed without a pull request.'),
        record: digest.nullable().describe('Id of its merge record. `null`: no reliable record.'),
        outcome: z.enum(['pass', 'fail', 'error', 'not_judged']).nullable(),
      }),
    )
    .max(1000)
    .describe('Changes in the release, oldest first.'),
  evidence,
  authorisations: z.array(authorisation).max(100),
  clauses,
  retention: z.strictObject({ class: z.literal('release') }),
})

export const releaseRecord = shape.superRefine(({ verdict, policy, authorisations }, context) => {
  refuse(
    [
      ...verdictContradictions(verdict, policy),
      [
        authorisations.some(one => one.counted !== (one.why === null)),
        'an authorisation that both counts and does not count',
      ],
      [authorisations.some(one => one.counted && one.kind !== 'User'), 'a counted authorisation without a person'],
      [verdict.outcome === 'pass' && !authorisations.some(one => one.counted), 'a release without an authorisation'],
    ],
    context,
  )
})

export type ReleaseRecord = z.infer<typeof shape>
