import { execFileSync } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contentDigest } from '../../src/git/content.ts'
import { openRepository } from '../../src/git/repository.ts'
import { runGit, streamGit } from '../../src/git/run.ts'
import { lines, PATH, Scratch, scratchFolder } from './scratch.ts'

const opened = (scratch: Scratch) => openRepository({ folder: scratch.folder, path: PATH })

describe('a folder', () => {
  test('with a clone is a repository', async () => {
    const { folder } = new Scratch()
    expect(await openRepository({ folder, path: PATH })).toMatchObject({ folder })
  })

  test('inside a repository is none of its own', async () => {
    const scratch = new Scratch().write('inner/a', 'x')
    const question = openRepository({ folder: join(scratch.folder, 'inner'), path: PATH })
    await expect(question).rejects.toMatchObject({ code: 'not_a_repository' })
  })

  test.each([
    ['that is empty', () => scratchFolder()],
    ['that does not exist', () => join(scratchFolder(), 'nothing')],
  ])('%s is no repository', async (_, folder) => {
    await expect(openRepository({ folder: folder(), path: PATH })).rejects.toMatchObject({ code: 'not_a_repository' })
  })
})

describe('what git does not show has a code and a next step', () => {
  test('git is not installed', async () => {
    const question = openRepository({ folder: new Scratch().folder, path: '/nonexistent' })
    await expect(question).rejects.toMatchObject({ code: 'git_missing', next: 'Install git on the runner.' })
  })

  test('a program named git inside the workspace is not started', async () => {
    const scratch = new Scratch().write('bin/git', '#!/bin/sh\necho fake\n').mode('bin/git', 0o755)
    const options = { folder: scratch.folder, path: `${join(scratch.folder, 'bin')}:bin:.` }
    await expect(openRepository(options)).rejects.toMatchObject({ code: 'git_missing' })
  })

  test('a commit is named by its full id only', async () => {
    const scratch = new Scratch()
    scratch.commit()
    const repository = await opened(scratch)
    for (const name of ['HEAD', 'main', '--output=x', scratch.head().slice(0, 10), `${scratch.head()}^`]) {
      const question = (async () => repository.parents(name))()
      await expect(question).rejects.toMatchObject({
        code: 'git_failed',
        detail: `${JSON.stringify(name)} is not a commit id.`,
      })
    }
  })

  test('a folder whose name has two lines', async () => {
    const folder = join(scratchFolder(), 'two\nlines')
    mkdirSync(folder)
    execFileSync('git', ['init', '-q', folder])
    await expect(openRepository({ folder, path: PATH })).rejects.toMatchObject({
      code: 'git_failed',
      next: 'Rename the folder.',
    })
  })

  test('how much of the history is there, when that cannot be read', async () => {
    const scratch = new Scratch()
    scratch.commit()
    mkdirSync(join(scratch.folder, '.git/shallow'))
    await expect((await opened(scratch)).isShallow()).rejects.toMatchObject({ code: 'git_failed' })
  })

  test('an answer that is too long', async () => {
    const scratch = new Scratch().write('a', 'x')
    const options = { folder: scratch.folder, path: PATH }
    const question = runGit(options, ['ls-tree', '-r', scratch.commit()], { bytes: 10, milliseconds: 60_000 })
    await expect(question).rejects.toMatchObject({ code: 'output_too_large' })
  })

  test('an answer that takes too long', async () => {
    const scratch = new Scratch()
    execFileSync('mkfifo', [join(scratch.folder, 'pipe')])
    const options = { folder: scratch.folder, path: PATH }
    const question = streamGit(options, ['hash-object', 'pipe'], () => {}, { bytes: 1000, milliseconds: 200 })
    await expect(question).rejects.toMatchObject({ code: 'timeout' })
  })
})

