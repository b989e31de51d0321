import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { amendment } from '../../src/record/amendment.ts'
import type { QualityRecord } from '../../src/record/record.ts'
import { ledgerOf, numbered, recordPaths } from '../ledger/ledgers.ts'
import { digest, landing, mergeNumber, releasing } from '../record/builders.ts'
import { gatebook, PROJECT, STACK_TRACE } from './run.ts'

// A ledger in the hands of an auditor: listed, one record shown with what was said of it since, and exported.

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-ledger-read-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const FIXTURE = join(PROJECT, '__fixtures__/ledgers/record-1')
const run = async (...args: string[]) => {
  const ended = await gatebook(['ledger', ...args])
  expect(ended.err).not.toMatch(STACK_TRACE)
  return ended
}

/** A ledger of these records as files. */
function kept(
  name: string,
  records: readonly QualityRecord[],
  change = (text: string, _place: number) => text,
): string {
  const { files } = ledgerOf(records)
  const places = recordPaths(files)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    writeFileSync(join(folder, name, path), change(text, places.indexOf(path)))
  }
  return join(folder, name)
}

const emergency = mergeNumber(1)
const { subject } = landing()
const odd = mergeNumber(2, { subject: { ...subject, branch: '=1+"a",b' } })
const release = releasing({ commit: 'a'.repeat(40), environment: 'production' })
const { id, kind, at, clauses, repository, decidedBy } = emergency
const authority = { issue: 7, comment: '1', account: '3', kind: 'User' as const, roles: ['quality-owner'], at }
const review = { due: at, recorded: at, result: 'conforming' as const, findings: digest('f'), actions: [], authority }
const reviewed = amendment({ id, kind, at, amendments: 0 }, { decidedBy, repository, clauses }, review)
const all: readonly QualityRecord[] = [emergency, odd, release, reviewed]

describe.each(['empty', 'half-written', 'missing'])('a head that is %s', what => {
  test.each(['list', 'export'])('is named by ledger %s: records may be missing with it', async command => {
    const place = kept(`head-${what}-${command}`, all)
    const head = join(place, 'head.json')
    if (what === 'missing') rmSync(head)
    else writeFileSync(head, what === 'empty' ? '' : '{"schema":"gatebook/ledger-he')
    const { status, err } = await run(command, place)
    expect(status).toBe(4)
    expect(err).toMatch(/^head\.json is damaged: .*\n.*ledger verify/)
  })
})

