import { describe, expect, test } from '@jest/globals'
import { growth, LINEAR } from '../../growth.ts'
import { billOf, read } from './read.ts'

const library = (name: string, more: object = {}) => ({
  type: 'library',
  'bom-ref': name,
  name,
  version: '1.0.0',
  ...more,
})
const ROOT = { component: { type: 'application', 'bom-ref': 'shop', name: 'shop' } }
const bom = (components: readonly object[], more: object = {}) => ({
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: ROOT, components },
  ...more,
})
const needs = (ref: string, ...dependsOn: string[]) => ({ ref, dependsOn })

describe('CycloneDX that cannot be used', () => {
  test.each<[string, object | string, string]>([
    ['no component', bom([]), 'nothing'],
    [
      'a version of before',
      bom([], { specVersion: '1.3' }),
      'It is CycloneDX "1.3"; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.',
    ],
    [
      'a version to come',
      bom([], { specVersion: '1.8' }),
      'It is CycloneDX "1.8"; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.',
    ],
    [
      'no version',
      { bomFormat: 'CycloneDX' },
      'It is CycloneDX none; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.',
    ],
    [
      'another format in its words',
      { ...bom([]), bomFormat: 'cyclonedx' },
      'It is not valid CycloneDX 1.6: "bomFormat" has a value that is not allowed.',
    ],
    [
      'a component without a name',
      bom([{ type: 'library' }]),
      'It is not valid CycloneDX 1.6: "components/0" has no "name".',
    ],
    [
      'a component of a kind that there is not',
      bom([{ type: 'thing', name: 'a' }]),
      'It is not valid CycloneDX 1.6: "components/0/type" has a value that is not allowed.',
    ],
    [
      'a key of a later version',
      bom([library('a', { tags: [] })], { specVersion: '1.4' }),
      'It is not valid CycloneDX 1.4: "components/0" has an unknown key "tags".',
    ],
    [
      'a version that is a number',
      bom([library('a', { version: 1 })]),
      'It is not valid CycloneDX 1.6: "components/0/version" must be of type string.',
    ],
    [
      'a licence that is a text',
      bom([library('a', { licenses: 'MIT' })]),
      'It is not valid CycloneDX 1.6: "components/0/licenses" must be of type array.',
    ],
    ['two components of one bom-ref', bom([library('a'), library('a')]), 'Two entries have the same bom-ref: "a".'],
    [
      'a component with the bom-ref of the project',
      bom([library('shop')]),
      'Two entries have the same bom-ref: "shop".',
    ],
    [
      'a name that is a book',
      bom([library('a', { name: 'x'.repeat(2001) })]),
      'It has a name, version or licence of more than 2000 characters.',
    ],
    ['half of it', JSON.stringify(bom([library('a')])).slice(0, -20), 'It is not valid JSON. It may be truncated.'],
  ])('%s', async (_, document, why) => {
    const report = await read(document)
    if (why === 'nothing') expect(report).toMatchObject({ bill: { components: [] } })
    else expect(report).toBe(why)
  })

  test('whose version is nested deeper than it could be written', async () => {
    const version = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(await read(`{"bomFormat":"CycloneDX","specVersion":${version}}`)).toBe(
      'It is CycloneDX a list; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.',
    )
  })

  test('nested deeper than any', async () => {
    const nested = (depth: number): object =>
      depth === 0 ? library('a0') : library(`a${depth}`, { components: [nested(depth - 1)] })
    expect(await read(bom([nested(90)]))).toMatchObject({ bill: { components: { length: 91 } } })
    expect(await read(bom([nested(120)]))).toBe('It is nested more than 200 levels deep.')
  })

  test('with more entries than any has', async () => {
    const many = (count: number) => bom(Array.from({ length: count }, (_, at) => ({ type: 'library', name: `a${at}` })))
    expect(await read(many(99_999))).toMatchObject({ bill: { components: { length: 99_999 } } })
    expect(await read(many(100_000))).toBe('It has more than 100000 entries.')
  })
})

