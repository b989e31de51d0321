import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { awaitsOf } from '../../src/app/shared/awaits.ts'
import { protectedPaths } from '../../src/gates/protected-paths/index.ts'
import { gates } from '../../src/gates/registry.ts'

const page = readFileSync(new URL('../../docs/reference/reasons.md', import.meta.url), 'utf8')
const documented = [...page.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code = '']) => code)
const all = [...gates, protectedPaths]
const types = [null, ...all.map(({ type }) => type)]

/** What a code waits for in whichever gate gives it. */
const awaited = (code: string) => new Set(types.map(type => awaitsOf(type, code)).filter(who => who !== 'author'))

const listed = (name: string): string[] => {
  const [, list = ''] = new RegExp(`^- \\*\\*.*\\(\`${name}\`\\): (.*)\\.$`, 'm').exec(page) ?? []
  return [...list.matchAll(/`([a-z_]+)`/g)].map(([, code = '']) => code)
}

describe('what a reason waits for', () => {
  test.each(['person', 'evidence', 'platform'] as const)('is documented for every code that waits for %s', who => {
    expect(listed(who)).toEqual(documented.filter(code => awaited(code).has(who)).sort())
  })

  test('is one thing', () => {
    expect(documented.filter(code => awaited(code).size > 1)).toEqual([])
  })

  test('is evidence where it ends by itself', () => {
    const ending = all.flatMap(({ type, pending = [] }: (typeof all)[number] & { pending?: readonly string[] }) =>
      pending.map(code => [code, awaitsOf(type, code)]),
    )
    expect(ending).toContainEqual(['pending_report', 'evidence'])
    expect(ending.filter(([, who]) => who !== 'evidence')).toEqual([])
  })

  test('is declared by gates only for codes that there are', () => {
    const declared = all.flatMap(({ awaits = {} }: (typeof all)[number]) => Object.values(awaits).flat())
    expect(declared.filter(code => !documented.includes(code))).toEqual([])
  })

  test.each([
    ['approvals', 'approvals_missing', 'person'],
    ['approvals', 'changes_requested', 'author'],
    ['coverage', 'patch_below_minimum', 'author'],
    ['coverage', 'missing_report', 'evidence'],
    ['release', 'authorisation_pending', 'person'],
    ['traceability', 'work_item_unreachable', 'platform'],
    ['tests', 'fact_truncated', 'platform'],
    [null, 'landed_unverifiable', 'platform'],
    [null, 'direct_push', 'author'],
  ] as const)('of the gate %s and the code %s is: %s', (type, code, who) => {
    expect(awaitsOf(type, code)).toBe(who)
  })
})
