import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CaseTable } from '../../src/reports/case-table.ts'
import { KeyBytes } from '../../src/reports/key-bytes.ts'
import { testCase } from '../../src/reports/tests.ts'

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
  table.put(number, failed(text))
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
    expect([table.size, table.get('s\0d\0a'), table.get('s\0e\0a')]).toEqual([3, failed('a'), undefined])
    expect([table.placeOf(1), table.nameOf(1)]).toEqual(['s\0c', 'é'])
  })

  test('tells cases apart as a map does', () => {
    const text = fc.array(fc.constantFrom('Aa', 'BB', 'C', 'é', '1'), { maxLength: 4 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 60 }), all => {
        const table = new CaseTable()
        for (const [place, name] of all) put(table, place, name)
        expect([...table.keys()]).toEqual([...new Set(all.map(([place, name]) => `${place}\0${name}`))])
      }),
    )
  })

  test('has room for very many, also of one hash', () => {
    const named = (at: number) => at.toString(2).padStart(17, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB')
    const table = new CaseTable()
    const start = performance.now()
    const all = Array.from({ length: 50_000 }, (_, at) => [named(at), `another ${at}`]).flat()
    const [first, again] = [all, all].map(names => names.map(name => put(table, 's', name)))
    expect(again).toEqual(first)
    expect(table.size).toBe(100_000)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
