import { type MergeRecord, record as recordSchema } from '../../src/record/record.ts'
import type { Person } from './company.ts'
import { shortJson } from './short-json.ts'
import { gatebook, type Stage, Unexpected } from './stage.ts'
import { WIDTH, wrapOutput } from './teller.ts'

export interface Pushed {
  name: string
  /** Where main was before. */
  before: string
  pusher: Person
}

/** Runs the workflow on a push to main, and reads the record back from the ledger. */
export async function recordPush(stage: Stage, pushed: Pushed, expected: 'pass' | 'fail'): Promise<MergeRecord> {
  const { company, teller } = stage
  const { sandbox, repository } = company
  const { name, before, pusher } = pushed
  const ref = 'refs/heads/main'
  const after = await company.tip('main')
  const payload = await sandbox.events.push({ repository, ref, before, after, pusher })
  teller.step('Event push. Job record runs no tests: Gatebook looks up the change and its verdict.')
  const result = await gatebook(stage, { name, event: { name: 'push', payload } })
  const { outcome, ledger, 'record-path': path = '' } = result.outputs
  if (outcome !== expected || ledger !== 'appended')
    throw new Unexpected(
      `The push should be recorded as ${expected}, but it is ${outcome}, ${ledger}. The log of the run:\n${result.log.join('\n')}`,
    )
  teller.step(`${result.requests} API requests, exit status ${result.exitCode}. The log of the run:`)
  const log = result.log.filter(line => line !== '')
  teller.show(wrapOutput(log, WIDTH - 10))
  await company.git('fetch', '-q', 'origin')
  const entry = JSON.parse(await company.git('show', `origin/quality-records:${path}`))
  const record = recordSchema.parse(entry.record)
  if (record.kind !== 'merge' || record.schema !== 'gatebook/record/2')
    throw new Unexpected(`The record of the merge is a ${record.kind} record.`)
  return record
}

/** The heart of a record. The file in the ledger holds all of it. */
export function showRecord({ company, teller }: Stage, record: MergeRecord): void {
  const { subject, policy, verdict, attempts, approvals, authority, decidedBy } = record
  const { job, trust } = decidedBy.channel
  if (job !== 'separate') throw new Unexpected(`The record says that the job was ${job}, not separate.`)
  const heart = {
    subject: { branch: subject.branch, commit: short(subject.commit), change: shortHead(subject.change) },
    ...(policy === null ? {} : { policy: { path: policy.path, digest: `${policy.digest.slice(0, 19)}…` } }),
    verdict: {
      outcome: verdict.outcome,
      ...(verdict.reasons.length === 0 ? {} : { reasons: verdict.reasons.map(({ code }) => code) }),
      gates: verdict.gates.map(({ id, outcome, measured, carried }) => ({
        id,
        outcome,
        ...decisive(measured),
        ...(carried === null ? {} : { carried: { trust: carried.trust } }),
      })),
    },
    ...(attempts === null ? {} : { attempts }),
    approvals: approvals.map(({ account, commit, counted, why }) => ({
      account,
      commit: short(commit ?? ''),
      counted,
      ...(why === null ? {} : { why }),
    })),
    authority,
    decidedBy: { channel: { job, trust } },
  }
  teller.explain('The record, shortened:')
  teller.show(shortJson(heart, WIDTH - 10))
  teller.explain('The record was made in a separate job, in which no code of the change ran.')
  teller.explain(`A record contains account ids, never names: ${whoIs(company.people, JSON.stringify(heart))}.`)
}

const short = (oid: string): string => oid.slice(0, 7)

function shortHead(change: MergeRecord['subject']['change']): object {
  return change.via === 'pull-request' ? { ...change, head: short(change.head) } : change
}

/** Of what was measured, what decided here. */
function decisive(measured: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(measured).filter(([name]) => /^(patch|required|approved)/.test(name)))
}

function whoIs(people: Readonly<Record<string, { id: number }>>, text: string): string {
  return Object.entries(people)
    .filter(([, { id }]) => text.includes(`"${id}"`))
    .map(([name, { id }]) => `${id} is ${name}`)
    .join(', ')
}