describe('history', () => {
  /** main: 1, 2, 3; side: 1, a, b */
  function forked() {
    const scratch = new Scratch()
    const root = scratch.write('f', '1').commit('1')
    scratch.git('checkout', '--quiet', '-b', 'side')
    scratch.write('s', 'a').commit('a')
    const side = scratch.write('s', 'b').commit('b')
    scratch.git('checkout', '--quiet', 'main')
    scratch.write('f', '2').commit('2')
    const main = scratch.write('f', '3').commit('3')
    return { scratch, root, side, main }
  }

  function cloned(from: Scratch, ...options: string[]): Scratch {
    const folder = join(scratchFolder(), 'clone')
    from.git('clone', '--quiet', '--no-single-branch', ...options, `file://${from.folder}`, folder)
    return new Scratch(folder, [])
  }

  test('the merge base is the best common ancestor', async () => {
    const { scratch, root, side, main } = forked()
    const repository = await opened(scratch)
    expect(await repository.mergeBase(main, side)).toBe(root)
    expect(await repository.isAncestor(root, side)).toBe(true)
    expect(await repository.isAncestor(main, side)).toBe(false)
    expect(await repository.isShallow()).toBe(false)
  })

  test('a clone too shallow for the merge base says so and guesses nothing (A23)', async () => {
    const { scratch, side, main } = forked()
    const repository = await opened(cloned(scratch, '--depth=2'))
    expect(await repository.isShallow()).toBe(true)
    await expect(repository.mergeBase(main, side)).rejects.toMatchObject({
      code: 'history_missing',
      next: 'Check out with `fetch-depth: 0` and without a `filter` to get the whole history.',
    })
  })

  test('a clone shallow behind the merge base shows it', async () => {
    const { scratch, root, side, main } = forked()
    const repository = await opened(cloned(scratch, '--depth=3'))
    expect(await repository.mergeBase(main, side)).toBe(root)
  })

  test('a common ancestor seen only because history is cut before a better one is not taken', async () => {
    // root ── x ──── better ── side      main = merge of (cut, root)
    const scratch = new Scratch()
    const root = scratch.write('f', '1').commit('root')
    scratch.git('checkout', '--quiet', '-b', 'side')
    const better = scratch.write('s', 'x').commit('better')
    const side = scratch.write('s', 'y').commit('side')
    scratch.git('checkout', '--quiet', '-b', 'cut', better)
    const cut = scratch.write('c', 'c').commit('cut')
    scratch.git('checkout', '--quiet', '-b', 'low', root)
    scratch.write('l', 'l').commit('low')
    scratch.git('merge', '--quiet', '--no-ff', '--no-edit', 'cut')
    const main = scratch.head()
    expect(await (await opened(scratch)).mergeBase(main, side)).toBe(better)
    scratch.write('.git/shallow', `${cut}\n`)
    await expect((await opened(scratch)).mergeBase(main, side)).rejects.toMatchObject({ code: 'history_missing' })
  })

  test('commits without a common ancestor have no merge base', async () => {
    const { scratch, main } = forked()
    scratch.git('checkout', '--quiet', '--orphan', 'other')
    const other = scratch.commit('other')
    await expect((await opened(scratch)).mergeBase(main, other)).rejects.toMatchObject({ code: 'history_missing' })
  })

  test('parents are read as the commit has them, whatever the clone hides or replaces', async () => {
    const { scratch, side, main } = forked()
    scratch.git('replace', '--graft', main, side)
    const [parent = ''] = await (await opened(scratch)).parents(main)
    expect(parent).not.toBe(side)
    const shallow = await opened(cloned(scratch, '--depth=1'))
    expect(await shallow.parents(main)).toEqual([parent])
    expect(await shallow.hasCommit(parent)).toBe(false)
    expect(await shallow.hasCommit(main)).toBe(true)
  })

  test('a partial clone fetches nothing behind our back', async () => {
    const { scratch, root, main } = forked()
    scratch.git('config', 'uploadpack.allowFilter', 'true')
    const partial = cloned(scratch, '--filter=blob:none', '--no-checkout')
    partial.git('config', 'protocol.file.allow', 'always')
    await expect((await opened(partial)).diff(root, main)).rejects.toMatchObject({ code: 'history_missing' })
  })

  test('HEAD of a repository without commits is unknown', async () => {
    expect(await (await opened(new Scratch())).headCommit()).toBeUndefined()
  })

  test('the time of the checkout is that of the work tree, whatever else is written', async () => {
    const { scratch, side } = forked()
    const folder = join(scratchFolder(), 'tree')
    scratch.git('worktree', 'add', '--quiet', '--detach', folder, side)
    const tree = new Scratch(folder, [])
    scratch.age('.git/HEAD', 120).age('.git/worktrees/tree/HEAD', 60)
    scratch.write('f', 'edited').git('add', '--all')
    const [here, there] = [await (await opened(scratch)).checkedOutAt(), await (await opened(tree)).checkedOutAt()]
    const written = (path: string) => statSync(join(scratch.folder, path)).mtimeMs
    expect([here, there]).toEqual([written('.git/HEAD'), written('.git/worktrees/tree/HEAD')])
    expect(there).toBeGreaterThan(here)
    tree.git('checkout', '--quiet', 'main~1')
    expect(await (await opened(tree)).checkedOutAt()).toBeGreaterThan(there)
  })

  test('a tag is no commit', async () => {
    const { scratch } = forked()
    scratch.git('tag', '--annotate', '--message', 'v1', 'v1')
    expect(await (await opened(scratch)).hasCommit(scratch.git('rev-parse', 'v1'))).toBe(false)
  })
})

