import { describe, expect, test } from '@jest/globals'
import { settings } from '../../../src/gates/change-record/settings.ts'

const SOURCE = { source: { files: ['changes/*.yml'] } }
const WINDOW = { name: 'year-end', from: '2026-12-20T00:00', to: '2027-01-02T00:00', zone: 'Europe/Berlin' }

const mistakes = (value: object): [string, string][] =>
  (settings.safeParse(value).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

describe('the settings', () => {
  test('have defaults', () => {
    expect(
      settings.parse({ ...SOURCE, 'authorised-by': { from: ['a'] }, types: { emergency: {} }, freeze: [WINDOW] }),
    ).toEqual({
      source: { files: ['changes/*.yml'] },
      required: ['reason', 'risk', 'impact', 'rollback'],
      'authorised-by': { count: 1, from: ['a'], not: ['author', 'committers', 'co-authors'] },
      types: { emergency: { incident: 'optional' } },
      freeze: [{ ...WINDOW, allow: [] }],
      windows: [],
      exempt: [],
    })
    expect(settings.parse(SOURCE)).toMatchObject({ types: {}, freeze: [] })
  })

  const TIME = 'must be a date and a time such as 2026-12-20T00:00'
  const DURATION = 'must be whole days or hours, such as P2D or PT48H, from one hour to 90 days'
  const FIELD = 'must be a lower-case name such as rollback or risk.level'
  const ONE_FILE = 'must be the path of one file, relative to the root of the repository'

  test.each<[string, object, string, string]>([
    [
      'both sources',
      { source: { files: ['a.yml'], description: true } },
      'source',
      'needs one of "files", "description" and "issue": a change has one record',
    ],
    ['no source', { source: {} }, 'source', 'needs "files", "description" or "issue" as the location of the record'],
    [
      'a template of a description',
      { source: { description: true, template: 'a.md' } },
      'source.template',
      'requires "files"; for a description, the pull request template is used',
    ],
    [
      'a template that is a pattern',
      { source: { files: ['c/*.yml'], template: 'c/*.yml' } },
      'source.template',
      ONE_FILE,
    ],
    ['a template elsewhere', { source: { files: ['c/*.yml'], template: '../t.yml' } }, 'source.template', ONE_FILE],
    [
      'a pattern that matches nothing',
      { source: { files: ['/changes/*.yml'] } },
      'source.files.0',
      'begins with a slash: patterns are relative to the root of the repository',
    ],
    ['a field in capitals', { ...SOURCE, required: ['Rollback'] }, 'required.0', FIELD],
    ['a field two groups deep', { ...SOURCE, required: ['a.b.c'] }, 'required.0', FIELD],
    [
      'a date that there is not',
      { ...SOURCE, freeze: [{ ...WINDOW, from: '2026-02-30T00:00' }] },
      'freeze.0.from',
      TIME,
    ],
    ['a 29th of February', { ...SOURCE, freeze: [{ ...WINDOW, from: '2026-02-29T00:00' }] }, 'freeze.0.from', TIME],
    ['an hour 24', { ...SOURCE, freeze: [{ ...WINDOW, to: '2027-01-01T24:00' }] }, 'freeze.0.to', TIME],
    ['seconds', { ...SOURCE, freeze: [{ ...WINDOW, to: '2027-01-02T00:00:00' }] }, 'freeze.0.to', TIME],
    [
      'a time with its own zone',
      { ...SOURCE, freeze: [{ ...WINDOW, from: '2026-12-20T00:00Z' }] },
      'freeze.0.from',
      TIME,
    ],
    [
      'a zone that there is not',
      { ...SOURCE, freeze: [{ ...WINDOW, zone: 'Mars/Olympus' }] },
      'freeze.0.zone',
      'must be a zone such as Europe/Berlin or UTC',
    ],
    [
      'an offset for a zone',
      { ...SOURCE, freeze: [{ ...WINDOW, zone: '+01:00' }] },
      'freeze.0.zone',
      'must be a zone such as Europe/Berlin or UTC',
    ],
    [
      'an empty zone',
      { ...SOURCE, freeze: [{ ...WINDOW, zone: '' }] },
      'freeze.0.zone',
      'must be a zone such as Europe/Berlin or UTC',
    ],
    [
      'a window that ends as it begins',
      { ...SOURCE, freeze: [{ ...WINDOW, to: WINDOW.from }] },
      'freeze.0.to',
      'must be later than "from"',
    ],
    [
      'a window that ends before',
      { ...SOURCE, freeze: [{ ...WINDOW, to: '2026-12-19T23:59' }] },
      'freeze.0.to',
      'must be later than "from"',
    ],
    [
      'a window for a type that nobody defines',
      { ...SOURCE, types: { standard: {} }, freeze: [WINDOW, { ...WINDOW, allow: ['standard', 'emergency'] }] },
      'freeze.1.allow.1',
      'is not a type of change; define it under "types"',
    ],
    [
      'a window for something that every object has',
      { ...SOURCE, freeze: [{ ...WINDOW, allow: ['constructor'] }] },
      'freeze.0.allow.0',
      'is not a type of change; define it under "types"',
    ],
    ...['P0D', 'PT0H', 'P91D', 'PT2161H', 'P1.5D', 'P1DT1H', 'P1M', 'PT30M', 'p2d', '2 days', 'P-1D', 'P2D '].map(
      (within): [string, object, string, string] => [
        `a review within ${JSON.stringify(within)}`,
        { ...SOURCE, types: { emergency: { 'review-within': within } } },
        'types.emergency.review-within',
        DURATION,
      ],
    ),
  ])('refuse %s', (_, value, path, message) => expect(mistakes(value)).toEqual([[path, message]]))

  test.each<[string, object, string]>([
    ['no field', { ...SOURCE, required: [] }, 'required'],
    ['nobody to authorise', { ...SOURCE, 'authorised-by': { count: 0, from: ['a'] } }, 'authorised-by.count'],
    ['six to authorise', { ...SOURCE, 'authorised-by': { count: 6, from: ['a'] } }, 'authorised-by.count'],
    ['half a person', { ...SOURCE, 'authorised-by': { count: 1.5, from: ['a'] } }, 'authorised-by.count'],
    ['no role', { ...SOURCE, 'authorised-by': { from: [] } }, 'authorised-by.from'],
    [
      'bots in the list of contributors',
      { ...SOURCE, 'authorised-by': { from: ['a'], not: ['bots'] } },
      'authorised-by.not.0',
    ],
    ['51 windows', { ...SOURCE, freeze: Array(51).fill(WINDOW) }, 'freeze'],
    ['no files', { source: { files: [] } }, 'source.files'],
    ['a description that is not', { source: { description: false } }, 'source.description'],
    ['an unknown key', { ...SOURCE, freezes: [] }, ''],
  ])('refuse %s', (_, value, path) => expect(mistakes(value).map(([at]) => at)).toEqual([path]))

  test('refuse a type in capitals', () => {
    const [issue] = settings.safeParse({ ...SOURCE, types: { Emergency: {} } }).error?.issues ?? []
    expect(issue).toMatchObject({ path: ['types', 'Emergency'], issues: [{ message: 'must be a name in lower case' }] })
  })

  test.each<[string, object]>([
    ['nested fields', { ...SOURCE, required: ['risk.level', 'test-evidence'] }],
    ['fifty windows', { ...SOURCE, freeze: Array(50).fill(WINDOW) }],
    ['a leap day', { ...SOURCE, freeze: [{ ...WINDOW, from: '2028-02-29T00:00', to: '2028-03-01T00:00' }] }],
    ['a window for normal changes', { ...SOURCE, freeze: [{ ...WINDOW, allow: ['normal'] }] }],
    ['a window in the gap of a change of clocks', { ...SOURCE, freeze: [{ ...WINDOW, from: '2026-03-29T02:30' }] }],
    ['UTC', { ...SOURCE, freeze: [{ ...WINDOW, zone: 'UTC' }] }],
    ['nobody excluded', { ...SOURCE, 'authorised-by': { from: ['a'], not: [] } }],
    ...['PT1H', 'P90D', 'PT2160H', 'P1D'].map((within): [string, object] => [
      `a review within ${within}`,
      { ...SOURCE, types: { emergency: { 'review-within': within } } },
    ]),
  ])('take %s', (_, value) => expect(mistakes(value)).toEqual([]))
})
