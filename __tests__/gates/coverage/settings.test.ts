import { describe, expect, test } from '@jest/globals'
import { coverage } from '../../../src/gates/coverage/index.ts'
import { settings } from '../../../src/gates/coverage/settings.ts'

const REPORTS = [{ name: 'unit', paths: ['coverage/lcov.info'] }]

describe('the settings', () => {
  const valid = { reports: REPORTS, patch: { min: 80 } }
  const messages = (value: object) =>
    settings.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

  test('have defaults', () => {
    expect(settings.parse(valid)).toEqual({
      reports: REPORTS,
      source: { include: ['**'], exclude: [] },
      metric: 'line',
      components: [],
      patch: { min: 80, 'min-lines': 0, 'on-unmeasured': 'fail' },
    })
    expect(coverage.needs(settings.parse(valid))).toEqual({
      files: { decidesBy: 'line' },
      coverage: { reports: REPORTS, exclusions: false },
    })
  })

  test.each([0, 100, 80.5, 99.9999, '80', '79.9999', '100.0000'])('take %p as a minimum', min => {
    expect(messages({ ...valid, project: { min } })).toBeUndefined()
  })

  test.each([-1, 100.1, 80.00001, Number.NaN, '80%', '80,5', '', 'auto', null, true])('refuse %p as a minimum', min => {
    expect(messages({ ...valid, project: { min } })).toEqual([
      ['project.min', 'must be a percentage from 0 to 100 with at most four decimals, such as 80 or 79.5'],
    ])
  })

  test.each<[string, object, string, string]>([
    ['nothing to hold', { reports: REPORTS }, '', 'needs `project`, `patch` or `components`'],
    [
      'a drop beside a report that need not be there',
      {
        reports: [...REPORTS, { name: 'e2e', paths: ['e2e.info'], required: false }],
        project: { min: 1, 'max-drop': 0 },
      },
      'project.max-drop',
      'cannot be combined with a report with `required: false`: numbers with and without it are not comparable',
    ],
    [
      'two reports of one name',
      { ...valid, reports: [...REPORTS, ...REPORTS] },
      'reports',
      'must not use a name twice',
    ],
    [
      'a pattern that cannot be',
      { ...valid, source: { include: ['!src/**'] } },
      'source.include.0',
      'begins with "!": patterns cannot be negated, use `exclude`',
    ],
    [
      'a report outside',
      { ...valid, reports: [{ name: 'unit', paths: ['../x'] }] },
      'reports.0.paths.0',
      'contains a "." or ".." folder',
    ],
  ])('refuse %s', (_, value, path, message) => {
    expect(messages(value)).toEqual([[path, message]])
  })

  test.each([{ metric: 'branches' }, { threshold: 5 }, { reports: [] }, { patch: { min: 80, auto: true } }])(
    'refuse %p',
    more => {
      expect(settings.safeParse({ ...valid, ...more }).success).toBe(false)
    },
  )

  test('explain every key', () => {
    const undescribed = (schema: unknown, path: string): string[] => {
      const { properties = {} } = schema as { properties?: Record<string, { description?: string }> }
      return Object.entries(properties).flatMap(([key, value]) => [
        ...(value.description ? [] : [path + key]),
        ...undescribed(value, `${path}${key}.`),
      ])
    }
    expect(undescribed(settings.toJSONSchema({ io: 'input' }), '')).toEqual([])
  })
})
