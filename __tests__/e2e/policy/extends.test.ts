import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Pull, RepositoryHandle } from '../../../sandbox/github/sandbox.ts'
import { PERMISSIONS, RECORDING, Stage } from '../stage/stage.ts'

// A repository whose policy builds on that of its organisation, in a repository beside it.

const PATH = '.github/quality-policy.yml'
const ORGANISATION = `version: 1
gates:
  peer-review: { type: approvals, require: [{ count: 1 }] }
`

const own = (at: string, more = ''): string => `version: 1
extends: ["acme/rules:policy.yml@${at}"]
roles: { quality-owner: { users: [carol] } }
${more}`

let stage: Stage
let rules: RepositoryHandle

beforeEach(async () => {
  stage = await Stage.open(null)
})
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

/** The repository of the organisation with its policy; the id of the commit. */
async function organisation(options: { text?: string; private?: boolean } = {}): Promise<string> {
  rules = await stage.sandbox.createRepository({ owner: 'acme', name: 'rules', private: options.private ?? false })
  return push('main', options.text ?? ORGANISATION)
}

function push(branch: string, text: string): string {
  const folder = mkdtempSync(join(stage.root, 'rules-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=carol', '-c', 'user.email=carol@example.com', ...args], {
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim()
  git('clone', '-q', rules.path, '.')
  writeFileSync(join(folder, 'policy.yml'), text)
  git('add', '-A')
  git('commit', '-q', '-m', `policy for ${branch}`)
  git('push', '-q', 'origin', `HEAD:${branch}`)
  return git('rev-parse', 'HEAD')
}

/** Puts the policy of the repository on its main branch, and opens a change. */
async function changeUnder(policy: string): Promise<Pull> {
  await stage.git('checkout', '-q', '-B', 'main', 'origin/main')
  await stage.commit('carol', 'Rules', { [PATH]: policy })
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.git('fetch', '-q', 'origin')
  return stage.change()
}

async function judge(pull: Pull, inputs: Record<string, string> = {}) {
  const result = await stage.runOn(pull, { inputs, permissions: PERMISSIONS })
  return { ...result, text: result.log.join('\n') }
}

const orgToken = (): string =>
  stage.sandbox.issueToken({ repository: rules, permissions: { contents: 'read', metadata: 'read' } })

describe('a policy that builds on a pinned one', () => {
  test('has its gates, and the verdict says on what it is built', async () => {
    const commit = await organisation()
    const pull = await changeUnder(own(commit))
    stage.sandbox.resetRequests()
    const result = await judge(pull)
    expect(result.text).toContain('0 of 1 approval')
    expect(await stage.verdict(result)).toMatchObject({
      outcome: 'fail',
      policy: {
        digest: expect.stringMatching(/^sha256:/),
        builtOn: {
          profile: null,
          extends: [
            { reference: `acme/rules:policy.yml@${commit}`, commit, blob: expect.stringMatching(/^[0-9a-f]{40}$/) },
          ],
        },
      },
    })
    // The change, the pinned policy, what would be outdated, and two check runs. The pin is the tip: nothing to compare.
    expect(stage.judging()).toHaveLength(3)
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect((await judge(pull)).exitCode).toBe(0)
  })

  test('may be pinned to what the organisation had before', async () => {
    const commit = await organisation()
    push('main', `${ORGANISATION}# later\n`)
    const pull = await changeUnder(own(commit))
    expect((await judge(pull)).text).toContain('0 of 1 approval')
  })

  test('cannot be pinned to what nobody has merged there', async () => {
    await organisation()
    const commit = push('proposal', ORGANISATION.replace('count: 1', 'count: 2'))
    const result = await judge(await changeUnder(own(commit)))
    expect(result.exitCode).toBe(1)
    expect(result.text).toContain(
      'The policy acme/rules:policy.yml is pinned to a commit that is not on the default branch of its repository.',
    )
    expect(await stage.verdict(result)).toMatchObject({
      outcome: 'error',
      gates: [{ reasons: [{ code: 'extends_not_merged' }] }],
    })
  })

  test('may not be loosened, and the line that does is marked', async () => {
    const strict = ORGANISATION.replace('count: 1', 'count: 2')
    const commit = await organisation({ text: strict })
    const looser = own(commit, 'gates:\n  peer-review: { require: [{ count: 1 }] }\n')
    const result = await judge(await changeUnder(looser))
    expect(await stage.verdict(result)).toMatchObject({
      outcome: 'error',
      gates: [
        {
          reasons: [
            {
              code: 'policy_invalid',
              message:
                'This loosens "require" of the gate peer-review, which acme/rules:policy.yml:3 requires. A policy that extends another may only add and tighten rules.',
              location: { file: PATH, line: 5 },
            },
          ],
        },
      ],
    })
  })

  test('reports an error there with its place there, and marks no line here', async () => {
    const commit = await organisation({ text: ORGANISATION.replace('require', 'requires') })
    const result = await judge(await changeUnder(own(commit)))
    const { gates } = (await stage.verdict(result)) as { gates: { reasons: unknown[] }[] }
    expect(gates[0]?.reasons).toEqual([
      {
        code: 'policy_invalid',
        message: 'acme/rules:policy.yml:3:35 Unknown key "requires" (did you mean "require"?).',
        next: expect.stringContaining('Correct the policy on main'),
      },
    ])
  })

  test.each<[string, string]>([
    ['commit', '0'.repeat(40)],
    ['branch', 'nowhere'],
  ])('says so when there is no such %s', async (_, at) => {
    await organisation()
    const result = await judge(await changeUnder(own(at)))
    expect(result.text).toContain('The policy acme/rules:policy.yml, which this one extends, cannot be read.')
    expect(result.exitCode).toBe(1)
  })

  test('says so when there is no such file, or a link in its place', async () => {
    const commit = await organisation()
    const pull = await changeUnder(own(commit).replace('policy.yml@', 'other.yml@'))
    expect((await judge(pull)).text).toContain('There is no policy at acme/rules:other.yml')
  })
})

describe('a policy that builds on a branch', () => {
  test.each([['classic' as const], ['pulls' as const]])('reads it where it is protected by %s', async protection => {
    const commit = await organisation()
    rules.protections.set('main', protection)
    const pull = await changeUnder(own('main'))
    expect(await stage.verdict(await judge(pull))).toMatchObject({
      outcome: 'fail',
      policy: { builtOn: { extends: [{ commit }] } },
    })
  })

  test.each([[undefined], ['names' as const]])('does not where the protection is %s', async protection => {
    await organisation()
    if (protection) rules.protections.set('main', protection)
    const result = await judge(await changeUnder(own('main')))
    expect(await stage.verdict(result)).toMatchObject({
      outcome: 'error',
      gates: [{ reasons: [{ code: 'extends_unprotected' }] }],
    })
  })
})

describe('a policy in a private repository', () => {
  test('is read with the token of the organisation, and not without', async () => {
    const commit = await organisation({ private: true })
    const pull = await changeUnder(own(commit))
    const refused = await judge(pull)
    expect(await stage.verdict(refused)).toMatchObject({
      outcome: 'error',
      gates: [{ reasons: [{ code: 'extends_unreadable' }] }],
    })
    expect(refused.text).toContain('pass an `org-token`')
    expect((await judge(pull, { 'org-token': orgToken() })).text).toContain('0 of 1 approval')
  })

  test('is not shown to a change that names it', async () => {
    const commit = await organisation({ private: true, text: 'version: 1\nsecret-plan: launch in May\n' })
    const quiet =
      'version: 1\nroles: { quality-owner: { users: [carol] } }\ngates:\n  peer-review: { type: approvals, require: [{ count: 1 }] }\n'
    await changeUnder(quiet)
    const pull = await stage.change({ branch: 'curious', files: { [PATH]: own(commit) } })
    const { text } = await judge(pull, { 'org-token': orgToken() })
    expect(text).not.toContain('secret-plan')
    expect(text).toContain('The effect of the new policy is unknown until it is merged.')
    await stage.sandbox.submitReview({ pull, user: 'carol', state: 'APPROVED' })
    expect((await judge(pull, { 'org-token': orgToken() })).exitCode).toBe(0)
  })
})

test('what a policy was built on is recorded with the change that was merged under it', async () => {
  const commit = await organisation()
  const pull = await changeUnder(own(commit))
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await judge(pull)
  const { sandbox, repository } = stage
  const tip = () => execFileSync('git', ['-C', repository.path, 'rev-parse', 'main'], { encoding: 'utf8' }).trim()
  const before = tip()
  await sandbox.mergePull({ pull, by: 'bob', method: 'squash' })
  const after = tip()
  const payload = await sandbox.events.push({ repository, ref: 'refs/heads/main', before, after, pusher: 'bob' })
  const result = await stage.run('push', payload, { sha: after, ref: 'refs/heads/main', permissions: RECORDING })
  expect(result.exitCode).toBe(0)
  const record = await stage
    .git('fetch', '-q', 'origin', 'quality-records')
    .then(() => stage.git('show', `FETCH_HEAD:${result.outputs['record-path']}`))
  expect(JSON.parse(record).record).toMatchObject({ policy: { builtOn: { profile: null, extends: [{ commit }] } } })
})