describe('gatebook ledger list', () => {
  test('shows a line for each entry of a ledger that an earlier version wrote', async () => {
    const { status, out, err } = await run('list', FIXTURE)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(8)
    expect(lines[0]).toBe('#  at (UTC)              kind           outcome     about                   record')
    expect(lines[6]).toBe('6  2026-11-30T03:10:55Z  merge          not_judged  commit b581b71 on main  b3ad2f9c8485')
  })

  test.each<[string, string[], number[]]>([
    ['a kind', ['--kind', 'release'], [3, 7]],
    ['an outcome', ['--outcome', 'fail'], [2, 3, 4, 7]],
    ['days, both of them counted', ['--since', '2026-11-30', '--until', '2026-11-30'], [4, 5, 6, 7]],
    ['all of these', ['--kind', 'merge', '--outcome', 'fail', '--until', '2026-11-29'], [2]],
  ])('can be limited to %s', async (_, args, expected) => {
    const { out } = await run('list', FIXTURE, ...args, '--format', 'json')
    expect(JSON.parse(out).records.map(({ seq }: { seq: number }) => seq)).toEqual(expected)
  })

  test('says that nothing is there', async () => {
    expect((await run('list', FIXTURE, '--kind', 'conflict')).out).toBe('No records.\n')
  })

  test('gives programs for tables what they cannot mistake for a formula', async () => {
    const { out } = await run('list', kept('csv', all), '--format', 'csv')
    const [head, , second, third] = out.split('\n')
    expect(head).toBe('seq,at,kind,outcome,branch,change,commit,tag,environment,about,id,path')
    expect(second).toContain(`,"'=1+""a"",b",`)
    expect(third).toContain(',production,')
  })

  test('names what is damaged, and shows the rest', async () => {
    const place = kept('damaged', numbered(3), (text, index) => (index === 1 ? text.slice(0, 40) : text))
    const { status, out, err } = await run('list', place, '--format', 'json')
    expect(status).toBe(4)
    expect(JSON.parse(out)).toMatchObject({ records: [{ seq: 1 }, { seq: 3 }], damaged: [{ why: expect.any(String) }] })
    expect(err).toMatch(/json is damaged: The file is not JSON in UTF-8\.\nRun "gatebook ledger verify"/)
  })

  test('reads the branch of a clone', async () => {
    const place = kept('clone', numbered(2))
    const git = (...args: string[]) => execFileSync('git', ['-C', place, ...args], { stdio: 'ignore' })
    git('init', '-q', '-b', 'quality-records')
    git('add', '.')
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'records')
    git('checkout', '-q', '--orphan', 'main')
    expect(JSON.parse((await run('list', place, '--format', 'json')).out).records).toHaveLength(2)
    expect((await run('list', place, '--branch', 'other')).err).toContain('This clone has no branch other.')
  })

  test.each<[string, string[]]>([
    ['a day that is none', ['--since', '2026-02-30']],
    ['a kind that cannot be', ['--kind', 'Merge!']],
    ['a format that is none', ['--format', 'xml']],
  ])('refuses %s', async (_, args) => {
    const { status, err } = await run('list', FIXTURE, ...args)
    expect(status).toBe(2)
    expect(err).toContain('cannot be')
  })
})

describe('gatebook ledger show', () => {
  test('shows a record, by whose word, and what was said about it since', async () => {
    const { status, out } = await run('show', '1', kept('show', all))
    expect(status).toBe(0)
    const [first, second] = out.split('\n\n')
    expect(first).toMatch(/^Record 1: merge, pass\n {2}about {8}change #7 on main\n/)
    expect(first).toContain('  gate         ')
    expect(second).toMatch(/^Record 4: retrospective, conforming\n/)
    expect(second).toContain('  by           account 3 as quality-owner, issue #7')
  })

  test.each<[string, (record: QualityRecord) => string]>([
    ['id', record => record.id],
    ['the beginning of its id', record => record.id.slice(7, 19)],
    ['path', record => `${record.at.slice(0, 10).replaceAll('-', '/')}/${record.id.slice(7)}.json`],
  ])('finds it by its %s', async (_, name) => {
    const { out } = await run('show', name(release), kept('named', all), '--format', 'json')
    expect(JSON.parse(out).entries).toMatchObject([{ seq: 3, record: { kind: 'release', id: release.id } }])
  })

  test.each<[string, string[], number, string]>([
    ['no name', [], 2, 'Name a record.'],
    ['a number that is too large', ['99', FIXTURE], 3, 'The ledger has no record 99.'],
    ['letters that are no id', ['zz', FIXTURE], 3, 'The ledger has no record zz.'],
    ['a path out of the ledger', ['../../package.json', FIXTURE], 3, 'The ledger has no record ../../package.json.'],
  ])('says what is wrong with %s', async (_, args, status, why) => {
    const ended = await run('show', ...args)
    expect({ status: ended.status, err: ended.err }).toEqual({ status, err: expect.stringContaining(why) })
  })
})

describe('gatebook ledger export', () => {
  test('prints each record as it is stored, in their order', async () => {
    const { status, out } = await run('export', kept('export', all))
    expect(status).toBe(0)
    const stored = [...ledgerOf(all).files].filter(([path]) => /^\d/.test(path)).map(([, text]) => text)
    const inOrder = stored.sort((left, right) => JSON.parse(left).seq - JSON.parse(right).seq)
    expect(out).toBe(inOrder.join(''))
  })

  test('can be limited like a list', async () => {
    const { out } = await run('export', FIXTURE, '--kind', 'policy-change')
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).seq),
    ).toEqual([5])
  })
})
