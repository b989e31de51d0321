import { describe, expect, test } from '@jest/globals'
import { newerRed, type Signal, type Statement, settle } from '../../src/publish/signal.ts'

const NOW = '2026-03-02T10:00:00Z'
const at = (second: number): string => `2026-03-02T09:00:${String(second).padStart(2, '0')}Z`
const says = (id: number, second: number, isGreen: boolean): Statement => ({ id, judgedAt: at(second), isGreen })

/** A place where runs speak; `shown` are the lists that GitHub gives, one after another, the last of them for ever. */
function place(...shown: (readonly Statement[])[]) {
  const repeated: Statement[] = []
  const signal: Signal<Statement> = {
    async listed() {
      return (shown.length > 1 ? shown.shift() : shown[0]) ?? []
    },
    async repeat(said) {
      const again = { ...said, id: 1000 + repeated.length }
      repeated.push(again)
      return again
    },
  }
  return { signal, repeated }
}

describe('a green verdict', () => {
  test.each<[string, Statement[], Statement | undefined]>([
    ['nothing was said', [], undefined],
    ['an older run said red', [says(1, 5, false)], undefined],
    ['a newer run said red', [says(1, 5, true), says(2, 20, false)], says(2, 20, false)],
    ['a newer run said green', [says(1, 20, true)], undefined],
    ['of two newer runs the newest said green', [says(1, 20, false), says(2, 30, true)], undefined],
    ['a run of the same second said red: nobody can tell them apart', [says(1, 10, false)], undefined],
  ])('is held back by a newer red one alone: %s', async (_, listed, expected) => {
    expect(await newerRed(place(listed).signal, at(10), () => NOW)).toEqual(expected)
  })

  test('is not held back by a statement from the future: no verdict was judged then', async () => {
    const forged = { id: 9, judgedAt: '2099-01-01T00:00:00Z', isGreen: false }
    expect(await newerRed(place([forged]).signal, at(10), () => NOW)).toBeUndefined()
  })
})

describe('after a verdict was posted', () => {
  test.each<[string, Statement, Statement[], Statement[]]>([
    ['nothing happens when it is the newest', says(5, 10, true), [says(4, 5, false)], []],
    [
      'a newer red one that it came after is said again',
      says(5, 10, true),
      [says(4, 20, false)],
      [{ ...says(4, 20, false), id: 1000 }],
    ],
    [
      'a newer green one that it came after is said again',
      says(5, 10, false),
      [says(4, 20, true)],
      [{ ...says(4, 20, true), id: 1000 }],
    ],
    [
      'it is said again when an older one came after it',
      says(5, 10, false),
      [says(6, 5, true)],
      [{ ...says(5, 10, false), id: 1000 }],
    ],
    ['nothing happens when a newer one says the same', says(5, 10, true), [says(4, 20, true)], []],
    [
      'one from the future is nothing',
      says(5, 10, false),
      [{ ...says(6, 0, true), judgedAt: '2099-01-01T00:00:00Z' }],
      [],
    ],
    ['of two of one second the later stays', says(5, 10, true), [says(4, 10, false)], []],
  ])('%s', async (_, ours, listed, expected) => {
    const { signal, repeated } = place(listed)
    await settle(signal, ours, () => NOW)
    expect(repeated).toEqual(expected)
  })

  test('runs that post over each other without end leave it at three rounds', async () => {
    let id = 5
    const nextId = () => {
      id += 2000
      return id
    }
    const { signal, repeated } = place()
    const stubborn = { ...signal, listed: async () => [says(nextId(), 5, true)] }
    expect(await settle(stubborn, says(5, 10, false), () => NOW)).toMatchObject({ isGreen: false })
    expect(repeated).toHaveLength(2)
  })
})
