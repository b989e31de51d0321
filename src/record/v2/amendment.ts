import * as z from 'zod'
import { code, digest, id, slug, time } from '../fields.ts'
import { accountKind, refuse } from '../parts.ts'
import { mergeRecord as mergeRecord1 } from '../v1/merge-record.ts'
import { policyChangeRecord as policyChangeRecord1 } from '../v1/policy-change-record.ts'
import { releaseRecord as releaseRecord1 } from '../v1/release-record.ts'
import { mergeRecord } from './merge-record.ts'
import { clauses, common, retention } from './parts.ts'
import { policyChangeRecord } from './policy-change-record.ts'
import { releaseRecord } from './release-record.ts'

/**
 * Entries about an earlier entry: what corrects it, what contradicts it, and the retrospective review that it left to be
 * done. They are numbered from 1 for each record, so that whoever knows the id of a record
 * knows where to look for what was said of it later, and two writers cannot both write the same one.
 */
const whole = z.union([
  z.discriminatedUnion('kind', [mergeRecord, policyChangeRecord, releaseRecord]),
  z.discriminatedUnion('kind', [mergeRecord1, policyChangeRecord1, releaseRecord1]),
])

const fields = {
  ...common,
  amends: z.strictObject({
    record: digest.describe('Id of the record that it is about.'),
    kind: z.enum(['merge', 'policy-change', 'release']),
    number: z.int().positive().max(1000),
  }),
  clauses,
  retention: retention('change', 'quality', 'release'),
}

const authority = z.strictObject({
  issue: z.int().positive(),
  comment: id,
  account: id,
  kind: accountKind,
  roles: z.array(slug).max(32),
  at: time,
})

const correction = z.strictObject({
  ...fields,
  kind: z.literal('correction'),
  basis: z
    .enum(['later-knowledge', 'authority'])
    .describe(
      '`later-knowledge`: the record rested on something unknown. `authority`: somebody with the role decided.',
    ),
  learnt: z.array(code).max(16).describe('What is known now and was not then, or what was decided.'),
  authority: authority.nullable().describe('Who decided. `null`: nobody had to.'),
  holds: whole
    .nullable()
    .describe('What holds instead, evaluated as of the event. `null`: it was no event of its own.'),
  partOf: digest.nullable().describe('Id of the record that it is a part of, such as that of a rebased pull request.'),
})

const conflict = z.strictObject({
  ...fields,
  kind: z.literal('conflict'),
  differs: z.array(code).min(1).max(16).describe('In what the two differ.'),
  found: whole.describe('What a later evaluation of the same event gave.'),
})

const retrospective = z.strictObject({
  ...fields,
  kind: z.literal('retrospective'),
  due: time.describe('When it was due.'),
  recorded: time.describe('From when on the ledger knows of it, by the clock of the platform.'),
  result: z.enum(['conforming', 'nonconforming']),
  findings: digest.describe('Digest of what was found, as the issue says it.'),
  actions: z.array(z.int().positive()).max(50).describe('Issues of the actions to which it led.'),
  authority: authority.describe('Who carried it out.'),
})

type About = { amends: { record: string; kind: string }; repository: { id: string } }
type Whole = { id: string; kind: string; repository: { id: string } }

const isAbout = ({ amends, repository }: About, other: Whole): boolean =>
  other.id === amends.record && other.kind === amends.kind && other.repository.id === repository.id

export const correctionRecord = correction.superRefine((record, context) => {
  refuse(
    [
      [record.holds !== null && !isAbout(record, record.holds), 'a correction by another record'],
      [(record.holds === null) !== (record.partOf !== null), 'a correction without what holds'],
      [record.partOf === record.amends.record, 'a record that is a part of itself'],
      [(record.basis === 'authority') !== (record.authority !== null), 'a decision without somebody who decided'],
      [record.authority !== null && record.authority.kind !== 'User', 'a decision by an app'],
    ],
    context,
  )
})

export const conflictRecord = conflict.superRefine((record, context) => {
  refuse([[!isAbout(record, record.found), 'a conflict with another record']], context)
})

export const retrospectiveRecord = retrospective.superRefine(({ amends, authority, result, actions }, context) => {
  refuse(
    [
      [amends.kind === 'policy-change', 'a retrospective review of what leaves none to be done'],
      [authority.kind !== 'User', 'a retrospective review by an app'],
      [result === 'nonconforming' && actions.length === 0, 'a nonconformity without an action'],
    ],
    context,
  )
})

export type CorrectionRecord = z.infer<typeof correction>
export type ConflictRecord = z.infer<typeof conflict>
export type RetrospectiveRecord = z.infer<typeof retrospective>
