import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UnreadableReport } from '../../../src/reports/text/format.ts'
import { XmlReader } from '../../../src/reports/text/xml.ts'
import { rootName } from '../../../src/reports/text/xml-outline.ts'
import { growth, LINEAR } from '../../growth.ts'

/**
 * What is reported of a document that comes in these pieces: `<a x="1"`, `</a`, `<!--comment`; the message when
 * refused.
 */
function told(...chunks: (string | Uint8Array)[]): string[] | string {
  const events: string[] = []
  const reader = new XmlReader({
    open: (name, attributes) =>
      events.push(`<${name}${ASKED.map(asked => shown(asked, attributes.get(asked))).join('')}`),
    close: name => events.push(`</${name}`),
    comment: text => events.push(`<!--${text}`),
  })
  try {
    for (const chunk of chunks) reader.push(Buffer.from(chunk))
    reader.end()
    return events
  } catch (error) {
    if (error instanceof UnreadableReport) return error.message
    throw error
  }
}

const ASKED = ['x', 'y', 'x:é', '__proto__']
const shown = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}=${JSON.stringify(value)}`

describe('a document is reported', () => {
  test.each<[string, string, string[]]>([
    ['element by element', '<a><b></b><c/></a>', ['<a', '<b', '</b', '<c', '</c', '</a']],
    ['with attributes in either quotes', `<a x="it's" y='"'/>`, [`<a x="it's" y="\\""`, '</a']],
    ['with white space wherever it may stand', '<a\n x\t=\r\n"1"  ></a \n>', ['<a x="1"', '</a']],
    ['with names beyond ASCII', '<ä x:é="1"/>', ['<ä x:é="1"', '</ä']],
    ['with a > in an attribute', '<a x="1>2"/>', ['<a x="1>2"', '</a']],
    ['with the five entities', '<a x="&lt;&gt;&amp;&quot;&apos;"/>', [`<a x="<>&\\"'"`, '</a']],
    ['with characters by their number', '<a x="&#65;&#x1F600;&#10;"/>', ['<a x="A😀\\n"', '</a']],
    ['with each white space in an attribute as one space', '<a x="1\r\n2\t3\n"/>', ['<a x="1 2 3 "', '</a']],
    ['with an entity resolved once', '<a x="&amp;lt;"/>', ['<a x="&lt;"', '</a']],
    ['with an attribute called like something of the language', '<a __proto__="1"/>', ['<a __proto__="1"', '</a']],
    ['without its text', '<a>text &undefined; > "\' ]]></a>', ['<a', '</a']],
    ['without its character data', '<a><![CDATA[<b> ]] > ]>]]]></a>', ['<a', '</a']],
    ['without its instructions', '<?go <a> ?><a><?go?></a><?go on?>', ['<a', '</a']],
    ['with its short comments', '<!-- 1 --><a><!--<b>--></a><!---->', ['<!-- 1 ', '<a', '<!--<b>', '</a', '<!--']],
    ['without its long comments', `<a><!--${'-'.repeat(300)}<b>--></a>`, ['<a', '</a']],
    ['behind a declaration', '<?xml version="1.0" encoding="UTF-8" standalone=\'yes\' ?>\n<a/>\n', ['<a', '</a']],
    ['behind a byte order mark', '\ufeff<?xml version="1.0"?><a/>', ['<a', '</a']],
    ['that is ASCII and says so', '<?xml version="1.0" encoding="us-ascii"?><a/>', ['<a', '</a']],
    [
      'with the control characters that Node writes into attributes',
      '<a x="\u001b[31m"/>',
      ['<a x="\\u001b[31m"', '</a'],
    ],
    [
      'as deep as 64 elements',
      '<a>'.repeat(64) + '</a>'.repeat(64),
      [...Array(64).fill('<a'), ...Array(64).fill('</a')],
    ],
  ])('%s', (_, text, events) => {
    expect(told(text)).toEqual(events)
    const bytes = Buffer.from(text)
    for (let at = 0; at <= bytes.length; at++) expect(told(bytes.subarray(0, at), bytes.subarray(at))).toEqual(events)
  })
})

const declaration = 'Line 1: It has an unsupported declaration.'
const doctype = 'Line 1: It has a document type with definitions, or a second one, which is not supported.'
const attributes = 'Line 1: The attributes of an element cannot be read.'
const name = 'Line 1: An element or attribute has no readable name.'
const second = 'Line 1: It has an unreadable or second XML declaration.'
const many = (count: number) => Array.from({ length: count }, (_, index) => ` a${index}=""`).join('')

