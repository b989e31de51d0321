import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { append } from '../../src/ledger/append.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { mergeNumber } from '../record/builders.ts'
import { type Fault, FaultyFolder } from './faulty-folder.ts'
import { writeFiles } from './folders.ts'
import { contentsOf, ledgerOf, recordPaths, retryPolicy } from './ledgers.ts'

// An answer that is lost says nothing of what was done. Whoever writes looks before writing again: what is there is not
// written twice, and what is not there is written once more, and only once.

/**
 * A ledger with one record, in which the first calls end as expected and all others well; `tried` are the commits
 * requested.
 */
function losing(faults: readonly Fault[]): { store: FaultyFolder; tried: string[] } {
  const store = keeping(mergeNumber(0))
  const left = [...faults]
  const tried: string[] = []
  store.fault = call => {
    if (call === 'snapshot') return 'none'
    tried.push(call)
    return left.shift() ?? 'none'
  }
  return { store, tried }
}

const stores: FaultyFolder[] = []
afterEach(async () => {
  for (const { folder } of stores.splice(0)) await rm(folder, { recursive: true })
})

function keeping(...records: readonly QualityRecord[]): FaultyFolder {
  const store = new FaultyFolder()
  stores.push(store)
  if (records.length > 0) writeFiles(store.folder, ledgerOf(records).files)
  return store
}

const copies = ({ files }: FaultyFolder) => recordPaths(files).length - 1

describe('a record whose append was never answered', () => {
  test.each<[string, Fault[], number]>([
    ['and was not written is written again, once', ['before'], 2],
    ['and was written is not written again', ['after'], 1],
    ['twice, and was not written, is written at the third try', ['before', 'before'], 3],
    ['twice, and was written the second time, is not written again', ['before', 'after'], 2],
  ])('%s', async (_, faults, tries) => {
    const { store, tried } = losing(faults)
    const result = await append(store, mergeNumber(1), retryPolicy())
    expect(result).toMatchObject({ status: 'appended', seq: 2 })
    expect([tried.length, copies(store), store.messages.length]).toEqual([tries, 1, 1])
    expect(await verifyLedger(contentsOf(store.files))).toMatchObject({ state: 'intact', size: 2 })
  })

  test('and was not written because another was, goes behind that one', async () => {
    const { store, tried } = losing(['before'])
    const commit = store.commit.bind(store)
    store.commit = async proposal => {
      store.commit = commit
      return commit(proposal).finally(async () => {
        store.fault = () => 'none'
        await append(store, mergeNumber(2), retryPolicy())
      })
    }
    expect(await append(store, mergeNumber(1), retryPolicy())).toMatchObject({ status: 'appended', seq: 3 })
    expect([tried.length, copies(store)]).toEqual([1, 2])
    expect(await verifyLedger(contentsOf(store.files))).toMatchObject({ state: 'intact', size: 3 })
  })

  test('and is not there at the last look is called deferred; one that is there, appended', async () => {
    const outcome = async (fault: Fault) => {
      const { store, tried } = losing([fault])
      const { status } = await append(store, mergeNumber(1), retryPolicy({ tries: 1 }))
      return [status, tried.length, copies(store)]
    }
    expect(await outcome('before')).toEqual(['deferred', 1, 0])
    expect(await outcome('after')).toEqual(['appended', 1, 1])
  })

  test('but that somebody else wrote in the meantime is theirs', async () => {
    const { store } = losing(['before'])
    const commit = store.commit.bind(store)
    const theirs = mergeNumber(1, { decidedBy: { ...mergeNumber(1).decidedBy, run: '99' } })
    store.commit = async proposal => {
      store.commit = commit
      return commit(proposal).finally(async () => {
        store.fault = () => 'none'
        await append(store, theirs, retryPolicy())
      })
    }
    expect(await append(store, mergeNumber(1), retryPolicy())).toMatchObject({ status: 'already_recorded', seq: 2 })
    expect(copies(store)).toBe(1)
  })
})

test('a record that was refused was not written: it is not looked for again, and one like it is somebody else’s', async () => {
  const store = keeping(mergeNumber(0))
  const commit = store.commit.bind(store)
  store.commit = async () => 'moved'
  store.calls = 0
  expect(await append(store, mergeNumber(1), retryPolicy({ tries: 1 }))).toMatchObject({ status: 'deferred' })
  expect(store.calls).toBe(1)
  store.commit = async proposal => {
    store.commit = commit
    await commit(proposal)
    return 'moved'
  }
  expect(await append(store, mergeNumber(1), retryPolicy())).toMatchObject({ status: 'already_recorded', seq: 2 })
})

test('a ledger whose first commit was never answered is started once', async () => {
  for (const fault of ['before', 'after'] as const) {
    const store = keeping()
    let lost = 1
    store.fault = call => (call === 'create' && lost-- > 0 ? fault : 'none')
    expect(await append(store, mergeNumber(0), retryPolicy())).toMatchObject({
      status: 'appended',
      seq: 1,
      began: true,
    })
    expect(recordPaths(store.files)).toHaveLength(1)
  }
})
