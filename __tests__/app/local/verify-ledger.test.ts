import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyLedgerAt } from '../../../src/app/local/verify-ledger.ts'
import { Repository } from '../../ledger/git.ts'
import { ledgerOf, numbered, recordPaths } from '../../ledger/ledgers.ts'

const PATH = process.env['PATH'] ?? ''
const NEXT = 'Name a clone, or a folder with the files of the ledger.'

let root: string
let repository: Repository
let files: ReadonlyMap<string, string>

beforeAll(async () => {
  const store = ledgerOf(numbered(3))
  files = store.files
  repository = await Repository.with(store)
  root = mkdtempSync(join(tmpdir(), 'gatebook-places-'))
})
afterAll(() => {
  repository.remove()
  rmSync(root, { recursive: true })
})

/** A folder with the files of the ledger, or some of them. */
function folderWith(name: string, wanted: (path: string) => boolean): string {
  for (const [path, text] of [...files].filter(([path]) => wanted(path))) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true })
    writeFileSync(join(root, name, path), text)
  }
  return join(root, name)
}

function folder(name: string): string {
  mkdirSync(join(root, name), { recursive: true })
  return join(root, name)
}

async function told(place: string, branch = 'quality-records'): Promise<unknown> {
  const verified = await verifyLedgerAt(place, branch, PATH)
  return 'problem' in verified ? verified.problem : [verified.report.state, verified.report.size]
}

describe('where there is no ledger', () => {
  test('an empty folder is no broken one', async () => {
    const empty = folder('empty')
    expect(await told(empty)).toBe(`There is no ledger in ${empty}. ${NEXT}`)
  })

  test('a folder of other files is none', async () => {
    const other = folder('other')
    mkdirSync(join(other, '2026/notes'), { recursive: true })
    for (const name of ['README.md', '2026/notes/a.json']) writeFileSync(join(other, name), '{}')
    expect(await told(other)).toBe(`There is no ledger in ${other}. ${NEXT}`)
  })

  test('a folder that is not there, or is a file, is named', async () => {
    writeFileSync(join(root, 'file'), '')
    expect(await told(join(root, 'nothing'))).toBe(`There is no folder ${join(root, 'nothing')}. ${NEXT}`)
    expect(await told(join(root, 'file'))).toBe(`${join(root, 'file')} is not a folder. ${NEXT}`)
  })

  test('another branch of a clone is none', async () => {
    const project = new Repository()
    await project.run('init', '-q', '-b', 'main')
    await project.commit({ 'src/a.ts': 'a\n', '2026/01/01/notes.json': '{}\n' })
    expect(await told(project.folder, 'main')).toBe(
      'There is no ledger in branch main. Name the branch of the ledger with --branch.',
    )
    expect(await told(project.folder)).toBe(
      'This clone has no branch quality-records. Fetch it first: git fetch origin quality-records:quality-records',
    )
    project.remove()
  })
})

describe('where there is one', () => {
  test('a folder with its files is verified', async () => {
    expect(await told(folderWith('files', () => true))).toEqual(['intact', 3])
  })

  test('a clone is verified, with its history', async () => {
    const verified = await verifyLedgerAt(repository.folder, 'quality-records', PATH)
    expect(verified).toMatchObject({ report: { state: 'intact', history: { state: 'checked', commits: 4 } } })
  })

  test('a folder inside a clone leads to the clone', async () => {
    const inner = join(repository.folder, 'docs/inner')
    mkdirSync(inner, { recursive: true })
    expect(await told(inner)).toEqual(['intact', 3])
  })

  test('files inside a clone are meant before the clone is', async () => {
    const inner = join(repository.folder, 'download')
    mkdirSync(inner)
    writeFileSync(join(inner, 'head.json'), files.get('head.json') ?? '')
    expect(await told(inner)).toEqual(['broken', 0])
    rmSync(inner, { recursive: true })
  })

  test('a bare clone is opened, and so is the inside of one that is not', async () => {
    await repository.run('clone', '-q', '--bare', '.', join(root, 'bare.git'))
    expect(await told(join(root, 'bare.git'))).toEqual(['intact', 3])
    expect(await told(join(root, 'bare.git'), 'none')).toMatch(/^This clone has no branch none\./)
    expect(await told(join(repository.folder, '.git'))).toEqual(['intact', 3])
  })

  test('a branch that was fetched and never checked out is found', async () => {
    const project = new Repository()
    await project.run('init', '-q', '-b', 'main')
    await project.run('fetch', '-q', repository.folder, 'quality-records:refs/remotes/origin/quality-records')
    expect(await told(project.folder)).toEqual(['intact', 3])
    project.remove()
  })
})

describe('what is left of one is broken, not nothing', () => {
  test('records without a head', async () => {
    expect(await told(folderWith('headless', path => path !== 'head.json'))).toEqual(['broken', 3])
  })

  test('a head without records', async () => {
    expect(await told(folderWith('recordless', path => path === 'head.json'))).toEqual(['broken', 0])
  })

  test('a branch from which a commit removed everything', async () => {
    const store = ledgerOf(numbered(2))
    const emptied = await Repository.with(store)
    await emptied.commit(Object.fromEntries([...recordPaths(store.files), 'head.json'].map(path => [path, null])))
    expect(await told(emptied.folder)).toEqual(['broken', 0])
    emptied.remove()
  })
})
