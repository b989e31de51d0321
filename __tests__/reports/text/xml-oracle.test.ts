import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { XmlReader } from '../../../src/reports/text/xml.ts'
import { fixtures as coverageReports, fixture } from '../coverage-formats.ts'
import { fixturesOf } from '../test-formats.ts'

/**
 * Our reader beside one that keeps to the letter of XML 1.0: what that one refuses ours refuses, and of what both read
 * they tell the same. All exceptions have names here.
 */

/** What ours refuses although it is XML, by what it says and how the document looks. */
const STRICTER: Record<string, Exception> = {
  'a document type that defines something, or could': { said: /^It has a document type with definitions/ },
  'an encoding other than UTF-8': { said: /^It states the encoding / },
  'a version of more than one digit': { said: /XML declaration/, seen: /^\ufeff?<\?xml\s+version\s*=\s*["']1\.\d\d/ },
  'an instruction with a name that begins like that of the declaration': {
    said: /XML declaration/,
    seen: /<\?xml[^\0-\x7f]/i,
  },
}

/** What ours reads although it is no XML, because nothing that counts hangs on it; by what the other one says. */
const LOOSER: Record<string, Exception> = {
  'references in text': { said: /^outside of a tag: .*entity/ },
  'references in text without an end': { said: /^outside of a tag: unclosed tag/, seen: /&[^;]*$/ },
  'the end of character data in text': { said: /^outside of a tag: the string "]]>"/ },
  'control characters in text': { said: /^outside of a tag: disallowed character\.$/ },
  "control characters in attributes: Node's test runner writes colours": {
    said: /^in a tag: disallowed character\.$/,
    seen: /[\x01-\x08\x0b\x0c\x0e-\x1f]/,
  },
  'two hyphens in a comment': { said: /^outside of a tag: malformed comment/ },
  'instructions without a name': { said: /^outside of a tag: .*processing instruction/ },
}

interface Exception {
  said: RegExp
  seen?: RegExp
}

const isIn = (list: Record<string, Exception>, message: string, text: string): boolean =>
  Object.values(list).some(({ said, seen }) => said.test(message) && (seen?.test(text) ?? true))

interface Told {
  events: string[]
  /** Why it was refused; of several reasons the first. Nothing is reported after that. */
  refused?: string
}

const opened = (name: string, values: [string, string | undefined][]): string =>
  [`<${name}`, ...values.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))].join(' ')

function toldByOther(text: string): Told & { asked: string[] } {
  const told: Told = { events: [] }
  const asked = new Set<string>()
  let where = 'outside of a tag'
  const tell = (event: string) => told.refused === undefined && told.events.push(event)
  const parser = new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true })
  parser.on('opentagstart', () => {
    where = 'in a tag'
  })
  parser.on('opentag', ({ name, attributes }) => {
    where = 'outside of a tag'
    for (const key of Object.keys(attributes)) asked.add(key)
    tell(opened(name, Object.entries(attributes).sort()))
  })
  parser.on('closetag', ({ name }) => tell(`</${name}`))
  parser.on('comment', comment => tell(`<!--${comment}`))
  parser.on('error', ({ message }) => {
    if (message === 'malformed comment.') told.events.pop()
    told.refused ??= `${where}: ${message}`
  })
  parser.write(text).close()
  return { ...told, asked: [...asked].sort() }
}

function toldByOurs(bytes: Uint8Array, asked: readonly string[]): Told {
  const events: string[] = []
  const reader = new XmlReader({
    open: (name, attributes) =>
      events.push(
        opened(
          name,
          asked.map(key => [key, attributes.get(key)]),
        ),
      ),
    close: name => events.push(`</${name}`),
    comment: comment => events.push(`<!--${comment.replace(/\r\n?/g, '\n')}`),
  })
  try {
    reader.push(bytes)
    reader.end()
    return { events }
  } catch (error) {
    if (error instanceof UnreadableReport) return { events, refused: error.message.replace(/^Line \d+: /, '') }
    throw error
  }
}

