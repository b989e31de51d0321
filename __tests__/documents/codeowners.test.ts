import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ownersOf, readCodeOwners } from '../../src/documents/codeowners.ts'
import { refusalOf } from '../../src/documents/codeowners-pattern.ts'
import { growth, LINEAR } from '../growth.ts'

const linesOf = (text: string) => {
  const read = readCodeOwners(text)
  if (!read.ok) throw new Error(read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return read.lines
}

const matches = (pattern: string, path: string): boolean =>
  ownersOf({ lines: linesOf(`${pattern} @owner`) })(path) !== undefined

/** The owners of a path in short, or what the file says of it otherwise. */
const owned = (text: string, path: string): string => {
  const line = ownersOf({ lines: linesOf(text) })(path)
  if (!line) return 'no line'
  return line.owners.map(owner => Object.values(owner).join(' ')).join(', ') || `nobody, by line ${line.line}`
}

describe('a pattern', () => {
  test.each<[string, string, boolean]>([
    ['*', 'a/b/c.md', true],
    ['*.js', 'src/a/b.js', true],
    ['*.js', 'b.jsx', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/x.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/**', 'docs', false],
    ['apps/', 'x/apps/y/z.ts', true],
    ['apps/', 'apps', false],
    ['/apps/', 'x/apps/z', false],
    ['/apps/github', 'apps/github/a.yml', true],
    ['/apps/github', 'apps/github.md', false],
    ['**/logs', 'build/logs/a.txt', true],
    ['**/logs', 'logs', true],
    ['a\\**', 'a*b', true],
    ['a*\\*b', 'ax*b', true],
    ['**/logs', 'a/b/logs/c/d', true],
    ['/build/logs/', 'build/logs/x/y.log', true],
    ['/build/logs/', 'a/build/logs/y', false],
    ['foo', 'bar/foo/baz', true],
    ['foo', 'foobar', false],
    ['Makefile', 'a/b/Makefile', true],
    ['src/**/*.test.ts', 'src/a.test.ts', true],
    ['foo/bar', 'foo/bar/baz', true],
    ['foo/bar', 'baz/foo/bar', false],
    ['foo/bar/', 'baz/foo/bar/x', false],
    ['f*', 'foo/bar', true],
    ['/f*/', 'foo', false],
    ['/*', 'README.md', true],
    ['/*', 'src/a.ts', false],
    ['/**', 'src/a.ts', true],
    // Brackets are the very characters, once they are escaped: without, GitHub skips the line.
    ['/apps/\\[p\\]/f.ts', 'apps/[p]/f.ts', true],
    ['/apps/\\[p\\]/f.ts', 'apps/p/f.ts', false],
    ['README.md', 'readme.md', false],
    ['*.md', 'docs/README.MD', false],
    ['foo\\ bar', 'foo bar', true],
    ['foo/**/bar', 'foo/bar', true],
    ['foo/**/bar', 'foo/x/y/bar/z', true],
    ['a/*/b', 'a/x/y/b', false],
    ['a/*/b', 'a/x/b', true],
    ['f?o', 'fo', false],
    ['**/*bar*', 'foo/rebar', true],
    ['*.txt', 'dir.txt/inner.bin', true],
    ['f\\*o', 'fxo', false],
    ['/', 'a', false],
  ])('%s matches %s: %s, as the notes on GitHub say', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected)
  })

  test.each<[string, string, boolean]>([
    // Tried on GitHub in Azure/azure-sdk-tools#5308: only a lone star stops at its folder.
    ['/foo*', 'foobar.txt', true],
    ['/foo*', 'foobar/a/b', true],
    ['/foo/**', 'foo/a/b', true],
    ['**', 'a', true],
    ['**', '.github/workflows/x.yml', true],
    ['**/*', 'a/b', true],
    ['*/', 'a', false],
    ['*/', 'a/b', true],
    ['foo/**/*', 'foo/a', true],
    ['foo/**/*', 'foo', false],
    ['f\\*o', 'f*o', true],
    ['f\\?o', 'f?o', true],
    ['f\\?o', 'fxo', false],
    ['f\\\\o', 'f\\o', true],
    ['f\\\\*', 'f\\o', true],
    ['f?o', 'f/o', false],
    ['f?o', 'foo/bar', true],
    // One character is one, also where JavaScript needs two units for it.
    ['f?o', 'f😀o', true],
    ['f??o', 'f😀o', false],
    ['grün/*', 'grün/a', true],
    ['a%20b', 'a%20b', true],
    ['a%20b', 'a b', false],
    ['(group)/$x/{a}+b|c^d', '(group)/$x/{a}+b|c^d', true],
    ['a.c', 'abc', false],
    ['important!', 'important!', true],
    ['icon@2x.png', 'a/icon@2x.png', true],
    ['/@types/', '@types/node/index.d.ts', true],
    ['ab*b', 'ab', false],
    ['ab*ba', 'aba', false],
    ['ab*ab', 'abxab', true],
  ])('%s matches %s: %s', (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected)
  })

  test.each(['', '/a', 'a/', 'a//b'])('is never queried for %j, which is not a path in a repository', path => {
    expect(() => ownersOf({ lines: linesOf('* @owner') })(path)).toThrow(
      new RangeError(`${JSON.stringify(path)} is not a path relative to the root of a repository.`),
    )
  })

  test.each([
    ['!docs', 'The pattern "!docs" begins with "!", but GitHub does not support negated patterns.'],
    ['', 'The pattern "" is empty.'],
  ])('that no reader lets through, %j, is not matched either', (pattern, message) => {
    expect(() => ownersOf({ lines: [{ line: 1, pattern, owners: [] }] })).toThrow(new RangeError(message))
  })
})

