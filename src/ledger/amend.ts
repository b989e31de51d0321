import { amendment, type Statement } from '../record/amendment.ts'
import { sameDecision } from '../record/identity.ts'
import { compareKnowledge } from '../record/knowledge.ts'
import type { Amendment, CorrectionRecord, EventRecord, RetrospectiveRecord } from '../record/record.ts'
import { type Appended, append, type RetryPolicy } from './append.ts'
import { type Disputed, type Holding, otherPlaces, readStandings, type Standing } from './standing.ts'
import type { RecordStore } from './stores/store.ts'

/** Two writers may amend one record at once; that more do, again and again, does not happen. */
const MAX_ROUNDS = 5

/**
 * Appends the record of an event. Where the event has another record already, the later evaluation supersedes it if it
 * knows more and contradicts nothing; if it contradicts it, both stay and a person decides. Nothing is rewritten.
 */
export async function appendOrAmend(store: RecordStore, record: EventRecord, policy: RetryPolicy): Promise<Appended> {
  for (let round = 1; ; round++) {
    const settled = await appendOrAmendOnce(store, record, policy)
    if (!('isTaken' in settled)) return settled
    if (round === MAX_ROUNDS) return contradicted(settled)
  }
}

/** `isTaken`: another writer has amended the record at the same time. */
async function appendOrAmendOnce(
  store: RecordStore,
  record: EventRecord,
  policy: RetryPolicy,
): Promise<Appended | (Holding & { isTaken: true })> {
  const appended = await append(store, record, policy, otherPlaces(record))
  if (appended.status !== 'conflict') return appended
  const sought = { id: record.id, repository: record.repository.id, times: [record.at] }
  const [standing = MISSING] = (await readStandings(store, [sought])) ?? []
  if (standing.state === 'missing') return appended
  if (standing.state === 'unreadable') return damaged(standing)
  return (await amend(store, standing, record, policy)) ?? { ...standing, isTaken: true }
}

const MISSING: Standing = { state: 'missing' }

/** States that an event was none of its own, but a part of another, whose record is there. */
export function withdraw(
  store: RecordStore,
  standing: Holding,
  by: Pick<EventRecord, 'decidedBy'>,
  partOf: string,
  policy: RetryPolicy,
): Promise<Appended> {
  const statement: Statement = {
    basis: 'later-knowledge',
    learnt: ['origin'],
    authority: null,
    holds: null,
    partOf,
  }
  return correct(store, standing, by, statement, policy)
}

/** States which of two contradicting records holds, by the authority of somebody who may decide that. */
export function settle(
  store: RecordStore,
  standing: Disputed,
  by: Pick<EventRecord, 'decidedBy'>,
  decision: { holds: 'recorded' | 'later'; authority: NonNullable<CorrectionRecord['authority']> },
  policy: RetryPolicy,
): Promise<Appended> {
  const isLater = decision.holds === 'later'
  const statement: Statement = {
    basis: 'authority',
    learnt: [isLater ? 'later_evaluation_holds' : 'first_record_holds'],
    authority: decision.authority,
    holds: isLater ? standing.found : standing.record,
    partOf: null,
  }
  return correct(store, standing, by, statement, policy)
}

/** States that the retrospective review was done which a record had left to be done. */
export function reviewed(
  store: RecordStore,
  standing: Holding,
  by: Pick<EventRecord, 'decidedBy'>,
  review: Pick<RetrospectiveRecord, 'due' | 'recorded' | 'result' | 'findings' | 'actions' | 'authority'>,
  policy: RetryPolicy,
): Promise<Appended> {
  return append(store, amendmentOn(standing, by, review), policy).then(notRaced)
}

/** Another entry about the record came first, with the number that this one was to have. */
const notRaced = (appended: Appended): Appended =>
  appended.status === 'conflict'
    ? {
        status: 'deferred',
        path: appended.path,
        why: 'Another run wrote about the same record at the same time.',
        next: 'Run the job again.',
      }
    : appended

function amendmentOn(
  { record, at, amendments }: Holding,
  { decidedBy }: Pick<EventRecord, 'decidedBy'>,
  statement: Statement,
): Amendment {
  const { id, kind, repository, clauses } = record
  return amendment({ id, kind, at, amendments }, { decidedBy, repository, clauses }, statement)
}

async function correct(
  store: RecordStore,
  standing: Holding,
  by: Pick<EventRecord, 'decidedBy'>,
  statement: Statement,
  policy: RetryPolicy,
): Promise<Appended> {
  const { seq } = standing
  const appended = await append(store, amendmentOn(standing, by, statement), policy)
  return appended.status === 'appended'
    ? { status: 'corrected', path: appended.path, seq: appended.seq, corrects: seq }
    : appended
}

const damaged = ({ path, why }: { path: string; why: string }): Appended => ({
  status: 'refused',
  path,
  why: `${path} is damaged: ${why}`,
  next: 'Run "gatebook ledger verify" on a clone of the ledger, and restore the ledger before appending to it.',
})

/** Undefined: another writer was first. */
async function amend(
  store: RecordStore,
  standing: Holding,
  record: EventRecord,
  policy: RetryPolicy,
): Promise<Appended | undefined> {
  const { path, seq, at, amendments } = standing
  if (standing.state === 'disputed') return contradicted({ path: standing.conflict, seq })
  const statement = statementOn(standing, record)
  if (statement === 'nothing new') return { status: 'already_recorded', path, seq }
  const about = { id: record.id, kind: record.kind, at, amendments }
  const appended = await append(store, amendment(about, record, statement), policy)
  if (appended.status === 'conflict') return undefined
  if (appended.status !== 'appended' && appended.status !== 'already_recorded') return appended
  if (appended.status === 'already_recorded' && !('found' in statement))
    return { status: 'already_recorded', path, seq }
  if ('found' in statement) return contradicted({ path: appended.path, seq })
  return { status: 'corrected', path: appended.path, seq: appended.seq, corrects: seq }
}

/** What is to be said of a record on the occasion of a later evaluation. */
function statementOn(standing: Exclude<Holding, Disputed>, record: EventRecord): Statement | 'nothing new' {
  if (standing.state === 'withdrawn') return { differs: ['origin'], found: record }
  if (standing.rejected.some(one => sameDecision(one, record))) return 'nothing new'
  const compared = compareKnowledge(standing.record, record)
  switch (compared.state) {
    case 'same':
    case 'less':
      return 'nothing new'
    case 'different':
      return { differs: [...compared.differs], found: record }
    case 'more':
      return { basis: 'later-knowledge', learnt: [...compared.learnt], authority: null, holds: record, partOf: null }
  }
}

const contradicted = ({ path, seq }: { path: string; seq: number }): Appended => ({
  status: 'conflict',
  path,
  seq,
  why: `This evaluation contradicts it, and is kept beside it as ${path}.`,
  next: 'Compare both. Somebody with a role that the policy names under `corrections` decides which one holds.',
})
