import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { onlyAdded } from '../../../sandbox/github/git/added.ts'
import { changedFiles } from '../../../sandbox/github/git/diff.ts'
import { moveRef, readRefs } from '../../../sandbox/github/git/refs.ts'
import { readNow, type TreeChange, writeTree } from '../../../sandbox/github/git/trees.ts'
import { writeBlob } from '../../../sandbox/github/git/write.ts'
import { git, push, type Stage, stage } from './stage.ts'

let on: Stage
let clone: string
beforeAll(async () => {
  on = await stage()
  clone = mkdtempSync(join(tmpdir(), 'gatebook-written-'))
  git(clone, 'alice', 'init', '-q', '-b', 'main')
})
afterAll(async () => {
  rmSync(clone, { recursive: true })
  await on.end()
})

const own = (...args: string[]) => git(on.repository.path, 'alice', ...args)

const FILES = {
  'a.txt': 'one\n',
  'a/b.txt': 'a folder sorts as if its name ended with a slash\n',
  'a-b/c.txt': 'two\n',
  'docs/deep/er/page.md': 'three\n',
  'naïve name.txt': 'not ASCII\n',
  'empty.bin': '',
}

describe('a reference is moved', () => {
  const main = () => readRefs(on.repository.path).get('refs/heads/main') ?? ''
  const move = (ref: string, from: string) => moveRef(on.repository.path, ref, main(), from)

  test('when it is where the caller saw it, as git sees it too', () => {
    expect(move('refs/heads/moved', '0'.repeat(40))).toBe(true)
    expect(move('refs/heads/moved', main())).toBe(true)
    expect(own('rev-parse', 'moved')).toBe(main())
  })

  test.each<[string, string, () => string]>([
    ['when it is somewhere else', 'refs/heads/moved', () => 'c'.repeat(40)],
    ['when it is there already', 'refs/heads/moved', () => '0'.repeat(40)],
    ['when it is not there', 'refs/heads/nowhere', main],
    ['below the name of another', 'refs/heads/moved/below', () => '0'.repeat(40)],
    ['above the name of another', 'refs', () => '0'.repeat(40)],
  ])('not %s', (_, ref, from) => {
    const before = readRefs(on.repository.path)
    expect(move(ref, from())).toBe(false)
    expect(readRefs(on.repository.path)).toEqual(before)
    expect(existsSync(join(on.repository.path, `${ref}.lock`))).toBe(false)
  })

  test('not while somebody else holds it', () => {
    const lock = join(on.repository.path, 'refs/heads/moved.lock')
    writeFileSync(lock, '')
    expect(move('refs/heads/moved', main())).toBe(false)
    expect(existsSync(lock)).toBe(true)
    rmSync(lock)
  })
})