describe('a document is refused, with the line, when it', () => {
  const cut = (where: string) => `Line ${where}, so it is truncated.`
  test.each<[string, string, string]>([
    ['is nothing', '', 'Line 1: It has no element.'],
    ['is white space', ' \n ', 'Line 2: It has no element.'],
    ['is text', 'no markup', 'Line 1: Text is outside its root element.'],
    ['has text before its root', 'x<a/>', 'Line 1: Text is outside its root element.'],
    ['has text behind its root', '<a/>\nx', 'Line 2: Text is outside its root element.'],
    ['has a space of another kind before its root', '\u00a0<a/>', 'Line 1: Text is outside its root element.'],
    ['has two byte order marks', '\ufeff\ufeff<a/>', 'Line 1: Text is outside its root element.'],
    ['has character data behind its root', '<a/><![CDATA[x]]>', 'Line 1: Text is outside its root element.'],
    ['has two roots', '<a/>\n<b/>', 'Line 2: It has two root elements.'],
    ['ends inside of an element', '<a>\n<b></b>', cut('2: It ends inside <a>')],
    ['ends in a tag', '<a', cut('1: It ends inside a tag or a comment')],
    ['ends in an attribute', '<a x="1>', cut('1: It ends inside a tag or a comment')],
    ['ends in a comment', '<a/><!-- -', cut('1: It ends inside a tag or a comment')],
    ['ends in a long comment', `<a/><!--${' '.repeat(300)}-`, cut('1: It ends inside a tag or a comment')],
    ['ends in an instruction', '<a/><?go', cut('1: It ends inside a tag or a comment')],
    ['has tags that cross', '<a><b></a></b>', 'Line 1: </a> closes no open element.'],
    ['closes what is not open', '<a/></a>', 'Line 1: </a> closes no open element.'],
    ['closes with attributes', '<a></a x="1">', 'Line 1: A closing tag contains more than a name.'],
    ['has a document type that defines an entity (A10)', '<!DOCTYPE a [<!ENTITY b "c">]><a/>', doctype],
    ['has a document type that defines nothing, and could', '<!DOCTYPE a []><a/>', doctype],
    ['has two document types', '<!DOCTYPE a><!DOCTYPE a><a/>', doctype],
    ['has a document type behind its root', '<a/><!DOCTYPE a>', doctype],
    ['has a document type longer than any', `<!DOCTYPE a SYSTEM "${'x'.repeat(2000)}"><a/>`, doctype],
    ['has a document type in lower case', '<!doctype a><a/>', declaration],
    ['declares an entity inside', '<a><!ENTITY b "c"></a>', declaration],
    ['uses an entity of its own', '<a>\n<b x="&c;"/></a>', 'Line 2: "&c;" is not a known XML reference.'],
    ['uses an entity with a capital', '<a x="&LT;"/>', 'Line 1: "&LT;" is not a known XML reference.'],
    ['has a bare &', '<a x="b & c"/>', 'Line 1: "& c" is not a known XML reference.'],
    ['ends an attribute with &', '<a x="&"/>', 'Line 1: "&" is not a known XML reference.'],
    ['names the character NUL', '<a x="&#0;"/>', 'Line 1: "&#0;" is not a known XML reference.'],
    ['names a control character', '<a x="&#x1b;"/>', 'Line 1: "&#x1b;" is not a known XML reference.'],
    ['names half of a character', '<a x="&#xD800;"/>', 'Line 1: "&#xD800;" is not a known XML reference.'],
    ['names no character', '<a x="&#x110000;"/>', 'Line 1: "&#x110000;" is not a known XML reference.'],
    ['holds NUL in an attribute', '<a x="\0"/>', 'Line 1: An attribute contains a NUL character.'],
    ['has an attribute twice', '<a x="1" y="2" x="1"/>', 'Line 1: An element has the attribute "x" twice.'],
    ['has an attribute without quotes', '<a x=1/>', attributes],
    ['has an attribute without a value', '<a x/>', attributes],
    ['has an attribute without a name', '<a ="1"/>', name],
    ['has attributes without white space between', '<a x="1"y="2"/>', attributes],
    ['has no white space before an attribute', '<a"1"/>', attributes],
    ['has a slash inside of a tag', '<a / x="1">', attributes],
    [
      'has < in an attribute',
      '<a x="<b/>"/>',
      'Line 1: An attribute contains "<", so the end of an earlier one is missing.',
    ],
    ['has an element without a name', '< a/>', name],
    ['has an element with a number for a name', '<1/>', name],
    ['has an attribute with a number for a name', '<a 1="1"/>', name],
    ['has an element with < in its name', '<a<b/>', name],
    ['has a name of 257 characters', `<${'a'.repeat(257)}/>`, name],
    [
      'has an attribute of more than 64 KiB (A10)',
      `<a x="${'1'.repeat(65_537)}"/>`,
      'Line 1: An attribute is longer than 65536 bytes.',
    ],
    [
      'has a tag of more than a mebibyte',
      `<a ${' '.repeat(1_048_577)}/>`,
      'Line 1: A tag is longer than 1048576 bytes.',
    ],
    [
      'has more than a mebibyte in open quotes',
      `<a x="${'1'.repeat(1_048_577)}`,
      'Line 1: A tag is longer than 1048576 bytes.',
    ],
    ['has more than 256 attributes', `<a${many(257)}/>`, 'Line 1: An element has more than 256 attributes.'],
    [
      'is deeper than 64 elements (A10)',
      '<a>\n'.repeat(65),
      'Line 65: Its elements are nested more than 64 levels deep.',
    ],
    ['has a declaration that is none', '<?xml encoding="UTF-8"?><a/>', second],
    ['has a declaration with quotes that do not match', `<?xml version="1.0" encoding="UTF-8'?><a/>`, second],
    ['has a declaration with a space of another kind', '<?xml\u00a0version="1.0"?><a/>', second],
    ['has a declaration too long to be one', `<?xml version="1.0"${' '.repeat(300)}?><a/>`, second],
    ['has a declaration behind something', ' <?xml version="1.0"?><a/>', second],
    ['has a declaration inside', '<a><?XML version="1.0"?></a>', second],
  ])('%s', (_, text, message) => {
    expect(told(text)).toBe(message)
    const bytes = Buffer.from(text)
    expect(told(...[...bytes.subarray(0, 200)].map(byte => Buffer.of(byte)), bytes.subarray(200))).toBe(message)
  })

  test.each<[string, Uint8Array, string]>([
    ['is Latin-1', Buffer.from('<a>\n<b x="é"/></a>', 'latin1'), 'Line 2: It is not UTF-8 text.'],
    [
      'holds half of a character',
      Buffer.from([...Buffer.from('<a>\n\n'), 0xe2, 0x82, 0x3c]),
      'Line 3: It is not UTF-8 text.',
    ],
    ['holds a character written too long', Buffer.of(0x3c, 0x61, 0x3e, 0xc0, 0xaf), 'Line 1: It is not UTF-8 text.'],
    ['ends in half of a character', Buffer.of(0x3c, 0x61, 0x3e, 0xe2, 0x82), cut('1: It ends inside <a>')],
  ])('%s', (_, bytes, message) => {
    expect(told(bytes)).toBe(message)
    expect(told(...[...bytes].map(byte => Buffer.of(byte)))).toBe(message)
  })
})

