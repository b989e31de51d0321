import { describe, expect, test } from '@jest/globals'
import { WEATHERS } from '../../../sandbox/github/weather.ts'
import { drive } from './drive.ts'
import { FLOWS } from './flows.ts'
import { KNOWN, keyOf, MATRIX } from './matrix.ts'

// GitHub as it is on its bad days. Under every weather the end is the same, or there is an error in words and a repair
// later; never a false pass, never a false record, never nothing said.

/** Of each weather every fourth flow, and so of each flow every fourth weather; all by `scripts/weathers.mjs --each`. */
const inCi = (flows: readonly string[], row: number): string[] =>
  flows.filter((_, at) => flows.length < 3 || (at + row) % 4 === 0)

describe.each(MATRIX.map((row, at) => ({ ...row, flows: inCi(row.flows, at) })))('under $weather', row => {
  const { weather, flows, seed = 1 } = row
  for (const id of flows) {
    const flow = FLOWS.find(one => one.id === id)
    const known = KNOWN.get(keyOf(weather, seed, id))
    const run = known === undefined ? test : test.failing
    run(flow?.name ?? id, async () => {
      if (flow === undefined) throw new Error(`There is no flow ${id}.`)
      expect((await drive(flow, [weather], seed)).faults).toEqual([])
    })
  }
})

test('every weather is in the matrix, and every flow', () => {
  expect(WEATHERS.filter(one => !MATRIX.some(({ weather }) => weather === one))).toEqual([])
  const used = new Set(MATRIX.flatMap(({ flows }) => flows))
  // Neither weather nor lag touches what a clone of the change alone shows; combinations let these happen too.
  expect(FLOWS.map(({ id }) => id).filter(id => !used.has(id))).toEqual(['covered', 'uncovered', 'no-report'])
})

test('on a usual day every flow ends as it must, at once', async () => {
  const ends = []
  for (const flow of FLOWS) ends.push(await drive(flow, []))
  expect(ends.filter(({ end }) => end !== 'right')).toEqual([])
}, 120_000)
