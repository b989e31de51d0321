import { describe, expect, test } from '@jest/globals'
import { retrospectiveText } from '../../../src/collect/concessions/retrospective-form.ts'
import { formText } from '../../e2e/stage/form.ts'

// Anybody can write an issue: it is read as it was typed, and as nothing but that.

const filled = (answers: Record<string, string> = {}) =>
  retrospectiveText(
    formText(
      { about: '#12', findings: 'All of it was looked at.', result: 'It conforms', ...answers },
      'retrospective-review',
    ),
  )

test('the form is read as it was filled in', () => {
  expect(filled({ actions: '#15, #16 #15' })).toEqual({
    about: '#12',
    result: 'conforming',
    findings: 'All of it was looked at.',
    typedFindings: 'All of it was looked at.',
    actions: [15, 16],
  })
  expect(filled()).toMatchObject({ actions: [] })
})

test.each(['constructor', '__proto__', 'toString', 'It conforms, mostly'])('%j is no result', result => {
  expect(filled({ result }).result).toBeNull()
})

describe('what it is about', () => {
  test.each<[string, string | null]>([
    ['`2026/11/29/aa.json`', '2026/11/29/aa.json'],
    ['v1.2.0 to production', 'v1.2.0 to production'],
    ['#12\n#13', null],
    ['_No response_', null],
    ['x'.repeat(301), null],
    ['<!-- #13 -->', '<!-- #13 -->'],
  ])('%j is %j', (about, expected) => expect(filled({ about }).about).toBe(expected))

  test('is nothing where it stands twice', () => {
    const body = formText({ about: '#12', result: 'It conforms' }, 'retrospective-review')
    expect(retrospectiveText(`${body}\n\n### Change or release\n\n#13`).about).toBeNull()
  })
})

test('findings may have headings of their own, and what stands below them belongs to them', () => {
  const findings = 'Code and tests.\n\n#### Code\n\nNo fault.\n\n#### Tests\n\nOne was missing.'
  expect(filled({ findings })).toMatchObject({ typedFindings: findings, result: 'conforming' })
  expect(filled({ findings }).findings).toContain('One was missing.')
  expect(filled({ findings: `${findings}\n\n### Result\n\nIt does not conform` }).result).toBeNull()
})

describe('a result', () => {
  test.each<[string, string | null]>([
    ['it does not conform', 'nonconforming'],
    ['It conforms, mostly', null],
    ['conforming', null],
  ])('%j is %j', (result, expected) => expect(filled({ result }).result).toBe(expected))
})

describe('actions', () => {
  test.each<[string, readonly number[] | null]>([
    ['None', []],
    ['#15', [15]],
    ['15', null],
    ['acme/other#15', null],
    ['#0', null],
    ['#1234567890', null],
    ['we will see', null],
    [Array.from({ length: 11 }, (_, n) => `#${n + 1}`).join(' '), null],
  ])('%.40j are %j', (actions, expected) => expect(filled({ actions }).actions).toEqual(expected))
})
