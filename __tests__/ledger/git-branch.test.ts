import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { append } from '../../src/ledger/append.ts'
import { entryFile, entryPath } from '../../src/ledger/entry.ts'
import { headText, nextHead } from '../../src/ledger/head.ts'
import { EMPTY } from '../../src/ledger/merkle.ts'
import { type Report, reportLines, UNSEALED } from '../../src/ledger/report.ts'
import { folderStore } from '../../src/ledger/stores/folder.ts'
import { gitBranchStore } from '../../src/ledger/stores/git-branch.ts'
import type { RecordStore } from '../../src/ledger/stores/store.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { mergeNumber } from '../record/builders.ts'
import { gitIn, Repository } from './git.ts'
import { ledgerOf, numbered, recordPaths, retryPolicy } from './ledgers.ts'

const opened: Repository[] = []
let repository: Repository
let paths: string[]
const at = (seq: number): string => paths[seq - 1] ?? ''

beforeEach(async () => {
  const store = ledgerOf(numbered(3))
  repository = await Repository.with(store)
  opened.push(repository)
  paths = recordPaths(store.files)
})

afterAll(() => {
  for (const one of opened) one.remove()
})

const LEDGER = 'refs/heads/quality-records'

async function reportOn(store: RecordStore): Promise<Report> {
  const contents = await store.contents()
  if (contents === undefined) throw new Error('There is no ledger.')
  return verifyLedger(contents)
}

const verify = () => reportOn(gitBranchStore(repository.git, LEDGER))
const edited = async (seq: number) =>
  (await repository.run('show', `HEAD:${at(seq)}`)).replace('"firstPass":false', '"firstPass":true').concat('\n')
const said = ({ violations }: Report) =>
  violations.map(({ code, path, seq, commit }) => [code, path, seq, commit?.oid ?? null])

test('a branch that was only appended to is intact, with its history', async () => {
  expect(await verify()).toMatchObject({
    state: 'intact',
    size: 3,
    violations: [],
    history: { state: 'checked', commits: 4 },
    limits: [UNSEALED],
  })
})

test('what happens in the work tree does not matter: the branch is read', async () => {
  await repository.run('checkout', '-q', '--orphan', 'other')
  await repository.run('rm', '-rfq', '.')
  expect(await verify()).toMatchObject({ state: 'intact', size: 3 })
})

describe('a later commit', () => {
  test('that edits a record is named, with its date', async () => {
    const oid = await repository.commit({ [at(2)]: await edited(2) })
    const report = await verify()
    expect(said(report)).toEqual([
      ['leaf_mismatch', at(2), 2, null],
      ['record_changed', at(2), 2, oid],
      ['history_unexpected', null, null, oid],
    ])
    expect(reportLines(report)).toContain(
      `record_changed ${at(2)} #2: Changed after it was recorded. Commit ${oid} of 2026-11-22T12:00:00Z.`,
    )
  })

  test('that edits a record is found even when a still later one undoes it', async () => {
    const original = await repository.run('show', `HEAD:${at(2)}`)
    const one = await repository.commit({ [at(2)]: await edited(2) })
    const two = await repository.commit({ [at(2)]: `${original}\n` })
    const report = await verify()
    expect(report.violations.map(({ code, commit }) => [code, commit?.oid])).toEqual([
      ['record_changed', one],
      ['record_changed', two],
      ['history_unexpected', one],
      ['history_unexpected', two],
    ])
  })

  test('that removes the newest record and takes the head back is named', async () => {
    const head = await repository.run('show', 'HEAD~1:head.json')
    const oid = await repository.commit({ [at(3)]: null, 'head.json': `${head}\n` })
    const report = await verify()
    expect(report).toMatchObject({ state: 'broken', size: 2, first: { code: 'record_removed', path: at(3) } })
    expect(said(report)).toEqual([
      ['record_removed', at(3), null, oid],
      ['history_unexpected', null, null, oid],
    ])
  })

  test.each<[string, string, unknown[]]>([
    ['adds a stranger', 'notes.txt', ['file_unexpected', 'history_unexpected', 'history_unexpected']],
    ['edits the page for strangers', 'README.md', ['history_unexpected', 'history_unexpected']],
  ])('that %s is named', async (_, path, codes) => {
    await repository.commit({ [path]: 'x\n' })
    expect((await verify()).violations.map(({ code }) => code)).toEqual(codes)
  })

  test('that does nothing is named', async () => {
    const oid = await repository.commit({})
    expect(said(await verify())).toEqual([['history_unexpected', null, null, oid]])
  })

  test('that turns a record into a link is named', async () => {
    await repository.run(
      'update-index',
      '--cacheinfo',
      `120000,${await repository.run('rev-parse', `HEAD:${at(1)}`)},${at(1)}`,
    )
    await repository.run('commit', '-q', '-m', 'change')
    expect((await verify()).violations.map(({ code, message }) => [code, message])).toEqual([
      ['record_changed', 'Changed after it was recorded.'],
      ['seq_gap', 'Record 1 is missing.'],
      ['file_unexpected', 'This is of mode 120000, not a plain file.'],
      ['history_unexpected', 'A commit must add a record and update the head. This one does not do both.'],
    ])
  })

  test('that joins another line is named', async () => {
    await repository.run('checkout', '-q', '-b', 'side', 'HEAD~1')
    await repository.run('commit', '-q', '--allow-empty', '-m', 'side')
    await repository.run('checkout', '-q', 'quality-records')
    await repository.run('merge', '-q', '--no-ff', '-m', 'join', 'side')
    const report = await verify()
    expect(report.violations.map(({ code }) => code)).toContain('history_not_linear')
  })
})

