import { amendment, type Statement } from '../record/amendment.ts'
import { compareKnowledge } from '../record/knowledge.ts'
import type { EventRecord } from '../record/record.ts'
import { type Appended, append, type RetryPolicy } from './append.ts'
import { type Holding, readStandings } from './standing.ts'
import type { RecordStore } from './stores/store.ts'

/** Two writers may amend one record at once; that more do, again and again, does not happen. */
const MAX_ROUNDS = 5

/**
 * Appends the record of an event. Where the event has another record already, the later evaluation supersedes it if it
 * knows more and contradicts nothing; if it contradicts it, both stay and a person decides. Nothing is rewritten.
 */
export async function appendOrAmend(store: RecordStore, record: EventRecord, policy: RetryPolicy): Promise<Appended> {
  for (let round = 1; ; round++) {
    const appended = await append(store, record, policy)
    if (appended.status !== 'conflict') return appended
    const sought = { id: record.id, repository: record.repository.id, at: record.at }
    const [standing] = (await readStandings(store, [sought])) ?? []
    if (!standing || standing.state === 'missing') return appended
    if (standing.state === 'unreadable') return damaged(standing)
    const amended = await amend(store, standing, record, policy)
    if (amended !== 'another was first') return amended
    if (round === MAX_ROUNDS) return appended
  }
}

const damaged = ({ path, why }: { path: string; why: string }): Appended => ({
  status: 'refused',
  path,
  why: `${path} is damaged: ${why}`,
  next: 'Run "gatebook ledger verify" on a clone of the ledger, and restore the ledger before appending to it.',
})

async function amend(
  store: RecordStore,
  standing: Holding,
  record: EventRecord,
  policy: RetryPolicy,
): Promise<Appended | 'another was first'> {
  const { path, seq, at, amendments } = standing
  const statement = statementOn(standing, record)
  if (statement === 'nothing new') return { status: 'already_recorded', path, seq }
  if (statement === 'disputed') return contradicted(standing)
  const about = { id: record.id, kind: record.kind, at, amendments }
  const appended = await append(store, amendment(about, record, statement), policy)
  if (appended.status === 'conflict') return 'another was first'
  if (appended.status !== 'appended' && appended.status !== 'already_recorded') return appended
  if ('found' in statement) return contradicted({ path: appended.path, seq: appended.seq })
  return { status: 'corrected', path: appended.path, seq: appended.seq, corrects: seq }
}

/** What is to be said of a record on the occasion of a later evaluation. */
function statementOn(standing: Holding, record: EventRecord): Statement | 'nothing new' | 'disputed' {
  if (standing.state === 'disputed') return 'disputed'
  if (standing.state === 'withdrawn') return { differs: ['origin'], found: record }
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
  why: `Record ${seq}: a later evaluation of the same event contradicts what was recorded.`,
  next: 'Compare both. Somebody with a role that the policy names under `corrections` decides which one holds.',
})
