import { describe, expect, test } from '@jest/globals'
import { closedAt, instantOf, isOpenAt, opensAfter, type Window } from '../../../src/gates/shared/calendar.ts'
import { judgeCalendar } from '../../../src/gates/shared/calendar-rule.ts'

const OFFICE: Window = {
  name: 'office-hours',
  days: ['mon', 'tue', 'wed', 'thu'],
  from: '09:00',
  to: '16:00',
  zone: 'Europe/Berlin',
  allow: ['hotfix'],
}
const at = (text: string): number => instantOf(`${text}:00Z`)

describe('a window', () => {
  test.each<[string, string, boolean]>([
    ['a minute before it opens, in winter', '2026-11-30T07:59', false],
    ['as it opens, in winter', '2026-11-30T08:00', true],
    ['as it opens, in summer', '2026-06-29T07:00', true],
    ['a minute before it closes', '2026-11-30T14:59', true],
    ['as it closes', '2026-11-30T15:00', false],
    ['on a day that is none of its days', '2026-12-04T10:00', false],
    ['on a Sunday', '2026-11-29T10:00', false],
  ])('%s', (_, text, isOpen) => expect(isOpenAt(at(text), OFFICE)).toBe(isOpen))

  test.each<[string, string, boolean]>([
    ['opens after the hour that clocks skip', '2026-03-29T00:45', false],
    ['has an hour less when clocks are put forward', '2026-03-29T01:30', true],
    // From 02:30, which clocks show twice: the later one counts.
    ['opens at the later of two meanings', '2026-10-25T00:45', false],
    ['and is open after that', '2026-10-25T01:45', true],
  ])('%s', (_, text, isOpen) => {
    const night: Window = { ...OFFICE, days: ['sun'], from: '02:30', to: '04:00' }
    expect(isOpenAt(at(text), night)).toBe(isOpen)
  })

  test('of a zone where it is another day', () => {
    const monday: Window = { ...OFFICE, days: ['mon'], from: '00:00', to: '24:00', zone: 'Pacific/Kiritimati' }
    expect(
      [at('2026-11-29T09:59'), at('2026-11-29T10:00'), at('2026-11-30T09:59'), at('2026-11-30T10:00')].map(one =>
        isOpenAt(one, monday),
      ),
    ).toEqual([false, true, true, false])
  })

  test('says when it opens next, over a weekend too', () => {
    const next = (text: string) => new Date(opensAfter(at(text), [OFFICE]) ?? 0).toISOString()
    expect(next('2026-12-03T20:00')).toBe('2026-12-07T08:00:00.000Z')
    expect(next('2026-12-07T07:00')).toBe('2026-12-07T08:00:00.000Z')
    expect(opensAfter(at('2026-12-07T07:00'), [])).toBeUndefined()
  })
})

describe('the calendar of a release', () => {
  const outcomes = (text: string, kind: string, more: object = {}) =>
    judgeCalendar({ freeze: [], windows: [OFFICE], ...more }, at(text), { is: 'release', kind }).map(
      ({ requirement, reasons }) => [requirement.outcome, ...reasons.map(({ message, next }) => `${message} ${next}`)],
    )

  test('asks nothing where there is none', () => {
    expect(judgeCalendar({ freeze: [], windows: [] }, 0, { is: 'release', kind: 'normal' })).toEqual([])
  })

  test('refuses what comes outside of every window, and tells when to come again', () => {
    expect(outcomes('2026-12-04T10:00', 'normal')).toEqual([
      [
        'fail',
        'Releases of kind normal must not go out outside of office-hours (mon, tue, wed, thu, 09:00 to 16:00 in Europe/Berlin); it is 2026-12-04 10:00 UTC. Run the job again after 2026-12-07 08:00 UTC.',
      ],
    ])
    expect(outcomes('2026-12-03T10:00', 'normal')).toEqual([['pass']])
    expect(outcomes('2026-12-04T10:00', 'hotfix')).toEqual([['pass']])
  })

  test('exempts a kind only where every window does', () => {
    const windows = [OFFICE, { ...OFFICE, name: 'strict', allow: [] }]
    expect(outcomes('2026-12-04T10:00', 'hotfix', { windows })[0]?.[0]).toBe('fail')
  })

  test('has no time without a zone', () => {
    expect(() => instantOf('2026-12-04T10:00')).toThrow(RangeError)
    expect(closedAt(0, [])).toEqual([])
  })
})
