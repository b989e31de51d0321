import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { emptyHead, headText } from '../../src/ledger/head.ts'
import { verifyLedger } from '../../src/ledger/verify.ts'
import { amendment } from '../../src/record/amendment.ts'
import { digest, mergeNumber } from '../record/builders.ts'
import { contentsOf, ledgerOf, numbered, recordPaths } from './ledgers.ts'

const script = resolve('docs/verify-ledger.py')
const available = spawnSync('python3', ['--version']).status === 0
const describeWithPython = available ? describe : describe.skip

let folder: string
let paths: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-python-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function write(records: ReturnType<typeof numbered>): Promise<void> {
  const { files } = ledgerOf(records)
  paths = recordPaths(files)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function verify(...older: string[]) {
  const { status, stdout, stderr } = spawnSync('python3', [script, folder, ...older], { encoding: 'utf8' })
  return { status, said: (stdout + stderr).trim() }
}

const at = (seq: number) => join(folder, paths[seq - 1] ?? '')
const head = () => JSON.parse(readFileSync(join(folder, 'head.json'), 'utf8'))
const rewrite = (path: string, from: string | RegExp, to: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))

describeWithPython('the verifier that shares no code with us (needs python3)', () => {
  test.each([1, 2, 3, 7, 8, 21])('finds the same root for %i records', async count => {
    await write(numbered(count))
    expect(verify()).toEqual({ status: 0, said: `${count} records, root ${head().root}` })
  })

  test('writes characters of every kind as we do', async () => {
    const path = 'Größe/\u{1f600}/"\\/\u00a0.yml'
    const { policy } = mergeNumber(0)
    if (policy === null) throw new Error('the builder has a policy')
    const decision = { outcome: 'error' as const, reasons: ['policy_invalid'], policy: { ...policy, path } }
    await write([mergeNumber(0, { decision })])
    expect(verify().status).toBe(0)
  })

  test.each<[string, () => void, RegExp]>([
    [
      'an edited record',
      () => rewrite(at(2), '"firstPass":false', '"firstPass":true'),
      /json: changed after it was recorded$/,
    ],
    ['other bytes', () => rewrite(at(2), /\n$/, ''), /json: not in canonical form$/],
    ['a float', () => rewrite(at(2), '"seq":2', '"seq":2.0'), /json: not a ledger entry, 2\.0 is not an integer$/],
    ['a missing record', () => rmSync(at(2)), /json: record 3 does not follow record 1$/],
    ['a missing end', () => rmSync(at(3)), /^head\.json: does not agree with the records$/],
    [
      'another head',
      () => rewrite(join(folder, 'head.json'), '"size":3', '"size":4'),
      /^head\.json: does not agree with the records$/,
    ],
    ['a stranger', () => writeFileSync(join(folder, 'notes.txt'), ''), /notes\.txt: does not belong here$/],
    ['no head', () => rmSync(join(folder, 'head.json')), /^head\.json: missing$/],
  ])('sees %s', async (_, change, message) => {
    await write(numbered(3))
    change()
    const { status, said } = verify()
    expect(said).toMatch(message)
    expect(status).toBe(1)
  })

  test('reads a review that was to be done, and was', async () => {
    const due = '2026-01-05T00:00:00Z'
    const emergency = mergeNumber(0, { obligations: [{ what: 'review', gate: 'change-record', due, listed: true }] })
    const { id, kind, at, clauses, repository, decidedBy } = emergency
    const authority = { issue: 7, comment: '1', account: '3', kind: 'User' as const, roles: [], at: due }
    const review = { due, recorded: due, result: 'conforming' as const, findings: digest('f'), actions: [], authority }
    const done = amendment({ id, kind, at, amendments: 0 }, { decidedBy, repository, clauses }, review)
    await write([emergency, done] as never)
    expect(verify()).toEqual({ status: 0, said: `2 records, root ${head().root}` })
    expect(readFileSync(join(folder, 'obligations.json'), 'utf8')).toContain('"issue":7')
  })

  test('says whether the ledger continues an older head', async () => {
    await write(numbered(3))
    const at = (name: string, count: number) => {
      const path = join(folder, '..', `${basename(folder)}-${name}.json`)
      writeFileSync(path, ledgerOf(numbered(count)).files.get('head.json') ?? '')
      return path
    }
    const [two, five] = [at('two', 2), at('five', 5)]
    expect(verify(two).status).toBe(0)
    expect(verify(two, five)).toEqual({ status: 1, said: `${five}: not continued` })
    await write([mergeNumber(9), ...numbered(3).slice(1)])
    rmSync(join(folder, recordPaths(ledgerOf(numbered(1)).files)[0] ?? ''), { force: true })
    expect(verify().status).toBe(0)
    expect(verify(two).status).toBe(1)
    for (const path of [two, five]) rmSync(path)
  })

  test.each<[string, string]>([
    ['a list nested without end', '['.repeat(100_000)],
    ['an object nested without end', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['nothing', 'null\n'],
    ['a list', '[]\n'],
    ['a number of very many digits', `{"leaf":"","prev":null,"record":{},"seq":${'9'.repeat(5000)}}\n`],
    ['a number that is none', '{"leaf":"","prev":null,"record":{},"seq":NaN}\n'],
  ])('names a file that holds %s, and never falls over', async (_, text) => {
    await write(numbered(2))
    writeFileSync(at(1), text)
    const { status, said } = verify()
    expect(status).toBe(1)
    expect(said).toMatch(/^\d{4}\/.*\.json: [^\n]*$/)
  })

  test('says how it is called, and what is no head', async () => {
    await write(numbered(2))
    const odd = join(folder, '..', `${basename(folder)}-odd.json`)
    writeFileSync(odd, '{"size":"two"}')
    expect(verify(odd)).toMatchObject({ status: 1, said: expect.stringMatching(/odd\.json: not a head, [^\n]*$/) })
    expect(verify(`${odd}.gone`)).toMatchObject({ status: 1, said: expect.stringContaining('not a head') })
    rmSync(odd)
    const { status, stderr } = spawnSync('python3', [script], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringContaining('python3 verify-ledger.py FOLDER')])
  })

  // It says so in its first lines.
  test('cannot see a record that says what none may say, and was put into the chain anew', async () => {
    const records = numbered(3).map((record, place) => (place === 1 ? { ...record, note: 'more' } : record))
    await write(records as never)
    expect(verify().status).toBe(0)
    expect((await verifyLedger(contentsOf(ledgerOf(records as never).files))).state).toBe('broken')
  })

  test('does not call an empty ledger verified', async () => {
    await write(numbered(1))
    rmSync(at(1))
    writeFileSync(join(folder, 'head.json'), headText(emptyHead))
    expect(verify()).toEqual({ status: 0, said: 'empty: nothing was verified' })
  })
})
