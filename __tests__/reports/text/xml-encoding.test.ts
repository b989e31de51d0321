import { isUtf8 } from 'node:buffer'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { XmlReader } from '../../../src/reports/text/xml.ts'
import { outline, rootName } from '../../../src/reports/text/xml-outline.ts'

/** What the attributes `x` of a document say that comes in these pieces; the message when it is refused. */
function values(...chunks: Uint8Array[]): string[] | string {
  const found: string[] = []
  const reader = new XmlReader({ open: (_, attributes) => found.push(attributes.get('x') ?? ''), close: () => {} })
  try {
    for (const chunk of chunks) reader.push(chunk)
    reader.end()
    return found
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}

const declared = (encoding: string, text = 'é') => `<?xml version="1.0" encoding="${encoding}"?>\n<a x="${text}"/>`
const big = (text: string) => Buffer.from(text, 'utf16le').swap16()
const little = (text: string) => Buffer.from(text, 'utf16le')
const latin = (text: string) => Buffer.from(text, 'latin1')
const MARK = '\ufeff'

/** The characters of Windows-1252 that are others in ISO-8859-1, by what Unicode's table of it says. */
const OF_WINDOWS = new Map([
  [0x80, 0x20ac],
  [0x82, 0x201a],
  [0x83, 0x0192],
  [0x84, 0x201e],
  [0x85, 0x2026],
  [0x86, 0x2020],
  [0x87, 0x2021],
  [0x88, 0x02c6],
  [0x89, 0x2030],
  [0x8a, 0x0160],
  [0x8b, 0x2039],
  [0x8c, 0x0152],
  [0x8e, 0x017d],
  [0x91, 0x2018],
  [0x92, 0x2019],
  [0x93, 0x201c],
  [0x94, 0x201d],
  [0x95, 0x2022],
  [0x96, 0x2013],
  [0x97, 0x2014],
  [0x98, 0x02dc],
  [0x99, 0x2122],
  [0x9a, 0x0161],
  [0x9b, 0x203a],
  [0x9c, 0x0153],
  [0x9e, 0x017e],
  [0x9f, 0x0178],
])

describe('a document is decoded', () => {
  test.each<[string, Uint8Array]>([
    ['in ISO-8859-1, when it says so', latin(declared('ISO-8859-1'))],
    ['in Windows-1252, when it says so', latin(declared('windows-1252'))],
    ['whatever the letters of the name are', latin(declared('iso-8859-1'))],
    ['in UTF-16 with a byte order mark, the lower byte first', little(MARK + declared('UTF-16'))],
    ['in UTF-16 with a byte order mark, the higher byte first', big(MARK + declared('UTF-16'))],
    ['in UTF-16 with a byte order mark and no declaration', little(`${MARK}<a x="é"/>`)],
    ['in UTF-16 that says how without a mark', little(declared('UTF-16LE'))],
    ['in UTF-16 that says how without a mark, the higher byte first', big(declared('utf-16be'))],
    ['in UTF-16 that says no more than that', big(declared('UTF-16'))],
    ['in UTF-8', Buffer.from(declared('UTF-8'))],
    ['in UTF-8 with a byte order mark', Buffer.from(MARK + declared('utf-8'))],
    ['in US-ASCII, with references', Buffer.from(declared('US-ASCII', '&#233;'))],
  ])('%s', (_, bytes) => {
    expect(values(bytes)).toEqual(['é'])
    expect(values(...[...bytes].map(byte => Buffer.of(byte)))).toEqual(['é'])
    expect(rootName(bytes)).toBe('a')
  })

  test('with the characters that Windows-1252 has in the place of control characters', () => {
    const bytes = [...Array(128).keys()].map(index => index + 128)
    const expected = bytes.map(byte => String.fromCharCode(OF_WINDOWS.get(byte) ?? byte)).join('')
    for (const encoding of ['windows-1252', 'ISO-8859-1']) {
      const [before = '', after = ''] = declared(encoding, '|').split('|')
      const whole = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
      expect(values(whole)).toEqual([expected])
    }
  })

  test('in UTF-16 up to characters of four bytes', () => {
    expect(values(big(MARK + declared('UTF-16', '😀 ﬀ &amp;')))).toEqual(['😀 ﬀ &'])
  })
})

describe('a document is refused that', () => {
  const only = 'Only UTF-8, UTF-16, ISO-8859-1, Windows-1252 and US-ASCII are supported.'
  const stated = (encoding: string, but: string) => `Line 1: It states the encoding ${encoding}, but ${but}.`

  test.each<[string, Uint8Array, string]>([
    [
      'states an encoding that nobody knows',
      latin(declared('x-klingon')),
      `Line 1: It states the encoding x-klingon. ${only}`,
    ],
    ['states another encoding', latin(declared('Shift_JIS')), `Line 1: It states the encoding Shift_JIS. ${only}`],
    [
      'states one with a long name',
      latin(declared('a'.repeat(100))),
      `Line 1: It states the encoding ${'a'.repeat(40)}. ${only}`,
    ],
    ['states UTF-16 in single bytes', latin(declared('UTF-16', '')), stated('UTF-16', 'is written in another one')],
    [
      'states UTF-8 behind a mark of UTF-16',
      little(MARK + declared('UTF-8')),
      stated('UTF-8', 'begins with the byte order mark of UTF-16LE'),
    ],
    ['states UTF-8 in UTF-16', big(declared('UTF-8')), stated('UTF-8', 'is written in UTF-16BE')],
    [
      'states the wrong order',
      little(MARK + declared('UTF-16BE')),
      stated('UTF-16BE', 'begins with the byte order mark of UTF-16LE'),
    ],
    ['states the wrong order without a mark', big(declared('UTF-16LE')), stated('UTF-16LE', 'is written in UTF-16BE')],
    [
      'states ISO-8859-1 behind a mark of UTF-8',
      Buffer.from(MARK + declared('ISO-8859-1')),
      stated('ISO-8859-1', 'begins with the byte order mark of UTF-8'),
    ],
    [
      'is UTF-16 without saying so',
      little('<a x="é"/>'),
      `Line 1: It is UTF-16 text, but has neither a byte order mark nor a declaration that says so. ${only}`,
    ],
    ['is UTF-32', Buffer.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0), `Line 1: It is UTF-32 text. ${only}`],
    [
      'is UTF-16 with half of a character',
      Buffer.concat([little(`${MARK}<a x="`), Buffer.of(0, 0xd8), little('"/>')]),
      'It is not UTF-16LE text.',
    ],
    [
      'is UTF-16 that ends in half of a character',
      Buffer.concat([big(`${MARK}<a/>`), Buffer.of(0)]),
      'It is not UTF-16BE text.',
    ],
    ['is US-ASCII with more', latin(declared('US-ASCII')), 'It is not US-ASCII text, although it says so.'],
    ['is Latin-1 without saying so', latin('<a>\n<b x="é"/></a>'), 'Line 2: It is not UTF-8 text.'],
    ['has a NUL in UTF-16', little(`${MARK}<a x="\0"/>`), 'Line 1: An attribute contains a NUL character.'],
    ['has text of UTF-16 that ends too early', little(`${MARK}<a>`), 'Line 1: It ends inside <a>, so it is truncated.'],
  ])('%s', (_, bytes, message) => {
    expect(values(bytes)).toBe(message)
    expect(values(...[...bytes].map(byte => Buffer.of(byte)))).toBe(message)
  })
})

