import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { buildSync } from 'esbuild'
import fc from 'fast-check'
import { instantsOf, isZone, parseWallTime } from '../../../src/gates/shared/zoned.ts'
import { codes, finding, judged } from './scene.ts'

/** Wall time, zone, and the first and last instant that it can mean. */
const WALL_TIMES: [string, string, string, string, string][] = [
  ['UTC is itself', '2026-12-20T00:00', 'UTC', '2026-12-20T00:00Z', '2026-12-20T00:00Z'],
  ['winter in Berlin', '2026-12-20T00:00', 'Europe/Berlin', '2026-12-19T23:00Z', '2026-12-19T23:00Z'],
  ['summer in Berlin', '2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00Z', '2026-06-30T22:00Z'],
  ['the last minute before a gap', '2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59Z', '2026-03-29T00:59Z'],
  ['the first minute of a gap', '2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T00:00Z', '2026-03-29T01:00Z'],
  ['the middle of a gap', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T00:30Z', '2026-03-29T01:30Z'],
  ['the first minute after a gap', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
  ['the last minute before an overlap', '2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59Z', '2026-10-24T23:59Z'],
  ['the first minute of an overlap', '2026-10-25T02:00', 'Europe/Berlin', '2026-10-25T00:00Z', '2026-10-25T01:00Z'],
  ['the middle of an overlap', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
  ['the first minute after an overlap', '2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
  ['a gap in New York', '2026-03-08T02:30', 'America/New_York', '2026-03-08T06:30Z', '2026-03-08T07:30Z'],
  ['an overlap in New York', '2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30Z', '2026-11-01T06:30Z'],
  ['a gap of half an hour', '2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:15Z', '2026-10-03T15:45Z'],
  ['after a gap of half an hour', '2026-10-04T02:30', 'Australia/Lord_Howe', '2026-10-03T15:30Z', '2026-10-03T15:30Z'],
  ['an overlap of half an hour', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
  [
    'after an overlap of half an hour',
    '2026-04-05T02:00',
    'Australia/Lord_Howe',
    '2026-04-04T15:30Z',
    '2026-04-04T15:30Z',
  ],
  [
    'a zone of three quarters of an hour',
    '2026-05-01T00:00',
    'Asia/Kathmandu',
    '2026-04-30T18:15Z',
    '2026-04-30T18:15Z',
  ],
  ['the first clocks of a day', '2026-05-01T00:00', 'Pacific/Kiritimati', '2026-04-30T10:00Z', '2026-04-30T10:00Z'],
  ['the last clocks of a day', '2026-05-01T23:59', 'Pacific/Niue', '2026-05-02T10:59Z', '2026-05-02T10:59Z'],
  ['a day that Samoa left out', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T22:00Z', '2011-12-30T22:00Z'],
  ['a leap day', '2028-02-29T12:00', 'Europe/Berlin', '2028-02-29T11:00Z', '2028-02-29T11:00Z'],
]

const utc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`
const wall = (text: string): number => Date.parse(`${text}Z`)

describe('a wall time in a zone', () => {
  test.each(WALL_TIMES)('%s', (_, text, zone, earliest, latest) => {
    expect(parseWallTime(text)).toBe(wall(text))
    const instants = instantsOf(wall(text), zone)
    expect([utc(instants.earliest), utc(instants.latest)]).toEqual([earliest, latest])
  })

  test.each([
    ...['', '2026-12-20', '2026-12-20 00:00', '2026-12-20T00:00Z', '2026-12-20T00:00:00', '2026-12-20T0:00'],
    ...['2026-02-30T00:00', '2026-02-29T00:00', '2026-13-01T00:00', '2026-00-01T00:00', '2026-01-00T00:00'],
    ...['2026-01-01T24:00', '2026-01-01T23:60', '0000-01-01T00:00', '0050-01-01T00:00', '+02026-01-01T00:00'],
    ...['２０２６-12-20T00:00', '2026-12-20T00:00\n'],
  ])('is not %j', text => expect(parseWallTime(text)).toBeUndefined())

  test.each([
    ...[
      '',
      'Mars/Olympus',
      '+01:00',
      '-05:00',
      'Europe/Berlin ',
      'Europe/',
      'local',
      'GMT+1',
      '../etc',
      'Europe/Berlin\0',
    ],
  ])('knows no zone %j', zone => expect(isZone(zone)).toBe(false))

  test.each(['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Etc/GMT+1'])('knows the zone %j', zone =>
    expect(isZone(zone)).toBe(true),
  )

  const bundled = buildSync({
    entryPoints: [fileURLToPath(new URL('../../../src/gates/shared/zoned.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
  }).outputFiles[0]?.text

  test.each([
    ['UTC', 'C'],
    ['Pacific/Kiritimati', 'ar_EG.UTF-8'],
    ['America/St_Johns', 'th_TH.UTF-8'],
    ['Australia/Lord_Howe', 'fa_IR.UTF-8'],
    ['Europe/Berlin', 'de_DE.UTF-8'],
  ])('is the same on a machine in %s with the language %s', (TZ, LC_ALL) => {
    const asked = WALL_TIMES.map(([, text, zone]) => [text, zone])
    const script = `${bundled}
      const answers = ${JSON.stringify(asked)}.map(([text, zone]) => instantsOf(parseWallTime(text), zone))
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      console.log(JSON.stringify({ timeZone, answers }))`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { TZ, LC_ALL, LANG: LC_ALL },
      encoding: 'utf8',
      timeout: 30_000,
    })
    const { timeZone, answers } = JSON.parse(out)
    // Without this the test would say nothing.
    expect(timeZone).toBe(TZ)
    expect(answers).toEqual(
      WALL_TIMES.map(([, , , earliest, latest]) => ({ earliest: Date.parse(earliest), latest: Date.parse(latest) })),
    )
  })
})

const YEAR_END = { name: 'year-end', from: '2026-12-20T00:00', to: '2027-01-02T00:00', zone: 'Europe/Berlin' }
const TYPES = { emergency: {}, standard: {} }

const at = (time: string, windows: object[], type?: string) =>
  judged({ policy: { types: TYPES, freeze: windows }, texts: { type }, time })

describe('a freeze', () => {
  test.each<[string, string, string]>([
    ['has not started a second before', '2026-12-19T22:59:59Z', 'pass'],
    ['begins with its first second', '2026-12-19T23:00:00Z', 'fail'],
    ['is in force in between', '2026-12-25T12:00:00Z', 'fail'],
    ['is in force in its last second', '2027-01-01T22:59:59Z', 'fail'],
    ['is over when it ends', '2027-01-01T23:00:00Z', 'pass'],
  ])('%s', (_, time, outcome) => expect(at(time, [YEAR_END]).outcome).toBe(outcome))

  test('is reported with its name, its end, and exempt types', () => {
    const judgement = at('2026-12-25T12:00:00Z', [{ ...YEAR_END, allow: ['emergency', 'standard'] }])
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Frozen'])
    expect(judgement.reasons).toEqual([
      {
        code: 'change_frozen',
        message:
          'Changes of type normal must not be merged during the freeze "year-end". Changes of type emergency or standard are exempt.',
        next: 'Wait until 2027-01-01 23:00 UTC (2027-01-02 00:00 in Europe/Berlin), then run the job again.',
        data: { freeze: 'year-end', until: '2027-01-01 23:00 UTC' },
      },
    ])
    expect(judgement.children[2]).toEqual({ outcome: 'fail', required: 'No freeze in force', found: 'year-end' })
  })

  test('that nothing may pass says no more', () => {
    expect(at('2026-12-25T12:00:00Z', [YEAR_END]).reasons[0]?.message).toBe(
      'Changes of type normal must not be merged during the freeze "year-end".',
    )
  })

  test('lets a type pass that the policy allows, and says so', () => {
    const judgement = at('2026-12-25T12:00:00Z', [{ ...YEAR_END, allow: ['emergency'] }], 'Emergency')
    expect(judgement.outcome).toBe('pass')
    expect(finding(judgement, 'freeze_passed')).toEqual({
      code: 'freeze_passed',
      message: 'The freeze "year-end" is in force until 2027-01-01 23:00 UTC; changes of type emergency are exempt.',
      data: { freeze: 'year-end' },
    })
    expect(judgement.children[2]).toEqual({ outcome: 'pass', required: 'No freeze in force', found: 'year-end' })
  })

  test.each<[string, string | undefined, string]>([
    ['another type', 'standard', 'fail'],
    ['no type', undefined, 'fail'],
    ['a type that is not known', 'hotfix', 'fail'],
    ['a type that something else is called', 'constructor', 'fail'],
  ])('does not let %s pass', (_, type, outcome) => {
    const judgement = at('2026-12-25T12:00:00Z', [{ ...YEAR_END, allow: ['emergency'] }], type)
    expect([judgement.outcome, codes(judgement).includes('change_frozen')]).toEqual([outcome, true])
  })

  test('may let normal changes pass by name', () => {
    expect(at('2026-12-25T12:00:00Z', [{ ...YEAR_END, allow: ['normal'] }]).outcome).toBe('pass')
  })

  test('of several, each that is in force must let it pass', () => {
    const windows = [
      { ...YEAR_END, allow: ['emergency'] },
      { ...YEAR_END, name: 'audit', to: '2026-12-26T00:00' },
      { ...YEAR_END, name: 'over', to: '2026-12-21T00:00' },
      { ...YEAR_END, name: 'later', from: '2026-12-27T00:00' },
    ]
    const judgement = at('2026-12-25T12:00:00Z', windows, 'emergency')
    expect(judgement.reasons.map(({ data }) => data?.['freeze'])).toEqual(['audit'])
    expect(finding(judgement, 'freeze_passed')?.data).toEqual({ freeze: 'year-end' })
    expect(judgement.children[2]).toMatchObject({ outcome: 'fail', found: 'year-end, audit' })
    expect(codes(at('2026-12-25T12:00:00Z', windows))).toEqual(['change_frozen', 'change_frozen'])
    expect(at('2026-12-26T12:00:00Z', windows, 'emergency').outcome).toBe('pass')
  })

  test('that is not in force is reported as such', () => {
    const judgement = at('2026-06-01T12:00:00Z', [YEAR_END])
    expect(judgement.children[2]).toEqual({ outcome: 'pass', required: 'No freeze in force', found: 'none' })
  })

  test('holds a change without a record too', () => {
    const policy = { freeze: [YEAR_END] }
    expect(codes(judged({ policy, records: [], time: '2026-12-25T12:00:00Z' }))).toEqual([
      'record_missing',
      'change_frozen',
    ])
  })

  test.each<[string, string, string, string, string]>([
    ['that begins in a gap begins as early as it can', '02:30', '05:00', '00:29:59', '00:30:00'],
    ['that begins with a gap begins as early as it can', '02:00', '05:00', '23:59:59', '00:00:00'],
  ])('%s', (_, from, to, before, begins) => {
    const window = { name: 'spring', from: `2026-03-29T${from}`, to: `2026-03-29T${to}`, zone: 'Europe/Berlin' }
    const day = before.startsWith('23') ? '28' : '29'
    expect(at(`2026-03-${day}T${before}Z`, [window]).outcome).toBe('pass')
    expect(at(`2026-03-29T${begins}Z`, [window]).outcome).toBe('fail')
  })

  test('that ends in a gap or an overlap ends as late as it can', () => {
    const spring = { name: 'spring', from: '2026-03-28T00:00', to: '2026-03-29T02:30', zone: 'Europe/Berlin' }
    expect(at('2026-03-29T01:29:59Z', [spring]).outcome).toBe('fail')
    expect(at('2026-03-29T01:30:00Z', [spring]).outcome).toBe('pass')
    const autumn = { name: 'autumn', from: '2026-10-24T00:00', to: '2026-10-25T02:30', zone: 'Europe/Berlin' }
    expect(at('2026-10-25T01:29:59Z', [autumn]).outcome).toBe('fail')
    expect(at('2026-10-25T01:30:00Z', [autumn]).outcome).toBe('pass')
  })

  test('that lies in a gap altogether still closes', () => {
    const window = { name: 'gap', from: '2026-03-29T02:10', to: '2026-03-29T02:20', zone: 'Europe/Berlin' }
    expect(at('2026-03-29T01:00:00Z', [window]).outcome).toBe('fail')
  })

  test.each(['2026-12-25T12:00:00', 'yesterday', '', '2026-12-25T12:00:00+01:00'])(
    'is never judged by a time that is not UTC: %j',
    time => expect(() => at(time, [YEAR_END])).toThrow(`"${time}" is no time in UTC`),
  )
})

/** The same question, answered the long way: every minute of two days is shown by the clocks of the zone. */
function walked(text: string, zone: string): { earliest: number; latest: number } {
  const clocks = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const minutes = Array.from({ length: 52 * 60 }, (_, index) => wall(text) + (index - 26 * 60) * 60_000)
  const shown = minutes.map(minute => clocks.format(minute).replace(' ', 'T'))
  const hits = minutes.filter((_, index) => shown[index] === text)
  if (hits.length > 0) return { earliest: Math.min(...hits), latest: Math.max(...hits) }
  // Nobody's clocks show it: it lies in a gap, so count on from the minute before and back from the one after.
  const after = shown.findIndex(time => time > text)
  const [before = Number.NaN, next = Number.NaN] = [minutes[after - 1], minutes[after]]
  return {
    earliest: next - (wall(shown[after] ?? '') - wall(text)),
    latest: before + (wall(text) - wall(shown[after - 1] ?? '')),
  }
}

describe('whatever the window', () => {
  const zones = [
    ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'America/Havana', 'America/Santiago'],
    ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Asia/Beirut', 'Pacific/Chatham', 'Africa/Casablanca'],
  ]
  // Days on which some of them change their clocks, and others.
  const days = [
    ...['2026-02-15', '2026-03-08', '2026-03-22', '2026-03-28', '2026-03-29', '2026-04-04', '2026-04-05'],
    ...['2026-07-01', '2026-09-05', '2026-09-06', '2026-09-27', '2026-10-04', '2026-10-25', '2026-11-01', '2026-12-31'],
  ]
  const two = (value: number) => String(value).padStart(2, '0')
  const hour = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.integer({ min: 0, max: 23 }))
  const wallTime = fc
    .tuple(fc.constantFrom(...days), hour, fc.integer({ min: 0, max: 59 }))
    .map(([day, hours, minutes]) => `${day}T${two(hours)}:${two(minutes)}`)
  const window = fc
    .record({ one: wallTime, other: wallTime, zone: fc.constantFrom(...zones) })
    .filter(({ one, other }) => one !== other)
    .map(({ one, other, zone }) => {
      const [from = '', to = ''] = [one, other].sort()
      return { name: 'some', from, to, zone }
    })

  test('it is in force exactly from the first minute that it can begin to the last at which it can end', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: -3 * 86_400, max: 3 * 86_400 }), (some, shift) => {
        const begins = walked(some.from, some.zone).earliest
        const ends = walked(some.to, some.zone).latest
        const instants = [begins - 1000, begins, begins + shift * 1000, ends - 1000, ends, ends + shift * 1000]
        for (const instant of instants) {
          const judgement = at(`${new Date(instant).toISOString().slice(0, 19)}Z`, [some])
          expect([utc(instant), judgement.outcome]).toEqual([
            utc(instant),
            instant >= begins && instant < ends ? 'fail' : 'pass',
          ])
        }
      }),
      { numRuns: 150 },
    )
  })
})
