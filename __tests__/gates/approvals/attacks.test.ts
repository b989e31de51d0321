import { describe, expect, test } from '@jest/globals'
import type { Review } from '../../../src/facts/change.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import { account, approval, change, changedFile, commit, digest, identity, oid } from '../../builders.ts'
import { codes, judged, owners, type Scene } from './scene.ts'

/**
 * What people have tried against review gates, by the numbers of a list that was made from the faults of others. Each
 * is distinguished by the reason why it fails. What the platform has to show is in __tests__/e2e: the policy and
 * CODEOWNERS of the change (1), its workflow (2), a merge group (38), a moved head (39), two changes of one head (8),
 * the clone (29).
 */

const OLD = oid('01d')
const at = (minute: string) => `2026-03-01T10:${minute}:00Z`
const FORGED = identity('carol')

describe('does not pass', () => {
  test.each<[string, Scene, string]>([
    [
      '3: a push after the approval',
      { reviews: [approval('alice', { commit: OLD, content: digest('01d') })] },
      'approval_stale',
    ],
    [
      '4: a commit that was pushed elsewhere long before, whatever its times are',
      { reviews: [approval('alice', { commit: OLD, content: null, submittedAt: at('59') })] },
      'approval_stale',
    ],
    [
      '5: a push of the approver under the name of the author',
      { reviews: [approval('alice')], lastPushers: [account('alice')] },
      'approval_by_last_pusher',
    ],
    [
      '6: a rebase that GitHub shows as the same, where the policy asks for the very commit',
      { reviews: [approval('alice', { commit: OLD, content: digest('c0') })], 'on-push': { stale: 'commit' } },
      'approval_stale',
    ],
    [
      '7: an approval of before the change was pointed at another base',
      { reviews: [approval('alice', { submittedAt: at('00') })], change: change({ baseChangedAt: at('01') }) },
      'approval_before_base_change',
    ],
    [
      '9: a co-author',
      { reviews: [approval('alice')], commits: [commit({ authors: ['mallory', 'alice'].map(identity) })] },
      'approval_by_co_author',
    ],
    [
      '10: a committer',
      { reviews: [approval('alice')], commits: [commit({ committer: identity('alice') })] },
      'approval_by_committer',
    ],
    [
      '11: a reviewer whose suggestion was applied',
      {
        reviews: [approval('alice')],
        commits: [commit(), commit({ oid: oid('5'), authors: ['alice', 'mallory'].map(identity) })],
      },
      'approval_by_committer',
    ],
    [
      '12: a commit of an e-mail that belongs to nobody',
      { reviews: [approval('alice')], commits: [commit({ authors: [null] })] },
      'commit_unattributed',
    ],
    [
      '13: commits forged in the name of the only one who could approve, who then is out, and it is said',
      {
        require: [{ from: ['quality-owner'] }],
        reviews: [approval('carol')],
        commits: [commit({ authors: [FORGED] })],
      },
      'approval_by_committer',
    ],
    [
      '14: an author hidden behind the second parent of a merge',
      {
        reviews: [approval('alice')],
        commits: [commit({ parents: [oid('a'), oid('b')] }), commit({ oid: oid('b'), authors: [identity('alice')] })],
      },
      'approval_by_committer',
    ],
    [
      '15: an update of the branch with edits in it',
      { reviews: [approval('alice', { commit: OLD, content: digest('c1') })] },
      'approval_stale',
    ],
    [
      '16: an approval before the same person asks for changes',
      {
        reviews: [
          approval('alice', { submittedAt: at('00') }),
          approval('alice', { id: '101', state: 'CHANGES_REQUESTED', submittedAt: at('01') }),
        ],
      },
      'approval_superseded',
    ],
    [
      '17: a veto that the author of the change dismisses',
      {
        veto: ['maintainer'],
        reviews: [
          approval('carol'),
          approval('alice', {
            id: '101',
            state: 'DISMISSED',
            dismissal: { by: account('mallory'), was: 'CHANGES_REQUESTED', at: at('30') },
          }),
        ],
      },
      'veto_dismissed_by_maker',
    ],
    [
      '18: an older approval of somebody whose later one was dismissed',
      {
        reviews: [
          approval('alice', { submittedAt: at('00') }),
          approval('alice', { id: '101', state: 'DISMISSED', submittedAt: at('01') }),
        ],
      },
      'approval_dismissed',
    ],
    [
      '19: an app',
      { reviews: [approval('github-actions[bot]', { author: account('github-actions[bot]', { kind: 'Bot' }) })] },
      'approval_by_bot',
    ],
    [
      '20: whoever had an agent make the change',
      {
        change: change({ author: account('copilot[bot]', { id: '50', kind: 'Bot' }), assignees: [account('alice')] }),
        reviews: [approval('alice')],
      },
      'approval_by_requester',
    ],
    [
      '22: somebody who approved and may not push any more',
      { reviews: [approval('alice', { canWrite: false })] },
      'approval_without_write',
    ],
    [
      '24: a new account under the name of an old one, where the policy gives the number',
      { require: [{ from: ['pinned'] }], reviews: [approval('alice', { author: account('alice', { id: '77' }) })] },
      'approval_not_eligible',
    ],
    [
      '25: a file that is moved out of a folder whose owners must approve',
      {
        require: [{ 'code-owners': 'each' }],
        codeOwners: owners([
          ['/legal/', ['@carol'], ['legal/terms.md']],
          ['/docs/', ['@alice'], ['docs/terms.md']],
        ]),
        reviews: [approval('alice')],
      },
      'approvals_missing',
    ],
    ['30: a comment that says so', { reviews: [approval('alice', { state: 'COMMENTED' })] }, 'approvals_missing'],
    [
      '34: a change to which no requirement applies',
      { require: [{ count: 1, when: { paths: ['lib/**'] } }], reviews: [approval('alice')] },
      'no_requirement_applies',
    ],
    [
      '43: a new folder that nobody owns',
      { require: [{ 'code-owners': 'each' }], codeOwners: owners([], ['new/a.ts']), reviews: [approval('alice')] },
      'files_unowned',
    ],
  ])('%s', (_, scene, code) => {
    const judgement = judged(scene)
    expect(judgement.outcome).toBe('fail')
    expect(codes(judgement)).toContain(code)
  })

  test('13: and whoever forged them is out as well, by what GitHub noted of the push', () => {
    const forged = { commits: [commit({ authors: [FORGED], committer: FORGED })], lastPushers: [account('bob')] }
    expect(codes(judged({ ...forged, reviews: [approval('bob')] }))).toContain('approval_by_last_pusher')
  })

  test('21: a machine cannot be distinguished from a person, so the policy names who counts, by id where necessary', () => {
    expect(judged({ require: [{ from: ['maintainer'] }], reviews: [approval('dave')] }).outcome).toBe('fail')
  })

  test('26: a file that is copied changes what it is copied to, and not what it is copied from', () => {
    const copied = changedFile({ path: 'lib/copy.ts', previousPath: null, status: 'copied' })
    expect(copied.previousPath).toBeNull()
    const require = [{ count: 1 }, { from: ['quality-owner'], when: { paths: ['src/**'] } }]
    expect(judged({ require, files: [copied.path], reviews: [approval('alice')] }).title).toBe('1 of 1 approval')
  })

  test('31: the text of an approval, edited or not, has no say', () => {
    const edited: Review = approval('alice', { edited: true })
    expect(judged({ reviews: [edited] })).toEqual(judged({ reviews: [approval('alice')] }))
  })
})

