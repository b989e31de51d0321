import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { coverageFormats, formats } from '../../src/reports/formats.ts'
import { fixture, fixtures, reading, totals } from './coverage-formats.ts'

test.each(fixtures)('exactly one format recognises %s', name => {
  const start = fixture(name).subarray(0, 65_536)
  expect(formats.filter(format => format.recognises(start))).toHaveLength(1)
})

/** The rows of the first table on the page about formats: what each reports, beginning with its name. */
const [page = ''] = readFileSync(join(import.meta.dirname, '../../docs/reference/coverage-formats.md'), 'utf8').split(
  '## ',
)
const documented = [...page.matchAll(/^\| (?!format|---)(.+?) \|.*?\| (.*) \|$/gm)].map(
  ([, name = '', cells = '']) => [name, cells.split('|').map(cell => cell.trim() === 'yes')] as const,
)
const METRICS = ['lines', 'branches', 'functions', 'statements'] as const

test.each(coverageFormats.map(({ name }) => name))('what %s contains is documented', name => {
  const rows = documented.filter(([title]) => title.startsWith(name))
  const format = coverageFormats.find(one => one.name === name)
  if (!format) throw new Error('there is no such format')
  const reports = fixtures
    .map(fixture)
    .filter(bytes => format.recognises(bytes.subarray(0, 65_536)))
    .map(bytes => totals(reading(format, bytes)))
  const told = METRICS.map(metric => reports.some(report => (report[metric][1] ?? 0) > 0))
  expect(rows.map(([, cells]) => cells)).toEqual([told])
})