describe('the way to a component', () => {
  const way = async (document: object) =>
    (await billOf(document)).components.map(({ name, depth, through }, _, all) => [
      name,
      depth,
      all[through ?? -1]?.name ?? null,
    ])

  test('is the shortest', async () => {
    const all = ['a', 'b', 'c', 'd'].map(name => library(name))
    const dependencies = [needs('shop', 'a', 'b'), needs('a', 'c'), needs('b', 'd'), needs('c', 'd'), needs('d', 'a')]
    expect(await way(bom(all, { dependencies }))).toEqual([
      ['a', 1, 'a'],
      ['b', 1, 'b'],
      ['c', 2, 'a'],
      ['d', 2, 'b'],
    ])
  })

  test('leads through lock files without a step, also from one to the next', async () => {
    const lock = (name: string) => ({ type: 'application', 'bom-ref': name, name })
    const dependencies = [needs('shop', 'lock'), needs('lock', 'other'), needs('other', 'a'), needs('a', 'b')]
    const document = bom([lock('lock'), lock('other'), library('a'), library('b')], { dependencies })
    expect(await way(document)).toEqual([
      ['a', 1, 'a'],
      ['b', 2, 'a'],
    ])
    expect((await billOf(document)).skipped).toBe(2)
  })

  test('begins at a module of the project too', async () => {
    const component = { ...ROOT.component, components: [library('module')] }
    const dependencies = [needs('module', 'a')]
    expect(await way(bom([library('a')], { metadata: { component }, dependencies }))).toEqual([['a', 1, 'a']])
  })

  test('is not known where nothing says what the project needs', async () => {
    expect(await way(bom([library('a'), library('b')], { dependencies: [needs('a', 'b')] }))).toEqual([
      ['a', null, null],
      ['b', null, null],
    ])
  })

  test.each([
    ['to', [needs('shop', 'a', 'gone')]],
    ['from', [needs('gone', 'a')]],
  ])('%s what the document does not contain is none', async (_, dependencies) => {
    expect(await read(bom([library('a')], { dependencies }))).toBe(
      'It names a dependency that it does not contain: "gone".',
    )
  })

  test('may lead to services and other documents', async () => {
    const services = [{ name: 'pay', 'bom-ref': 'pay', services: [{ name: 'bank', 'bom-ref': 'bank' }] }]
    const dependencies = [needs('shop', 'a', 'pay', 'urn:cdx:x/1#y'), needs('pay', 'bank')]
    expect(await way(bom([library('a')], { dependencies, services }))).toEqual([['a', 1, 'a']])
  })

  test('is found in a time that grows with the dependencies', () => {
    const graph = (size: number) => {
      const all = Array.from({ length: size }, (_, at) => library(`a${at}`))
      const lock = { type: 'application', 'bom-ref': 'lock', name: 'lock' }
      // Each needs the same entry, which leads to all of them.
      const dependencies = [needs('shop', 'a0'), needs('lock', ...all.map(({ name }) => name))]
      return bom([...all, lock], { dependencies: [...dependencies, ...all.map(({ name }) => needs(name, 'lock'))] })
    }
    const texts = new Map([2000, 4000].map(size => [size, JSON.stringify(graph(size))]))
    return expect(growth(2000, size => read(texts.get(size) ?? ''))).resolves.toBeLessThan(LINEAR)
  })
})

