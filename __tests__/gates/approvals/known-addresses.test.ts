import { describe, expect, test } from '@jest/globals'
import type { Commit, Stranger } from '../../../src/facts/change.ts'
import { WEB_FLOW } from '../../../src/gates/shared/web-flow.ts'
import { approval, commit, identity } from '../../builders.ts'
import { codes, judged, type Scene } from './scene.ts'

// Addresses without an account, of which the policy says that they are a tool's (rjmurillo/ai-agents#5549).

const TOOL = 'noreply@tool.example'
const KNOWN = { knownAddresses: [{ address: TOOL, is: 'tool' as const }], reviews: [approval('alice')] }
const stranger = (as: Stranger['as'], email: string | null = TOOL): Stranger => ({ as, email })
const trailer = (email: string | null = TOOL): Commit =>
  commit({ authors: [identity('mallory'), null], strangers: [stranger('co-author', email)] })
const written = (part: Partial<Commit>, ...strangers: Stranger[]): Commit =>
  commit({ authors: [null], strangers: strangers.length > 0 ? strangers : [stranger('author')], ...part })
const outcome = (commits: Commit[], scene: Scene = {}) => judged({ ...KNOWN, commits, ...scene }).outcome

describe('the address of a tool', () => {
  test.each<[string, Commit[], 'pass' | 'fail']>([
    ['in a trailer is nobody', [trailer()], 'pass'],
    ['in a trailer, in capitals', [trailer('NoReply@TOOL.example')], 'pass'],
    ['of an author whose commit an account committed', [written({})], 'pass'],
    [
      'of an author whose commit nobody known committed',
      [written({ committer: null }, stranger('author'), stranger('committer', 'x@y.z'))],
      'fail',
    ],
    [
      'of an author whose commit the tool committed',
      [written({ committer: null }, stranger('author'), stranger('committer'))],
      'fail',
    ],
    [
      'of an author whose commit GitHub committed for nobody knows whom',
      [written({ committer: { id: WEB_FLOW, login: 'web-flow' } })],
      'fail',
    ],
    ['of a committer', [commit({ committer: null, strangers: [stranger('committer')] })], 'fail'],
    [
      'beside somebody else in a trailer',
      [
        commit({
          authors: [identity('mallory'), null, null],
          strangers: [stranger('co-author'), stranger('co-author', 'x@y.z')],
        }),
      ],
      'fail',
    ],
    ['in one commit of two', [trailer(), trailer('x@y.z')], 'fail'],
    ['that is longer', [trailer(`a${TOOL}`)], 'fail'],
    ['that goes on', [trailer(`${TOOL}.evil.example`)], 'fail'],
    ['with a space', [trailer(` ${TOOL}`)], 'fail'],
    [
      'with a letter that only looks alike: the sign of Kelvin',
      [trailer('noreply@tool.example'.replace('l', '\u212a'))],
      'fail',
    ],
    ['that is empty', [trailer('')], 'fail'],
    ['that GitHub does not tell', [trailer(null)], 'fail'],
    ['of facts without addresses', [commit({ authors: [identity('mallory'), null] })], 'fail'],
  ])('%s', (_, commits, expected) => expect(outcome(commits)).toBe(expected))

  test('hides no account: an approver whom GitHub finds behind it wrote the commit', () => {
    // GitHub links the address to alice, so there is no stranger.
    const judgement = judged({ ...KNOWN, commits: [commit({ authors: [identity('mallory'), identity('alice')] })] })
    expect(codes(judgement)).toEqual(['approvals_missing', 'approval_by_co_author'])
  })

  test('of an author hides not who committed: that account may not approve', () => {
    const judgement = judged({ ...KNOWN, commits: [written({ committer: identity('alice') })] })
    expect(codes(judgement)).toEqual(['approvals_missing', 'approval_by_committer'])
  })

  test('does nothing where the policy does not name it, and the next step says that it may', () => {
    const { reasons } = judged({ reviews: [approval('alice')], commits: [trailer()] })
    expect(reasons[0]).toEqual({
      code: 'commit_unattributed',
      message: `Commit beef000 names \`${TOOL}\` as a co-author in a trailer, which belongs to no GitHub account, so it is unknown whether an approver wrote it.`,
      next: 'The person must add the e-mail to their GitHub account. If it is the address of a tool, list it under `known-addresses` in the policy on the base branch. Otherwise, rewrite the commit with a known e-mail.',
      data: { commit: commit().oid, addresses: [TOOL] },
    })
  })

  test.each<[string, boolean, Commit]>([
    ['an address in a trailer', true, trailer('other@tool.example')],
    ['the author of a commit that an account committed', true, written({}, stranger('author', 'other@tool.example'))],
    ['an author that is listed, where nobody known committed', false, written({ committer: null }, stranger('author'))],
    ['an author where GitHub committed', false, written({ committer: { id: WEB_FLOW, login: 'web-flow' } })],
    ['a committer', false, commit({ committer: null, strangers: [stranger('committer', 'other@tool.example')] })],
    ['no address', false, trailer('')],
  ])('is proposed for the policy only where that would help: %s', (_, isProposed, one) => {
    const next = judged({ ...KNOWN, commits: [one] }).reasons[0]?.next
    expect(next?.includes('known-addresses')).toBe(isProposed)
  })
})