/** What the two do not agree on, beyond the exceptions; undefined when nothing. */
function quarrel(bytes: Uint8Array): string | undefined {
  const text = utf8(bytes)
  if (text === undefined) return toldByOurs(bytes, []).refused ? undefined : 'what is not UTF-8 is read'
  const other = toldByOther(text)
  const ours = toldByOurs(bytes, other.asked)
  const both = Math.min(ours.events.length, other.events.length)
  const isPartOfOther = isDeepStrictEqual(ours.events.slice(0, both), other.events.slice(0, both))
  const isSame = isPartOfOther && ours.events.length === other.events.length
  const says = JSON.stringify({ text, ours, other }, null, 1)
  if (!isPartOfOther) return `they tell different things: ${says}`
  if (ours.refused !== undefined && other.refused !== undefined) return undefined
  if (ours.refused !== undefined) return isIn(STRICTER, ours.refused, text) ? undefined : `only ours refuses: ${says}`
  if (other.refused !== undefined)
    return isIn(LOOSER, other.refused, text) ? undefined : `only the other refuses: ${says}`
  return isSame ? undefined : `one tells more: ${says}`
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const blank = fc.constantFrom('', '', '', ' ', '\n', '\r\n', '\t', ' \n\t ')
const space = fc.constantFrom(' ', ' ', '\n', '\r\n', '\t', '  ')
const name = fc.constantFrom(
  'a',
  'b',
  'testcase',
  'x:y',
  '_',
  'a-1.b',
  'ä',
  'naïve',
  '日本',
  '__proto__',
  'constructor',
)
const reference = fc.constantFrom(
  '&lt;',
  '&gt;',
  '&amp;',
  '&quot;',
  '&apos;',
  '&#65;',
  '&#x41;',
  '&#10;',
  '&#x1F600;',
  '&#13;',
)
const plain = fc.constantFrom(
  'x',
  '1',
  '-',
  'é',
  '😀',
  '\u2028',
  '>',
  '=',
  '/',
  '?',
  '!',
  ' ',
  '\n',
  '\t',
  '\r\n',
  '\r',
)
const joined = (part: fc.Arbitrary<string>, most: number) =>
  fc.array(part, { maxLength: most }).map(parts => parts.join(''))
const value = fc.oneof(
  joined(fc.oneof(plain, reference, fc.constant("'")), 6).map(text => `"${text}"`),
  joined(fc.oneof(plain, reference, fc.constant('"')), 6).map(text => `'${text}'`),
)
const attributes = fc
  .uniqueArray(fc.tuple(space, name, blank, blank, value), { maxLength: 3, selector: ([, name]) => name })
  .map(all => all.map(([before, name, left, right, value]) => `${before}${name}${left}=${right}${value}`).join(''))
const text = joined(fc.oneof(plain, reference), 5)
const comment = joined(fc.constantFrom('x', '- ', '<a>', '&b;', '\n', 'é', '"'), 4).map(inside => `<!--${inside}-->`)
const instruction = fc
  .tuple(name, joined(fc.constantFrom('x', '?', '<a>', '"', ' '), 4))
  .map(([target, inside]) => `<?${target} ${inside}?>`)
const characterData = joined(fc.constantFrom('x', '<a>', '&', ']', '] ]', '>', '\n', 'é'), 4).map(
  inside => `<![CDATA[${inside.replaceAll(']]>', '')}]]>`,
)

const { element } = fc.letrec<{ element: string; part: string }>(tie => ({
  element: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(name, attributes, blank).map(([name, attributes, end]) => `<${name}${attributes}${end}/>`),
    fc
      .tuple(name, attributes, blank, fc.array(tie('part'), { maxLength: 4 }), blank)
      .map(([name, all, end, parts, last]) => `<${name}${all}${end}>${parts.join('')}</${name}${last}>`),
  ),
  part: fc.oneof({ weight: 3, arbitrary: tie('element') }, text, comment, instruction, characterData),
}))
const declaration = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="UTF-8"?>\n',
  `<?xml  version = '1.0'\tencoding='utf-8' standalone="yes" ?>`,
)
const doctype = fc.constantFrom('', '', '<!DOCTYPE a>', '<!DOCTYPE a SYSTEM "b">', `<!DOCTYPE a PUBLIC '-//b' "c>d">`)
const beside = joined(fc.oneof(blank, comment, instruction), 2)
const document = fc
  .tuple(fc.constantFrom('', '\ufeff'), declaration, beside, doctype, beside, element, beside)
  .map(parts => parts.join(''))

describe('two readers of XML agree', () => {
  test('on documents, of which both read every one', () => {
    fc.assert(
      fc.property(document, text => {
        const bytes = Buffer.from(text)
        expect([quarrel(bytes), toldByOurs(bytes, []).refused, toldByOther(text).refused]).toEqual([
          undefined,
          undefined,
          undefined,
        ])
      }),
      { numRuns: 700 },
    )
  })

  const odd = fc.constantFrom(...`<>&"'/=!?-[] \n;#ax1:\0\x1bé\u00a0\u2028\ufeff`, Buffer.of(0xc3))
  test('on documents with one byte left out, doubled, changed, added, or cut off there, at every place', () => {
    fc.assert(
      fc.property(document, fc.infiniteStream(odd), (text, stream) => {
        const whole = Buffer.from(text)
        for (let at = 0; at < whole.length; at++) {
          const [before, byte, after] = [whole.subarray(0, at), whole.subarray(at, at + 1), whole.subarray(at + 1)]
          const other = Buffer.from(stream.next().value)
          for (const inStead of [[], [byte, byte], [other], [other, byte]])
            expect(quarrel(Buffer.concat([before, ...inStead, after]))).toBeUndefined()
          expect(quarrel(before)).toBeUndefined()
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  const scrap = fc.constantFrom(
    ...[
      '<a',
      '<b',
      '</a',
      '</b',
      '>',
      '/>',
      '<a>',
      '</a>',
      '<a/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?b',
      '?>',
      '<',
    ],
    ...[
      ' ',
      '\n',
      ' x="1"',
      " x='2'",
      ' y="&lt;"',
      'y=""',
      ' y',
      '="',
      "'",
      '"',
      '&amp;',
      '&c;',
      'é',
      '\r',
      '-',
      'text',
    ],
  )
  test('on scraps of documents', () => {
    fc.assert(
      fc.property(joined(scrap, 12), text => {
        expect(quarrel(Buffer.from(text))).toBeUndefined()
        expect(quarrel(Buffer.from(`<a>${text}</a>`))).toBeUndefined()
        expect(quarrel(Buffer.from(`<a${text}/>`))).toBeUndefined()
      }),
      { numRuns: 1300 },
    )
  })

  const reports = [
    ...coverageReports.map(name => [name, fixture(name)] as const),
    ...['junit', 'tests-trx'].flatMap(folder => [...fixturesOf(folder)]),
  ].filter(([name]) => /\.(?:xml|trx)$/.test(name))
  test.each(reports)('on %s', (_, bytes) => expect(quarrel(bytes)).toBeUndefined())
})