describe('whatever is in a document', () => {
  /** Attributes of any characters that XML allows, escaped where they must be. */
  const character = fc.oneof(
    fc.constantFrom('a', ' ', 'é', 'ÿ', '\u0080', '\u009f', '&amp;', '&lt;'),
    fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }).filter(text => !/\p{Surrogate}/u.test(text)),
  )
  const text = fc
    .array(character, { maxLength: 40 })
    .map(all => all.join('').replace(/[<"\0]|&(?!amp;|lt;)/g, '+'))
    .map(value => value.replace(/[\t\n\r]/g, ' '))
  const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 8 })

  function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
    const ends = [...cuts.toSorted((a, b) => a - b), bytes.length]
    return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
  }

  const encodings: [string, (text: string) => Buffer, (bytes: Buffer) => string][] = [
    [
      'UTF-16 with the lower byte first',
      text => little(MARK + declared('UTF-16', text)),
      bytes => bytes.toString('utf16le'),
    ],
    [
      'UTF-16 with the higher byte first',
      text => big(declared('UTF-16BE', text)),
      bytes => Buffer.from(bytes).swap16().toString('utf16le'),
    ],
    ['Windows-1252', text => latin(declared('windows-1252', text)), byWindows],
    ['UTF-8', text => Buffer.from(declared('UTF-8', text)), bytes => bytes.toString('utf8')],
  ]

  test.each(encodings)('in %s it reads like the same in UTF-8, decoded as a whole', (_, encode, decode) => {
    fc.assert(
      fc.property(text, cuts, (text, cuts) => {
        const bytes = encode(text)
        const whole = decode(bytes).replace(/^\ufeff|\sencoding="[\w-]+"/g, '')
        expect(values(...pieces(bytes, cuts))).toEqual(values(Buffer.from(whole)))
      }),
      { numRuns: 500 },
    )
  })

  test('bytes of any kind behind a mark are read as what they are, or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), cuts, (noise, cuts) => {
        const bytes = Buffer.concat([little(`${MARK}<a x="`), noise, little('"/>')])
        const read = values(...pieces(bytes, cuts))
        expect(read).toEqual(values(bytes))
        if (typeof read !== 'string') expect(isUtf8(Buffer.from(read.join('')))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

/** Another way to the same: byte by byte, by Unicode's table. */
function byWindows(bytes: Buffer): string {
  return Array.from(bytes, byte => String.fromCharCode(OF_WINDOWS.get(byte) ?? byte)).join('')
}

describe('a control character that is named', () => {
  const read = (text: string, attribute: string) => {
    const found: (string | undefined)[] = []
    const reader = new XmlReader({ open: (_, attributes) => found.push(attributes.get(attribute)), close: () => {} })
    reader.push(Buffer.from(text))
    reader.end()
    return found[0]
  }
  const none = (reference: string) => new UnreadableReport(`Line 1: "${reference}" is not a known XML reference.`)

  test.each(['name', 'classname', 'className', 'testName', 'signature', 'message'])(
    'in a %s is shown as a mark',
    label => {
      expect(read(`<a ${label}="&#27;[31mred&#x1B;[0m"/>`, label)).toBe('\ufffd[31mred\ufffd[0m')
    },
  )

  test.each<[string, string, string]>([
    ['in a path is refused', '<a filename="&#27;"/>', '&#27;'],
    ['in a number is refused', '<a line="1&#x1b;"/>', '&#x1b;'],
    ['is refused in a name when it is NUL', '<a name="&#0;"/>', '&#0;'],
    ['is refused in a name when it is half of a character', '<a name="&#xD800;"/>', '&#xD800;'],
  ])('%s', (_, text, reference) => expect(() => read(text, 'name')).toThrow(none(reference)))
})

test('the outline of a document is known in any encoding', () => {
  const text = '<?xml version="1.0" encoding="UTF-16"?>\n<!-- <b> --><a x=">" >\n<!-- c --><d/></a>'
  const expected = { root: 'a', attributes: ' x=">" ', first: 'd' }
  expect([outline(little(MARK + text)), outline(big(text)), outline(Buffer.from(text))]).toEqual([
    expected,
    expected,
    expected,
  ])
})

test.each<[string, string, ReturnType<typeof outline>]>([
  ['a root without an end', '<a x="1"', { root: 'a', attributes: '', first: undefined }],
  ['a root that is all', '<a x="1"/>', { root: 'a', attributes: ' x="1"', first: undefined }],
  ['a root with nothing in it', '<a></a>', { root: 'a', attributes: '', first: undefined }],
  ['no root', 'a', { root: undefined, attributes: '', first: undefined }],
])('the outline of %s', (_, text, expected) => expect(outline(Buffer.from(text))).toEqual(expected))
