import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../../src/facts/change.ts'
import { account, change, commit, identity, oid } from '../../builders.ts'
import { codes, issue, judged, reference, type Scene } from './scene.ts'

const BOT = { id: '49699333', login: 'dependabot[bot]' }
const WEB_FLOW = { id: '19864447', login: 'web-flow' }
const policy = { exempt: [{ app: 'dependabot', 'only-paths': ['**/package-lock.json'] }] }

const byBot = change({ author: account(BOT.login, { id: BOT.id, kind: 'Bot' }) })
const ofBot = (part: object = {}) => commit({ authors: [BOT], committer: WEB_FLOW, verified: true, ...part })

function file(path: string, part: Partial<ChangedFile> = {}): ChangedFile {
  const side = { mode: '100644', blob: oid('b') }
  return { path, previousPath: null, status: 'modified', before: side, after: side, addedLines: null, ...part }
}

/** What Dependabot does: everything holds. */
const exempt: Scene = { policy, change: byBot, commits: [ofBot()], files: [file('web/package-lock.json')] }

describe('a change of an exempt app', () => {
  test('is waived when identity, commits and files agree', () => {
    const two = { commits: [ofBot(), ofBot({ committer: BOT })] }
    expect(judged({ ...exempt, ...two })).toEqual({
      outcome: 'waived',
      title: 'Needs no work item: a change by the app dependabot',
      reasons: [
        {
          code: 'exempt_app',
          message:
            'Needs no work item: the app dependabot opened the change and made and signed all 2 commits, and it changes only 1 file that the policy allows for this app.',
          data: { app: 'dependabot', commits: 2, files: 1 },
        },
      ],
      findings: [],
      measured: {},
      children: [],
      exemption: { app: 'dependabot' },
    })
  })

  test.each<[string, Scene, string]>([
    [
      'a person made one of the commits',
      { commits: [ofBot(), ofBot({ oid: oid('abc123f'), authors: [identity('mallory')] })] },
      'commit abc123f was not made by the app alone',
    ],
    [
      'a commit has a co-author',
      { commits: [ofBot({ authors: [BOT, identity('mallory')] })] },
      'commit beef000 was not made by the app alone',
    ],
    [
      'a person committed it in the name of the app',
      { commits: [ofBot({ committer: identity('mallory') })] },
      'commit beef000 was not made by the app alone',
    ],
    [
      'nobody knows who committed it',
      { commits: [ofBot({ committer: null })] },
      'commit beef000 was not made by the app alone',
    ],
    [
      'nobody knows who wrote it',
      { commits: [ofBot({ authors: [null] })] },
      'commit beef000 was not made by the app alone',
    ],
    ['it names no author', { commits: [ofBot({ authors: [] })] }, 'commit beef000 was not made by the app alone'],
    [
      'another account has the name of the app',
      { commits: [ofBot({ authors: [{ id: '666', login: BOT.login }] })] },
      'commit beef000 was not made by the app alone',
    ],
    [
      'a commit is not verified',
      { commits: [ofBot({ verified: false })] },
      'commit beef000 has no signature that GitHub verified',
    ],
    ['no commit is known', { commits: [] }, 'no commit of the change is known'],
    [
      'a file is none of those',
      { files: [file('package-lock.json'), file('src/pay.ts')] },
      'it changes src/pay.ts, which the rule does not allow',
    ],
    [
      'a file was moved to where it is one of those',
      { files: [file('package-lock.json', { previousPath: 'src/pay.ts', status: 'renamed' })] },
      'it changes src/pay.ts, which the rule does not allow',
    ],
    ['no changed file is known', { files: [] }, 'it changes no file'],
  ])('is judged like any other when %s', (_, part, why) => {
    const judgement = judged({ ...exempt, ...part })
    expect([judgement.outcome, codes(judgement), judgement.findings]).toEqual([
      'fail',
      ['link_missing'],
      [{ code: 'exemption_not_applied', message: `The exemption for the app dependabot does not apply: ${why}.` }],
    ])
  })

  test('may pass like any other then', () => {
    const judgement = judged({
      ...exempt,
      files: [file('src/pay.ts')],
      references: [reference('#12')],
      items: [issue(12)],
    })
    expect([judgement.outcome, judgement.findings.map(({ code }) => code)]).toEqual(['pass', ['exemption_not_applied']])
  })
})

describe('a change that only looks like one (attack 25)', () => {
  test.each<[string, Scene]>([
    [
      'of a person with the title of an update',
      { change: change({ title: 'chore(deps): bump left-pad from 1 to 2' }) },
    ],
    [
      'of a person whose name is that of the app',
      { change: change({ author: account(BOT.login, { id: BOT.id, kind: 'User' }) }) },
    ],
    ['of a person with the name of the app without its ending', { change: change({ author: account('dependabot') }) }],
    ['of another app', { change: change({ author: account('renovate[bot]', { id: BOT.id, kind: 'Bot' }) }) }],
    [
      'of an app without its ending',
      { change: change({ author: account('dependabot', { id: BOT.id, kind: 'Bot' }) }) },
    ],
    ['of an account that is gone', { change: change({ author: null }) }],
  ])('%s is judged like any other', (_, part) => {
    const judgement = judged({ ...exempt, ...part })
    expect([judgement.outcome, codes(judgement), judgement.findings]).toEqual(['fail', ['link_missing'], []])
  })

  test('an app that no rule names is not exempt', () => {
    expect(judged({ ...exempt, policy: {} }).outcome).toBe('fail')
  })

  test('the paths of one rule do not serve another', () => {
    const two = [
      { app: 'dependabot', 'only-paths': ['go.sum'] },
      { app: 'renovate', 'only-paths': ['**/package-lock.json'] },
    ]
    expect(judged({ ...exempt, policy: { exempt: two } }).outcome).toBe('fail')
  })
})
