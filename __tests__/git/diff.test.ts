import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GitError } from '../../src/git/errors.ts'
import { DiffReader } from '../../src/git/patch.ts'
import { openRepository } from '../../src/git/repository.ts'
import { lines, PATH, Scratch } from './scratch.ts'

/** What the diff of one change says: path to added lines. */
async function added(scratch: Scratch, from: string, to: string) {
  const entries = await (await openRepository({ folder: scratch.folder, path: PATH })).diff(from, to)
  return Object.fromEntries(entries.map(({ path, addedLines }) => [path, addedLines]))
}

function changed(prepare: (scratch: Scratch) => void, change: (scratch: Scratch) => void) {
  const scratch = new Scratch()
  prepare(scratch)
  const from = scratch.commit()
  change(scratch)
  return { scratch, from, to: scratch.commit() }
}

const text = lines(6)

describe('which lines a change wrote', () => {
  test.each<[string, (scratch: Scratch) => void, (scratch: Scratch) => void, Record<string, number[][]>]>([
    ['a new file: all of them', s => s.write('a', ''), s => s.write('b.ts', 'x\ny\n'), { 'b.ts': [[1, 2]] }],
    [
      'lines in two places',
      s => s.write('a.ts', text),
      s => s.write('a.ts', `new\n${text}end\nend\n`),
      {
        'a.ts': [
          [1, 1],
          [8, 9],
        ],
      },
    ],
    ['only removed lines: none', s => s.write('a.ts', text), s => s.write('a.ts', lines(3)), { 'a.ts': [] }],
    ['a removed file: none', s => s.write('a.ts', text), s => s.remove('a.ts'), { 'a.ts': [] }],
    ['an empty file: none', s => s.write('a.ts', text), s => s.write('b.ts', ''), { 'b.ts': [] }],
    [
      'no newline at the end, before and after',
      s => s.write('a.ts', 'one'),
      s => s.write('a.ts', 'one\ntwo'),
      { 'a.ts': [[1, 2]] },
    ],
    [
      'a line that looks like the header of another file (A20)',
      s => s.write('a.ts', 'x\n').write('z.ts', 'z\n'),
      s => s.write('a.ts', 'x\n++ b/z.ts\n@@ -1 +1 @@\ndiff --git a/q b/q\n').write('z.ts', 'z\nz\n'),
      { 'a.ts': [[2, 4]], 'z.ts': [[2, 2]] },
    ],
    [
      'a removed line that looks like a header (A20)',
      s => s.write('a.ts', '-- a/z.ts\nx\n'),
      s => s.write('a.ts', 'x\ny\n'),
      { 'a.ts': [[2, 2]] },
    ],
    [
      'carriage returns and NUL in a line',
      s => s.write('a.ts', 'x\n'),
      s => s.write('a.ts', 'x\na\rb\r\nc\0d\n'),
      { 'a.ts': [[2, 3]] },
    ],
    [
      'a line longer than any buffer',
      s => s.write('a.ts', 'x\n'),
      s => s.write('a.ts', `x\n${'y'.repeat(3_000_000)}\nz\n`),
      { 'a.ts': [[2, 3]] },
    ],
    [
      'names with newline, quote, tab and backslash',
      s => s.write('a', ''),
      s => s.write('d/n\nl"\t\\.ts', 'x\n'),
      { 'd/n\nl"\t\\.ts': [[1, 1]] },
    ],
    [
      'a name that is no text',
      s => s.write('a', ''),
      s => s.writeBytes(Buffer.from([0x63, 0xe9, 0x2e, 0x74, 0x73]), 'x\n'),
      { '"c\\351.ts"': [[1, 1]] },
    ],
    [
      'a name as git quotes one',
      s => s.write('a', ''),
      s => s.write('"c\\351.ts"', 'x\n'),
      { '"\\"c\\\\351.ts\\""': [[1, 1]] },
    ],
    [
      'a file that attributes call binary (A20)',
      s => s.write('.gitattributes', '*.ts -diff binary\n').write('a.ts', 'x\n'),
      s => s.write('a.ts', 'x\ny\n'),
      { 'a.ts': [[2, 2]] },
    ],
    ['a pure rename: none (W6)', s => s.write('a.ts', lines(60)), s => s.git('mv', 'a.ts', 'b.ts'), { 'b.ts': [] }],
    [
      'a rename with three new lines (W7)',
      s => s.write('a.ts', lines(60)),
      s => s.remove('a.ts').write('b.ts', `${lines(60)}x\ny\nz\n`),
      { 'b.ts': [[61, 63]] },
    ],
    ['a mode change: none', s => s.write('a.ts', text), s => s.mode('a.ts', 0o755), { 'a.ts': [] }],
    ['a link: none, whatever its target says', s => s.write('a', ''), s => s.link('l', 'x\ny\nz'), { l: [] }],
    [
      'a file that becomes a link, and the file after it',
      s => s.write('a.ts', text).write('b.ts', 'x\n'),
      s => s.link('a.ts', 'b.ts').write('b.ts', 'x\ny\n'),
      { 'a.ts': [], 'b.ts': [[2, 2]] },
    ],
    [
      'a link that becomes a file',
      s => s.link('a.ts', 'b.ts').write('b.ts', 'x\n'),
      s => s.remove('a.ts').write('a.ts', 'p\nq\n').write('b.ts', 'x\ny\n'),
      { 'a.ts': [[1, 2]], 'b.ts': [[2, 2]] },
    ],
  ])('%s', async (_, prepare, change, expected) => {
    const { scratch, from, to } = changed(prepare, change)
    expect(await added(scratch, from, to)).toEqual(expected)
  })

  test('a submodule: none', async () => {
    const scratch = new Scratch().write('z.ts', 'z\n')
    const from = scratch.commit()
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${from},sub`)
    scratch.git('commit', '--quiet', '--message', 'sub')
    scratch.git('update-index', '--cacheinfo', `160000,${scratch.head()},sub`)
    scratch.write('z.ts', 'z\nz\n').git('add', 'z.ts')
    scratch.git('commit', '--quiet', '--message', 'sub moved')
    expect(await added(scratch, from, scratch.head())).toEqual({ sub: [], 'z.ts': [[2, 2]] })
  })
})

test('neither the settings of the repository nor its attributes change a diff or run a program', async () => {
  const { scratch, from, to } = changed(
    s => s.write('old.ts', lines(60)).write('a.ts', 'x\n').write('.gitattributes', '*.ts diff=evil filter=evil\n'),
    s => s.remove('old.ts').write('new.ts', lines(60)).write('a.ts', 'x\n++ b/new.ts\n'),
  )
  const plain = await added(scratch, from, to)
  const ran = join(scratch.folder, 'ran')
  const program = `sh -c 'touch ${ran}; cat' --`
  for (const [key, value] of Object.entries({
    'diff.external': program,
    'diff.evil.command': program,
    'diff.evil.textconv': program,
    'diff.evil.binary': 'true',
    'diff.evil.algorithm': 'minimal',
    'filter.evil.clean': program,
    'filter.evil.smudge': program,
    'core.fsmonitor': program,
    'core.pager': program,
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'diff.renames': 'false',
    'diff.renameLimit': '1',
    'diff.orderFile': '.gitattributes',
    'diff.context': '9',
    'diff.interHunkContext': '50',
    'diff.submodule': 'log',
    'color.ui': 'always',
    'core.quotepath': 'on',
    'core.bigFileThreshold': '1',
    'diff.relative': 'true',
  })) {
    scratch.git('config', key, value)
  }
  const repository = await openRepository({ folder: scratch.folder, path: PATH })
  expect(await added(scratch, from, to)).toEqual(plain)
  expect(plain).toEqual({ 'a.ts': [[2, 2]], 'new.ts': [] })
  expect(await repository.changedInWorktree(to, ['a.ts', 'new.ts'])).toEqual([])
  expect(existsSync(ran)).toBe(false)
})

describe('reading a diff', () => {
  const entry = (path: string) => `:100644 100644 ${'1'.repeat(40)} ${'2'.repeat(40)} M\0${path}\0`
  const whole = `${entry('a')}${entry('b\n')}\0diff --git a/a b/a\nindex 1..2\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@ f\n-x\n+++ b/b\n+y\n\\ No newline at end of file\ndiff --git a/b b/b\n--- a/b\n+++ b/b\n@@ -0,0 +7 @@\n+z\n`
  const read = (chunks: readonly Buffer[]) => {
    const reader = new DiffReader()
    for (const chunk of chunks) reader.push(chunk)
    return reader.end().map(({ path, addedLines }) => [path, addedLines])
  }
  const expected = [
    ['a', [[1, 2]]],
    ['b\n', [[7, 7]]],
  ]

  test('gives the same wherever the stream is cut', () => {
    const bytes = Buffer.from(whole)
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(expected)
    expect(read(Array.from(bytes, byte => Buffer.of(byte)))).toEqual(expected)
  })

  test('never takes a part of it for the whole', () => {
    for (let cut = 1; cut < whole.length; cut++)
      expect(() => read([Buffer.from(whole.slice(0, cut))])).toThrow(GitError)
  })

  test.each([
    ['more patches than entries', `${whole}diff --git a/c b/c\n@@ -0,0 +1 @@\n+z\n`],
    ['fewer lines than a hunk says', whole.replace('+1,2', '+1,3')],
    ['more lines than a hunk says', whole.replace('+1,2', '+1')],
    ['a file whose content changed without a line', whole.replace(/@@ -0,0.*/s, 'Binary files a/b and b/b differ\n')],
    ['an entry of no known kind', whole.replace(' M\0', ' X\0')],
  ])('refuses %s', (_, broken) => {
    expect(() => read([Buffer.from(broken)])).toThrow(GitError)
  })

  test('is right for any two texts: the lines not listed are the old ones that were kept', async () => {
    const scratch = new Scratch()
    const word = fc.constantFrom('a', 'b', '++ b/x', '-- a/x', '@@ -1 +1 @@', '\\ No newline', '', '\r')
    const texts = fc.array(word, { maxLength: 12 })
    const repository = await openRepository({ folder: scratch.folder, path: PATH })
    await fc.assert(
      fc.asyncProperty(texts, texts, async (old, now) => {
        const from = scratch.write('f', old.map(line => `${line}\n`).join('')).commit()
        const to = scratch.write('f', now.map(line => `${line}\n`).join('')).commit()
        const [change] = await repository.diff(from, to)
        const isAdded = (line: number) =>
          (change?.addedLines ?? []).some(([first, last]) => first <= line && line <= last)
        const kept = now.filter((_, index) => !isAdded(index + 1))
        let at = 0
        for (const line of old) if (line === kept[at]) at++
        expect(at).toBe(kept.length)
      }),
      { numRuns: 25 },
    )
  })
})
