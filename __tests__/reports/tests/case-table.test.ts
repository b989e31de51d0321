import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { partsOf } from '../../../src/reports/tests/identity.ts'
import { CaseTable } from '../../../src/reports/tests/junit/case-table.ts'
import { junit } from '../../../src/reports/tests/junit/junit.ts'
import { testCase } from '../../../src/reports/tests/tests.ts'
import { KeyBytes } from '../../../src/reports/text/key-bytes.ts'
import { growth, LINEAR } from '../../growth.ts'

const failed = (name: string) =>
  testCase('failed', false, new Set(), () => ({ suite: '', name, file: null, line: null }))

function keyOf(text: string): KeyBytes {
  const key = new KeyBytes()
  key.addText(text)
  return key
}

function put(table: CaseTable, place: string, text: string): number {
  const name = new KeyBytes()
  table.begin(name, keyOf(place))
  name.addText(text)
  const number = table.numberOf(name)
  table.add(number, failed(text))
  return number
}

describe('a table of cases', () => {
  test('is a map by place and name', () => {
    const table = new CaseTable()
    expect([
      put(table, 's\0c', 'a'),
      put(table, 's\0c', 'é'),
      put(table, 's\0d', 'a'),
      put(table, 's\0c', 'a'),
    ]).toEqual([0, 1, 2, 0])
    expect([...table.keys()]).toEqual(['s\0c\0a', 's\0c\0é', 's\0d\0a'])
    expect([table.size, table.get('s\0d\0a'), table.get('s\0e\0a')]).toEqual([3, [failed('a')], undefined])
    expect(table.get('s\0c\0a')).toEqual([failed('a'), failed('a')])
    expect([table.placeOf(1), table.nameOf(1)]).toEqual(['s\0c', 'é'])
  })

  test('distinguishes cases as a map does', () => {
    const text = fc.array(fc.constantFrom('Aa', 'BB', 'C', 'é', '1'), { maxLength: 4 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 60 }), all => {
        const table = new CaseTable()
        for (const [place, name] of all) put(table, place, name)
        expect([...table.keys()]).toEqual([...new Set(all.map(([place, name]) => `${place}\0${name}`))])
      }),
    )
  })

  test('has room for very many, also of one hash', async () => {
    const named = (at: number) => at.toString(2).padStart(17, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB')
    const table = new CaseTable()
    const all = Array.from({ length: 50_000 }, (_, at) => [named(at), `another ${at}`]).flat()
    const [first, again] = [all, all].map(names => names.map(name => put(table, 's', name)))
    expect(again).toEqual(first)
    expect(table.size).toBe(100_000)
    const fill = (size: number) => {
      const another = new CaseTable()
      for (const name of all.slice(0, size)) put(another, 's', name)
    }
    expect(await growth(10_000, fill)).toBeLessThan(LINEAR)
  })
})

describe('cases of one class', () => {
  const keys = (inside: string): string[] => {
    const reader = junit.reader()
    reader.push(Buffer.from(`<testsuites><testsuite name="s">${inside}</testsuite></testsuites>`))
    return [...reader.end().cases.keys()].map(identity => {
      const { suite, classname, name } = partsOf(identity)
      return [suite, ...(classname === '' ? [] : [classname]), name].join(' | ')
    })
  }
  const one = (name: string, classname = 'c') => `<testcase classname="${classname}" name="${name}"/>`

  test.each<[string, string, string[]]>([
    ['stay in it', one('a') + one('b'), ['s | c | a', 's | c | b']],
    [
      'stay in it behind a failure of their suite',
      `${one('a')}<error/>${one('b')}`,
      ['s | c | a', 's | (the suite itself)', 's | c | b'],
    ],
    [
      'stay in it behind those of another class',
      one('a') + one('b', 'd') + one('b'),
      ['s | c | a', 's | d | b', 's | c | b'],
    ],
    [
      'are others in a suite inside',
      `${one('a')}<testsuite name="t">${one('a')}</testsuite>${one('b')}`,
      ['s | c | a', 't | c | a', 's | c | b'],
    ],
    [
      'are others than those without one',
      `${one('a')}<testcase name="a"/>${one('b')}`,
      ['s | c | a', 's | a', 's | c | b'],
    ],
    [
      'are the same however their class is written',
      one('a', 'x&lt;y') + one('b', 'x&#60;y'),
      ['s | x<y | a', 's | x<y | b'],
    ],
  ])('%s', (_, inside, expected) => expect(keys(inside)).toEqual(expected))
})