test('lists the tracked files with mode and blob', async () => {
  const scratch = new Scratch().write('a b\n"c', 'x').write('d/e', 'y').mode('d/e', 0o755).link('l', 'd/e')
  const files = await (await opened(scratch)).trackedFiles(scratch.commit())
  expect([...files].map(([path, { mode }]) => [path, mode])).toEqual([
    ['a b\n"c', '100644'],
    ['d/e', '100755'],
    ['l', '120000'],
  ])
})

describe('a working copy differs from the commit', () => {
  test.each<[string, (scratch: Scratch) => void, boolean]>([
    ['when it was edited', s => s.write('a.ts', 'y\n'), true],
    ['when it is gone', s => s.remove('a.ts'), true],
    ['when it is a link now', s => s.link('a.ts', 'b.ts'), true],
    [
      'when git was set to ignore changes',
      s => {
        s.git('update-index', '--assume-unchanged', 'a.ts')
        s.write('a.ts', 'y\n')
      },
      true,
    ],
    ['not when only its line ends were turned round', s => s.write('a.ts', 'x\r\n'), false],
    ['not when nothing happened', () => {}, false],
  ])('%s', async (_, happen, expected) => {
    const scratch = new Scratch().write('a.ts', 'x\n').write('b.ts', 'x\n')
    const commit = scratch.commit()
    happen(scratch)
    expect(await (await opened(scratch)).changedInWorktree(commit, ['a.ts'])).toEqual(expected ? ['a.ts'] : [])
  })
})

describe('two commits carry the same change exactly when their content digests are equal', () => {
  function digestOf(change: (scratch: Scratch) => void, base: (scratch: Scratch) => void = () => {}) {
    const scratch = new Scratch().write('a.ts', lines(20)).write('bin', Buffer.from([0, 1, 2]))
    scratch.write('run', '#!\n').link('link', 'a.ts')
    base(scratch)
    const from = scratch.commit()
    change(scratch)
    return { scratch, from, to: scratch.commit(), digest: async () => digest(scratch, from, scratch.head()) }
  }
  async function digest(scratch: Scratch, from: string, to: string) {
    return contentDigest(await (await opened(scratch)).rawDiff(from, to, { renames: false }))
  }

  test('also on another base', async () => {
    const edit = (s: Scratch) => s.write('a.ts', 'new\n')
    const one = await digestOf(edit).digest()
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(await digestOf(edit, s => s.write('other.ts', 'x')).digest()).toBe(one)
  })

  test.each<[string, (scratch: Scratch) => void]>([
    ['a byte', s => s.write('a.ts', 'new!\n')],
    ['a name', s => s.write('a.ts', 'new\n').write('b.ts', '')],
    ['a mode', s => s.write('a.ts', 'new\n').mode('run', 0o755)],
    ['the target of a link', s => s.write('a.ts', 'new\n').link('link', 'run')],
    ['a binary file', s => s.write('a.ts', 'new\n').write('bin', Buffer.from([0, 1, 3]))],
    ['a removal', s => s.write('a.ts', 'new\n').remove('run')],
  ])('%s makes a difference', async (_, change) => {
    expect(await digestOf(change).digest()).not.toBe(await digestOf(s => s.write('a.ts', 'new\n')).digest())
  })
})