describe('what the stand-in writes without git', () => {
  test('is the objects that git itself makes of the same files', () => {
    const pushed = push(on.repository.path, { branch: 'same', from: 'main', files: FILES })
    for (const [path, text] of Object.entries({ 'README.md': '# Shop\n', ...FILES })) {
      mkdirSync(dirname(join(clone, path)), { recursive: true })
      writeFileSync(join(clone, path), text)
    }
    git(clone, 'alice', 'add', '--all')
    const tree = git(clone, 'alice', 'write-tree')
    expect(own('rev-parse', `${pushed}^{tree}`)).toBe(tree)
    const [parent = ''] = own('rev-list', '--max-count=1', 'main').split('\n')
    git(clone, 'alice', 'fetch', '-q', on.repository.path, 'main')
    expect(git(clone, 'alice', 'commit-tree', tree, '-p', parent, '-m', 'Change')).toBe(pushed)
  })

  test('is listed as git lists it when files are only added', async () => {
    const path = on.repository.path
    const head = push(path, {
      branch: 'added',
      from: 'same',
      files: {
        'a.z': 'no line break at the end',
        'a/z.txt': 'two\nlines\n',
        'new/deep/file.txt': '1\n',
        'binary.bin': Buffer.from([0, 10, 10]),
        'none.txt': '',
      },
    })
    const listed = own('diff-tree', '-r', '--numstat', '--no-commit-id', head).split('\n')
    const changes = await changedFiles(path, own('rev-parse', 'same'), head)
    expect(onlyAdded(path, own('rev-parse', 'same'), head)).toEqual(changes)
    expect(changes.map(one => `${one.additions}\t${one.deletions}\t${one.path}`)).toEqual(
      listed.map(row => row.replace('-\t-', '0\t0')),
    )
  })

  test.each<[string, Record<string, string | null>]>([
    ['changed', { 'a.txt': 'other\n' }],
    ['taken out', { 'a/b.txt': null }],
    ['put in place of a folder', { 'docs/deep/er/page.md': null, 'docs/deep': 'a file\n' }],
  ])('is left to git to list when a file is %s', (kind, files) => {
    const path = on.repository.path
    const head = push(path, { branch: kind.replaceAll(' ', '-'), from: 'same', files })
    expect(onlyAdded(path, own('rev-parse', 'same'), head)).toBeUndefined()
  })

  test('stands the check of git, which finds every object and every reference', () => {
    expect(own('fsck', '--strict', '--full', '--no-dangling')).toBe('')
    const listed = own('for-each-ref', '--format=%(refname) %(objectname)').split('\n')
    expect([...readRefs(on.repository.path)].map(([name, oid]) => `${name} ${oid}`)).toEqual(listed)
  })

  test('is found when git has packed it', () => {
    own('pack-refs', '--all')
    own('repack', '-a', '-d', '-q')
    const listed = own('for-each-ref', '--format=%(refname) %(objectname)').split('\n')
    expect([...readRefs(on.repository.path)].map(([name, oid]) => `${name} ${oid}`)).toEqual(listed)
    const tip = own('rev-parse', 'same')
    expect(readNow(on.repository.path, tip, 'commit').toString()).toBe(`${own('cat-file', 'commit', tip)}\n`)
    expect(() => readNow(on.repository.path, 'b'.repeat(40), 'commit')).toThrow()
  })

  const blob = () => writeBlob(on.repository.path, Buffer.from('x'))
  test.each<[string, () => TreeChange[]]>([
    ['a file in place of a folder', () => [{ path: 'a', mode: '100644', oid: blob() }]],
    ['a folder in place of a file', () => [{ path: 'a.txt/b', mode: '100755', oid: blob() }]],
    ['a folder that is left empty', () => [{ path: 'docs/deep/er/page.md', oid: undefined }]],
    ['a file taken out that is not there', () => [{ path: 'docs/none.md', oid: undefined }]],
    ['a file taken out below a file', () => [{ path: 'a.txt/none', oid: undefined }]],
    ['a folder taken out as if it were a file', () => [{ path: 'a', oid: undefined }]],
    ['a file that has no other mode yet', () => [{ path: 'new/file', oid: blob() }]],
    ['a link', () => [{ path: 'a/link', mode: '120000', oid: blob() }]],
    [
      'several changes of one place, of which the last counts',
      () => [
        { path: 'a/b.txt', oid: undefined },
        { path: 'a', mode: '100644', oid: blob() },
        { path: 'a/z', mode: '100644', oid: blob() },
      ],
    ],
  ])('makes of %s what git update-index makes', (_, changes) => {
    const base = own('rev-parse', 'same^{tree}')
    const file = join(on.root, 'index')
    const index = (...args: string[]) =>
      git(clone, 'alice', `--git-dir=${on.repository.path}`, `--work-tree=${clone}`, ...args)
    rmSync(file, { force: true })
    process.env['GIT_INDEX_FILE'] = file
    try {
      index('read-tree', base)
      for (const { path, mode, oid } of changes()) {
        if (oid === undefined) index('update-index', '--force-remove', '--', path)
        else index('update-index', '--add', '--replace', '--cacheinfo', `${mode ?? '100644'},${oid},${path}`)
      }
      expect(writeTree(on.repository.path, base, changes())).toBe(index('write-tree'))
    } finally {
      delete process.env['GIT_INDEX_FILE']
    }
  })
})
