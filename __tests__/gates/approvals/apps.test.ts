import { describe, expect, test } from '@jest/globals'
import { account, approval, change } from '../../builders.ts'
import { codes, judged, type Scene } from './scene.ts'

const app = account('fixer[bot]', { id: '50', kind: 'Bot' })
const byApp = change({ author: app })
const by = (...logins: string[]) => logins.map((login, place) => approval(login, { id: String(100 + place) }))

const ROLES = {
  require: [
    { count: 1, from: ['lead'] },
    { count: 1, from: ['quality-owner'] },
  ],
}

describe('a change that an app made for somebody unknown', () => {
  test.each<[string, Scene, boolean]>([
    ['needs one approval more', { change: byApp, reviews: by('alice') }, false],
    ['is approved with it', { change: byApp, reviews: by('alice', 'bob') }, true],
    ['needs it too where the app only pushed', { lastPushers: [app], reviews: by('alice') }, false],
    [
      'needs it from the same role',
      { change: byApp, require: [{ count: 1, from: ['quality-owner'] }], reviews: by('carol', 'bob') },
      false,
    ],
    ['needs it for each role', { change: byApp, ...ROLES, reviews: by('alice', 'carol', 'bob') }, false],
    [
      'needs it once where people are shared',
      {
        change: byApp,
        people: 'shared',
        require: [
          { count: 1, from: ['ab'] },
          { count: 1, from: ['abc'] },
        ],
        reviews: by('alice', 'bob'),
      },
      true,
    ],
    [
      'may take another alternative without an approver',
      {
        change: byApp,
        require: [{ any: [{ from: ['a'] }, { from: ['quality-owner'] }] }],
        reviews: by('alice', 'carol'),
      },
      true,
    ],
    [
      'needs none where the app named the person',
      {
        change: change({ author: app, assignees: [account('bob')], requestedBy: [account('bob')] }),
        reviews: by('alice'),
      },
      true,
    ],
    [
      'needs one where another app pushed to it',
      {
        change: change({ author: app, requestedBy: [account('bob')] }),
        lastPushers: [account('x[bot]', { id: '51', kind: 'Bot' })],
        reviews: by('alice'),
      },
      false,
    ],
    ['needs none where authors may approve', { change: byApp, exclude: ['bots'], reviews: by('alice') }, true],
    ['needs none of an app that acts for nobody', { change: byApp, unattended: ['fixer'], reviews: by('alice') }, true],
    ['needs none where all apps act for nobody', { change: byApp, unattended: 'all', reviews: by('alice') }, true],
    [
      'needs one where another app acts for nobody',
      { change: byApp, unattended: ['fix'], reviews: by('alice') },
      false,
    ],
  ])('%s', (_, scene, passes) => {
    const judgement = judged(scene)
    expect(judgement.outcome).toBe(passes ? 'pass' : 'fail')
    if (!passes) expect(codes(judgement)).toContain('approvals_one_more')
  })

  test('says who else can approve, and records whose approvals counted', () => {
    const roles = { require: [{ count: 1, from: ['ab'] }] }
    const one = judged({ change: byApp, ...roles, reviews: by('alice') })
    expect(one.title).toBe('1 of 2 approvals')
    expect(one.reasons[0]?.next).toMatch(/^Ask bob to approve commit beef000\./)
    expect(one.missingReviews).toEqual([{ lacking: 1, could: ['bob'] }])
    const two = judged({ change: byApp, ...roles, reviews: by('alice', 'bob') })
    expect(two.approvals?.map(({ why }) => why)).toEqual([null, null])
    expect(two.measured).toEqual({ required: 2, approved: 2 })
  })
})