describe('a file', () => {
  test.each<[string, string, string]>([
    ['* @a\n/src/ @b', 'src/x', 'user b'],
    ['/src/ @b\n* @a', 'src/x', 'user a'],
    ['* @a\n/gen/', 'gen/x', 'nobody, by line 2'],
    ['* @a @org/t', 'x', 'user a, team org/t'],
    ['*.js @a\n*.js @b', 'x.js', 'user b'],
    ['*.js @a\n*.ts @b', 'x.md', 'no line'],
    ['', 'x', 'no line'],
    ['* @a\n/apps/ @b\n/apps/github', 'apps/github/x', 'nobody, by line 3'],
    ['* @a\n/apps/ @b\n/apps/github', 'apps/web/x', 'user b'],
    ['* @a\n/ @b', 'x', 'user a'],
  ])('%j gives %s to: %s', (text, path, expected) => {
    expect(owned(text, path)).toBe(expected)
  })

  test('has comments, blank lines, tabs, a byte order mark and lines of Windows', () => {
    const text =
      '\uFEFF# Who owns what\r\n\r\n  \t\r\n \t# indented\r\n*\t@Ann\t \t@Org/Core-Team  \r\n' +
      '/docs\\ old/ Docs@Example.com # since 2020 @bob\r\n/gen/ # nobody\r\n/last @carl_acme'
    expect(readCodeOwners(text)).toEqual({
      ok: true,
      lines: [
        {
          line: 5,
          pattern: '*',
          owners: [
            { kind: 'user', login: 'ann' },
            { kind: 'team', team: 'org/core-team' },
          ],
        },
        { line: 6, pattern: '/docs\\ old/', owners: [{ kind: 'email', email: 'docs@example.com' }] },
        { line: 7, pattern: '/gen/', owners: [] },
        { line: 8, pattern: '/last', owners: [{ kind: 'user', login: 'carl_acme' }] },
      ],
    })
  })

  test('names users, teams and addresses, as long as they may be', () => {
    const [login, team] = ['a'.repeat(39), `o-1/_${'a.-'.repeat(33)}`]
    const words = [`@${login}`, '@0-_', `@${team}`, "x.y_%+'-Z@a-1.co.uk"]
    expect(linesOf(`* ${words.join(' ')}`)[0]?.owners).toEqual([
      { kind: 'user', login },
      { kind: 'user', login: '0-_' },
      { kind: 'team', team },
      { kind: 'email', email: "x.y_%+'-z@a-1.co.uk" },
    ])
  })

  test('is read the same however it is laid out', () => {
    const space = fc.constantFrom(' ', '\t', ' \t ')
    const rule = fc.record({
      pattern: fc.constantFrom('*', '/a/', 'b\\ c', '*.ts', '/d\\\\'),
      owners: fc.subarray(['@a', '@o/t', 'e@f.gh']),
    })
    const noise = fc.array(fc.constantFrom('', '# @x', ' \t', '#', ' # y'), { maxLength: 2 })
    const layout = fc.record({
      space,
      noise,
      comment: fc.constantFrom('', ' # @z', '\t#'),
      end: fc.constantFrom('', ' '),
    })
    const file = fc.array(fc.tuple(rule, layout), { maxLength: 6 })
    fc.assert(
      fc.property(file, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rules, newline, mark) => {
        const plain = rules.map(([{ pattern, owners }]) => [pattern, ...owners].join(' ')).join('\n')
        const rows = rules.flatMap(([{ pattern, owners }, { space, noise, comment, end }]) => [
          ...noise,
          [pattern, ...owners].join(space) + comment + end,
        ])
        const read = linesOf((mark ? '\uFEFF' : '') + rows.join(newline))
        expect(read.map(({ pattern, owners }) => ({ pattern, owners }))).toEqual(
          linesOf(plain).map(({ pattern, owners }) => ({ pattern, owners })),
        )
        expect(read.filter(({ line, pattern }) => !rows[line - 1]?.startsWith(pattern))).toEqual([])
      }),
    )
  })
})

