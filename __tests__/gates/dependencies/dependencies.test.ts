import { describe, expect, test } from '@jest/globals'
import type { Component, DependencySet } from '../../../src/facts/dependencies.ts'
import { dependencies } from '../../../src/gates/dependencies/index.ts'
import { settings } from '../../../src/gates/dependencies/settings.ts'
import { BASE } from '../../builders.ts'
import { advisory, codes, component, judge, policy, REPORTS, report, set } from './scene.ts'

const MIT = { licences: { allow: ['MIT'] } }
const HIGH = { advisories: { max: 'moderate' } }
const GPL = { licences: ['GPL-3.0-only'] }
const scanned = { scanned: true }

describe('the components of a project', () => {
  test.each<[string, object, DependencySet, string, string]>([
    ['all in order', MIT, set([component('a'), component('b')]), 'pass', '2 components accepted'],
    [
      'one with a licence that is not allowed',
      MIT,
      set([component('a'), component('b', GPL)]),
      'fail',
      '1 of 2 components not accepted',
    ],
    ['one without a version', MIT, set([component('a', { version: null })]), 'fail', '1 of 1 component not accepted'],
    [
      'one of our own, whatever it is',
      { ...MIT, own: ['@acme/*'] },
      set([component('a'), component('@acme/b', { ...GPL, version: null })]),
      'pass',
      '1 component accepted',
    ],
    [
      'one of our own, by its package URL',
      { ...MIT, own: ['pkg:npm/b'] },
      set([component('a'), component('b', GPL)]),
      'pass',
      '1 component accepted',
    ],
    ...['p*', 'pkg*'].map((own): [string, object, ReturnType<typeof set>, string, string] => [
      `those of our own that are called ${own}, and not every package URL`,
      { ...MIT, own: [own] },
      set([component('a', GPL), component('pkg-dir', GPL)]),
      'fail',
      '1 of 1 component not accepted',
    ]),
  ])('%s', (_, rules, seen, outcome, title) => {
    expect(judge(rules, seen)).toMatchObject({ outcome, title })
  })

  test('are named with the way to them and the next step', () => {
    const seen = set([
      component('a', GPL),
      component('b', { ...GPL, depth: 3, through: 'webpack' }),
      component('c', { licences: [], depth: null, through: null }),
      component('d', { version: null, licences: ['Public Domain'] }),
    ])
    expect(judge(MIT, seen).reasons.map(({ message }) => message)).toEqual([
      'a 1.0.0 (direct) has a licence that the policy does not allow: GPL-3.0-only',
      'b 1.0.0 (depth 3, through webpack) has a licence that the policy does not allow: GPL-3.0-only',
      'c 1.0.0 has no licence.',
      'd (direct) has a licence that is not an SPDX expression: Public Domain',
      'd (direct) has no version.',
    ])
    for (const { next } of judge(MIT, seen).reasons) expect(next).toContain('list it in `accepted`')
  })

  test('are counted in what is required and found', () => {
    const seen = set([component('a', scanned), component('b', { ...GPL, scanned: false })], {
      advisories: [advisory('a')],
    })
    expect(judge({ ...MIT, ...HIGH }, seen).children).toEqual([
      { outcome: 'fail', required: 'No advisory above moderate', found: '1 high' },
      { outcome: 'fail', required: 'Every component scanned for advisories', found: '1 of 2 components' },
      { outcome: 'fail', required: 'Only licences MIT', found: '1 of 2 components' },
      { outcome: 'pass', required: 'A version for every component', found: '2 of 2 components' },
    ])
  })

  test('are numbers in the record', () => {
    const seen = set(
      [component('a', scanned), component('b', { ...GPL, depth: 2, scanned: false }), component('@acme/c')],
      {
        advisories: [
          advisory('a'),
          advisory('a', { severity: 'unknown', ids: ['OSV-1'] }),
          advisory('b', { severity: 'low' }),
        ],
      },
    )
    expect(judge({ ...MIT, ...HIGH, own: ['@acme/*'] }, seen).measured).toEqual({
      ...{
        components: 3,
        direct: 2,
        deepest: 2,
        judged: 2,
        own: 1,
        unversioned: 0,
        licencesMissing: 0,
        licencesRefused: 1,
      },
      ...{ unscanned: 1, advisoriesRefused: 2, advisoriesCritical: 0, advisoriesHigh: 1, advisoriesModerate: 0 },
      ...{ advisoriesLow: 1, advisoriesNone: 0, advisoriesUnknown: 1, accepted: 0 },
      ...{ measuredCommit: seen.measured.commit, measuredAs: 'head', comparedCommit: BASE },
    })
  })

  test('are named up to twenty for each rule', () => {
    const many = Array.from({ length: 25 }, (_, at) => component(`a${at}`, GPL))
    const { reasons } = judge(MIT, set(many))
    expect(reasons).toHaveLength(21)
    expect(reasons.at(-1)).toMatchObject({ code: 'more_of_the_same', message: '5 more like this.' })
  })
})