describe('is no policy', () => {
  const told = (gate: string, roles = ''): string[] => {
    const loaded = loadPolicy(
      new TextEncoder().encode(`version: 1\n${roles}gates:\n  a: { type: approvals, ${gate} }\n`),
      'p.yml',
    )
    return loaded.ok ? [] : loaded.diagnostics.map(({ message }) => message)
  }

  test.each<[string, string, string]>([
    [
      '32: an exception claimed by the author',
      'require: [{ not-needed-when: { labels: [trivial] } }]',
      'Unknown key "labels"',
    ],
    ['33: a count of nothing', 'require: [{ count: 0 }]', '"count" must be at least 1'],
    ['33: a gate that asks for nothing', 'require: []', '"require" must have at least'],
    [
      '41: a pattern that takes for ever',
      `require: [{ when: { paths: ["${'{a,b}'.repeat(20)}"] } }]`,
      'expands to more than 100 patterns',
    ],
    [
      '41: a pattern that is not anchored where it looks',
      'require: [{ when: { paths: ["../src/**"] } }]',
      'contains a "." or ".." folder',
    ],
  ])('%s', (_, gate, message) => expect(told(gate).join('\n')).toContain(message))

  test('33: people in a role, and no number, is one of them', () => {
    expect(judged({ require: [{ from: ['maintainer'] }] }).measured).toEqual({ required: 1, approved: 0 })
  })
})
