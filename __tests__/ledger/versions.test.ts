import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { appendOrAmend } from '../../src/ledger/amend.ts'
import { readStandings } from '../../src/ledger/standing.ts'
import { folderStore } from '../../src/ledger/stores/folder.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { readRecord } from '../../src/record/check.ts'
import { recordIdOf } from '../../src/record/identity.ts'
import { landing, merge, verdict } from '../record/builders.ts'
import { newFolder } from './folders.ts'
import { retryPolicy } from './ledgers.ts'

// Records are kept for as long as there are ledgers: those of an earlier version verify, list and count unchanged.

const FIRST = resolve('__fixtures__/ledgers/record-1')
const ROOT = 'sha256:3cc3c1c4d89869dde5ac51d0457d58b1b2b662cfe7a0fbcafc29ebae62a722bc'

let folder: string
beforeEach(() => {
  folder = newFolder()
  cpSync(FIRST, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const entries = readdirSync(FIRST, { recursive: true, encoding: 'utf8' })
  .filter(name => /[0-9a-f]{64}\.json$/.test(name))
  .map(name => JSON.parse(readFileSync(join(FIRST, name), 'utf8')))
  .sort((a, b) => a.seq - b.seq)

async function verified() {
  const contents = await folderStore(folder).contents()
  if (!contents) throw new Error('There is no ledger.')
  return verifyLedger(contents)
}

describe('a ledger of record version 1', () => {
  test('verifies, and has the root that it always had', async () => {
    expect(await verified()).toMatchObject({ state: 'intact', size: 7, root: ROOT, newer: [], violations: [] })
    const python = spawnSync('python3', [resolve('docs/verify-ledger.py'), folder], { encoding: 'utf8' })
    if (!python.error) expect(python.stdout).toBe(`7 records, root ${ROOT}\n`)
  })

  test('has records of every kind, each of which is read as what it is', () => {
    expect(entries.map(({ record }) => `${record.schema} ${record.kind}`)).toEqual([
      'gatebook/record/1 merge',
      'gatebook/record/1 merge',
      'gatebook/record/1 release',
      'gatebook/record/1 merge',
      'gatebook/record/1 policy-change',
      'gatebook/record/1 merge',
      'gatebook/record/1 release',
    ])
    for (const { record } of entries) expect(readRecord(record)).toEqual({ state: 'known', record })
  })

  test('shows what holds of an event', async () => {
    const sought = entries
      .filter(({ record }) => record.kind === 'merge')
      .map(({ record: { at, repository, subject } }) => ({
        id: recordIdOf('merge', repository.id, subject.branch, subject.commit),
        repository: repository.id,
        times: [at],
      }))
    const standings = await readStandings(folderStore(folder), sought)
    const outcomes = standings?.map(
      one => one.state === 'holds' && 'verdict' in one.record && one.record.verdict.outcome,
    )
    expect(outcomes).toEqual(['pass', 'fail', 'fail', 'not_judged'])
  })

  test('is continued, and the same event is not recorded a second time', async () => {
    const [{ record: old }] = entries
    const about = { ...verdict().subject, pull: old.subject.change.number }
    const decision = { verdict: verdict({ subject: about }), reused: {} }
    const record = merge({ at: old.at, repository: old.repository, subject: old.subject, decision })
    expect(record.id).toBe(old.id)
    expect((await appendOrAmend(folderStore(folder), record, retryPolicy())).status).not.toBe('appended')
    const another = merge({ at: old.at, subject: { ...landing().subject, commit: '1'.repeat(40) } })
    expect(await appendOrAmend(folderStore(folder), another, retryPolicy())).toMatchObject({ status: 'appended' })
    expect((await verified()).state).toBe('intact')
  })
})