const FORMS = 'Name a user as @login, a team as @organisation/team, or an e-mail address.'
const BRACKETS =
  'If the path itself contains brackets, write "\\[" and "\\]". Instead of a range, write a line for each character.'
const HASH = 'Put a space before a comment. If the path itself contains "#", write "?".'
const SECTION = 'Remove the line, and write the owners on each line of the section.'
const ESCAPES = 'Separate folders with "/". Only a space, "*", "?", "\\", "[" and "]" can be escaped.'
const ONCE = 'Write "**" once, and end the pattern with either "/" or "/**".'
const APART =
  'Write "*" for any characters within a name, or "**" between slashes for folders of any depth, as in "src/**/*.ts".'
const HIDDEN = 'Remove it. If the path itself contains it, write "?".'
const ROOT = 'Write the path from the root of the repository.'

describe('a line that GitHub may read otherwise', () => {
  const twice = (pattern: string) =>
    `The pattern "${pattern}" has a "**" followed by another one or by the last slash, which is ambiguous.`
  const glued = (pattern: string) =>
    `The pattern "${pattern}" has "**" beside other characters of a name, which may or may not match across folders on GitHub.`
  const negated = 'begins with "!", but GitHub does not support negated patterns.'
  const brackets = 'contains "[" or "]", but GitHub supports no ranges and rejects unescaped brackets.'

  test.each<[string, string, string]>([
    [
      '!docs/ @a',
      `The pattern "!docs/" ${negated}`,
      'Remove the line. To exclude files from a pattern, add a later line for them without owners.',
    ],
    ['*.[ch] @a', `The pattern "*.[ch]" ${brackets}`, BRACKETS],
    ['/apps/[p]/f.ts @a', `The pattern "/apps/[p]/f.ts" ${brackets}`, BRACKETS],
    ['/apps/\\[p] @a', `The pattern "/apps/\\[p]" ${brackets}`, BRACKETS],
    ['/apps/\\\\[p\\] @a', `The pattern "/apps/\\\\[p\\]" ${brackets}`, BRACKETS],
    ['[ab]c.ts @a', `The pattern "[ab]c.ts" ${brackets}`, BRACKETS],
    ['\\#x @a', 'The pattern "\\#x" contains "#", which may start a comment on GitHub.', HASH],
    ['docs/#x @a', 'The pattern "docs/#x" contains "#", which may start a comment on GitHub.', HASH],
    ['docs\\ #x @a', 'The pattern "docs\\ #x" contains "#", which may start a comment on GitHub.', HASH],
    [
      'a/***/b @a',
      'The pattern "a/***/b" contains "***", which has no meaning.',
      'Write "**" between slashes for folders of any depth, or "*" within a name.',
    ],
    ['src/**.ts @a', glued('src/**.ts'), APART],
    ['foo** @a', glued('foo**'), APART],
    ['**.log @a', glued('**.log'), APART],
    ['/a**/ @a', glued('/a**/'), APART],
    ['/a**b @a', glued('/a**b'), APART],
    ['a/**b/c @a', glued('a/**b/c'), APART],
    ['**/ @a', twice('**/'), ONCE],
    ['/**/ @a', twice('/**/'), ONCE],
    ['foo/**/ @a', twice('foo/**/'), ONCE],
    ['**/** @a', twice('**/**'), ONCE],
    ['a/**/**/b @a', twice('a/**/**/b'), ONCE],
    ['a//b @a', 'The pattern "a//b" contains "//", but no folder has an empty name.', 'Write one slash.'],
    ['./a @a', 'The pattern "./a" contains a "." or ".." folder, which no path in a repository has.', ROOT],
    ['a/../b @a', 'The pattern "a/../b" contains a "." or ".." folder, which no path in a repository has.', ROOT],
    ['src\\app @a', 'The pattern "src\\app" contains a backslash that escapes nothing.', ESCAPES],
    ['src\\/app @a', 'The pattern "src\\/app" contains a backslash that escapes nothing.', ESCAPES],
    ['src\\\\\\a @a', 'The pattern "src\\\\\\a" contains a backslash that escapes nothing.', ESCAPES],
    ['src\\\t @a', 'The pattern "src\\\\t" contains a backslash that escapes nothing.', ESCAPES],
    ['src\\', 'The pattern "src\\" contains a backslash that escapes nothing.', ESCAPES],
    [
      '*.{ts,tsx} @a',
      'The pattern "*.{ts,tsx}" lists alternatives in braces, which GitHub does not support.',
      'Write a line for each alternative.',
    ],
    [
      '{a,b}/{c} @a',
      'The pattern "{a,b}/{c}" lists alternatives in braces, which GitHub does not support.',
      'Write a line for each alternative.',
    ],
    [
      '@org/team @a',
      'The pattern "@org/team" begins with "@", which marks an owner.',
      'Put the pattern first, as in "* @owner". For a folder whose name begins with "@", begin with "/" or "**/".',
    ],
    ['pay\u200Bments @a', 'The pattern "pay\\u200bments" contains an invisible or misleading character.', HIDDEN],
    ['a\u202Eb @a', 'The pattern "a\\u202eb" contains an invisible or misleading character.', HIDDEN],
    ['a\u00A0@b', 'The pattern "a\u00A0@b" contains an invisible or misleading character.', HIDDEN],
    ['a\uFFFD @b', 'The pattern "a\uFFFD" contains an invisible or misleading character.', HIDDEN],
    ['a\uD800 @b', 'The pattern "a\\ud800" contains an invisible or misleading character.', HIDDEN],
    [' /src/ @a', 'The line begins with a space.', 'Remove the space before the pattern.'],
    ['\t/src/ @a', 'The line begins with a space.', 'Remove the space before the pattern.'],
    ['[Docs] @a', 'The line "[Docs] @a" starts a section, which only GitLab supports.', SECTION],
    ['[My Docs][2]', 'The line "[My Docs][2]" starts a section, which only GitLab supports.', SECTION],
    ['^[Docs]', 'The line "^[Docs]" starts a section, which only GitLab supports.', SECTION],
    ['a\u0007b @a', 'The line contains the control character "\\u0007".', 'Remove it.'],
    ['# note\r* @mallory', 'The line contains the control character "\\r".', 'Remove it.'],
    ['# note\u2028* @mallory', 'The line contains the control character "\\u2028".', 'Remove it.'],
    ['# note\u0085* @mallory', 'The line contains the control character "\\u0085".', 'Remove it.'],
    ['* @a\u000B@b', 'The line contains the control character "\\u000b".', 'Remove it.'],
  ])('%j is a problem', (row, message, next) => {
    expect(readCodeOwners(`# first\n* @a\n${row}\n/z @z`)).toEqual({
      ok: false,
      problems: [{ line: 3, message, next }],
    })
  })

  test.each<[string, string, string]>([
    ['@@maintainer', '"@@maintainer" names a role, which only GitLab supports.', FORMS],
    ['@renovate[bot]', '"@renovate[bot]" is an app, and apps cannot own code on GitHub.', FORMS],
    ['@a#b', '"@a#b" is not an owner.', 'Put a space before the comment.'],
    ...[
      'bob',
      '@',
      '@a@b',
      '@a,',
      '@-a',
      '@a/',
      '@a/b/c',
      `@${'a'.repeat(40)}`,
      'a@b',
      'a@b..c',
      'a@b@c.de',
      'file"',
      'ann@exämple.com',
    ].map((word): [string, string, string] => [
      word,
      `${JSON.stringify(word)} is not an owner.`,
      `${FORMS} Write a space in a path as "\\ ".`,
    ]),
    [`@o/${'a'.repeat(101)}`, `"@o/${'a'.repeat(56)}…" is not an owner.`, `${FORMS} Write a space in a path as "\\ ".`],
    // A sign that JavaScript lower-cases to the letter k.
    ['@\u212Aarl', '"@\u212Aarl" is not an owner.', `${FORMS} Write a space in a path as "\\ ".`],
  ])('names %j, who is no owner', (word, message, next) => {
    expect(readCodeOwners(`* @a ${word} @b`)).toEqual({ ok: false, problems: [{ line: 1, message, next }] })
  })

  test('is one whose pattern goes on for ever', () => {
    expect(readCodeOwners(`/${'a'.repeat(1023)} @a`).ok).toBe(true)
    expect(readCodeOwners(`/${'a'.repeat(1024)} @a`)).toEqual({
      ok: false,
      problems: [
        {
          line: 1,
          message: `The pattern "/${'a'.repeat(58)}…" is longer than 1024 characters.`,
          next: 'Shorten it, for example to the parent folder.',
        },
      ],
    })
  })

  test('is reported with all others, and none of the file is used', () => {
    expect(readCodeOwners('* @a\n!b @c\r\n\nd/ e f\n')).toMatchObject({
      ok: false,
      problems: [{ line: 2 }, { line: 4, message: '"e" is not an owner.' }],
    })
  })

  test('is not the only thing that is refused: so is a file that is not text', () => {
    expect(readCodeOwners('* @a\n# \0\n!b')).toEqual({
      ok: false,
      problems: [
        {
          line: 2,
          message: 'The file contains a NUL character, so it is not text.',
          next: 'Save it as plain text in UTF-8.',
        },
      ],
    })
  })

  test('is not the only thing that is refused: so is a file of very many lines', () => {
    expect(readCodeOwners('\n'.repeat(49_999)).ok).toBe(true)
    expect(readCodeOwners('\n'.repeat(3_000_000))).toEqual({
      ok: false,
      problems: [
        {
          line: 50_001,
          message: 'The file has more than 50000 lines.',
          next: 'Assign owners to folders instead of single files.',
        },
      ],
    })
  })

  test('never makes the reader throw, and what it accepts can be matched', () => {
    const unit = fc.constantFrom(...'ab/**?\\#![]{},.@ \t\r\n^"', '😀', '\u200B', '@o/t', 'x@y.zz')
    const seen = { ok: 0, refused: 0 }
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), text => {
        const read = readCodeOwners(text)
        const rows = text.split('\n')
        if (read.ok) {
          expect(() => ownersOf(read)('a/b')).not.toThrow()
          for (const { line, pattern } of read.lines) expect(rows[line - 1]).toContain(pattern)
        } else {
          expect(read.problems.length).toBeGreaterThan(0)
          for (const { line, message, next } of read.problems) {
            expect(rows[line - 1]?.replace(/[ \t]/g, '')).not.toBe('')
            expect(message).toMatch(/^(?:The|").*\.$/)
            expect(next).toMatch(/^[A-Z].*\.$/)
          }
        }
        seen[read.ok ? 'ok' : 'refused'] += 1
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(seen.ok, seen.refused)).toBeGreaterThan(100)
  })
})

/**
 * The rules once more, written to be seen right and not to be fast: every way to share out is tried, and "and everything
 * below" is said of the folders above a path instead of the end of a pattern.
 */
const naively = {
  name(pattern: readonly string[], letters: readonly string[]): boolean {
    const [token, ...rest] = pattern
    if (token === undefined) return letters.length === 0
    const [letter, ...others] = letters
    if (token === '*') return naively.name(rest, letters) || (letter !== undefined && naively.name(pattern, others))
    if (letter === undefined) return false
    return (token === '?' || token.replace(/^\\/, '') === letter) && naively.name(rest, others)
  },

  exactly(pattern: readonly string[], path: readonly string[]): boolean {
    const [first, ...rest] = pattern
    if (first === undefined) return path.length === 0
    const [name, ...below] = path
    if (first === '**') return naively.exactly(rest, path) || (name !== undefined && naively.exactly(pattern, below))
    return name !== undefined && naively.name(first.match(/\\?./gu) ?? [], [...name]) && naively.exactly(rest, below)
  },

  /** From the root; or, for a pattern that is one name, from any folder. */
  anywhere(pattern: string, path: readonly string[]): boolean {
    const names = pattern.replace(/^\//, '').split('/')
    if (pattern.includes('/')) return naively.exactly(names, path)
    return path.some((_, above) => naively.exactly(names, path.slice(above)))
  },

  matches(pattern: string, text: string): boolean {
    const path = text.split('/')
    const folders = path.slice(1).map((_, index) => path.slice(0, index + 1))
    if (pattern === '/') return false
    if (pattern === '**' || pattern === '/**') return true
    const folder = /^(.+)\/(?:\*\*)?$/.exec(pattern)?.[1]
    if (folder !== undefined) {
      // `/a/` is tied to the root by its first slash, `a/**` by the one in the middle, `a/` by none.
      const tied = pattern.endsWith('**') ? `/${folder.replace(/^\//, '')}` : folder
      return folders.some(above => naively.anywhere(tied, above))
    }
    const isLoneStar = pattern === '*' || pattern.endsWith('/*')
    return [path, ...(isLoneStar ? [] : folders)].some(one => naively.anywhere(pattern, one))
  },
}

describe('the matcher', () => {
  const token = fc.constantFrom('a', 'a', 'b', '*', '*', '?', '**', '\\*', '\\ ', '\\\\', '\\[', '😀')
  const word = fc.array(token, { minLength: 1, maxLength: 3 }).map(tokens => tokens.join(''))
  const name = fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: fc.constantFrom('**', '*', 'a', 'b') })
  const pattern = fc
    .tuple(fc.constantFrom('', '', '/'), fc.array(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '/'))
    .map(([start, names, end]) => start + names.join('/') + end)
    .filter(text => refusalOf(text) === undefined)
  const letter = fc.constantFrom('a', 'a', 'a', 'a', 'b', 'b', '*', ' ', '\\', '[', '😀')
  const segment = fc.string({ unit: letter, minLength: 1, maxLength: 3 })
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map(names => names.join('/'))

  test('agrees with one that tries everything, on patterns that match and on others', () => {
    const seen = { yes: 0, no: 0 }
    fc.assert(
      fc.property(pattern, path, (pattern, path) => {
        const expected = naively.matches(pattern, path)
        seen[expected ? 'yes' : 'no'] += 1
        expect(`${pattern} on ${path}: ${matches(pattern, path)}`).toBe(`${pattern} on ${path}: ${expected}`)
      }),
      { numRuns: 10_000 },
    )
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(1000)
  })

  test('agrees on paths that were made from the pattern', () => {
    const filled = fc.tuple(pattern, fc.array(fc.constantFrom('', 'a', 'ab', 'b'), { minLength: 1, maxLength: 4 }))
    const seen = { yes: 0, no: 0 }
    fc.assert(
      fc.property(filled, fc.constantFrom('', '/a', '/a/b'), ([pattern, fill], below) => {
        let next = 0
        const text = pattern
          .replace(/\\(.)|\*\*|\*|\?/gsu, (_, escaped) => escaped ?? fill[next++ % fill.length])
          .concat(below)
        const path = text.split('/').filter(Boolean).join('/') || 'a'
        const expected = naively.matches(pattern, path)
        seen[expected ? 'yes' : 'no'] += 1
        expect(`${pattern} on ${path}: ${matches(pattern, path)}`).toBe(`${pattern} on ${path}: ${expected}`)
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(500)
  })

  test('lets the last line that matches decide', () => {
    const seen = { unowned: 0, first: 0, later: 0 }
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 5 }), path, (patterns, path) => {
        const decides = patterns.findLastIndex(one => naively.matches(one, path))
        seen[decides === -1 ? 'unowned' : decides === 0 ? 'first' : 'later'] += 1
        const text = patterns.map((one, index) => `${one} @u${index}`).join('\n')
        expect(ownersOf({ lines: linesOf(text) })(path)?.line).toBe(decides === -1 ? undefined : decides + 1)
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
  })

  // What differs stands in the middle of a name or far down a path: no glance at an end saves the work.
  test.each<[string, string, (size: number) => string]>([
    ['stars in a name', `${'a*'.repeat(500)}b*a`, size => 'a'.repeat(size)],
    ['stars and question marks', `${'*?a'.repeat(300)}b*a`, size => 'a'.repeat(size)],
    ['a long name between stars', `*${'a'.repeat(1000)}b*a`, size => 'a'.repeat(size)],
    ['folders of any depth', `${'**/a/'.repeat(200)}b`, size => `${'a/'.repeat(size / 2)}a`],
    ['a long path after folders of any depth', `**/${'a/'.repeat(500)}b`, size => `${'a/'.repeat(size / 2)}a`],
    ['folders and stars', `/${'**/*a*b*a/'.repeat(90)}c`, size => `${'aabaa/'.repeat(size / 6)}a`],
    [
      'many names with stars after one another',
      `**/${'*a*b*a/'.repeat(125)}c`,
      size => `${'aabaa/'.repeat(size / 6)}a`,
    ],
  ])('does not run for ever on %s', async (_, pattern, pathOf) => {
    expect(matches(pattern, pathOf(4200))).toBe(false)
    expect(await growth(2100, size => matches(pattern, pathOf(size)))).toBeLessThan(LINEAR)
  })

  test.each<[string, (long: number) => string]>([
    ['brackets', long => `[${'['.repeat(long)}`],
    ['white space', long => `a ${' \t'.repeat(long)}`],
    ['comment signs', long => `a ${'#'.repeat(long)}`],
    ['words before an at', long => `a ${'a.'.repeat(long)}@`],
    ['words behind an at', long => `a x@${'a.'.repeat(long)}`],
    ['braces', long => '{,'.repeat(long / 100)],
    ['backslashes', long => '\\'.repeat(long)],
    ['indentation', long => `${' '.repeat(long)}a`],
  ])('reads a long line of %s without going over it again and again', async (_, lineOf) => {
    expect(await growth(50_000, long => readCodeOwners(lineOf(long)))).toBeLessThan(LINEAR)
  })
})
