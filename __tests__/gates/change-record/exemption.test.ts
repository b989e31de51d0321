import { describe, expect, test } from '@jest/globals'
import { account, change, commit } from '../../builders.ts'
import { codes, file, judged } from './scene.ts'

const BOT = { id: '41898282', login: 'release-please[bot]' }
const policy = {
  exempt: [{ app: 'release-please', 'only-paths': ['changes/*.yml', '**/CHANGELOG.md', '**/package.json'] }],
  'authorised-by': { from: ['release-manager'] },
}
const byBot = change({ author: account(BOT.login, { id: BOT.id, kind: 'Bot' }) })
const ofBot = commit({ authors: [BOT], committer: BOT, verified: true })

/** The pull request of a version: it removes the records of the changes in it, and writes what changed. */
const version = {
  policy,
  change: byBot,
  commits: [ofBot],
  files: [file('changes/discount.yml', { status: 'removed' }), file('CHANGELOG.md'), file('package.json')],
  records: [],
}

describe('a change that only consumes records', () => {
  test('needs none of its own, and nobody to authorise it', () => {
    const judgement = judged(version)
    expect(judgement).toMatchObject({
      outcome: 'waived',
      title: 'Needs no change record: a change by the app release-please',
    })
    expect(judgement.exemption).toEqual({ app: 'release-please' })
  })

  test('needs one when a person made a part of it, or it touches more', () => {
    const more = judged({ ...version, files: [...version.files, file('src/cart.js')] })
    expect(more.outcome).toBe('fail')
    expect(codes(more)).toContain('record_missing')
    expect(more.findings.map(({ message }) => message)).toContain(
      'The exemption for the app release-please does not apply: it changes src/cart.js, which the rule does not allow.',
    )
    expect(judged({ ...version, commits: [commit()] }).outcome).toBe('fail')
  })

  test('waits for the end of a freeze, as every change does, and is told nothing about a record', () => {
    const freeze = [{ name: 'year-end', from: '2000-01-01T00:00', to: '2099-01-01T00:00', zone: 'UTC' }]
    const judgement = judged({ ...version, policy: { ...policy, freeze } })
    expect(judgement.outcome).toBe('fail')
    expect(codes(judgement)).toEqual(['change_frozen'])
  })
})
