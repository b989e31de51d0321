import { describe, expect, test } from '@jest/globals'
import type { ChangeRecord } from '../../../src/facts/links.ts'
import { changeRecord } from '../../../src/gates/change-record/index.ts'
import { codes, judged, record } from './scene.ts'

const FRAGMENTS = ['.changeset/*.md']
const policy = { source: { files: ['changes/*.yml'], fragments: FRAGMENTS } }

const fragment = (text: string, part: Partial<ChangeRecord> = {}): ChangeRecord =>
  record({
    path: '.changeset/dry-papayas-shine.md',
    fields: [{ name: 'what', text, line: 6, untouched: false }],
    ...part,
  })
const withFragments = (...fragments: ChangeRecord[]) => judged({ policy, records: [record(), ...fragments] })

describe('a change that must say in a fragment what it changes', () => {
  test('passes with a record and a fragment, or several', () => {
    const one = withFragments(fragment('Discounts are shown.'))
    expect(one.outcome).toBe('pass')
    expect(one.children[2]).toEqual({
      outcome: 'pass',
      required: 'Says what it changes, in a fragment of the changelog',
      found: '.changeset/dry-papayas-shine.md',
    })
    const two = withFragments(fragment('Discounts.'), fragment('Taxes.', { path: '.changeset/b.md' }))
    expect(two).toMatchObject({ outcome: 'pass', measured: { fragments: 2 } })
  })

  test('fails without one, and says what to add', () => {
    const judgement = withFragments()
    expect(judgement).toMatchObject({ outcome: 'fail', title: 'No fragment of the changelog' })
    expect(judgement.reasons).toEqual([
      {
        code: 'fragment_missing',
        message:
          'The change has no fragment of the changelog: it adds or changes no file that matches .changeset/*.md.',
        next: 'Add a file such as .changeset/this-change.md to the change, which says what it means for users.',
      },
    ])
  })

  test.each(['', 'TODO', '\u200b', '---'])('fails where it says nothing (%j), even beside one that does', text => {
    const judgement = withFragments(fragment('Discounts.', { path: '.changeset/b.md' }), fragment(text))
    expect(judgement.outcome).toBe('fail')
    expect(judgement.reasons[0]).toMatchObject({
      code: 'fragment_empty',
      location: { file: '.changeset/dry-papayas-shine.md', line: 6 },
    })
  })

  test.each(['unreadable', 'unsafe'] as const)('is an error where it is %s', state => {
    const judgement = withFragments(fragment('', { state, detail: 'It is a symbolic link.', fields: [] }))
    expect(judgement.outcome).toBe('error')
    expect(codes(judgement)).toEqual(['fragment_unreadable'])
  })

  test('needs a record all the same: a fragment says neither risk nor who authorised', () => {
    const judgement = judged({ policy, records: [fragment('Discounts are shown.')] })
    expect(codes(judgement)).toEqual(['record_missing'])
  })
})

test('a fragment is asked for beside a record in the description too', () => {
  const settings = changeRecord.settings.parse({ source: { description: true, fragments: FRAGMENTS } })
  expect(changeRecord.needs(settings, [])).toMatchObject({
    description: true,
    changeRecords: { files: [], fragments: FRAGMENTS },
  })
  expect(changeRecord.settings.safeParse({ source: { fragments: FRAGMENTS } }).success).toBe(false)
})
