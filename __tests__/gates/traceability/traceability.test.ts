import { describe, expect, test } from '@jest/globals'
import type { Reference } from '../../../src/facts/links.ts'
import { oid } from '../../builders.ts'
import { codes, issue, judged, reference, type Scene, unresolved } from './scene.ts'

const issues = (more: object) => ({ 'work-items': [{ source: 'github-issues', ...more }] })
const brief = (scene: Scene) => {
  const judgement = judged(scene)
  return [judgement.outcome, judgement.title, codes(judgement)]
}

describe('a change that names a work item', () => {
  test('passes, and names it', () => {
    expect(judged({ references: [reference('#12')], items: [issue(12)] })).toEqual({
      outcome: 'pass',
      title: '#12',
      reasons: [],
      findings: [],
      measured: { links: 1, required: 1, refused: 0 },
      children: [
        { outcome: 'pass', required: '1 work item: an issue of this repository', found: '#12', evidence: ['1012'] },
      ],
      links: ['1012'],
    })
  })

  test.each<[string, Scene]>([
    ['linked by GitHub', { references: [reference('#12', { source: 'linked-issues', line: null })] }],
    ['in the title', { references: [reference('#12', { source: 'title', line: null })] }],
    ['in the description', { references: [reference('#12')] }],
    ['in a commit', { references: [reference('#12', { source: 'commits', line: null, commit: oid('c') })] }],
    [
      'in the description, although a comment has it too',
      { references: [reference('#12', { place: 'comment' }), reference('#12')] },
    ],
    [
      'by the old name of its repository',
      { references: [reference('acme/old#12')], items: [issue(12, { named: 'acme/old#12' })] },
    ],
    ['in capitals', { references: [reference('ACME/Shop#12')] }],
    [
      'beside one that does not count',
      { references: [reference('#13'), reference('#12')], items: [issue(13, { open: false }), issue(12)] },
    ],
    [
      'of another repository that the policy allows, whatever the case',
      {
        policy: issues({ repositories: ['Acme/Roadmap'] }),
        references: [reference('acme/roadmap#12')],
        items: [issue(12, { repository: 'acme/roadmap' })],
      },
    ],
    [
      'that is closed, where the policy says so',
      { policy: issues({ states: ['closed'] }), references: [reference('#12')], items: [issue(12, { open: false })] },
    ],
    [
      'with the type',
      {
        policy: issues({ types: ['Bug', 'Feature'] }),
        references: [reference('#12')],
        items: [issue(12, { type: 'Feature' })],
      },
    ],
    [
      'with all labels',
      {
        policy: issues({ labels: ['accepted', 'sized'] }),
        references: [reference('#12')],
        items: [issue(12, { labels: ['sized', 'x', 'accepted'] })],
      },
    ],
    [
      'by one of two rules',
      {
        policy: {
          'work-items': [
            { source: 'github-issues', types: ['Bug'] },
            { source: 'github-issues', labels: ['chore'] },
          ],
        },
        references: [reference('#12')],
        items: [issue(12, { labels: ['chore'] })],
      },
    ],
  ])('%s passes', (_, scene) => {
    expect(judged({ items: [issue(12)], ...scene }).outcome).toBe('pass')
  })

  test.each<[string, object, string]>([
    ['a key of a project', { source: 'jira', projects: ['ABC', 'R2D2'] }, 'ABC-12'],
    ['a key of another project of the list', { source: 'jira', projects: ['ABC', 'R2D2'] }, 'R2D2-7'],
    ['a prefix and as many digits', { source: 'ids', prefix: 'CR-', digits: 4 }, 'CR-0042'],
    ['a prefix and any digits', { source: 'ids', prefix: 'CR-' }, 'CR-7'],
  ])('by %s passes without a look-up', (_, rule, id) => {
    const judgement = judged({ policy: { 'work-items': [rule] }, references: [reference(id)] })
    expect([judgement.outcome, judgement.children[0]?.evidence]).toEqual(['pass', [id]])
  })

  test.each<[string, object, string]>([
    ['a key of another project', { source: 'jira', projects: ['ABC'] }, 'ABX-12'],
    ['a key in small letters', { source: 'jira', projects: ['ABC'] }, 'abc-12'],
    ['a key with a leading zero', { source: 'jira', projects: ['ABC'] }, 'ABC-012'],
    ['a key with something behind it', { source: 'jira', projects: ['ABC'] }, 'ABC-12-3'],
    ['too few digits', { source: 'ids', prefix: 'CR-', digits: 4 }, 'CR-042'],
    ['too many digits', { source: 'ids', prefix: 'CR-', digits: 4 }, 'CR-00042'],
    ['letters among the digits', { source: 'ids', prefix: 'CR-' }, 'CR-4a2'],
    ['digits of another script', { source: 'ids', prefix: 'CR-' }, 'CR-٤٢'],
    ['a prefix in small letters', { source: 'ids', prefix: 'CR-' }, 'cr-42'],
  ])('by %s does not', (_, rule, id) => {
    expect(brief({ policy: { 'work-items': [rule] }, references: [reference(id)] })).toEqual([
      'fail',
      'No valid work item',
      ['link_missing'],
    ])
  })
})