describe('an advisory', () => {
  const judged = (severity: 'unknown' | 'critical' | 'high' | 'moderate' | 'low' | 'none', max: string) =>
    judge({ advisories: { max } }, set([component('a', scanned)], { advisories: [advisory('a', { severity })] }))
      .outcome

  test.each<[string, string[]]>([
    ['critical', []],
    ['high', ['unknown', 'critical']],
    ['moderate', ['unknown', 'critical', 'high']],
    ['low', ['unknown', 'critical', 'high', 'moderate']],
    ['none', ['unknown', 'critical', 'high', 'moderate', 'low']],
  ])('where at most %s is allowed: %j fail', (max, refused) => {
    const all = ['unknown', 'critical', 'high', 'moderate', 'low', 'none'] as const
    expect(all.filter(severity => judged(severity, max) === 'fail')).toEqual(refused)
  })

  test('is named by the id that people know, and with the others', () => {
    const seen = set([component('a', { ...scanned, depth: 2, through: 'b' })], { advisories: [advisory('a')] })
    expect(judge(HIGH, seen).reasons).toEqual([
      {
        code: 'advisory_too_severe',
        message: 'a 1.0.0 (depth 2, through b) has a high advisory: CVE-2026-0001 (also GHSA-aaaa-bbbb-cccc).',
        next: 'Update to a version that is not affected, or list it in `accepted` with a reason, an owner and a last day.',
        data: { component: 'a', version: '1.0.0', severity: 'high', ids: ['CVE-2026-0001', 'GHSA-aaaa-bbbb-cccc'] },
      },
    ])
  })

  test('of a package that no bill of materials lists counts all the same', () => {
    const seen = set([component('a', scanned)], { advisories: [advisory('x', { listed: false })] })
    const title = '1 component accepted, 1 unlisted package with advisories'
    expect(judge(HIGH, seen)).toMatchObject({ outcome: 'fail', title })
    expect(judge({ ...HIGH, own: ['x'] }, seen).outcome).toBe('pass')
    const entry = { for: 'CVE-2026-0001', reason: 'Not used.', owner: 'dora', until: '2026-12-31' }
    expect(judge({ ...HIGH, accepted: [{ ...entry, component: 'pkg:npm/x@1.0.0' }] }, seen).outcome).toBe('pass')
  })

  test('the worst come first', () => {
    const found = (['low', 'unknown', 'high'] as const).map(severity =>
      advisory('a', { severity, ids: [`X-${severity}`] }),
    )
    const { reasons } = judge({ advisories: { max: 'none' } }, set([component('a', scanned)], { advisories: found }))
    expect(reasons.map(({ data }) => data?.['severity'])).toEqual(['unknown', 'high', 'low'])
  })
})

