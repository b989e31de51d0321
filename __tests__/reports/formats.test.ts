import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { formats } from '../../src/reports/formats.ts'
import { fixture } from './coverage-formats.ts'

const fixtures = readdirSync(join(import.meta.dirname, '../../__fixtures__/coverage')).filter(
  name => name !== 'README.md',
)

test.each(fixtures)('exactly one format recognises %s', name => {
  const start = fixture(name).subarray(0, 65_536)
  expect(formats.filter(format => format.recognises(start))).toHaveLength(1)
})
