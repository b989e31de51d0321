import { describe, expect, test } from '@jest/globals'
import { weathersOf } from './combinations.ts'
import { drive } from './drive.ts'
import { FLOWS } from './flows.ts'
import { KNOWN, keyOf } from './matrix.ts'

// Several weathers at once. 500 of them, by number: scripts/weathers.mjs.

describe.each([1, 2, 3])('under the weathers of seed %i', seed => {
  for (const [at, flow] of FLOWS.entries()) {
    const weathers = weathersOf(seed * 1000 + at)
    const run = KNOWN.get(keyOf('all', seed, flow.id)) === undefined ? test : test.failing
    run(`${flow.name} (${weathers.join(', ')})`, async () => {
      expect((await drive(flow, weathers, seed)).faults).toEqual([])
    })
  }
})