describe('one work item counts once', () => {
  test.each<[string, Scene]>([
    [
      'when it is named in several places',
      {
        references: [
          reference('#12', { source: 'title' }),
          reference('#12'),
          reference('#12', { source: 'linked-issues' }),
        ],
        items: [issue(12)],
      },
    ],
    [
      'when it is named by the old name of its repository too',
      {
        references: [reference('#12'), reference('acme/old#12')],
        items: [issue(12), issue(12, { named: 'acme/old#12' })],
      },
    ],
    [
      'when two rules take it',
      {
        policy: {
          ...issues({}),
          'work-items': [
            { source: 'ids', prefix: 'CR-' },
            { source: 'ids', prefix: 'CR-', digits: 2 },
          ],
        },
        references: [reference('CR-12')],
      },
    ],
  ])('%s', (_, scene) => {
    const judgement = judged({ ...scene, policy: { ...scene.policy, link: { min: 2 } } })
    expect([judgement.outcome, judgement.title, judgement.measured['links']]).toEqual(['fail', '1 of 2 work items', 1])
  })

  test('and two count twice', () => {
    const scene = { policy: { link: { min: 2 } }, references: [reference('#12'), reference('#13')] }
    expect(judged({ ...scene, items: [issue(12), issue(13)] }).outcome).toBe('pass')
  })
})

describe('a work item that does not count says why', () => {
  const closed = issue(12, { open: false })
  test.each<[string, Scene, string, string, string]>([
    [
      'fail',
      { items: [unresolved(12, 'not_found')] },
      'work_item_not_found',
      'acme/shop#12 does not count: GitHub says not_found of acme/shop#12.',
      'Correct the number.',
    ],
    [
      'error',
      { items: [unresolved(12, 'forbidden')] },
      'work_item_forbidden',
      'acme/shop#12 does not count: GitHub says forbidden of acme/shop#12.',
      'Grant the job `issues: read`; for an issue of another private repository, pass a token that may read it.',
    ],
    [
      'error',
      { items: [unresolved(12, 'unreachable')] },
      'work_item_unreachable',
      'acme/shop#12 does not count: GitHub says unreachable of acme/shop#12.',
      'Run the job again.',
    ],
    [
      'error',
      { items: [] },
      'work_item_unreachable',
      'acme/shop#12 was not looked up in this run.',
      'Run the job again.',
    ],
    [
      'fail',
      { items: [issue(12, { kind: 'pull-request', open: false })] },
      'work_item_is_pull_request',
      'acme/shop#12 is a pull request, and a pull request is not a work item.',
      'Name the issue that both belong to.',
    ],
    [
      'fail',
      { items: [closed] },
      'work_item_closed',
      'acme/shop#12 is closed; the policy accepts issues that are open.',
      'Reopen it if the work is not finished, or name another one.',
    ],
    [
      'fail',
      { policy: issues({ repositories: ['acme/roadmap'] }), items: [issue(12)] },
      'work_item_repository',
      'acme/shop#12 is not in a repository from which the policy accepts work items (acme/roadmap).',
      'Name a work item in one of them.',
    ],
    [
      'fail',
      { policy: issues({ types: ['Bug', 'Feature'] }), items: [issue(12)] },
      'work_item_type',
      'acme/shop#12 has no issue type; the policy accepts Bug or Feature.',
      'Name a work item of that type, or set the type of this one.',
    ],
    [
      'fail',
      { policy: issues({ types: ['Bug'] }), items: [issue(12, { type: 'Epic' })] },
      'work_item_type',
      'acme/shop#12 has the type Epic; the policy accepts Bug.',
      'Name a work item of that type, or set the type of this one.',
    ],
    [
      'fail',
      { policy: issues({ labels: ['accepted', 'sized', 'x'] }), items: [issue(12, { labels: ['x'] })] },
      'work_item_label',
      'acme/shop#12 lacks the labels accepted and sized.',
      'Ask an approver of work items to add the label.',
    ],
  ])('%s: %o', (outcome, scene, code, message, next) => {
    const judgement = judged({ references: [reference('#12')], ...scene })
    expect([judgement.outcome, judgement.title, codes(judgement)]).toEqual([
      outcome,
      'No valid work item',
      ['link_missing', code],
    ])
    expect(judgement.reasons[1]).toEqual({ code, message, next, data: { item: 'acme/shop#12' } })
  })

  test('by the rule that it came nearest to', () => {
    const policy = {
      'work-items': [
        { source: 'github-issues', repositories: ['acme/roadmap'] },
        { source: 'github-issues', labels: ['accepted'] },
      ],
    }
    expect(codes(judged({ policy, references: [reference('#12')], items: [issue(12)] }))).toEqual([
      'link_missing',
      'work_item_label',
    ])
  })

  test('as a finding, when others are enough', () => {
    const references = [reference('#11'), reference('#12'), reference('#13')]
    const judgement = judged({
      references,
      items: [unresolved(11, 'forbidden'), issue(12), issue(13, { open: false })],
    })
    expect([judgement.outcome, judgement.findings.map(({ code }) => code)]).toEqual([
      'pass',
      ['work_item_forbidden', 'work_item_closed'],
    ])
  })

  test('up to twenty, and then how many more', () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index + 1)
    const references = numbers.map(number => reference(`#${number}`))
    const { reasons } = judged({ references, items: numbers.map(number => issue(number, { open: false })) })
    expect(reasons).toHaveLength(22)
    expect(reasons.at(-1)).toEqual({ code: 'more_of_the_same', message: '5 more like this.' })
  })

  test.each<[string, number, string]>([
    ['an error when the unreadable ones could have been enough', 2, 'error'],
    ['a failure when even with them there are too few', 3, 'fail'],
  ])('and makes it %s', (_, min, outcome) => {
    const scene = { policy: { link: { min } }, references: [reference('#12'), reference('#13')] }
    expect(judged({ ...scene, items: [issue(12), unresolved(13, 'forbidden')] }).outcome).toBe(outcome)
  })
})

