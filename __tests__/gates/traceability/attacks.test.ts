import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Reference, WorkItem } from '../../../src/facts/links.ts'
import { codes, issue, judged, reference, requirement, requirementsFile, unresolved } from './scene.ts'

/** By number of the attack in the research on traceability. */
describe('an attack', () => {
  const named = [reference('#12')]

  test('1: a link to a closed issue fails', () => {
    const judgement = judged({ references: named, items: [issue(12, { open: false })] })
    expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['link_missing', 'work_item_closed']])
  })

  test.each<[string, WorkItem, string, string]>([
    ['a number that does not exist', unresolved(12, 'not_found'), 'fail', 'work_item_not_found'],
    ['the number of a pull request', issue(12, { kind: 'pull-request' }), 'fail', 'work_item_is_pull_request'],
    ['a number that GitHub cannot look up', unresolved(12, 'unreachable'), 'error', 'work_item_unreachable'],
  ])('3: %s does not pass', (_, item, outcome, code) => {
    const judgement = judged({ references: named, items: [item] })
    expect([judgement.outcome, codes(judgement)]).toEqual([outcome, ['link_missing', code]])
  })

  test.each<Reference['place']>(['comment', 'code', 'quote', 'html', 'template'])(
    '4: a link that nobody sees as one (%s) fails',
    place => {
      const judgement = judged({ references: [reference('#12', { place })], items: [issue(12)] })
      expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['link_missing']])
    },
  )

  test("6: an issue in a repository of the attacker's own fails", () => {
    const items = [issue(1, { repository: 'mallory/notes', repositoryId: '66' })]
    const judgement = judged({ references: [reference('mallory/notes#1')], items })
    expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['link_missing', 'work_item_repository']])
  })

  test('6: so does one that an allowed name led to and that is elsewhere now', () => {
    const moved = issue(12, { repository: 'mallory/notes', named: 'acme/shop#12' })
    expect(codes(judged({ references: named, items: [moved] }))).toEqual(['link_missing', 'work_item_repository'])
  })

  test('6: an issue that the token cannot see is an error and never a pass', () => {
    const items = [unresolved(1, 'forbidden', 'mallory/secret')]
    const judgement = judged({ references: [reference('mallory/secret#1')], items })
    expect([judgement.outcome, judgement.reasons[1]?.code]).toEqual(['error', 'work_item_forbidden'])
    expect(judgement.reasons[1]?.next).toMatch(/`issues: read`/)
  })

  test('12: a requirement that the change itself adds is not known: only the base is read', () => {
    const judgement = judged({
      policy: { requirements: { files: ['docs/requirements.yml'] } },
      references: [...named, reference('REQ-99')],
      items: [issue(12)],
      requirements: { files: [requirementsFile()], items: [requirement('REQ-1')] },
    })
    expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['requirement_unknown']])
  })
})

const item: fc.Arbitrary<WorkItem> = fc
  .record({
    number: fc.integer({ min: 1, max: 6 }),
    state: fc.constantFrom<WorkItem['state']>(
      'resolved',
      'resolved',
      'resolved',
      'not_found',
      'forbidden',
      'unreachable',
    ),
    open: fc.boolean(),
    kind: fc.constantFrom<'issue' | 'pull-request'>('issue', 'issue', 'pull-request'),
    repository: fc.constantFrom('acme/shop', 'acme/shop', 'mallory/notes'),
  })
  .map(({ number, state, repository, ...part }) =>
    state === 'resolved' ? issue(number, { repository, ...part }) : unresolved(number, state, repository),
  )
const items = fc.uniqueArray(item, { maxLength: 6, selector: ({ named }) => named })
const mentions = fc.array(
  fc
    .record({
      text: fc.constantFrom('#1', '#2', '#3', '#4', 'mallory/notes#1', 'mallory/notes#2', 'ABC-1', 'ABC-2', 'XYZ-1'),
      place: fc.constantFrom<Reference['place']>('text', 'text', 'text', 'comment', 'template'),
      source: fc.constantFrom<Reference['source']>('linked-issues', 'title', 'description', 'commits'),
    })
    .map(({ text, ...part }) => reference(text, part)),
  { maxLength: 8 },
)
const policy = fc.record({
  'work-items': fc.constantFrom(
    [{ source: 'github-issues' }],
    [{ source: 'github-issues' }, { source: 'jira', projects: ['ABC'] }],
    [{ source: 'jira', projects: ['ABC'] }],
  ),
  link: fc.record({
    min: fc.integer({ min: 1, max: 3 }),
    from: fc.subarray(['linked-issues', 'title', 'description', 'commits'], { minLength: 1 }),
  }),
})
const scene = fc.record({ policy, references: mentions, items })
const hidden = mentions.map(all => all.map(one => ({ ...one, place: 'comment' as const })))

describe('whatever a change names', () => {
  test('adding references in hidden places never changes the outcome or what counts', () => {
    fc.assert(
      fc.property(scene, hidden, (one, more) => {
        const [before, after] = [judged(one), judged({ ...one, references: [...one.references, ...more] })]
        expect([after.outcome, after.children, after.measured]).toEqual([
          before.outcome,
          before.children,
          before.measured,
        ])
      }),
    )
  })

  test('taking a work item or a reference away never makes it pass', () => {
    fc.assert(
      fc.property(scene, fc.nat(), (one, at) => {
        const without = <Value>(list: readonly Value[]) => list.filter((_, index) => index !== at % (list.length || 1))
        if (judged(one).outcome === 'pass') return
        expect(judged({ ...one, items: without(one.items) }).outcome).not.toBe('pass')
        expect(judged({ ...one, references: without(one.references) }).outcome).not.toBe('pass')
      }),
    )
  })

  test('what cannot be read counts for nothing: without it the same items count', () => {
    fc.assert(
      fc.property(scene, one => {
        const readable = one.items.filter(({ state }) => state === 'resolved')
        const [all, some] = [judged(one), judged({ ...one, items: readable })]
        expect([all.children[0]?.evidence, all.outcome === 'pass']).toEqual([
          some.children[0]?.evidence,
          some.outcome === 'pass',
        ])
      }),
    )
  })

  test('it passes exactly when as many different ones count as are required, and otherwise says why', () => {
    fc.assert(
      fc.property(scene, one => {
        const { outcome, reasons, measured, children } = judged(one)
        const evidence = children[0]?.evidence ?? []
        expect(new Set(evidence).size).toBe(measured['links'])
        expect(outcome === 'pass').toBe(evidence.length >= one.policy.link.min)
        expect(reasons.length > 0).toBe(outcome !== 'pass')
      }),
    )
  })

  test('in whatever order, the outcome is the same', () => {
    fc.assert(
      fc.property(scene, one => {
        const turned = { ...one, references: [...one.references].reverse(), items: [...one.items].reverse() }
        expect(judged(turned).outcome).toBe(judged(one).outcome)
      }),
    )
  })
})
