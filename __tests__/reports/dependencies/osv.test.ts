import { describe, expect, test } from '@jest/globals'
import { read, scanOf } from './read.ts'

const entry = (more: object = {}) => ({ package: { name: 'a', version: '1.0.0', ecosystem: 'npm' }, ...more })
const report = (...packages: object[]) => ({
  results: [{ source: { path: '/src/a.lock', type: 'lockfile' }, packages }],
})
const group = (max: unknown, ids: readonly unknown[] = ['X-1'], aliases?: readonly unknown[]) => ({
  ...{ ids, max_severity: max },
  ...(aliases ? { aliases } : {}),
})

describe('an advisory', () => {
  const severityOf = async (max: unknown, label?: unknown) => {
    const vulnerabilities = label === undefined ? [] : [{ id: 'X-1', database_specific: { severity: label } }]
    const [one] = (await scanOf(report(entry({ groups: [group(max)], vulnerabilities })))).packages
    return one?.advisories[0]?.severity
  }

  test.each<[string, string]>([
    ['10.0', 'critical'],
    ['10', 'critical'],
    ['9.0', 'critical'],
    ['8.9', 'high'],
    ['7.0', 'high'],
    ['6.9', 'moderate'],
    ['4.0', 'moderate'],
    ['3.9', 'low'],
    ['0.1', 'low'],
    ['0.0', 'none'],
    ['', 'unknown'],
    ['10.1', 'unknown'],
    ['99', 'unknown'],
    ['7.55', 'unknown'],
    ['-1', 'unknown'],
    ['high', 'unknown'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'unknown'],
  ])('with the score %j is %s', async (score, severity) => expect(await severityOf(score)).toBe(severity))

  test.each([
    ['HIGH', 'high'],
    ['moderate', 'moderate'],
    ['MEDIUM', 'moderate'],
    ['CRITICAL', 'critical'],
    ['LOW', 'low'],
    ['terrible', 'unknown'],
    [7, 'unknown'],
  ])('without a score is what its database calls it: %j is %s', async (label, severity) => {
    expect(await severityOf('', label)).toBe(severity)
    expect(await severityOf('9.8', label)).toBe('critical')
  })

  test.each<[string, string, object[], string]>([
    ['a score below the word', '3.0', [{ database_specific: { severity: 'CRITICAL' } }], 'critical'],
    ['a score of zero below the word', '0.0', [{ database_specific: { severity: 'HIGH' } }], 'high'],
    ['a score above the word', '9.8', [{ database_specific: { severity: 'LOW' } }], 'critical'],
    ['a score that is none, and a word', '9.85', [{ database_specific: { severity: 'LOW' } }], 'unknown'],
    ['a word where a score should be', 'CRITICAL', [{ database_specific: { severity: 'LOW' } }], 'unknown'],
    [
      'a vector that nobody worked out',
      '',
      [{ severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }], database_specific: { severity: 'LOW' } }],
      'unknown',
    ],
    ['a vector and a score', '5.0', [{ severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }] }], 'moderate'],
    [
      'two names, the second worse',
      '',
      [{ database_specific: { severity: 'LOW' } }, { database_specific: { severity: 'IMPORTANT' } }],
      'high',
    ],
  ])('is as severe as the worst that is said of it: %s', async (_, score, said, severity) => {
    const vulnerabilities = said.map((one, at) => ({ id: `X-${at}`, ...one }))
    const ids = vulnerabilities.map(({ id }) => id)
    const [one] = (await scanOf(report(entry({ groups: [group(score, ids)], vulnerabilities })))).packages
    expect(one?.advisories[0]?.severity).toBe(severity)
  })

  test('is one for all its names', async () => {
    const [one] = (await scanOf(report(entry({ groups: [group('5.0', ['PYSEC-1', 'GHSA-1'], ['CVE-1', 'GHSA-1'])] }))))
      .packages
    expect(one?.advisories).toEqual([{ ids: ['CVE-1', 'GHSA-1', 'PYSEC-1'], severity: 'moderate' }])
  })
})

describe('a report that cannot be used', () => {
  test.each<[string, object, string]>([
    [
      'a vulnerability that no group holds',
      report(entry({ groups: [], vulnerabilities: [{ id: 'X-1' }] })),
      'It has a vulnerability that is in none of its groups.',
    ],
    ['a group without an id', report(entry({ groups: [group('5.0', [])] })), 'It has a group without an id.'],
    ['an id that is a number', report(entry({ groups: [group('5.0', [1])] })), 'An id must be text.'],
    ['a score that is a number', report(entry({ groups: [group(9.8)] })), 'A severity must be text.'],
    ['a package without a name', report({ package: { ecosystem: 'npm' } }), 'The name of a package must be text.'],
    ['a package that is a text', report({ package: 'a' }), 'A package must be an object.'],
    ['no package', report({}), 'A package must be an object.'],
    ['results that are no list', { experimental_config: {}, results: {} }, 'The list of results must be a list.'],
    [
      'a name that is a book',
      report({ package: { name: 'x'.repeat(2001), ecosystem: 'npm' } }),
      'It has the name of a package of more than 2000 characters.',
    ],
  ])('%s', async (_, value, why) => expect(await read(value)).toBe(why))

  test('with more packages than any has', async () => {
    expect(await read(report(...Array.from({ length: 100_001 }, () => entry())))).toBe(
      'It has more than 100000 packages.',
    )
  })
})