test('a replacement in the clone does not hide an edit', async () => {
  const good = await repository.run('rev-parse', 'HEAD')
  const oid = await repository.commit({ [at(2)]: await edited(2) })
  await repository.run('replace', oid, good)
  expect((await verify()).first).toMatchObject({ code: 'leaf_mismatch', path: at(2) })
})

test('a shallow clone has its records checked, and says that its history was not', async () => {
  const clone = new Repository()
  opened.push(clone)
  await clone.run('clone', '-q', '--depth', '1', `file://${repository.folder}`, 'copy')
  const report = await reportOn(gitBranchStore(gitIn(`${clone.folder}/copy`), LEDGER))
  expect(report).toMatchObject({ state: 'intact', size: 3, history: { state: 'unchecked' } })
  expect(reportLines(report)).toContain('The history was not checked: this clone is shallow; fetch its whole history.')
})

test('a clone that lacks a record is a failure, not a shorter ledger', async () => {
  const oid = await repository.run('rev-parse', `HEAD:${at(2)}`)
  rmSync(`${repository.folder}/.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`)
  await expect(verify()).rejects.toThrow(`The clone is missing ${at(2)}. Check out with`)
})

test('a history rewritten from its beginning and kept consistent passes, and the report says that it would', async () => {
  await repository.run('checkout', '-q', '--orphan', 'forged')
  await repository.run('rm', '-rfq', '.')
  const one = entryFile(
    mergeNumber(0, { attempts: { count: 1, firstPass: true, failedFirst: [], heads: { asked: 1, all: 1 } } }),
    1,
    null,
  )
  const head = nextHead(EMPTY, one.leaf, mergeNumber(0).at)
  await repository.commit({ 'README.md': 'x\n', 'head.json': headText(head), [one.path]: one.text })
  await repository.run('branch', '-M', 'forged', 'quality-records')
  const report = await verify()
  expect(report).toMatchObject({ state: 'intact', size: 1 })
  expect(reportLines(report).at(-1)).toBe(
    'Limit: This ledger is not sealed: somebody with write access could have rewritten all of it, or removed its end, ' +
      'and kept it consistent. Only a seal or an older copy of head.json can prove that.',
  )
})

test('a branch that is not there is no ledger, and not an empty one', async () => {
  expect(await gitBranchStore(repository.git, 'refs/heads/none').contents()).toBeUndefined()
})

test('a branch that leads to no commit is a failure', async () => {
  const blob = await repository.run('rev-parse', 'HEAD:head.json')
  await repository.run('update-ref', 'refs/odd/blob', blob)
  await expect(gitBranchStore(repository.git, 'refs/odd/blob').contents()).rejects.toThrow(
    'refs/odd/blob does not point to a commit.',
  )
})