describe('evidence that is not there never passes', () => {
  test.each<[string, object, DependencySet, string, string[]]>([
    [
      'licences without a bill of materials',
      MIT,
      set([component('a')], { billed: false, advisories: [] }),
      'error',
      ['bill_missing'],
    ],
    ['advisories without an advisory report', HIGH, set([component('a')]), 'error', ['advisory_report_missing']],
    [
      'a scan that lists only packages with advisories, and nothing else',
      HIGH,
      set([component('a', scanned)], { billed: false, advisories: [], scannedClean: false }),
      'error',
      ['scan_incomplete'],
    ],
    [
      'a component that was not scanned',
      HIGH,
      set([component('a', { scanned: false })], { advisories: [] }),
      'fail',
      ['component_unscanned'],
    ],
    ['a report that is missing', MIT, set([], { reports: [report({ state: 'missing' })] }), 'fail', ['missing_report']],
    ['a report without a component', MIT, set([], { reports: [report({ state: 'empty' })] }), 'fail', ['empty_report']],
    ['a report of another commit', MIT, set([], { reports: [report({ state: 'stale' })] }), 'fail', ['stale_report']],
    [
      'a report that cannot be read',
      MIT,
      set([], { reports: [report({ state: 'unreadable' })] }),
      'error',
      ['unreadable_report'],
    ],
    ['other reports than requested', MIT, set([component('a')], { request: [] }), 'error', ['not_collected']],
    ['no base where one is requested', { ...MIT, 'new-only': true }, set([component('a')]), 'error', ['not_collected']],
  ])('%s', (_, rules, seen, outcome, expected) => {
    const judged = judge(rules, seen)
    expect([judged.outcome, codes(judged.reasons)]).toEqual([outcome, expected])
    for (const { next } of judged.reasons) expect(next).toMatch(/\w/)
  })

  test('what only the scan lists is told of', () => {
    const seen = set([component('a', scanned)], { advisories: [], unlisted: ['pkg:npm/b@1', 'pkg:npm/c@1'] })
    const { outcome, findings } = judge(HIGH, seen)
    expect(outcome).toBe('pass')
    expect(findings).toMatchObject([
      { code: 'packages_unlisted', message: expect.stringContaining('pkg:npm/b@1 and pkg:npm/c@1.') },
    ])
  })

  test('a component that no scan lists by its kind is told of', () => {
    const judged = judge(HIGH, set([component('a', scanned), component('glibc')], { advisories: [] }))
    expect(judged.outcome).toBe('pass')
    expect(codes(judged.findings)).toEqual(['components_not_scannable'])
  })
})

describe('only what is new', () => {
  const rules = { ...MIT, 'new-only': true }
  const base = { request: REPORTS, commit: BASE, reports: [report()] }
  const known = (...components: Component[]) => set(components, { base })

  test.each<[string, DependencySet, string, string]>([
    [
      'an old one that is not allowed',
      known(component('a', { ...GPL, inBase: true }), component('b', { inBase: false })),
      'pass',
      '1 new of 2 components accepted',
    ],
    [
      'a new one that is not allowed',
      known(component('a', { ...GPL, inBase: false }), component('b', { inBase: true })),
      'fail',
      '1 of 1 new of 2 components not accepted',
    ],
    ['nothing new', known(component('a', { ...GPL, inBase: true })), 'pass', 'No new component (1 in total)'],
  ])('%s', (_, seen, outcome, title) => expect(judge(rules, seen)).toMatchObject({ outcome, title, findings: [] }))

  test('an advisory about an old component is left for the whole', () => {
    const seen = set([component('a', { ...scanned, inBase: true })], { base, advisories: [advisory('a')] })
    expect(judge({ ...HIGH, 'new-only': true }, seen).outcome).toBe('pass')
  })

  test.each<[string, Partial<DependencySet>, string]>([
    [
      'its report is missing',
      {
        base: {
          ...base,
          reports: [report({ state: 'missing', detail: 'No file of commit ba5e matches "bom.json".' })],
        },
      },
      'Report "bill": No file of commit ba5e matches "bom.json".',
    ],
    [
      'its commit is not known',
      { base: { ...base, commit: null, reports: [] }, compared: null },
      'The commit that the change is compared with is not in the clone.',
    ],
    ['it has only a scan', { base }, 'None of its reports is a bill of materials.'],
  ])('where the base is unknown every component is judged, and the title says so: %s', (_, part, why) => {
    const judged = judge(rules, set([component('a', GPL)], part))
    expect(judged).toMatchObject({ outcome: 'fail', title: '1 of 1 component not accepted, base unknown' })
    expect(judged.findings).toMatchObject([{ code: 'base_components_unknown' }])
    expect(judged.findings[0]?.message).toBe(
      `The components of the base are unknown, so all of them are judged. ${why}`,
    )
  })
})

