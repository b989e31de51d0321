import * as z from 'zod'
import { digest, slug, time } from './fields.ts'
import type { person } from './parts.ts'
import { mergeRecord as mergeRecord1 } from './v1/merge-record.ts'
import { policyChangeRecord as policyChangeRecord1 } from './v1/policy-change-record.ts'
import { releaseRecord as releaseRecord1 } from './v1/release-record.ts'
import { conflictRecord, correctionRecord, retrospectiveRecord } from './v2/amendment.ts'
import { mergeRecord } from './v2/merge-record.ts'
import type { approval, evidence, gate } from './v2/parts.ts'
import { policyChangeRecord } from './v2/policy-change-record.ts'
import { releaseRecord } from './v2/release-record.ts'

/** `gatebook/record/1`, which is written no more and read for ever. */
const first = z.discriminatedUnion('kind', [mergeRecord1, policyChangeRecord1, releaseRecord1])

/** `gatebook/record/2`. A later kind of record is one more member of the union. */
const second = z.discriminatedUnion('kind', [
  mergeRecord,
  policyChangeRecord,
  releaseRecord,
  correctionRecord,
  conflictRecord,
  retrospectiveRecord,
])

/**
 * One immutable entry of the ledger. Nothing is optional: what is not known is `null`, so that one meaning has one byte
 * form.
 */
export const record = z.union([first, second])

/** What every record carries, of whatever kind and version: enough to find its place in the ledger. */
export const recordHeader = z.looseObject({
  schema: z.string().regex(/^gatebook\/record\/[1-9]\d{0,3}$/),
  id: digest,
  kind: slug,
  at: time,
})

const EVENTS = ['merge', 'policy-change', 'release'] as const
const VERSIONS: ReadonlyMap<string, { kinds: readonly string[]; schema: z.ZodType<QualityRecord> }> = new Map([
  ['gatebook/record/1', { kinds: EVENTS, schema: first }],
  ['gatebook/record/2', { kinds: [...EVENTS, 'correction', 'conflict', 'retrospective'], schema: second }],
])

/** The schema of a version and a kind, if this version of Gatebook knows both. */
export function schemaOf({
  schema,
  kind,
}: Pick<RecordHeader, 'schema' | 'kind'>): z.ZodType<QualityRecord> | undefined {
  const version = VERSIONS.get(schema)
  return version?.kinds.includes(kind) ? version.schema : undefined
}

/** Largest canonical text of a record, in bytes. */
export const MAX_RECORD_BYTES = 256 * 1024

export type FirstRecord = z.infer<typeof first>
export type SecondRecord = z.infer<typeof second>
export type QualityRecord = FirstRecord | SecondRecord
/** A record of an event, as it is written today. */
export type EventRecord = Extract<SecondRecord, { kind: (typeof EVENTS)[number] }>
/** An entry about an earlier entry. */
export type Amendment = Extract<SecondRecord, { kind: 'correction' | 'conflict' | 'retrospective' }>
export type RecordHeader = z.infer<typeof recordHeader>
export type GateResult = z.infer<typeof gate>
export type Approval = z.infer<typeof approval>
export type RecordedPerson = z.infer<typeof person>
export type Evidence = z.infer<typeof evidence>[number]
export type Reused = NonNullable<GateResult['carried']>
export type { ConflictRecord, CorrectionRecord, RetrospectiveRecord } from './v2/amendment.ts'
export type { MergeRecord } from './v2/merge-record.ts'
export type { PolicyChangeRecord } from './v2/policy-change-record.ts'
export type { ReleaseRecord } from './v2/release-record.ts'
