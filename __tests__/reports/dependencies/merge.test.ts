import { describe, expect, test } from '@jest/globals'
import { parsePackageUrl as parsePurl } from '../../../src/facts/package-url.ts'
import { mergeReports } from '../../../src/reports/dependencies/merge.ts'
import type { DependencyReport, ListedComponent, ScannedPackage } from '../../../src/reports/dependencies/report.ts'
import { growth, LINEAR } from '../../growth.ts'

function listed(purl: string, part: Partial<ListedComponent> = {}): ListedComponent {
  const url = parsePurl(purl) ?? null
  return {
    name: url?.name ?? purl,
    version: url?.version ?? null,
    purl: url,
    licences: [],
    depth: 1,
    through: 0,
    ...part,
  }
}
const bill = (...components: ListedComponent[]): DependencyReport => ({
  ...{ bill: { components, skipped: 0 }, scan: undefined, anomalies: new Map() },
})
const scan = (...packages: ScannedPackage[]): DependencyReport => ({
  ...{ bill: undefined, scan: { packages }, anomalies: new Map() },
})
const found = (
  ecosystem: string,
  name: string,
  version: string,
  ...severities: ('high' | 'low')[]
): ScannedPackage => ({
  ...{ ecosystem, name, version },
  advisories: severities.map((severity, at) => ({ ids: [`X-${at}`], severity })),
})

describe('package URLs', () => {
  test.each([
    ['pkg:npm/left-pad@1.3.0', 'pkg:npm/left-pad@1.3.0', 'left-pad', '1.3.0'],
    ['pkg:npm/%40acme/a@1.0.0', 'pkg:npm/%40acme/a@1.0.0', '@acme/a', '1.0.0'],
    ['pkg:npm/@acme/a@1.0.0', 'pkg:npm/%40acme/a@1.0.0', '@acme/a', '1.0.0'],
    ['pkg:npm/@acme/a', 'pkg:npm/%40acme/a', '@acme/a', null],
    ['pkg:NPM/a@1?arch=x64#lib', 'pkg:npm/a@1', 'a', '1'],
    ['pkg:pypi/Foo_Bar.baz@1', 'pkg:pypi/foo-bar-baz@1', 'Foo_Bar.baz', '1'],
    [
      'pkg:golang/github.com/A/b@v1.0.0+incompatible',
      'pkg:golang/github.com/a/b@v1.0.0%2Bincompatible',
      'github.com/A/b',
      'v1.0.0+incompatible',
    ],
    ['pkg:maven/org.acme/a@1?type=jar', 'pkg:maven/org.acme/a@1', 'org.acme/a', '1'],
    ['pkg:deb/debian/bash@5.2-1%3A2', 'pkg:deb/debian/bash@5.2-1:2', 'debian/bash', '5.2-1:2'],
    ['pkg://npm//a@1', 'pkg:npm/a@1', 'a', '1'],
    [' PKG:npm/a@1', 'pkg:npm/a@1', 'a', '1'],
    ['pkg:npm/a@1?arch=x&vcs_url=git%2Bssh://e', 'pkg:npm/a@1?vcs_url=git%2Bssh://e', 'a', '1'],
  ])('%s', (text, usual, name, version) => {
    expect(parsePurl(text)).toMatchObject({ text: usual, name, version })
    expect(parsePurl(usual)?.text).toBe(usual)
  })

  test.each(['', 'npm/a@1', 'pkg:npm', 'pkg:npm/', 'pkg:/a', 'pkg:npm/%zz', 'pkg:npm/?a', 'http://a'])(
    '%j is none',
    text => {
      expect(parsePurl(text)).toBeUndefined()
    },
  )
})

describe('several bills of materials', () => {
  const merged = (...reports: DependencyReport[]) => mergeReports(reports).components

  test('list a component once, with every licence that one states, and the shortest way', () => {
    const a = listed('pkg:npm/a@1', { licences: ['MIT'], depth: 3 })
    const again = listed('pkg:npm/a@1?x=y', { licences: ['ISC', 'MIT'], depth: 2 })
    const unknown = listed('pkg:npm/a@1', { depth: null, through: null })
    for (const reports of [[bill(a), bill(again), bill(unknown)], [bill(unknown, again, a)], [bill(again), bill(a)]])
      expect(merged(...reports)).toMatchObject([{ id: 'pkg:npm/a@1', licences: ['ISC', 'MIT'], depth: 2 }])
  })

  test('come to the same in any order', () => {
    const direct = (name: string) => listed(`pkg:npm/${name}@1`)
    const deep = listed('pkg:npm/deep@1', { depth: 2, through: 0 })
    const [one, other] = [bill(direct('b'), deep), bill(direct('a'), deep, direct('c'))]
    const both = merged(one, other)
    expect(both).toEqual(merged(other, one))
    expect(both.map(({ name, through }) => `${name} through ${through}`)).toEqual([
      ...['a through a', 'b through b', 'c through a', 'deep through a'],
    ])
  })

  test('two versions are two components; without a package URL the name decides', () => {
    const all = [
      listed('pkg:npm/a@1'),
      listed('pkg:npm/a@2'),
      listed('x', { version: '1' }),
      listed('x'),
      listed('pkg:npm/b', { version: '3' }),
    ]
    expect(merged(bill(...all)).map(({ id }) => id)).toEqual(['pkg:npm/a@1', 'pkg:npm/a@2', 'pkg:npm/b@3', 'x', 'x@1'])
  })
})

