import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { KeyBytes } from '../../../src/reports/text/key-bytes.ts'
import { TagReader, tagEnd } from '../../../src/reports/text/xml-tag.ts'

const ASKED = ['a', 'number', 'hits', 'x']
/** A NUL stands behind it, as the reader of documents has it. */
const bytesOf = (tag: string): Buffer => Buffer.from(`${tag}\0`)

function told({ kind, name, attributes }: TagReader) {
  if (kind === 'close') return { kind, name }
  const of = (asked: string) => {
    const key = new KeyBytes()
    attributes.addTo(key, asked)
    // As bytes it is the same as it is as text.
    expect(key.bytes.toString('utf8', 0, key.length)).toBe(attributes.get(asked) ?? '')
    return [attributes.get(asked), attributes.number(asked), attributes.numberOrText(asked), attributes.has(asked)]
  }
  return { kind, name, attributes: ASKED.map(of) }
}

/** What the reader of any tag says of it, and where it ends; nothing when it is refused or not whole. */
function any(tag: string) {
  const reader = new TagReader()
  const bytes = Buffer.from(tag)
  const end = tagEnd(bytes, 0)
  if (end === -1) return undefined
  try {
    reader.read(bytes, 0, end)
    return { end, ...told(reader) }
  } catch (error) {
    if (error instanceof UnreadableReport) return undefined
    throw error
  }
}

/** The same of the reader of usual tags, which has met all names that may come; nothing when it is not as usual. */
function usual(tag: string) {
  const reader = new TagReader()
  for (const known of ['<line number="1" hits="2" a="" x=""/>', '<a>', '<number hits="">'])
    reader.read(Buffer.from(known), 0, known.length - 1)
  const end = reader.readUsual(bytesOf(tag), 0)
  return end === -1 ? undefined : { end, ...told(reader) }
}

const name = fc.constantFrom('a', 'line', 'number', 'hits', 'x', 'lin', 'lines', 'é', '-a', '')
const value = fc
  .array(
    fc.constantFrom(
      '0',
      '1',
      '23',
      '007',
      '999999999999999',
      '1234567890123456',
      '-1',
      '1.5',
      'text',
      'é',
      '>',
      "'",
      '"',
      '/',
    ),
    { maxLength: 2 },
  )
  .map(parts => parts.join(''))
const reference = fc.constantFrom(
  '',
  '',
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#49;',
  '&ap;',
  '&',
  '<',
  '\n',
  '\0',
)
const attribute = fc
  .tuple(
    fc.constantFrom(' ', '  ', '\n', ''),
    name,
    fc.constantFrom('=', '=', ' = ', ''),
    fc.constantFrom('"', "'"),
    value,
    reference,
  )
  .map(([space, of, equals, quote, text, more]) => `${space}${of}${equals}${quote}${text}${more}${quote}`)
const tag = fc
  .tuple(
    fc.constantFrom('<', '</'),
    name,
    fc.array(attribute, { maxLength: 4 }),
    fc.constantFrom('>', '/>', ' >', ' />', '', '/ >'),
    fc.constantFrom('', 'text', '<a>'),
  )
  .map(([begin, of, attributes, end, behind]) => begin + of + attributes.join('') + end + behind)

describe('a usual tag', () => {
  test('is reported like any tag', () => {
    let count = 0
    fc.assert(
      fc.property(tag, text => {
        const found = usual(text)
        if (found === undefined) return
        count += 1
        expect(found).toEqual(any(text))
      }),
      { numRuns: 20_000 },
    )
    // The two are really compared.
    expect(count).toBeGreaterThan(500)
  })

  test.each([
    ['<line number="12" hits="0"/>'],
    ['<line number="12" hits="0" />'],
    ["<line number='12' hits='0'>"],
    ['<a x="1 &lt; 2 &amp;&amp; 3"/>'],
    ['<a x="2 > 1"/>'],
    ['<a x="it\'s é"/>'],
    ['</line>'],
    ['<a>'],
  ])('is one like %s', tag => {
    expect(usual(tag)).toBeDefined()
    expect(usual(tag)).toEqual(any(tag))
  })

  test.each([
    ['with an attribute twice', '<a x="1" x="1"/>'],
    ['with a reference that stands for nothing', '<a x="&am;"/>'],
    ['with a character by its number', '<a x="&#65;"/>'],
    ['with < in an attribute', '<a x="<"/>'],
    ['with white space of another kind', '<a\nx="1"/>'],
    ['with NUL in an attribute', '<a x="\0"/>'],
    ['with a name that did not come before', '<b x="1"/>'],
    ['that is cut off', '<a x="1"'],
    ['that is cut off in quotes', '<a x="1'],
    ['with more attributes than any has', `<a${Array.from({ length: 40 }, (_, at) => ` a${at}=""`).join('')}/>`],
  ])('is not one %s', (_, tag) => expect(usual(tag)).toBeUndefined())
})
