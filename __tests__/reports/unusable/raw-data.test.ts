import { describe, expect, test } from '@jest/globals'
import { said } from './said.ts'

describe('raw data of a tool, given as coverage', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'coverage of V8',
      '{"result":[{"scriptId":"90","url":"file:///shop/cart.js","functions":[]}]}',
      'raw V8 coverage, which has no lines',
      /`c8 report --reporter=lcovonly`/,
    ],
    ['.coverage', 'SQLite format 3\0\x10\0', 'the coverage.py database', /`coverage xml`.*`--cov-report=xml`/],
    ['jacoco.exec', Buffer.from([0x01, 0xc0, 0xc0, 0x10, 0x07]), 'JaCoCo execution data', /`jacocoTestReport`/],
    ['default.profraw', Buffer.from('\x81rforpl\xff\x09', 'latin1'), 'an LLVM profile', /`llvm-profdata merge`/],
    ['merged.profdata', Buffer.from('\xfflprofi\x81\x09', 'latin1'), 'an LLVM profile', /`llvm-cov export`/],
    [
      'price.gcda',
      Buffer.from('adcg*22B', 'latin1'),
      'data of gcc, which only gcov reads',
      /`gcovr --cobertura coverage.xml`/,
    ],
    [
      'covmeta of Go',
      Buffer.from('\0cvm\x01\0\0\0', 'latin1'),
      'coverage data of a Go program',
      /`go tool covdata textfmt /,
    ],
    [
      'coverage.php of PHPUnit',
      '<?php // phpunit/php-code-coverage version 14',
      'data of PHPUnit for PHP',
      /`--coverage-cobertura`/,
    ],
    ['gcov.json.gz', Buffer.from([0x1f, 0x8b, 0x08]), 'packed with gzip', /^Unpack it/],
    ['coverage.zip', Buffer.from('PK\x03\x04\x14\0', 'latin1'), 'a ZIP archive', /^Unpack it/],
    [
      '.coverage of Visual Studio',
      Buffer.from([0x42, 0x02, 0, 0, 0, 1]),
      'binary data and no text',
      /`dotnet-coverage merge FILE -f cobertura -o coverage.xml`/,
    ],
  ])('%s', async (_, content, what, next) => {
    expect(await said(content)).toEqual([`It is ${what}.`, expect.stringMatching(next)])
  })
})
