import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { WEATHERS, type Weather } from '../../../sandbox/github/weather.ts'
import { PROJECT } from '../stage/stage.ts'
import { KNOWN, MATRIX, UNHELPFUL } from './matrix.ts'

const page = readFileSync(join(PROJECT, 'docs/reference/weathers.md'), 'utf8')
const rows = [...page.matchAll(/^\| `([a-z-]+)` \|(.*)\| `(.*)` \|$/gm)].map(
  ([, weather = '', text = '', name = '']) => {
    return { weather, text, name }
  },
)

test('the page has every weather, in the order of the list', () => {
  expect(rows.map(({ weather }) => weather)).toEqual([...WEATHERS])
})

test('the test that it names is there', () => {
  const names = MATRIX.map(({ weather }) => `under ${weather}`)
  for (const { weather, name } of rows) {
    expect(name).toBe(`under ${weather}`)
    expect(names).toContain(name)
  }
})

test('it says where something does not hold yet, and nowhere else', () => {
  const isOpen = (weather: Weather) =>
    UNHELPFUL[weather] !== undefined || [...KNOWN.keys()].some(key => key.startsWith(`${weather} (`))
  const marked = rows.filter(({ text }) => text.includes('**Not yet:**')).map(({ weather }) => weather)
  expect(marked).toEqual(WEATHERS.filter(isOpen))
})
