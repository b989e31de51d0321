import { describe, expect, test } from '@jest/globals'
import type { RecordIssue } from '../../../src/facts/links.ts'
import { approval, digest } from '../../builders.ts'
import { codes, described, finding, judged, type Scene } from './scene.ts'

// A record in an issue: which one is said in the description, and an approval is of what both said then.

const { sections } = described([
  ['Reason', 'Shops ask for it'],
  ['Risk', 'medium'],
  ['Impact', 'All shops'],
  ['Rollback', 'Revert the merge'],
])
const issue = (part: Partial<Extract<RecordIssue, { state: 'found' }>> = {}): RecordIssue => ({
  state: 'found',
  number: 12,
  open: true,
  labels: ['Change-Request'],
  digest: digest('de'),
  editedAt: '2026-03-01T10:00:00Z',
  sections,
  ...part,
})
const ofIssue = (recordIssue: RecordIssue, policy: object = {}, scene: Scene = {}) =>
  judged({ recordIssue, policy: { source: { issue: { label: 'change-request' } }, ...policy }, ...scene })

test('is read by its headings, and named in the verdict', () => {
  const judgement = ofIssue(issue())
  expect(judgement.outcome).toBe('pass')
  expect(finding(judgement, 'record_seen')?.message).toBe('The change record is in issue #12.')
  expect(judgement.changeRecord).toMatchObject({ path: null, source: 'issue' })
})

test.each<[string, RecordIssue, string, string]>([
  ['no issue is named', { state: 'unnamed' }, 'record_missing', 'names no issue under the heading "Change record"'],
  ['there is no such issue', { state: 'not_found', number: 9 }, 'record_missing', 'There is no issue #9'],
  ['two are named', { state: 'unreadable', text: '#1 #2' }, 'records_several', 'says "#1 #2", which is not one issue'],
  ['it is closed', issue({ open: false }), 'record_closed', 'is closed'],
  ['it lacks the label', issue({ labels: ['bug'] }), 'record_unlabelled', 'does not have the label "change-request"'],
  ['a field is missing', issue({ sections: sections.slice(1) }), 'record_field_missing', 'in issue #12'],
])('fails where %s', (_, recordIssue, code, text) => {
  const judgement = ofIssue(recordIssue)
  expect(judgement.outcome).toBe('fail')
  expect(judgement.reasons[0]).toMatchObject({ code, message: expect.stringContaining(text) })
})

test('needs no label where the policy names none', () => {
  expect(ofIssue(issue({ labels: [] }), { source: { issue: {} } }).outcome).toBe('pass')
})

test('a type that was left empty in the form is none', () => {
  const typed = [...sections, { heading: 'Type', line: 99, text: 'No response', untouched: false }]
  expect(ofIssue(issue({ sections: typed })).outcome).toBe('pass')
})

describe('an authorisation', () => {
  const AUTHORISED = { 'authorised-by': { from: ['release-manager'] } }
  const by = (login: string, submittedAt: string) => approval(login, { submittedAt })

  test.each<[string, string]>([
    ['before', '2026-03-01T09:59:59Z'],
    ['in the same second as', '2026-03-01T10:00:00Z'],
  ])('%s the last edit does not count, and is asked for again', (_, at) => {
    const judgement = ofIssue(issue(), AUTHORISED, { reviews: [by('carol', at)] })
    expect(codes(judgement)).toEqual(['authorisation_missing', 'authorisation_before_record'])
    expect(judgement.reasons[1]?.message).toBe(
      `The approval of carol at ${at.replace('T', ' ').replace('Z', ' UTC')} came before the change record in issue #12 was last edited, at 2026-03-01 10:00:00 UTC.`,
    )
    expect(judgement.reasons[1]?.next).toBe('Ask carol to read it and to approve again.')
  })

  test('after the last edit counts; an earlier one of somebody else is only told', () => {
    const reviews = [by('dave', '2026-03-01T09:00:00Z'), by('carol', '2026-03-01T10:00:01Z')]
    const judgement = ofIssue(issue(), AUTHORISED, { reviews })
    expect(judgement.outcome).toBe('pass')
    expect(finding(judgement, 'authorisation_before_record')?.data).toMatchObject({ account: expect.any(String) })
  })

  test('that was given early and again after the edit counts, and nobody is asked for it once more', () => {
    const again = [by('carol', '2026-03-01T09:00:00Z'), by('carol', '2026-03-01T11:00:00Z')]
    const judgement = ofIssue(issue(), AUTHORISED, { reviews: again })
    expect(judgement.outcome).toBe('pass')
    expect(finding(judgement, 'authorisation_before_record')).toBeUndefined()
    const two = ofIssue(issue(), { 'authorised-by': { from: ['release-manager'], count: 2 } }, { reviews: again })
    expect(codes(two)).toEqual(['authorisation_missing'])
  })

  test('that came early still took back what was said before it', () => {
    const reviews = [
      approval('carol', { state: 'CHANGES_REQUESTED', submittedAt: '2026-03-01T08:00:00Z' }),
      by('carol', '2026-03-01T09:00:00Z'),
    ]
    const { reasons } = ofIssue(issue(), AUTHORISED, { reviews })
    expect(reasons.map(({ next }) => next).join()).not.toContain('resolve the requested changes')
  })

  test('by somebody without the role is not told as one that came too early', () => {
    const judgement = ofIssue(issue(), AUTHORISED, { reviews: [by('bob', '2026-03-01T09:00:00Z')] })
    expect(codes(judgement)).toEqual(['authorisation_missing'])
  })

  test('of a record in the description is of what it said then, too', () => {
    const policy = { source: { description: true }, ...AUTHORISED }
    const reviews = [by('carol', '2026-03-01T10:00:00Z')]
    const written = (editedAt: string | null) =>
      judged({ policy, description: { digest: digest('de'), sections, editedAt }, reviews })
    expect(written(null).outcome).toBe('pass')
    expect(written('2026-03-01T09:59:59Z').outcome).toBe('pass')
    expect(codes(written('2026-03-01T10:00:00Z'))).toContain('authorisation_before_record')
  })
})