describe('a change that names nothing says what was looked for, where, and what was seen', () => {
  const LOOKED =
    'Searched the linked issues, the description, the title and the trailers of its commits for an issue of this repository: found 0 of 1 that count.'
  const hidden = (text: string, place: Reference['place'], line: number | null = 7) => reference(text, { place, line })

  test.each<[string, readonly Reference[], string]>([
    ['nothing', [], ''],
    ['words that are no work items', [reference('UTF-8'), hidden('SHA-256', 'code')], ''],
    ['a comment', [hidden('#1234', 'comment')], ' Found "#1234" only inside a comment (line 7), which does not count.'],
    ['code', [hidden('#1234', 'code')], ' Found "#1234" only inside code (line 7), which does not count.'],
    ['a quote', [hidden('#1234', 'quote', null)], ' Found "#1234" only inside a quote, which does not count.'],
    ['raw HTML', [hidden('#1234', 'html')], ' Found "#1234" only inside raw HTML (line 7), which does not count.'],
    [
      'the template',
      [hidden('#1234', 'template')],
      ' Found "#1234" only in a line of the template (line 7), which does not count.',
    ],
    [
      'two places, once each',
      [hidden('#1', 'comment', 2), hidden('#1', 'code', 3), hidden('#2', 'quote', 4)],
      ' Found "#1" only inside a comment (line 2), which does not count. Found "#2" only inside a quote (line 4), which does not count.',
    ],
  ])('%s', (_, references, seen) => {
    expect(judged({ references }).reasons).toEqual([
      {
        code: 'link_missing',
        message: `${LOOKED}${seen}`,
        next: 'Name the work item in plain text in the description, for example `Closes #12`.',
        data: {
          found: 0,
          required: 1,
          unseen: [...new Set(references.filter(({ text }) => text.startsWith('#')).map(({ text }) => text))],
        },
      },
    ])
  })

  test('a place where the policy does not look', () => {
    const commit = reference('CR-0042', { source: 'commits', line: null, commit: oid('c') })
    const policy = { 'work-items': [{ source: 'ids', prefix: 'CR-', digits: 4 }], link: { from: ['title'] } }
    expect(judged({ policy, references: [commit] }).reasons[0]).toMatchObject({
      message:
        'Searched the title for an identifier such as CR-0001: found 0 of 1 that count. Found "CR-0042" only in the trailers of its commits, which the policy does not search.',
      next: 'Name the work item in plain text in the title, for example `Refs: CR-0001`.',
    })
  })

  test('a place where only GitHub links', () => {
    const { reasons } = judged({ policy: { link: { from: ['linked-issues'] } } })
    expect(reasons[0]?.next).toBe('Link the issue to the change, under "Development".')
  })

  test('a key of a project', () => {
    const { reasons } = judged({ policy: { 'work-items': [{ source: 'jira', projects: ['ABC', 'XYZ'] }] } })
    expect(reasons[0]).toMatchObject({
      message:
        'Searched the linked issues, the description, the title and the trailers of its commits for a key of ABC or XYZ such as ABC-12: found 0 of 1 that count.',
      next: 'Name the work item in plain text in the description, for example `Refs: ABC-12`.',
    })
  })

  test('many hidden ones: five in the sentence, twenty in the data', () => {
    const references = Array.from({ length: 30 }, (_, index) => hidden(`#${index + 1}`, 'comment'))
    const [reason] = judged({ references }).reasons
    expect(reason?.message.match(/Found "#/g)).toHaveLength(5)
    expect(reason?.message.endsWith(' The same applies to 25 more.')).toBe(true)
    expect(reason?.data?.['unseen']).toHaveLength(20)
  })
})
