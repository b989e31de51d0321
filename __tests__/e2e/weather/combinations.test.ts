import { expect, test } from '@jest/globals'
import { weathersOf } from './combinations.ts'
import { drive } from './drive.ts'
import { FLOWS } from './flows.ts'
import { KNOWN, keyOf } from './matrix.ts'

// Several weathers at once, for each course of events others. 500 of them, by number: scripts/weathers.mjs.

const SEED = 1

for (const [at, flow] of FLOWS.entries()) {
  const weathers = weathersOf(SEED * 1000 + at)
  const run = KNOWN.get(keyOf('all', SEED, flow.id)) === undefined ? test : test.failing
  run(`${flow.name}, under ${weathers.join(', ')}`, async () => {
    expect((await drive(flow, weathers, SEED)).faults).toEqual([])
  })
}