describe('a component', () => {
  const only = async (more: object) => (await billOf(bom([library('a', more)]))).components[0]

  test.each<[string, object, string[]]>([
    ['an id', { licenses: [{ license: { id: 'MIT' } }] }, ['MIT']],
    ['a name', { licenses: [{ license: { name: 'Public Domain' } }] }, ['Public Domain']],
    ['an expression', { licenses: [{ expression: 'MIT OR ISC' }] }, ['MIT OR ISC']],
    [
      'several',
      { licenses: [{ license: { id: 'MIT' } }, { license: { id: 'ISC' } }, { license: { id: 'MIT' } }] },
      ['ISC', 'MIT'],
    ],
    ['none', { licenses: [] }, []],
    ['none, in words', { licenses: [{ license: { name: 'NOASSERTION' } }, { license: { name: ' none ' } }] }, []],
    ['one that was found in its files', { evidence: { licenses: [{ license: { id: 'MIT' } }] } }, ['MIT']],
    [
      'a declared one and another in its files',
      { licenses: [{ license: { id: 'ISC' } }], evidence: { licenses: [{ license: { id: 'MIT' } }] } },
      ['ISC'],
    ],
    ['an id of later than the schema', { licenses: [{ license: { id: 'Licence-of-2030' } }] }, ['Licence-of-2030']],
  ])('has as licence %s', async (_, more, licences) => expect(await only(more)).toMatchObject({ licences }))

  test.each([
    ['its own version', { version: '2.0.0', purl: 'pkg:npm/a' }, '2.0.0'],
    ['that of its package URL, which decides', { version: '2.0.0', purl: 'pkg:npm/a@1.0.0' }, '1.0.0'],
    ['that of its package URL', { version: '', purl: 'pkg:npm/a@1.0.0' }, '1.0.0'],
    ['none', { version: '' }, null],
    ['none, in the word of a tool', { version: 'UNKNOWN', purl: 'pkg:npm/a' }, null],
  ])('has as version %s', async (_, more, version) => expect(await only(more)).toMatchObject({ version }))

  test('is called with its group', async () => {
    expect(await only({ group: 'org.acme' })).toMatchObject({ name: 'org.acme/a', purl: null })
  })

  test.each(['file', 'operating-system', 'cryptographic-asset'])('is no entry of type %s', async type => {
    const { components, skipped } = await billOf(
      bom([library('a', { type, ...(type === 'file' ? { components: [library('b')] } : {}) })]),
    )
    expect([components.map(({ name }) => name), skipped]).toEqual([type === 'file' ? ['b'] : [], 1])
  })

  test.each<[string, object]>([
    ['a file with a package URL', { type: 'file', purl: 'pkg:npm/a@1' }],
    ['an operating system with a package URL', { type: 'operating-system', purl: 'pkg:npm/a@1' }],
    ['an application with a version', { type: 'application', version: '1.0.0' }],
    [
      'an application with a licence',
      { type: 'application', version: undefined, licenses: [{ license: { id: 'MIT' } }] },
    ],
  ])('is one whatever it is called: %s', async (_, more) => {
    const { components, skipped } = await billOf(bom([library('a', more)]))
    expect({ names: components.map(({ name }) => name), skipped }).toEqual({ names: ['a'], skipped: 0 })
  })

  test('inside the project is a module of it only where it is called so', async () => {
    const inside = [library('m', { purl: 'pkg:npm/shop/m@1' }), library('e', { purl: 'pkg:npm/evil@1' }), library('n')]
    const component = { ...ROOT.component, purl: 'pkg:npm/shop@1', components: inside }
    const { components } = await billOf(bom([library('a')], { metadata: { component } }))
    expect(components.map(({ name }) => name)).toEqual(['evil', 'a'])
  })

  test('may have a hundred licences, and no more', async () => {
    const licenses = (count: number) => Array.from({ length: count }, (_, at) => ({ license: { name: `L${at}` } }))
    expect(await only({ licenses: licenses(100) })).toMatchObject({ licences: { length: 100 } })
    expect(await read(bom([library('a', { licenses: licenses(101) })]))).toBe(
      'It has a component with more than 100 licences.',
    )
  })

  test('that is said to be missing is told of', async () => {
    const report = await read(
      bom([library('a')], { compositions: [{ aggregate: 'incomplete' }, { aggregate: 'complete' }] }),
    )
    expect(report).toMatchObject({ anomalies: new Map([['declared_incomplete', 1]]) })
  })

  test('may be named as the parts of every object are', async () => {
    const { components } = await billOf(
      bom([library('__proto__'), library('constructor')], { dependencies: [needs('shop', '__proto__')] }),
    )
    expect(components.map(({ name, depth }) => [name, depth])).toEqual([
      ['__proto__', 1],
      ['constructor', null],
    ])
  })
})
