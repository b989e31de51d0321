import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { appendOrAmend, settle, withdraw } from '../../src/ledger/amend.ts'
import { append } from '../../src/ledger/append.ts'
import { entryPath } from '../../src/ledger/entry.ts'
import { type Holding, readStandings, type Standing } from '../../src/ledger/standing.ts'
import { folderStore } from '../../src/ledger/stores/folder.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { amendment } from '../../src/record/amendment.ts'
import { amendmentIdOf } from '../../src/record/identity.ts'
import type { Merge } from '../../src/record/merge.ts'
import type { EventRecord } from '../../src/record/record.ts'
import { digest, gate, landing, merge, oid, verdict } from '../record/builders.ts'
import { newFolder, writeFiles } from './folders.ts'
import { contentsOf, type Files, ledgerOf, retryPolicy } from './ledgers.ts'

const { subject } = landing()
const known = merge()
/** What was recorded while GitHub did not name the change yet. */
const asPush: Partial<Merge> = {
  subject: { ...subject, change: { via: 'direct-push' } },
  decision: { outcome: 'not_judged', reasons: ['direct_push'], policy: known.policy },
  basis: 'push',
  attempts: null,
  author: null,
  approvals: [],
  evidence: [],
}
const pushed = merge(asPush)
const failed = merge({
  decision: { verdict: verdict({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] }), reused: {} },
})

let folder: string
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => rmSync(folder, { recursive: true }))

const store = () => folderStore(folder)
const keep = (record: EventRecord) => appendOrAmend(store(), record, retryPolicy())

async function standing({ id, repository, at }: EventRecord = known): Promise<Standing | undefined> {
  return (await readStandings(store(), [{ id, repository: repository.id, times: [at] }]))?.[0]
}

async function holding(): Promise<Holding> {
  const found = await standing()
  if (!found || found.state === 'missing' || found.state === 'unreadable') throw new Error('There is no record.')
  return found
}

async function verified() {
  const contents = await store().contents()
  if (!contents) throw new Error('There is no ledger.')
  const python = spawnSync('python3', [resolve('docs/verify-ledger.py'), folder], { encoding: 'utf8' })
  return { ours: (await verifyLedger(contents)).state, theirs: python.error ? 0 : python.status }
}