describe('whatever a document holds', () => {
  const part = fc.constantFrom(
    ...[
      '<a>',
      '</a>',
      '<a',
      '>',
      '/>',
      ' x="',
      "'",
      '"',
      '&lt;',
      '&',
      ' ',
      '\n',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
    ],
    ...['<?xml version="1.0"?>', '\ufeff', 'é', '😀', 'text', '<', '=', '-', ']'],
  )
  const text = fc.array(part, { maxLength: 25 }).map(parts => parts.join(''))

  test('it is reported or refused in the same way wherever it is cut into chunks', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 80 }), { maxLength: 6 }), (text, cuts) => {
        const bytes = Buffer.from(text)
        const ends = [...cuts.sort((a, b) => a - b), bytes.length]
        const pieces = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
        expect(told(...pieces)).toEqual(told(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('every reported element is closed, and there is one root', () => {
    fc.assert(
      fc.property(text, text => {
        const events = told(`<a>${text}</a>`)
        if (typeof events === 'string') return
        const depths = events.filter(event => !event.startsWith('<!--')).map(event => (event.startsWith('</') ? -1 : 1))
        const sums = depths.map((_, index) => depths.slice(0, index + 1).reduce((sum, one) => sum + one, 0))
        expect(sums.indexOf(0)).toBe(sums.length - 1)
      }),
      { numRuns: 2000 },
    )
  })

  test('what is pushed may be written to again', () => {
    const chunk = Buffer.from('<a><b x="1')
    const names: string[] = []
    const reader = new XmlReader({
      open: (name, attributes) => names.push(`${name} ${attributes.get('x')}`),
      close: () => {},
      comment: () => {},
    })
    reader.push(chunk)
    chunk.fill('?')
    reader.push(Buffer.from('2"/></a>'))
    reader.end()
    expect(names).toEqual(['a undefined', 'b 12'])
  })
})

describe('the name of the root is known from the first bytes', () => {
  test.each<[string, string, string | undefined]>([
    ['alone', '<a/>', 'a'],
    ['with attributes', '<a\n x="1">', 'a'],
    ['behind all that may stand before it', '\ufeff<?xml version="1.0"?>\n<!-- <b> --><?go <c>?> <a>', 'a'],
    ['behind a document type', '<!DOCTYPE b SYSTEM "c.dtd"><a>', 'a'],
    ['behind a document type that defines something: not at all', '<!DOCTYPE b [<!ENTITY a "b">]><a>', undefined],
    ['inside of a comment: not at all', '<!-- <a>', undefined],
    ['of what is no XML: not at all', 'SF:<a>', undefined],
    ['of a closing tag: not at all', '</a>', undefined],
    ['of nothing: not at all', '', undefined],
  ])('%s', (_, text, root) => expect(rootName(Buffer.from(text))).toBe(root))

  test('in time, however many comments come first', async () => {
    const comments = (count: number) => rootName(Buffer.from('<!----><??>'.repeat(count)))
    expect(comments(6000)).toBe(undefined)
    expect(await growth(3000, comments)).toBeLessThan(LINEAR)
  })
})
