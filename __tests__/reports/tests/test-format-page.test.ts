import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { formats, testFormats } from '../../../src/reports/formats.ts'
import { FOLDERS, fixturesOf } from '../test-formats.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/reference/test-formats.md'), 'utf8')

test.each(testFormats.map(({ name }) => name))('%s is documented', name =>
  expect(page.split('\n').filter(line => line.startsWith(`| ${name} `))).not.toEqual([]),
)

const fixtures = FOLDERS.flatMap(folder =>
  Array.from(fixturesOf(folder), ([name, bytes]) => [`${folder}/${name}`, bytes.subarray(0, 65_536)] as const),
)

test.each(fixtures)('exactly one format recognises %s', (_, start) =>
  expect(formats.filter(format => format.recognises(start)).map(({ kind }) => kind)).toEqual(['tests']),
)