describe('an event that was recorded while less was known', () => {
  test('is corrected by what is known later, and both stay in the ledger', async () => {
    await keep(pushed)
    const path = entryPath({ id: amendmentIdOf(known.repository.id, known.id, 1), at: known.at })
    expect(await keep(known)).toEqual({ status: 'corrected', path, seq: 2, corrects: 1 })
    expect(await standing()).toMatchObject({ state: 'holds', record: known, seq: 1, amendments: 1 })
    const [first] = (await store().read([entryPath(known)])) ?? []
    expect(first && 'bytes' in first && String(first.bytes)).toContain('direct_push')
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })

  test('is corrected once, however often the job runs', async () => {
    await keep(pushed)
    await keep(known)
    expect(await keep(known)).toEqual({ status: 'already_recorded', path: entryPath(known), seq: 1 })
    expect(await keep(pushed)).toMatchObject({ status: 'already_recorded' })
    expect((await verified()).ours).toBe('intact')
    expect(await standing()).toMatchObject({ amendments: 1 })
  })

  test('is corrected by one of two that know more at the same time', async () => {
    await keep(pushed)
    const results = await Promise.all([keep(known), keep(known), keep(known)])
    expect(results.map(({ status }) => status).sort()).toEqual(['already_recorded', 'already_recorded', 'corrected'])
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })

  test('and was filed under the day before midnight is corrected there, and not recorded a second time', async () => {
    await keep({
      ...pushed,
      at: '2026-11-19T23:59:58Z',
      authority: { ...pushed.authority, at: '2026-11-19T23:59:58Z' },
    })
    const later = merge({ at: '2026-11-20T00:00:01Z' })
    expect(await keep(later)).toMatchObject({ status: 'corrected', path: expect.stringMatching(/^2026\/11\/19\//) })
    expect(await standing(later)).toMatchObject({ state: 'holds', record: later })
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })

  test('was no event of its own when it is a part of another', async () => {
    await keep(pushed)
    const whole = merge({ subject: { ...subject, commit: oid('7') } })
    const { decidedBy } = known
    const taken = await withdraw(store(), await holding(), { decidedBy }, whole.id, retryPolicy())
    expect(taken).toMatchObject({ status: 'corrected', seq: 2, corrects: 1 })
    expect(await standing()).toMatchObject({ state: 'withdrawn', partOf: whole.id })
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })
})

describe('an event that two runs record at midnight, each with another day', () => {
  const push = (at: string) => merge({ ...asPush, at })

  test('is recorded once', async () => {
    await keep(merge({ subject: { ...subject, commit: oid('7') } }))
    const results = await Promise.all([keep(push('2026-11-19T23:59:58Z')), keep(push('2026-11-20T00:00:01Z'))])
    expect(results.map(({ status }) => status).sort()).toEqual(['already_recorded', 'appended'])
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })

  test('and is there twice is broken for both verifiers', async () => {
    const twice = ledgerOf([push('2026-11-19T23:59:58Z'), push('2026-11-20T00:00:01Z')])
    writeFiles(folder, twice.files)
    expect(await verified()).toEqual({ ours: 'broken', theirs: 1 })
  })
})

describe('what a check run says that may have been posted after the merge', () => {
  const reused = { [gate().id]: { checkRun: '9', digest: digest('a'), trust: 'self-reported' as const } }
  const without = gate({ outcome: 'error', reasons: [{ code: 'verdict_missing', message: '' }] })

  test('corrects nothing: it contradicts a record that had no verdict', async () => {
    const decision = { verdict: verdict({ outcome: 'error', gates: [without] }), reused: {} }
    await keep(merge({ decision }))
    const later = merge({ decision: { verdict: verdict(), reused } })
    expect(await keep(later)).toMatchObject({ status: 'conflict' })
    expect(await standing()).toMatchObject({ state: 'disputed', record: { verdict: { outcome: 'error' } } })
  })
})

describe('an event of which two evaluations contradict each other', () => {
  test('keeps its first record, is disputed, and says so at every further run', async () => {
    await keep(known)
    const conflict = await keep(failed)
    expect(conflict).toMatchObject({
      status: 'conflict',
      seq: 1,
      why: expect.stringContaining('This evaluation contradicts it'),
    })
    expect(await standing()).toMatchObject({ state: 'disputed', record: known, found: failed, amendments: 1 })
    expect(await keep(failed)).toMatchObject({ status: 'conflict' })
    expect(await keep(known)).toMatchObject({ status: 'already_recorded' })
    expect(await standing()).toMatchObject({ state: 'disputed', amendments: 1 })
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })

  test('is settled by a correction by authority, and by nothing else', async () => {
    await keep(known)
    await keep(failed)
    const { id, kind, at } = known
    const authority = {
      issue: 4,
      comment: '77',
      account: '502',
      kind: 'User' as const,
      roles: ['quality-owner'],
      at: '2026-11-21T08:00:00Z',
    }
    const statement = {
      basis: 'authority',
      learnt: ['record_confirmed'],
      authority,
      holds: failed,
      partOf: null,
    } as const
    const settled = amendment({ id, kind, at, amendments: 1 }, known, { ...statement, learnt: ['record_confirmed'] })
    await append(store(), settled, retryPolicy())
    expect(await standing()).toMatchObject({ state: 'holds', record: failed, amendments: 2 })
    expect(await keep(failed)).toMatchObject({ status: 'already_recorded' })
    expect(await verified()).toEqual({ ours: 'intact', theirs: 0 })
  })

  test('stays settled when what was decided against is found once more, and not for anything else', async () => {
    await keep(known)
    await keep(failed)
    const found = await holding()
    if (found.state !== 'disputed') throw new Error('It is not disputed.')
    const authority = {
      ...{ issue: 4, comment: '77', account: '502', kind: 'User' as const, roles: ['quality-owner'] },
      at: '2026-11-21T08:00:00Z',
    }
    await settle(store(), found, known, { holds: 'recorded', authority }, retryPolicy())
    expect(await keep(failed)).toMatchObject({ status: 'already_recorded' })
    expect(await standing()).toMatchObject({ state: 'holds', record: known, settledBy: [4], amendments: 2 })
    const another = merge({ decision: { outcome: 'not_judged', reasons: ['landed_otherwise'], policy: known.policy } })
    expect(await keep(another)).toMatchObject({ status: 'conflict' })
  })
})

describe('what nobody can rely on', () => {
  test('is no record', async () => {
    await keep(known)
    const missing = { id: failed.id.replace(/.$/, '0'), repository: known.repository.id, times: [known.at] }
    expect(await readStandings(store(), [missing])).toEqual([{ state: 'missing' }])
    expect(await readStandings(folderStore(newFolder()), [missing])).toBeUndefined()
  })

  test('is a correction that was damaged', async () => {
    await keep(pushed)
    await keep(known)
    const [standingNow] = [await holding()]
    const path = entryPath({ id: amendmentIdOf(known.repository.id, known.id, 1), at: standingNow.at })
    const { writeFileSync, readFileSync } = await import('node:fs')
    writeFileSync(`${folder}/${path}`, readFileSync(`${folder}/${path}`, 'utf8').replace('"origin"', '"reason"'))
    expect(await standing()).toMatchObject({ state: 'unreadable', path })
    expect(await keep(failed)).toMatchObject({ status: 'refused' })
    expect(await verified()).toEqual({ ours: 'broken', theirs: 1 })
  })
})

describe('a ledger is broken when an entry about a record', () => {
  const about = { id: known.id, kind: 'merge', at: known.at } as const
  const statement = { differs: ['gates'], found: failed }
  const number = (amendments: number) => amendment({ ...about, amendments }, known, statement)

  test.each<[string, Files, string[]]>([
    ['comes before it', ledgerOf([number(0), known]).files, ['amendment_dangling']],
    ['is there without it', ledgerOf([number(0)]).files, ['amendment_dangling']],
    ['leaves one out', ledgerOf([known, number(1)]).files, ['amendment_gap']],
    ['comes before an earlier one', ledgerOf([known, number(1), number(0)]).files, ['amendment_gap', 'amendment_gap']],
  ])('%s', async (_, files, codes) => {
    const report = await verifyLedger(contentsOf(files))
    expect(report.violations.map(({ code }) => code)).toEqual(codes)
  })

  test('and is intact with all of them, in order', async () => {
    const report = await verifyLedger(contentsOf(ledgerOf([known, number(0), number(1)]).files))
    expect(report.state).toBe('intact')
  })
})

describe('an entry about a record is not made', () => {
  const about = { id: known.id, kind: 'merge', at: known.at, amendments: 0 } as const

  test.each<[string, Parameters<typeof amendment>[2], string]>([
    [
      'of another record',
      { differs: ['gates'], found: merge({ subject: { ...subject, commit: oid('9') } }) },
      'a conflict with another record',
    ],
    [
      'that says nothing',
      { basis: 'later-knowledge', learnt: [], authority: null, holds: null, partOf: null },
      'a correction without what holds',
    ],
    [
      'that withdraws it in favour of itself',
      { basis: 'later-knowledge', learnt: [], authority: null, holds: null, partOf: known.id },
      'a record that is a part of itself',
    ],
    [
      'by an authority that nobody has',
      { basis: 'authority', learnt: [], authority: null, holds: known, partOf: null },
      'a decision without somebody who decided',
    ],
  ])('%s', (_, statement, why) => expect(() => amendment(about, known, statement)).toThrow(why))
})
