import { describe, expect, test } from '@jest/globals'
import { coverageFormats } from '../../../src/reports/formats.ts'
import { said, wide } from './said.ts'

describe('text in another encoding, given as coverage', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'JSON in UTF-16',
      wide('{"coverage":{"a.c":{"1":1}}}'),
      'UTF-16 text, which only XML may be',
      /^Write it in UTF-8\./,
    ],
    [
      'JSON in UTF-16 without a mark',
      wide('{"coverage":{"a.c":{"1":1}}}', ''),
      'UTF-16 text, which only XML may be',
      /^Write it in UTF-8\./,
    ],
    [
      'LCOV of PowerShell',
      wide('TN:\r\nSF:a.ts\r\nDA:1,1\r\nend_of_record\r\n'),
      'UTF-16 text, which only XML may be',
      /PowerShell/,
    ],
    ['LCOV in the other order', wide('SF:a.ts\n', '').swap16(), 'UTF-16 text, which only XML may be', /PowerShell/],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })

  test.each<[string, string | Uint8Array, string, string]>([
    [
      'totals of llvm-cov',
      '{"data":[{"files":[{"filename":"a.rs","summary":{}}]}],"type":"llvm.coverage.json.export"}',
      'It has only totals of its files, and no lines.',
      'Export it again without `--summary-only`.',
    ],
    [
      'JSON in Latin-1',
      Buffer.from('{"coverage":{"\xe9.c":{"1":1}}}', 'latin1'),
      'It is not UTF-8 text.',
      'Write it in UTF-8: JSON has no other encoding.',
    ],
    [
      'XML in Latin-1 that does not say so',
      Buffer.from('<coverage version="1"><file path="\xe9"/></coverage>', 'latin1'),
      'Line 1: It is not UTF-8 text.',
      'Write it in UTF-8, or state its encoding in the XML declaration.',
    ],
    [
      'XML of PowerShell',
      wide('<?xml version="1.0" encoding="UTF-8"?><coverage version="1"/>'),
      'Line 1: It states the encoding UTF-8, but begins with the byte order mark of UTF-16LE.',
      'Let the tool write the file itself: a redirection of PowerShell writes UTF-16.',
    ],
    [
      'XML of a string of .NET',
      '<?xml version="1.0" encoding="utf-16"?><coverage version="1"/>',
      'Line 1: It states the encoding utf-16, but is written in another one.',
      'Write the report in the encoding that its declaration states.',
    ],
    [
      'XML in an encoding that is not known',
      '<?xml version="1.0" encoding="EBCDIC-CP-US"?><coverage version="1"/>',
      'Line 1: It states the encoding EBCDIC-CP-US. Only UTF-8, UTF-16, ISO-8859-1, Windows-1252 and US-ASCII are supported.',
      'Write the report in UTF-8.',
    ],
    [
      'anything else',
      'hello',
      `Its format is not supported (${coverageFormats.map(({ name }) => name).join(', ')}).`,
      'Name the coverage report instead. For example, pytest writes it with `--cov-report=xml`, jest with `coverageReporters: ["lcov"]`, vitest with `coverage: { reporter: ["lcov"] }`, Go with `-coverprofile`, .NET with `--collect "XPlat Code Coverage"`; of JaCoCo it is `jacoco.xml`.',
    ],
  ])('%s', async (_, content, what, next) => expect(await said(content)).toEqual([what, next]))
})
