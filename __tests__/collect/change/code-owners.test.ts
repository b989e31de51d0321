import { describe, expect, test } from '@jest/globals'
import { codeOwnersFact } from '../../../src/collect/change/code-owners.ts'
import type { RulesFile } from '../../../src/github/client/answers.ts'
import { changedFile, complete, oid, unavailable } from '../../builders.ts'

type Blob = NonNullable<NonNullable<RulesFile>['object']>

const file = (part: Partial<NonNullable<RulesFile>> = {}, blob: Partial<Blob> = {}): RulesFile => ({
  type: 'blob',
  mode: 0o100644,
  object: { oid: oid('b10b'), byteSize: 9, isBinary: false, isTruncated: false, text: '* @alice\n', ...blob },
  ...part,
})

const places = (...found: readonly RulesFile[]) => {
  const [codeowners1 = null, codeowners2 = null, codeowners3 = null] = found
  return { codeowners1, codeowners2, codeowners3 }
}
const read = (...found: readonly RulesFile[]) =>
  codeOwnersFact(places(...found), complete([changedFile()]), '2026-03-01T12:00:00Z')

describe('CODEOWNERS of the base commit', () => {
  test('is the first that is there, of the three places where GitHub looks', () => {
    const other = file({}, { text: '* @bob\n' })
    const of = (...found: RulesFile[]) => {
      const fact = read(...found)
      return fact.state === 'complete' ? [fact.value.file, fact.value.parts[0]?.owners] : fact.why
    }
    const alice = [{ kind: 'user', login: 'alice' }]
    expect(of(file(), other, other)).toEqual(['.github/CODEOWNERS', alice])
    expect(of(null, file(), other)).toEqual(['CODEOWNERS', alice])
    expect(of(null, null, file())).toEqual(['docs/CODEOWNERS', alice])
    expect(of(null, null, null)).toBe('missing')
  })

  test('may be a program', () => expect(read(file({ mode: 0o100755 })).state).toBe('complete'))

  test.each<[string, RulesFile, string]>([
    ['is a link, whatever it leads to', file({ mode: 0o120000 }), 'is not a regular file'],
    ['is a submodule', file({ type: 'commit', mode: 0o160000 }), 'is not a regular file'],
    ['is a folder', file({ type: 'tree', mode: 0o040000 }), 'is not a regular file'],
    ['is kept from the token', file({ object: null }), 'is not a regular file'],
    ['is binary', file({}, { isBinary: true }), 'is not text, or GitHub does not show all of it'],
    ['is shown in part', file({}, { isTruncated: true }), 'is not text, or GitHub does not show all of it'],
    ['has 3 MB', file({}, { byteSize: 3_000_000 }), 'has 3 MB or more, so GitHub ignores it'],
  ])('decides nothing when it %s, and no other place is looked at', (_, entry, why) => {
    expect(read(entry, file())).toEqual({
      state: 'unavailable',
      why: 'ambiguous',
      detail: `.github/CODEOWNERS on the base branch ${why}.`,
      next: 'Correct it on the base branch.',
    })
  })

  test('is read up to a byte below 3 MB', () => expect(read(file({}, { byteSize: 2_999_999 })).state).toBe('complete'))

  test.each([
    [5, ''],
    [6, ' There are 1 more.'],
  ])('with %i lines that GitHub would skip names five%s', (count, more) => {
    const fact = read(file({}, { text: 'a[b @alice\n'.repeat(count) }))
    expect(fact.state === 'unavailable' ? fact.detail.match(/CODEOWNERS:\d+/g) : []).toHaveLength(5)
    expect(fact.state === 'unavailable' && / There are \d+ more\.$/.exec(fact.detail)?.[0]).toBe(more || undefined)
  })

  test('is nothing without the changed files', () => {
    expect(codeOwnersFact(places(file()), unavailable('truncated'), '')).toEqual(unavailable('truncated'))
  })
})
