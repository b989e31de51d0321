import * as z from 'zod'
import { digest, slug, time } from './fields.ts'
import { mergeRecord } from './merge-record.ts'
import type { approval, evidence, gate, person } from './parts.ts'
import { policyChangeRecord } from './policy-change-record.ts'
import { releaseRecord } from './release-record.ts'

/**
 * `gatebook/record/1`: one immutable entry of the ledger. Nothing is optional: what is not known is `null`, so that one
 * meaning has one byte form. A later kind of record is one more member of the union.
 */
export const record = z.discriminatedUnion('kind', [mergeRecord, policyChangeRecord, releaseRecord])

/** What every record carries, of whatever kind and version: enough to find its place in the ledger. */
export const recordHeader = z.looseObject({
  schema: z.string().regex(/^gatebook\/record\/[1-9]\d{0,3}$/),
  id: digest,
  kind: slug,
  at: time,
})

/** Largest canonical text of a record, in bytes. */
export const MAX_RECORD_BYTES = 256 * 1024

export type QualityRecord = z.infer<typeof record>
export type RecordHeader = z.infer<typeof recordHeader>
export type GateResult = z.infer<typeof gate>
export type Approval = z.infer<typeof approval>
export type RecordedPerson = z.infer<typeof person>
export type Evidence = z.infer<typeof evidence>[number]
export type Reused = NonNullable<GateResult['carried']>
export type { MergeRecord } from './merge-record.ts'
export type { PolicyChangeRecord } from './policy-change-record.ts'
export type { ReleaseRecord } from './release-record.ts'

export const kinds: ReadonlySet<string> = new Set<QualityRecord['kind']>(['merge', 'policy-change', 'release'])
