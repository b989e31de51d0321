import { describe, expect, test } from '@jest/globals'
import { coverageFormats, formats, testFormats } from '../../src/reports/formats.ts'
import type { Format } from '../../src/reports/text/format.ts'
import { fixture, fixtures } from './coverage-formats.ts'
import { fixturesOf } from './test-formats.ts'
import { told } from './told.ts'

/** Reports of the real tools, as they would be had those written them in another encoding. */

const isXml = (bytes: Buffer): boolean => /^(?:\ufeff)?\s*</.test(bytes.toString())
const reports = [
  ...fixtures.map(name => [name, fixture(name)] as const),
  ...['junit', 'tests-trx'].flatMap(folder => [...fixturesOf(folder)]),
].filter(([, bytes]) => isXml(bytes))

const stating = (text: string, encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n${text.replace(/^\ufeff?(?:<\?xml.*?\?>)?\s*/s, '')}`

const ENCODINGS: [string, (text: string) => Buffer][] = [
  ['UTF-16 with the lower byte first', text => Buffer.from(`\ufeff${stating(text, 'UTF-16')}`, 'utf16le')],
  ['UTF-16 with the higher byte first', text => Buffer.from(stating(text, 'UTF-16BE'), 'utf16le').swap16()],
  ['ISO-8859-1', text => Buffer.from(stating(text, 'ISO-8859-1'), 'latin1')],
]

/** All that a report holds, whatever format it is of. */
function read(bytes: Buffer): unknown {
  const start = bytes.subarray(0, 65_536)
  const found = formats.filter(format => format.recognises(start))
  const readable: readonly Format<unknown>[] = [...coverageFormats, ...testFormats]
  const format = readable.find(one => found.length === 1 && one === found[0])
  if (!format) return found.map(({ name }) => name)
  const reader = format.reader()
  for (let at = 0; at < bytes.length; at += 1001) reader.push(bytes.subarray(at, at + 1001))
  return told(reader.end())
}

test('a test case that is named in the colours of a terminal is read', () => {
  const text = '<testsuites><testsuite name="s"><testcase name="&#27;[32madds&#27;[0m"/></testsuite></testsuites>'
  expect(read(Buffer.from(text))).toMatchObject({
    cases: [[expect.stringContaining('\ufffd[32madds\ufffd[0m'), [[{}, []]]]],
  })
})

describe.each(ENCODINGS)('in %s', (name, encoded) => {
  test.each(reports)('%s reads the same', (_, bytes) => {
    const text = bytes.toString()
    const fits = name !== 'ISO-8859-1' || [...text].every(character => (character.codePointAt(0) ?? 0) < 0x80)
    const whole = fits ? text : text.replace(/[^\0-\x7f]/g, '?')
    expect(read(encoded(whole))).toEqual(read(Buffer.from(stating(whole, 'UTF-8'))))
  })
})