describe('a scan beside a bill of materials', () => {
  test.each([
    ['pkg:npm/%40acme/a@1', found('npm', '@acme/a', '1')],
    ['pkg:pypi/Foo_Bar@1', found('PyPI', 'foo.bar', '1')],
    ['pkg:golang/github.com/a/b@v1.2.3', found('Go', 'github.com/a/b', '1.2.3')],
    ['pkg:maven/org.acme/a@1', found('Maven', 'org.acme:a', '1')],
    ['pkg:cargo/a@1', found('crates.io', 'a', '1')],
    ['pkg:nuget/Acme.A@1', found('NuGet', 'acme.a', '1')],
    ['pkg:gem/a@1', found('RubyGems', 'a', '1')],
    ['pkg:composer/Acme/a@1', found('Packagist', 'acme/a', '1')],
  ])('is about the same package: %s', (purl, scanned) => {
    const [one] = mergeReports([bill(listed(purl)), scan(scanned)]).components
    expect(one?.scanned).toBe(true)
  })

  test('is about no other version, name or ecosystem', () => {
    const packages = [found('npm', 'a', '2'), found('npm', 'A', '1'), found('PyPI', 'a', '1')]
    const [one] = mergeReports([bill(listed('pkg:npm/a@1')), scan(...packages)]).components
    expect(one?.scanned).toBe(false)
  })

  test('says nothing of kinds that it does not list, nor of what has no version', () => {
    const all = [listed('pkg:deb/debian/a@1'), listed('pkg:npm/a'), listed('x', { version: '1' })]
    const scanned = mergeReports([bill(...all), scan()]).components.map(one => one.scanned)
    // Of the last one nobody knows which package it is.
    expect(scanned).toEqual([undefined, undefined, false])
    expect(mergeReports([bill(listed('pkg:npm/a@1'))]).components[0]?.scanned).toBeUndefined()
  })

  test('gives each advisory once, and the worst that was said of it', () => {
    const { advisories } = mergeReports([
      bill(listed('pkg:npm/a@1')),
      scan(found('npm', 'a', '1', 'low', 'high'), found('npm', 'x', '1', 'low')),
      scan(found('npm', 'a', '1', 'high')),
    ])
    expect(advisories).toMatchObject([
      { component: 'pkg:npm/a@1', listed: true, ids: ['X-0'], severity: 'high' },
      { component: 'pkg:npm/a@1', listed: true, ids: ['X-1'], severity: 'high' },
      { component: 'pkg:npm/x@1', listed: false, name: 'x', severity: 'low' },
    ])
  })

  test('alone lists the components, of which nothing else is known', () => {
    const { components, isBilled, listsClean } = mergeReports([
      scan(found('npm', 'a', '1', 'low'), found('npm', 'b', '')),
    ])
    expect([isBilled, listsClean]).toEqual([false, true])
    expect(components).toMatchObject([
      { id: 'pkg:npm/a@1', scanned: true, licences: [], depth: null },
      { id: 'pkg:npm/b', version: null },
    ])
  })

  test('lists what is clean only where each of the scans does', () => {
    const all = scan(found('npm', 'a', '1'), found('npm', 'b', '1', 'low'))
    for (const other of [scan(found('npm', 'c', '1', 'low')), scan()])
      for (const order of [
        [all, other],
        [other, all],
      ])
        expect(mergeReports(order).listsClean).toBe(false)
    expect(mergeReports([all, all]).listsClean).toBe(true)
  })

  test('concerns every component that it may mean, in any order', () => {
    const all = [listed('pkg:golang/e.com/X@v1.0.0'), listed('pkg:golang/e.com/x@1.0.0')]
    for (const order of [all, all.toReversed()]) {
      const { advisories } = mergeReports([bill(...order), scan(found('Go', 'e.com/x', '1.0.0', 'high'))])
      expect(advisories?.map(({ component }) => component)).toEqual([
        'pkg:golang/e.com/x@1.0.0',
        'pkg:golang/e.com/x@v1.0.0',
      ])
    }
  })

  test('names packages that no bill of materials lists', () => {
    const { unlisted } = mergeReports([
      bill(listed('pkg:npm/a@1')),
      scan(found('npm', 'a', '1'), found('npm', 'b', '2')),
    ])
    expect(unlisted).toEqual(['pkg:npm/b@2'])
  })

  test('knows the library of Go by its other name', () => {
    const [one] = mergeReports([
      bill(listed('pkg:golang/std@go1.26.8')),
      scan(found('Go', 'stdlib', '1.26.8')),
    ]).components
    expect(one?.scanned).toBe(true)
  })

  test('takes as long as it is, however often a component is listed', async () => {
    const many = (size: number) =>
      bill(...Array.from({ length: size }, (_, at) => listed('pkg:npm/a@1', { licences: [`L${at}`] })))
    expect(await growth(8000, size => mergeReports([many(size)]))).toBeLessThan(LINEAR)
  })
})

test('a package URL takes as long as it is', async () => {
  expect(parsePurl(`pkg:npm/a${'/'.repeat(3000)}b@1`)).toBeUndefined()
  expect(
    await growth(900, size => Array.from({ length: 300 }, () => parsePurl(`pkg:npm/a${'/'.repeat(size)}b@1`))),
  ).toBeLessThan(LINEAR)
})
