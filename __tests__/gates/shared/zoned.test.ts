import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { instantsOf, isZone, parseWallTime } from '../../../src/gates/shared/zoned.ts'

const utc = (instant: number): string => new Date(instant).toISOString().slice(0, 16)
const told = (wall: string, zone: string): string[] => {
  const { earliest, latest } = instantsOf(parseWallTime(wall) ?? Number.NaN, zone)
  return [utc(earliest), utc(latest)]
}

describe('a wall time', () => {
  test.each<[string, string, string, string]>([
    ['2026-01-15T12:00', 'Europe/Berlin', '2026-01-15T11:00', '2026-01-15T11:00'],
    ['2026-07-15T12:00', 'Europe/Berlin', '2026-07-15T10:00', '2026-07-15T10:00'],
    ['2026-07-15T12:00', 'America/New_York', '2026-07-15T16:00', '2026-07-15T16:00'],
    ['2026-07-15T12:00', 'Asia/Kathmandu', '2026-07-15T06:15', '2026-07-15T06:15'],
    ['2026-07-15T12:00', 'UTC', '2026-07-15T12:00', '2026-07-15T12:00'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59', '2026-12-31T09:59'],
    // Clocks are put back: it is shown twice.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30', '2026-10-25T01:30'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30', '2026-11-01T06:30'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45', '2026-04-04T15:15'],
    // Clocks are put forward: it is never shown, and both ways to read it are given.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T00:30', '2026-03-29T01:30'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T06:30', '2026-03-08T07:30'],
  ])('%s in %s', (wall, zone, earliest, latest) => expect(told(wall, zone)).toEqual([earliest, latest]))

  const ZONES = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/St_Johns',
    'UTC',
  ]
  test('is what a clock of the zone shows at each instant that is given', () => {
    const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (at, zone) => {
        const instant = at * 60_000
        const shown = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(instant)
        const { earliest, latest } = instantsOf(parseWallTime(shown.replace(' ', 'T')) ?? Number.NaN, zone)
        expect([earliest, latest]).toContain(instant)
      }),
      { numRuns: 500 },
    )
  })

  test.each(['2026-02-29T00:00', '2026-13-01T00:00', '2026-01-01T24:00', '2026-01-01', '2026-01-01T00:00Z', ''])(
    '%j is none',
    text => {
      expect(parseWallTime(text)).toBeUndefined()
    },
  )
})

test.each<[string, boolean]>([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['+01:00', false],
  ['', false],
])('%j as a zone: %s', (zone, is) => expect(isZone(zone)).toBe(is))