describe('what is accepted', () => {
  const entry = { component: 'a', for: 'licence', reason: 'A build tool only.', owner: 'dora', until: '2026-03-01' }
  const rules = (...accepted: object[]) => ({ ...MIT, ...HIGH, accepted })
  const seen = set([component('a', { ...GPL, ...scanned })], { advisories: [] })

  test.each(['a', 'a@1.0.0', 'pkg:npm/a', 'pkg:npm/a@1.0.0'])('is meant by %s', name => {
    const judged = judge(rules({ ...entry, component: name }), seen)
    expect(judged).toMatchObject({ outcome: 'pass', measured: { licencesRefused: 1, accepted: 1 } })
    expect(judged.findings).toEqual([
      {
        code: 'component_accepted',
        message: `Accepted until 2026-03-01: ${name} (licence). A build tool only.`,
        next: 'dora is responsible for it.',
      },
    ])
  })

  test.each(['A', 'a@1.0', 'a@2.0.0', 'npm/a', '*', 'aa'])('is not meant by %s', name => {
    const judged = judge(rules({ ...entry, component: name }), seen)
    expect([judged.outcome, codes(judged.findings)]).toEqual(['fail', ['acceptance_unused']])
  })

  test('holds to the end of its last day, and not without a time', () => {
    const at = (time: string | undefined) =>
      dependencies.judge(policy(rules(entry)), { dependencies: [seen], ...(time === undefined ? {} : { time }) })
        .outcome
    expect(at('2026-03-01T23:59:59Z')).toBe('pass')
    expect(at('2026-03-02T00:00:00Z')).toBe('fail')
    expect(at(undefined)).toBe('fail')
    expect(codes(judge(rules(entry), seen, '2026-03-02T00:00:00Z').findings)).toEqual(['acceptance_expired'])
  })

  test('is one thing: a licence is no version, and one advisory no other', () => {
    const found = { advisories: [advisory('a'), advisory('a', { ids: ['CVE-2026-0002'] })] }
    const both = set([component('a', { ...scanned, version: null, id: 'pkg:npm/a@1.0.0' })], found)
    const judged = judge(rules({ ...entry, for: 'GHSA-aaaa-bbbb-cccc' }), both)
    expect(codes(judged.reasons)).toEqual(['advisory_too_severe', 'component_unversioned'])
    expect(judged.measured).toMatchObject({ advisoriesRefused: 2, accepted: 1 })
  })

  test('is never an advisory that is called like a rule', () => {
    const found = set([component('a', scanned)], {
      advisories: [advisory('a', { ids: ['licence', 'scan', 'version'] })],
    })
    for (const topic of ['licence', 'scan', 'version'])
      expect(judge({ ...HIGH, accepted: [{ ...entry, for: topic }] }, found).outcome).toBe('fail')
  })

  test('is not called unused where only new components are judged', () => {
    const base = { request: REPORTS, commit: BASE, reports: [report()] }
    const old = set([component('a', { inBase: true })], { base })
    expect(judge({ ...MIT, 'new-only': true, accepted: [entry] }, old).findings).toEqual([])
  })

  test('needs a reason, an owner and a day', () => {
    for (const key of Object.keys(entry)) {
      const { [key as keyof typeof entry]: _, ...without } = entry
      expect(settings.safeParse({ reports: REPORTS, ...MIT, accepted: [without] }).success).toBe(false)
    }
    for (const [key, bad] of [
      ['reason', ' '],
      ['owner', ''],
      ['until', '2026-02-30'],
    ])
      expect(
        settings.safeParse({ reports: REPORTS, ...MIT, accepted: [{ ...entry, [key as string]: bad }] }).success,
      ).toBe(false)
  })
})

describe('settings', () => {
  test.each<[string, object, string]>([
    ['nothing to judge', {}, 'needs `licences`, `advisories` or both'],
    ['a base without new-only', { ...MIT, base: REPORTS }, 'has no meaning without `new-only: true`'],
    ['two reports with one name', { ...MIT, reports: [...REPORTS, ...REPORTS] }, 'has two reports with the same name'],
    ['all components as our own', { ...MIT, own: ['*'] }, 'must name more than'],
    ['all of npm as our own', { ...MIT, own: ['pkg:npm/*'] }, 'must name more than'],
    ['a path map', { ...MIT, reports: [{ ...REPORTS[0], 'path-map': {} }] }, 'Unrecognized key'],
  ])('with %s are refused', (_, rules, message) => {
    expect(settings.safeParse({ reports: REPORTS, ...rules }).error?.issues[0]?.message).toContain(message)
  })

  test('request the base only where it is compared', () => {
    const needs = (rules: object) => dependencies.needs(policy({ ...MIT, ...rules })).dependencies
    expect(needs({})).toEqual({ reports: REPORTS })
    expect(needs({ 'new-only': true })).toEqual({ reports: REPORTS, base: REPORTS })
    const base = [{ name: 'bill', artifact: 'bom', paths: ['*.json'] }]
    expect(needs({ 'new-only': true, base })).toEqual({ reports: REPORTS, base })
  })
})
