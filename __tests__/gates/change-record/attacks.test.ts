import { describe, expect, test } from '@jest/globals'
import { account, approval, change, commit, digest, identity, oid } from '../../builders.ts'
import { codes, described, FILLED, fields, file, finding, judged, PATH, record, type Scene } from './scene.ts'

const FREEZE = {
  name: 'year-end',
  from: '2026-12-20T00:00',
  to: '2027-01-02T00:00',
  zone: 'Europe/Berlin',
  allow: ['emergency'],
}
const CHRISTMAS = '2026-12-25T12:00:00Z'

const authorised = (scene: Scene) =>
  judged({ policy: { 'authorised-by': { from: ['release-manager'] } }, reviews: [approval('carol')], ...scene })

/** By number of the attack in the research on change records. */
describe('an attack', () => {
  const sections: Parameters<typeof described>[0] = [
    ['Reason', 'Shops ask for it'],
    ['Risk', 'medium'],
    ['Impact', 'All shops'],
    ['Rollback', 'Revert the merge'],
  ]
  const inText = { source: { description: true } }

  test('7: a description that was edited after the verdict is judged again, and only as it is now', () => {
    const policy = { ...inText, 'authorised-by': { from: ['release-manager'] } }
    expect(authorised({ policy, description: described(sections) }).outcome).toBe('pass')
    const edited = described([...sections.slice(0, 3), ['Rollback', 'TODO']])
    const judgement = authorised({ policy, description: edited })
    expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['record_field_empty']])
  })

  test('7: a risk that was lowered after the verdict is reported', () => {
    const lowered = sections.map(([heading, text]): [string, string] => [heading, heading === 'Risk' ? 'low' : text])
    expect(codes(judged({ policy: inText, description: described(lowered) }))).toEqual(['risk_understated'])
  })

  test.each<[string, Scene, string]>([
    ['its requester', { change: change({ author: account('carol') }) }, 'approval_by_author'],
    [
      'its requester under another name',
      { change: change({ author: account('carol-at-work', { id: account('carol').id }) }) },
      'approval_by_author',
    ],
    [
      'the author of a commit',
      { commits: [commit(), commit({ authors: [identity('carol')] })] },
      'approval_by_committer',
    ],
    [
      'the author of a commit on a merged side branch',
      { commits: [commit({ parents: [oid('a'), oid('b')] }), commit({ oid: oid('b'), authors: [identity('carol')] })] },
      'approval_by_committer',
    ],
    [
      'a co-author',
      { commits: [commit({ authors: [identity('mallory'), identity('carol')] })] },
      'approval_by_co_author',
    ],
    [
      'a bot with the name of one who may',
      { reviews: [approval('carol', { author: account('carol', { kind: 'Bot', id: '88' }) })] },
      'approval_by_bot',
    ],
  ])('20: a change record authorised by %s', (_, scene, code) => {
    const judgement = authorised(scene)
    expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['authorisation_missing', code]])
  })

  test('20: a commit of nobody, which may be of whoever authorised', () => {
    expect(codes(authorised({ commits: [commit({ authors: [identity('mallory'), null] })] }))).toEqual([
      'commit_unattributed',
    ])
  })

  test.each<[string, Scene]>([
    ['an older commit', { reviews: [approval('carol', { commit: oid('01d'), content: digest('c1') })] }],
    ['a commit that was pushed away', { reviews: [approval('carol', { commit: null, content: null })] }],
    [
      'a later time but other content',
      {
        reviews: [
          approval('carol', { commit: oid('01d'), content: digest('c1'), submittedAt: '2026-03-01T11:59:59Z' }),
        ],
      },
    ],
  ])('21: an authorisation for %s', (_, scene) => {
    const judgement = authorised(scene)
    expect([judgement.outcome, codes(judgement)]).toEqual(['fail', ['authorisation_missing', 'approval_stale']])
  })

  test('21: an authorisation from before the change was pointed at another branch', () => {
    const judgement = authorised({ change: change({ baseChangedAt: '2026-03-01T11:00:00Z' }) })
    expect(codes(judgement)).toEqual(['authorisation_missing', 'approval_before_base_change'])
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['without an incident', {}, ['record_field_missing']],
    ['with an empty incident', { incident: '' }, ['record_field_empty']],
    ['with an incident to be named', { incident: 'TBD' }, ['record_field_empty']],
    ['with an incident that nobody sees', { incident: '\u200b' }, ['record_field_empty']],
    ['with an incident', { incident: 'INC-7: shops are down' }, []],
  ])('24: an emergency %s', (_, texts, expected) => {
    const policy = {
      types: { emergency: { incident: 'required', 'review-within': 'PT48H' } },
      freeze: [FREEZE],
    }
    const judgement = judged({ policy, texts: { type: 'emergency', ...texts }, time: CHRISTMAS })
    expect(codes(judgement)).toEqual(expected)
    expect(judgement.outcome).toBe(expected.length > 0 ? 'fail' : 'pass')
    // Also what failed may have been merged: an administrator can merge past a red check.
    expect(finding(judgement, 'review_due')?.data).toEqual({ type: 'emergency', seconds: 172_800 })
  })

  test('24: an emergency with the incident of the template', () => {
    const policy = { types: { emergency: { incident: 'required' } } }
    const texts = { type: 'emergency', incident: 'INC-…' }
    expect(codes(judged({ policy, texts, untouched: ['incident'] }))).toEqual(['record_field_untouched'])
  })

  test('a freeze is not talked round by two types, one for the gate and one for the reader', () => {
    for (const types of [
      ['emergency', 'normal'],
      ['normal', 'emergency'],
    ]) {
      const written = types.flatMap(type => fields({ type }))
      const records = [record({ fields: [...fields(FILLED), ...written] })]
      const policy = { types: { emergency: {} }, freeze: [FREEZE] }
      const judgement = judged({ policy, records, time: CHRISTMAS })
      expect([judgement.outcome, codes(judgement)[0]]).toEqual(['fail', 'record_field_twice'])
    }
  })

  test('a record in order beside one that is not does not stand for the change', () => {
    const second = record({ path: 'changes/second.yml', fields: fields({ ...FILLED, risk: 'low' }) })
    expect(judged({ records: [record(), second] }).outcome).toBe('fail')
    expect(judged({ records: [second, record()] }).outcome).toBe('fail')
  })

  test('moving a file away from a risky place does not lower the risk', () => {
    const moved = file('docs/pay.js', { previousPath: 'src/payments/pay.js', status: 'renamed' })
    expect(codes(judged({ files: [moved, file(PATH)], texts: { risk: 'low' } }))).toEqual(['risk_understated'])
  })

  test('facts about a record without the record of the facts are no record', () => {
    expect(codes(judged({ records: [record({ fields: [] })] }))).toEqual([
      ...Array(4).fill('record_field_missing'),
      'risk_unreadable',
    ])
  })
})
