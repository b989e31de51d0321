import { describe, expect, test } from '@jest/globals'
import { billOf, read } from './read.ts'

const pkg = (name: string, more: object = {}) => ({
  ...{ SPDXID: `SPDXRef-${name}`, name, downloadLocation: 'NOASSERTION', versionInfo: '1.0.0' },
  ...more,
})
const relation = (a: string, type: string, b: string) => ({
  ...{ spdxElementId: `SPDXRef-${a}`, relationshipType: type, relatedSpdxElement: `SPDXRef-${b}` },
})
const document = (packages: readonly object[], relationships: readonly object[] = [], more: object = {}) => ({
  ...{ SPDXID: 'SPDXRef-DOCUMENT', spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', name: 'shop' },
  creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: test'] },
  packages: [pkg('shop'), ...packages],
  relationships: [relation('DOCUMENT', 'DESCRIBES', 'shop'), ...relationships],
  ...more,
})

const url = (referenceLocator: string) => ({
  referenceCategory: 'PACKAGE-MANAGER',
  referenceType: 'purl',
  referenceLocator,
})

describe('SPDX that cannot be used', () => {
  test.each<[string, object, string]>([
    [
      'a version of before',
      document([], [], { spdxVersion: 'SPDX-2.2' }),
      'It is "SPDX-2.2"; version SPDX-2.3 is supported. Set the version in the tool that makes it.',
    ],
    [
      'no version',
      document([], [], { spdxVersion: undefined }),
      'It is none; version SPDX-2.3 is supported. Set the version in the tool that makes it.',
    ],
    [
      'a package without a name',
      document([pkg('a', { name: undefined })]),
      'It is not valid SPDX 2.3: "packages/1" has no "name".',
    ],
    [
      'a version that is a number',
      document([pkg('a', { versionInfo: 1 })]),
      'It is not valid SPDX 2.3: "packages/1/versionInfo" must be of type string.',
    ],
    [
      'a dependency that is not there',
      document([pkg('a')], [relation('a', 'DEPENDS_ON', 'gone')]),
      'It names a dependency that it does not contain: "SPDXRef-gone".',
    ],
    [
      'a package with two package URLs',
      document([pkg('a', { externalRefs: ['pkg:npm/a@1', 'pkg:npm/b@1'].map(url) })]),
      'A package has several package URLs: "SPDXRef-a".',
    ],
    ['two packages of one id', document([pkg('a'), pkg('a')]), 'Two entries have the same SPDXID: "SPDXRef-a".'],
  ])('%s', async (_, value, why) => expect(await read(value)).toBe(why))
})

describe('SPDX', () => {
  test.each([
    ['DEPENDS_ON', false],
    ['DEPENDENCY_OF', true],
    ['DEV_DEPENDENCY_OF', true],
    ['STATIC_LINK', false],
  ])('has the way to a package in %s', async (type, isBackward) => {
    const edges = [
      ['shop', 'a'],
      ['a', 'b'],
    ].map(([from = '', to = '']) => (isBackward ? relation(to, type, from) : relation(from, type, to)))
    const { components } = await billOf(document([pkg('a'), pkg('b')], edges))
    expect(components.map(({ name, depth, through }) => [name, depth, through])).toEqual([
      ['a', 1, 0],
      ['b', 2, 0],
    ])
  })

  test('does not say by what a project contains what it needs itself', async () => {
    const contains = ['a', 'b'].map(name => relation('shop', 'CONTAINS', name))
    const { components } = await billOf(
      document([pkg('a'), pkg('b')], [...contains, relation('b', 'DEPENDENCY_OF', 'a')]),
    )
    expect(components.map(({ depth }) => depth)).toEqual([null, null])
  })

  test.each<[string, object, string[]]>([
    ['is concluded', { licenseConcluded: 'MIT', licenseDeclared: 'ISC' }, ['MIT']],
    ['is declared', { licenseConcluded: 'NOASSERTION', licenseDeclared: 'ISC' }, ['ISC']],
    ['is neither', { licenseConcluded: 'NOASSERTION', licenseDeclared: 'NONE' }, []],
    ['is not there', {}, []],
  ])('has the licence that %s', async (_, more, licences) => {
    expect((await billOf(document([pkg('a', more)]))).components).toMatchObject([{ licences }])
  })

  test('takes the project from the list of what is described, too', async () => {
    const { components } = await billOf(
      document([pkg('a')], [], { relationships: [], documentDescribes: ['SPDXRef-shop'] }),
    )
    expect(components.map(({ name }) => name)).toEqual(['a'])
  })

  test('takes every package for a component where several are described', async () => {
    const described = [relation('DOCUMENT', 'DESCRIBES', 'a')]
    expect((await billOf(document([pkg('a')], described))).components.map(({ name }) => name)).toEqual(['shop', 'a'])
  })

  test('takes the project from what is described by the document, and from no other description', async () => {
    const { components } = await billOf(
      document([pkg('a'), pkg('b')], [], {
        relationships: [
          { spdxElementId: 'SPDXRef-shop', relationshipType: 'DESCRIBED_BY', relatedSpdxElement: 'SPDXRef-DOCUMENT' },
          relation('a', 'DESCRIBES', 'b'),
        ],
      }),
    )
    expect(components.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  test('takes a package for a component whatever it is for', async () => {
    const more = { primaryPackagePurpose: 'FILE', externalRefs: [url('pkg:npm/a@1')] }
    expect((await billOf(document([pkg('a', more)]))).components).toMatchObject([{ name: 'a' }])
  })

  test('has relationships with files and other documents, which are no dependencies', async () => {
    const relationships = [
      relation('a', 'DEPENDS_ON', 'file'),
      { ...relation('a', 'DEPENDS_ON', 'x'), relatedSpdxElement: 'DocumentRef-y:SPDXRef-x' },
    ]
    const bill = await billOf(
      document([pkg('a')], relationships, { files: [{ SPDXID: 'SPDXRef-file', fileName: 'a' }] }),
    )
    expect(bill.components).toHaveLength(1)
  })

  test('counts no files, operating systems or lock files', async () => {
    const others = [
      pkg('f', { primaryPackagePurpose: 'FILE' }),
      pkg('os', { primaryPackagePurpose: 'OPERATING_SYSTEM' }),
      pkg('lock', { primaryPackagePurpose: 'APPLICATION', versionInfo: undefined }),
      pkg('app', { primaryPackagePurpose: 'APPLICATION' }),
    ]
    const bill = await billOf(document(others))
    expect([bill.components.map(({ name }) => name), bill.skipped]).toEqual([['app'], 3])
  })
})