test('the name of a branch is never taken for an option', async () => {
  expect(await gitBranchStore(repository.git, '--all').contents()).toBeUndefined()
})

describe('appending to it', () => {
  const keep = (record = mergeNumber(3), ref = LEDGER) =>
    append(gitBranchStore(repository.git, ref), record, retryPolicy({ tries: 3 }))

  test('leaves the work tree and the index alone', async () => {
    await repository.run('checkout', '-q', '--orphan', 'other')
    await repository.commit({ 'mine.txt': 'x\n' })
    expect(await keep()).toMatchObject({ status: 'appended', seq: 4 })
    expect(await repository.run('status', '--porcelain')).toBe('')
  })

  test('names nobody in the commit, and says which record it is', async () => {
    await keep()
    expect(await repository.run('log', '-1', '--format=%an <%ae>%n%cn <%ce>%n%B', LEDGER)).toBe(
      [
        'Gatebook <ledger@gatebook.invalid>',
        'Gatebook <ledger@gatebook.invalid>',
        `record merge pass 000000000000\n\nRecord-Id: ${mergeNumber(3).id}`,
      ].join('\n'),
    )
  })

  test('keeps foreign files with whatever name they have', async () => {
    const names = ['Größe "1"\\.txt', 'tab\tbed.txt', 'dir/ä.txt']
    await repository.commit(Object.fromEntries(names.map(name => [name, 'x\n'])))
    expect(await keep()).toMatchObject({ status: 'appended' })
    const listed = await repository.run('ls-tree', '-r', '-z', '--name-only', LEDGER)
    expect(listed.split('\0')).toEqual(expect.arrayContaining(names))
  })

  test('is refused where a file stands in the way of a folder', async () => {
    const day = entryPath(mergeNumber(3)).slice(0, 10)
    await repository.run('rm', '-rq', day)
    await repository.commit({ [day]: 'x\n' })
    expect(await keep()).toMatchObject({
      status: 'deferred',
      why: `${day.slice(8)} in the ledger is not a folder.`,
      next: 'Run "gatebook ledger verify", and restore the ledger before appending to it.',
    })
  })

  test('is refused for a copy of a branch of somebody else', async () => {
    const ref = 'refs/remotes/origin/quality-records'
    await repository.run('update-ref', ref, LEDGER)
    expect(await keep(mergeNumber(3), ref)).toMatchObject({
      status: 'deferred',
      why: `${ref} is a remote-tracking branch.`,
      next: 'Append to a local branch of the clone, and push it.',
    })
  })

  test('waits for whoever holds the branch, and says so in the end', async () => {
    writeFileSync(`${repository.folder}/.git/${LEDGER}.lock`, '')
    const result = await keep()
    expect(result.status).toBe('deferred')
    expect('why' in result && result.why).toMatch(/^git ended with status 128: .*quality-records\.lock.*File exists/)
  })

  test('never creates a branch again whose reference in the clone is damaged', async () => {
    writeFileSync(`${repository.folder}/.git/${LEDGER}`, '')
    expect(await keep()).toMatchObject({ status: 'deferred' })
    expect(readFileSync(`${repository.folder}/.git/${LEDGER}`, 'utf8')).toBe('')
  })
})

describe('the same ledger as a folder', () => {
  test('is intact, and the work of git in it is left out', async () => {
    const report = await reportOn(folderStore(repository.folder))
    expect(report).toMatchObject({
      state: 'intact',
      size: 3,
      history: { state: 'unchecked', why: 'a folder has none' },
    })
  })

  test('is broken by an edited record, a link and a file that is too large', async () => {
    await repository.commit({ [at(2)]: await edited(2), 'large.json': 'x'.repeat(300_000) })
    symlinkSync('head.json', `${repository.folder}/link.json`)
    const report = await reportOn(folderStore(repository.folder))
    expect(report.violations.map(({ code, path, message }) => [code, path, message.slice(0, 40)])).toEqual([
      ['leaf_mismatch', at(2), 'The content was changed after it was rec'],
      ['file_unexpected', 'large.json', 'This is a file of 300000 bytes, larger t'],
      ['file_unexpected', 'link.json', 'This is a link or a device.'],
    ])
  })
})
