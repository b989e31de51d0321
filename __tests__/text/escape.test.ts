import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { code, link, markdown, plain, prose, withinBytes } from '../../src/text/escape.ts'

const ZWSP = '\u200b'

describe('plain text', () => {
  test.each<[string, string, string]>([
    ['leaves ordinary text as it is', 'Größe: 5 % (2 of 40) – naïve', 'Größe: 5 % (2 of 40) – naïve'],
    ['keeps emoji', '🚀 done 🇩🇪 👍🏽 ❤️', '🚀 done 🇩🇪 👍🏽 ❤️'],
    ['makes one line of several', 'first\nsecond\r\nthird\u2028fourth', 'first second third fourth'],
    ['disarms a workflow command', '::error file=a.ts::broken', ': :error file=a.ts::broken'],
    ['disarms it behind spaces', '   ::error::x', ': :error::x'],
    ['disarms it behind every kind of space', '\u00a0\u2003\u3000\ufeff\t::error::x', ': :error::x'],
    ['disarms it behind an invisible letter', '\u200b::set-output name=a::b', ': :set-output name=a::b'],
    ['disarms it between invisible letters', ':\u200b:error::x', ': :error::x'],
    ['disarms it behind a line break', 'title\n::add-mask::x', 'title ::add-mask::x'],
    ['disarms the old kind anywhere', 'a ##[error]b ###[x]', 'a ## [error]b ### [x]'],
    ['takes out what turns the direction', 'a\u202egnp.exe\u2066b\u2069', 'agnp.exeb'],
    ['takes out what has no width', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh', 'abcdefgh'],
    ['takes out letters that look like nothing', 'a\u3164b\uffa0c\u115fd', 'abcd'],
    ['takes out hidden messages in tags', `a${String.fromCodePoint(0xe0041, 0xe0042)}b`, 'ab'],
    ['takes out terminal commands', '\u001b[31mred\u001b]8;;http://x\u0007\u009b2J', '[31mred ]8;;http://x 2J'],
    ['takes out NUL', 'a\0b', 'a b'],
    ['replaces halves of surrogate pairs', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['is empty for nothing', ' \n\t\u200b ', ''],
  ])('%s', (_, text, expected) => expect(plain(text)).toBe(expected))

  test('is cut after a number of letters, never within one', () => {
    expect(plain('🚀'.repeat(11), 10)).toBe(`${'🚀'.repeat(9)}…`)
    expect(plain('🚀'.repeat(10), 10)).toBe('🚀'.repeat(10))
    expect([...plain('x'.repeat(5_000_000))]).toHaveLength(1000)
  })
})

describe('text in Markdown', () => {
  test.each<[string, string, string]>([
    ['leaves ordinary text as it is', '2 of 3 lines (66.66 %), not 80 %', '2 of 3 lines (66.66 %), not 80 %'],
    ['keeps emoji', '🚀', '🚀'],
    ['names nobody', 'ping @everyone and @acme/team', `ping @${ZWSP}everyone and @${ZWSP}acme/team`],
    ['opens no code', 'a `b` ``c`` ```d', 'a \\`b\\` \\`\\`c\\`\\` \\`\\`\\`d'],
    ['opens no HTML', '<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['ends no details block', '</details><script>', '\\</details\\>\\<script\\>'],
    ['is no entity', '&lt;b&gt; &#64;me', '&amp;lt;b&amp;gt; &amp;\\#\u200b64;me'],
    ['ends no table cell', 'a | b || c', 'a \\| b \\|\\| c'],
    ['makes no link', '[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['makes no picture', '![x](https://evil.example/p.png)', `!\\[x\\](https:${ZWSP}//evil.example/p.png)`],
    [
      'makes no automatic link',
      'https://evil.example ftp://x WWW.evil.example',
      `https:${ZWSP}//evil.example ftp:${ZWSP}//x WWW${ZWSP}.evil.example`,
    ],
    ['makes no link in angles', '<javascript:alert(1)>', '\\<javascript:alert(1)\\>'],
    ['makes no mail link', 'me@evil.example', `me@${ZWSP}evil.example`],
    [
      'refers to no issue',
      'fixes #12, acme/shop#3, GH-4, gh-5',
      `fixes \\#${ZWSP}12, acme/shop\\#${ZWSP}3, GH-${ZWSP}4, gh-${ZWSP}5`,
    ],
    [
      'makes no emoji of words',
      ':tada: :+1: :white_check_mark:',
      `:${ZWSP}tada: :${ZWSP}+1: :${ZWSP}white\\_check\\_mark:`,
    ],
    ['is neither bold nor struck', '**a** __b__ ~~c~~', '\\*\\*a\\*\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~'],
    ['is no formula', '$x$ {y}', '\\$x\\$ \\{y\\}'],
    ['is no heading', '# a', '\\# a'],
    ['is no quotation', '> a', '\\> a'],
    ['is no list', '- a', '\\- a'],
    ['is no list with a plus', '+ a', '\\+ a'],
    ['is no numbered list', '1. a', '1\\. a'],
    ['is no numbered list with a bracket', '12) a', '12\\) a'],
    ['is no rule', '---', '\\---'],
    ['makes no heading of the line above', '===', '\\==='],
    ['escapes the escape', 'a\\', 'a\\\\'],
    ['makes one line of several', 'a\n\n- b\n| c', 'a - b \\| c'],
    ['takes out what turns the direction', 'a\u202eb', 'ab'],
    ['disarms a workflow command', '::error::x', `: :${ZWSP}error::x`],
  ])('%s', (_, text, expected) => expect(markdown(text)).toBe(expected))
})

describe('a code span', () => {
  test.each<[string, string, string]>([
    ['holds its text', 'src/a.ts:3', '`src/a.ts:3`'],
    ['is not closed by a backtick', 'a`b', '``a`b``'],
    ['is not closed by any number of them', 'a`b``c```d', '````a`b``c```d````'],
    ['keeps a backtick at its ends', '`a`', '`` `a` ``'],
    ['shows a bar as a bar', 'a|b', '`a|b`'],
    ['is one line', 'a\n```\nb', '```` a ``` b ````'.replace('```` a', '````a').replace('b ````', 'b````')],
    ['shows that there is nothing', '', '`  `'],
    ['takes out what turns the direction', 'a\u202eb', '`ab`'],
    ['disarms a workflow command of the old kind', '##[error]', '`## [error]`'],
  ])('%s', (_, text, expected) => expect(code(text)).toBe(expected))

  test.each([1, 2, 3, 4, 10, 50])('is longer than %i backticks in a row', count => {
    const inner = `x${'`'.repeat(count)}y`
    const fence = '`'.repeat(count + 1)
    expect(code(inner)).toBe(`${fence}${inner}${fence}`)
  })
})

describe('a sentence of ours', () => {
  const long = 'x'.repeat(101)
  test.each<[string, string, string]>([
    ['shows what stands between backticks as code', 'Use `fetch-depth: 0` here.', 'Use `fetch-depth: 0` here.'],
    ['may hold several spans', '`a` or `b`', '`a` or `b`'],
    ['may be nothing but a span', '`permissions:`', '`permissions:`'],
    ['keeps the signs in a span as they are', 'Match `src/**` and `a_b`.', 'Match `src/**` and `a_b`.'],
    ['escapes what stands beside a span', '*a* `b` [c](d) #1', `\\*a\\* \`b\` \\[c\\](d) \\#${ZWSP}1`],
    ['names nobody beside a span', '@a `b` @c', `@${ZWSP}a \`b\` @${ZWSP}c`],
    ['without a backtick is text like any other', 'a *b* | c', 'a \\*b\\* \\| c'],
    ['with a backtick too many has no code', 'a `b` c` d', 'a \\`b\\` c\\` d'],
    ['with two in a row has no code', 'a ``b`` `c`', 'a \\`\\`b\\`\\` \\`c\\`'],
    ['has a span of a hundred letters', `a \`${'x'.repeat(100)}\` b`, `a \`${'x'.repeat(100)}\` b`],
    ['with a very long span has no code', `a \`${long}\` b`, `a \\\`${long}\\\` b`],
    ['opens no span behind a backslash of its own', 'a \\`b`', 'a \\\\`b`'],
    ['is one line', 'a `b\n\n- c` d', 'a `b - c` d'],
    ['disarms a workflow command', '::error::`x`', `: :${ZWSP}error::\`x\``],
    ['is no list', '- `a`', '\\- `a`'],
    ['shows HTML in a span as text', 'a `<img src=x>` <b>', 'a `<img src=x>` \\<b\\>'],
  ])('%s', (_, text, expected) => expect(prose(text)).toBe(expected))
})

/** Anything, and often what does harm. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)),
      fc.constantFrom(
        '::',
        '##[',
        '\n',
        '\r',
        '@',
        '#1',
        '`',
        '``',
        '<',
        '>',
        '&',
        '|',
        '\\',
        '[',
        '](',
        '://',
        'www.',
      ),
      fc.constantFrom(
        '\u202e',
        '\u200b',
        '\u001b',
        '\0',
        '\u2028',
        ':tada:',
        '- ',
        '1. ',
        '*',
        '_',
        '~',
        'GH-1',
        'error',
        ' ',
      ),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''))

describe('whatever the text is', () => {
  /** Nothing that a browser, a terminal or the runner would obey. */
  const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u

  test('plain text is one harmless line that the runner takes for no command', () => {
    fc.assert(
      fc.property(hostile, text => {
        const line = plain(text)
        expect(line).not.toMatch(HARMFUL)
        expect(line.trim()).toBe(line)
        expect(line.trimStart().startsWith('::')).toBe(false)
        expect(line).not.toContain('##[')
        expect(plain(line)).toBe(line)
      }),
      { numRuns: 1000 },
    )
  })

  test('every sign that means something in Markdown is escaped, so that reading it back gives the plain text', () => {
    fc.assert(
      fc.property(hostile, text => {
        const written = markdown(text)
        expect(written).not.toMatch(HARMFUL)
        // Without the escapes nothing is left that opens, closes or names anything.
        const bare = written.replace(/\\[\\`*_{}[\]<>|~#$\-+=.)]/g, '')
        expect(bare).not.toMatch(/[`*_{}[\]<>|~#$\\]/)
        expect(bare).not.toMatch(/&(?!amp;)|:\/\/|(?<![a-z0-9])www\./i)
        expect(written).not.toMatch(/^(?:[-+=]|\d+[.)])|@(?!\u200b)|#(?=\d)|\bGH-\d|:\w+:/i)
        const back = written
          .replaceAll('\u200b', '')
          .replace(/\\([^\sA-Za-z0-9])/g, '$1')
          .replaceAll('&amp;', '&')
        expect(back).toBe(plain(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('a sentence is text with spans of code in it, and outside of them nothing has power', () => {
    fc.assert(
      fc.property(hostile, text => {
        const written = prose(text)
        expect(written).not.toMatch(HARMFUL)
        expect(written).not.toMatch(/^\s*::|##\[/)
        const outside = written.replace(/\\[\\`]|`[^`]+`/g, '')
        const bare = outside.replace(/\\[*_{}[\]<>|~#$\-+=.)]/g, '')
        expect(bare).not.toMatch(/[`*_{}[\]<>|~#$\\]/)
        expect(outside).not.toMatch(/&(?!amp;)|:\/\/|@(?!\u200b)|#(?=\d)/)
      }),
      { numRuns: 1000 },
    )
  })

  test('a code span ends where it should and nowhere else', () => {
    fc.assert(
      fc.property(hostile, text => {
        const span = code(text)
        const [fence = ''] = /^`+/.exec(span) ?? []
        const inner = span.slice(fence.length, -fence.length)
        expect(span.endsWith(fence)).toBe(true)
        expect((inner.match(/`+/g) ?? []).every(run => run.length < fence.length)).toBe(true)
        expect(inner.startsWith('`') || inner.endsWith('`')).toBe(false)
        expect(span).not.toMatch(HARMFUL)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('lines within a number of bytes', () => {
  test('are all there when they fit', () => expect(withinBytes(['a', '', 'b'], 1000)).toBe('a\n\nb'))

  test('end with how many were left out', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`)
    expect(withinBytes(lines, 120)).toBe('line 0\nline 1\n\n… and 98 more lines: see the log of the job.')
  })

  test('are counted in bytes, not in letters', () => {
    const text = withinBytes(Array(1000).fill('🚀'.repeat(25)), 10_000)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000)
    expect(Buffer.byteLength(text)).toBeGreaterThan(9_700)
  })

  test('never are more, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.integer({ min: 100, max: 2000 }), (lines, bytes) => {
        expect(Buffer.byteLength(withinBytes(lines, bytes))).toBeLessThanOrEqual(bytes)
      }),
    )
  })
})

describe('a link', () => {
  test.each<[string, string, string, string]>([
    [
      'to a page',
      'a',
      'https://github.com/a/b/issues/new?x=%231&y=a+b',
      '[a](https://github.com/a/b/issues/new?x=%231&y=a+b)',
    ],
    ['whose text would end it', 'a](x)', 'https://x.y/', '[a\\](x)](https://x.y/)'],
    ['whose address would end it', 'a', 'https://x.y/a)b(c<d>"e', '[a](https://x.y/a%29b%28c%3Cd%3E%22e)'],
    ['whose address would be another line', 'a', 'https://x.y/\n[b](c)', '[a](https://x.y/%5Bb%5D%28c%29)'],
    ['that runs something', 'a', 'javascript:alert(1)', 'a'],
    ['that pretends to be another page', 'a', 'https://github.com@evil.example/', 'a'],
    ['that is none', 'a', 'no address', 'a'],
    ['that is too long', 'a', `https://x.y/${'a'.repeat(2000)}`, 'a'],
  ])('%s', (_, text, url, expected) => expect(link(text, url)).toBe(expected))
})
