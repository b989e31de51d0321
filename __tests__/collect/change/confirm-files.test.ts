import { describe, expect, test } from '@jest/globals'
import { confirmFiles } from '../../../src/collect/change/confirm-files.ts'
import type { ChangedFile } from '../../../src/facts/change.ts'
import { complete, oid, unavailable } from '../../builders.ts'

const file = (path: string, part: Partial<ChangedFile> = {}): ChangedFile => ({
  path,
  previousPath: null,
  status: 'modified',
  before: { mode: null, blob: oid('b') },
  after: { mode: null, blob: oid('a') },
  addedLines: null,
  ...part,
})

const moved = (from: string, path: string) => file(path, { previousPath: from, status: 'renamed' })

describe('the files of a clone', () => {
  test.each<[string, ChangedFile[], ChangedFile[]]>([
    ['the same', [file('a'), file('b')], [file('b'), file('a')]],
    [
      'a rename where GitHub tells two files',
      [moved('a', 'b')],
      [file('a', { status: 'removed' }), file('b', { status: 'added' })],
    ],
    [
      'two files where GitHub tells a rename',
      [file('a', { status: 'removed' }), file('b', { status: 'added' })],
      [moved('a', 'b')],
    ],
    [
      'a copy, whose source nobody touched',
      [file('b', { status: 'added' })],
      [file('b', { previousPath: 'a', status: 'copied' })],
    ],
  ])('count when GitHub lists %s', (_, clone, platform) => {
    expect(confirmFiles(complete(clone), complete(platform))).toEqual(complete(clone))
  })

  test.each<[string, ChangedFile[], ChangedFile[], string]>([
    [
      'hide one behind another',
      [file('docs/a.md')],
      [file('src/payments/pay.js')],
      'docs/a.md is known to the clone but not to GitHub.',
    ],
    ['leave one out', [file('a')], [file('a'), file('b')], 'b is known to GitHub but not to the clone.'],
    [
      'hide where one was',
      [file('b', { status: 'added' })],
      [moved('src/a', 'b')],
      'src/a is known to GitHub but not to the clone.',
    ],
  ])('decide nothing when they %s', (_, clone, platform, told) => {
    expect(confirmFiles(complete(clone), complete(platform))).toMatchObject({
      state: 'unavailable',
      why: 'ambiguous',
      detail: `The clone and GitHub disagree about the changed files: ${told}`,
    })
  })

  test('are not known when either is not', () => {
    expect(confirmFiles(unavailable('missing'), complete([]))).toEqual(unavailable('missing'))
    expect(confirmFiles(complete([]), unavailable('truncated'))).toEqual(unavailable('truncated'))
  })
})
