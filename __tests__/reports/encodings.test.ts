import { describe, expect, test } from '@jest/globals'
import { coverageFormats, formats, testFormats } from '../../src/reports/formats.ts'
import type { Format } from '../../src/reports/text/format.ts'
import { fixture, fixtures } from './coverage-formats.ts'
import { fixturesOf } from './test-formats.ts'

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

/** All that a report holds, in plain lists. */
function told(bytes: Buffer): unknown {
  const start = bytes.subarray(0, 65_536)
  const found = formats.filter(format => format.recognises(start))
  const readable: readonly Format<unknown>[] = [...coverageFormats, ...testFormats]
  const format = readable.find(one => found.length === 1 && one === found[0])
  if (!format) return found.map(({ name }) => name)
  const reader = format.reader()
  for (let at = 0; at < bytes.length; at += 1001) reader.push(bytes.subarray(at, at + 1001))
  return plain(reader.end())
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return Array.from(value as Map<unknown, unknown>, pair => pair.map(plain))
  if (value instanceof Set || ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, inside]) => [key, typeof inside === 'function' ? key : plain(inside)])
}

describe.each(ENCODINGS)('in %s', (name, encoded) => {
  test.each(reports)('%s reads the same', (_, bytes) => {
    const text = bytes.toString()
    const fits = name !== 'ISO-8859-1' || [...text].every(character => (character.codePointAt(0) ?? 0) < 0x80)
    const whole = fits ? text : text.replace(/[^\0-\x7f]/g, '?')
    expect(told(encoded(whole))).toEqual(told(Buffer.from(stating(whole, 'UTF-8'))))
  })
})
