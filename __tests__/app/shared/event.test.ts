import { describe, expect, test } from '@jest/globals'
import { readTask, type Task } from '../../../src/app/shared/event.ts'
import type { Command } from '../../../src/app/shared/inputs.ts'
import { NO_RELEASE } from '../../../src/app/shared/release-inputs.ts'
import { UserFacingError } from '../../../src/app/shared/user-facing-error.ts'
import { BASE, HEAD } from '../../builders.ts'

const pull = { pull_request: { number: 12, head: { sha: HEAD } } }
const push = {
  ref: 'refs/heads/main',
  before: BASE,
  after: HEAD,
  deleted: false,
  repository: { pushed_at: 1_772_362_800 },
  sender: { id: 2, login: 'carol', type: 'User' },
}
const PUSHED: Extract<Task, { story: 'merge-record' }> = {
  story: 'merge-record',
  push: {
    branch: 'main',
    before: BASE,
    after: HEAD,
    at: '2026-03-01T11:00:00Z',
    pusher: { id: '2', login: 'carol', kind: 'User' },
  },
}

function told(name: string, payload: unknown, command: Command = 'auto', number?: number): Task | string[] {
  try {
    return readTask({ name, payload }, command, number)
  } catch (error) {
    if (error instanceof UserFacingError) return [error.code, error.message, error.next]
    throw error
  }
}

describe('an event about a change', () => {
  test.each(['pull_request', 'pull_request_target', 'pull_request_review'])('%s has the change checked', name => {
    expect(told(name, pull)).toEqual({ story: 'check', pull: 12, head: HEAD })
  })

  test('that is a review without a vote starts no work, and a review that was dismissed does', () => {
    const review = (state: string) => told('pull_request_review', { ...pull, review: { state } })
    expect(review('commented')).toEqual({
      story: 'nothing',
      why: 'The review is a comment: it approves nothing and objects to nothing.',
    })
    for (const state of ['approved', 'changes_requested', 'dismissed'])
      expect(review(state)).toMatchObject({ pull: 12 })
  })

  test('of a number given by hand is not about the head of another', () => {
    expect(told('pull_request', pull, 'auto', 7)).toEqual({ story: 'check', pull: 7, head: undefined })
  })

  test.each(['workflow_dispatch', 'push', 'issue_comment'])('%s checks the number given by hand', name => {
    expect(told(name, {}, 'auto', 7)).toEqual({ story: 'check', pull: 7, head: undefined })
  })

  const NO_PULL = (name: string) => [
    'pull_request_missing',
    `The event "${name}" names no pull request.`,
    'Run Gatebook on pull_request or pull_request_review, or give the number in the input "pull-request".',
  ]
  test.each<[string, string, unknown]>([
    ['without a pull request', 'pull_request', {}],
    ['with a number in words', 'pull_request', { pull_request: { number: '12', head: { sha: HEAD } } }],
    ['that is a list', 'pull_request_review', []],
    ['that is nothing', 'pull_request_target', null],
  ])('%s is no task', (_, name, payload) => expect(told(name, payload)).toEqual(NO_PULL(name)))

  test.each<[string, object]>([
    ['without a head', { number: 12 }],
    ['with a head that is no commit', { number: 12, head: { sha: 'main' } }],
  ])('%s has the change checked as it stands now', (_, pull_request) => {
    expect(told('pull_request', { pull_request })).toEqual({ story: 'check', pull: 12, head: undefined })
  })

  test.each(['workflow_dispatch', 'schedule', 'repository_dispatch'])(
    '%s names none, and has all open ones checked where that is what is asked for',
    name => expect(told(name, {}, 'check')).toEqual({ story: 'open-changes', named: 'all' }),
  )

  test.each(['issues', 'issue_comment'])('%s has those checked that a concession names', name => {
    const by = (association: string) => ({ action: 'edited', issue: { body: 'x', author_association: association } })
    expect(told(name, by('MEMBER'))).toEqual({ story: 'open-changes', named: { body: 'x' } })
    expect(told(name, by('NONE'))).toMatchObject({ story: 'nothing' })
    expect(told(name, { ...by('NONE'), action: 'closed' })).toMatchObject({ story: 'open-changes' })
  })
})

describe('a push', () => {
  test('to a branch is recorded', () => expect(told('push', push)).toEqual(PUSHED))

  test.each<[string, object, Task]>([
    [
      'to a branch with slashes',
      { ref: 'refs/heads/release/1.0' },
      { ...PUSHED, push: { ...PUSHED.push, branch: 'release/1.0' } },
    ],
    [
      'by a bot',
      { sender: { id: 3, login: 'bot[bot]', type: 'Bot' } },
      { ...PUSHED, push: { ...PUSHED.push, pusher: { id: '3', login: 'bot[bot]', kind: 'Bot' } } },
    ],
    ['by nobody that GitHub names', { sender: null }, { ...PUSHED, push: { ...PUSHED.push, pusher: null } }],
    ['whose time is text', { repository: { pushed_at: '2026-03-01T12:00:00+01:00' } }, PUSHED],
    [
      'of a tag',
      { ref: 'refs/tags/v1' },
      { story: 'nothing', why: 'refs/tags/v1 is not a branch: only merges and pushes to a branch are recorded.' },
    ],
    [
      'that creates a branch',
      { before: '0'.repeat(40) },
      { story: 'nothing', why: 'The branch main was created: records begin with its next merge or push.' },
    ],
    [
      'that deletes a branch',
      { deleted: true, after: '0'.repeat(40) },
      { story: 'nothing', why: 'The branch main was deleted: there is nothing to record.' },
    ],
  ])('%s', (_, part, task) => expect(told('push', { ...push, ...part })).toEqual(task))

  test.each<[string, string, unknown, string[]]>([
    [
      'that is not one',
      'pull_request',
      pull,
      [
        'push_missing',
        'The event "pull_request" is not a push, so there is no merge to record.',
        'Run the command merge-record on the event push.',
      ],
    ],
    [
      'without a commit',
      'push',
      { ...push, after: undefined },
      [
        'push_missing',
        'The event "push" is not a push, so there is no merge to record.',
        'Run the command merge-record on the event push.',
      ],
    ],
    [
      'without a time',
      'push',
      { ...push, repository: { pushed_at: 'yesterday' } },
      ['push_missing', 'The event does not contain the time of the push.', 'Run Gatebook on the event push.'],
    ],
  ])('%s is no task', (_, name, payload, expected) => expect(told(name, payload, 'merge-record')).toEqual(expected))
})

test.each(['check_suite', 'workflow_dispatch', 'fork', ''])('an unsupported event, %j, is no task', name => {
  expect(told(name, {})).toEqual([
    'event_unknown',
    `Gatebook does not support the event "${name}".`,
    'Run it on pull_request, pull_request_target, pull_request_review, merge_group, workflow_run, check_run, status, push, release, deployment or schedule, or give the number of a pull request in the input "pull-request".',
  ])
})

describe('the end of a run of another workflow', () => {
  const run = { action: 'completed', workflow_run: { head_sha: HEAD, head_branch: 'discount', pull_requests: [] } }

  test('has the change with its head checked, whatever number the event names (A3)', () => {
    const named = { ...run, workflow_run: { ...run.workflow_run, pull_requests: [{ number: 7 }] } }
    for (const payload of [run, named])
      expect(told('workflow_run', payload)).toEqual({ story: 'after-ci', head: HEAD, branch: 'discount' })
  })

  test('has the change checked whose number is given by hand', () => {
    expect(told('workflow_run', run, 'auto', 12)).toEqual({ story: 'check', pull: 12, head: undefined })
  })

  test('is waited for', () => {
    const why = 'The other workflow is in_progress: the change is evaluated when it completes.'
    expect(told('workflow_run', { ...run, action: 'in_progress' })).toEqual({ story: 'nothing', why })
  })

  test.each([{}, { action: 'completed' }, { action: 'completed', workflow_run: { head_sha: 'main' } }])(
    'that cannot be read is no task: %j',
    payload => {
      expect(told('workflow_run', payload)).toEqual([
        'event_unreadable',
        'The event does not contain the commit of the other workflow.',
        'Run the job again.',
      ])
    },
  )
})

describe('a check of another app', () => {
  const check = (part: object) => ({
    action: 'completed',
    check_run: { head_sha: HEAD, external_id: '7', check_suite: { head_branch: 'discount' }, ...part },
  })

  test('has the change with its head judged again', () => {
    expect(told('check_run', check({}))).toEqual({ story: 'after-ci', head: HEAD, branch: 'discount' })
    expect(told('check_run', check({ external_id: null, check_suite: null }))).toMatchObject({ branch: '' })
  })

  test('is no news when it is one of Gatebook', () => {
    const why = 'The check is from Gatebook itself: there is nothing new to evaluate.'
    expect(told('check_run', check({ external_id: 'gatebook:7' }))).toEqual({ story: 'nothing', why })
  })

  test('without a commit is no task', () => {
    expect(told('check_run', check({ head_sha: 'main' }))).toEqual([
      'event_unreadable',
      'The event does not contain the commit of the check.',
      'Run the job again.',
    ])
  })
})

describe('a commit status of another account', () => {
  const status = (part: object) => ({
    id: 9,
    sha: HEAD,
    context: 'ci/jenkins',
    target_url: null,
    branches: [],
    ...part,
  })
  const branch = (name: string, sha: string) => ({ name, commit: { sha } })

  test('has the change with its head judged again, whatever branches of this repository end there', () => {
    for (const branches of [[], [branch('main', BASE), branch('discount', HEAD)]])
      expect(told('status', status({ branches }))).toEqual({ story: 'after-ci', head: HEAD, branch: '' })
  })

  test.each([
    'https://ci.example.com/7?gatebook=1',
    'https://ci.example.com/7#gatebook',
    'https://ci.example.com/7#gatebook=2026-03-01T12:00:00Z&tab=log',
  ])('is news when another service links to %s', target_url => {
    expect(told('status', status({ target_url }))).toMatchObject({ story: 'after-ci' })
  })

  test.each<[string, object]>([
    ['named as the check', { context: 'Gatebook' }],
    [
      'that links to a verdict',
      { context: 'Quality', target_url: 'https://github.com/a/b/runs/7#gatebook=2026-03-01T12:00:00Z' },
    ],
  ])('is no news when it is one of Gatebook, %s', (_, part) => {
    const why = 'The status is from Gatebook itself: there is nothing new to evaluate.'
    expect(told('status', status(part))).toEqual({ story: 'nothing', why })
  })

  test('without a commit is no task', () => {
    expect(told('status', status({ sha: 'main' }))).toEqual([
      'event_unreadable',
      'The event does not contain the commit of the status.',
      'Run the job again.',
    ])
  })
})

describe('a merge group', () => {
  const group = {
    action: 'checks_requested',
    merge_group: {
      head_sha: HEAD,
      base_sha: BASE,
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-x',
      base_ref: 'refs/heads/main',
    },
  }

  test('is judged on its own commit', () => {
    expect(told('merge_group', group)).toEqual({
      story: 'group',
      head: HEAD,
      base: BASE,
      branch: 'main',
      ref: 'refs/heads/gh-readonly-queue/main/pr-7-x',
    })
  })

  test('that is destroyed needs nothing', () => {
    const why = 'The merge group was destroyed: there is nothing to evaluate.'
    expect(told('merge_group', { ...group, action: 'destroyed' })).toEqual({ story: 'nothing', why })
  })

  test('without a commit is no task', () => {
    expect(told('merge_group', { ...group, merge_group: {} })).toEqual([
      'event_unreadable',
      'The event does not describe the merge group.',
      'Run the job again.',
    ])
  })
})

describe('a release', () => {
  const released = {
    action: 'published',
    release: { tag_name: 'v1.1.0', published_at: '2026-03-01T11:00:00Z' },
    sender: { id: 4, login: 'carol', type: 'User' },
  }
  const task = (name: string, payload: unknown, at: { sha?: string; ref?: string }, command: Command = 'auto') => {
    try {
      return readTask({ name, payload, ...at }, command, undefined)
    } catch (error) {
      return error instanceof UserFacingError ? error.code : error
    }
  }

  test('names its commit, its tag and who published it', () => {
    expect(task('release', released, { sha: HEAD })).toEqual({
      story: 'release',
      commit: HEAD,
      tag: 'v1.1.0',
      environment: null,
      branch: null,
      published: { account: { id: '4', login: 'carol', kind: 'User' }, at: '2026-03-01T11:00:00Z' },
      requester: { id: '4', login: 'carol', kind: 'User' },
      declared: NO_RELEASE,
      isLate: false,
    })
  })

  test('that is only drafted or edited is not judged', () => {
    const why = 'The release was edited: only published releases are evaluated.'
    expect(task('release', { ...released, action: 'edited' }, { sha: HEAD })).toEqual({ story: 'nothing', why })
  })

  test('as a job before a deployment is about the commit that started the run', () => {
    const common = { story: 'release', commit: HEAD, environment: null, published: null, declared: NO_RELEASE }
    expect(task('push', push, { sha: HEAD, ref: 'refs/tags/v1.1.0' }, 'release')).toMatchObject({
      ...common,
      tag: 'v1.1.0',
      branch: null,
      requester: { login: 'carol' },
    })
    expect(task('workflow_dispatch', {}, { sha: HEAD, ref: 'refs/heads/main' }, 'release')).toMatchObject({
      ...common,
      tag: null,
      branch: 'main',
      requester: null,
    })
  })

  test('as a deployment is about what is deployed, and where', () => {
    const deployment = { deployment: { sha: BASE, environment: 'production' } }
    expect(task('deployment', deployment, { sha: HEAD })).toMatchObject({
      commit: BASE,
      environment: 'production',
      tag: null,
    })
  })

  test.each<[string, unknown, { sha?: string }, Command]>([
    ['release', released, {}, 'auto'],
    ['deployment', {}, { sha: HEAD }, 'auto'],
    ['workflow_dispatch', {}, { sha: 'main' }, 'release'],
  ])('%s without a commit is no task', (name, payload, at, command) => {
    expect(task(name, payload, at, command)).toBe('release_missing')
  })
})

describe('what is to be recorded late', () => {
  const NONE = { since: undefined, commit: undefined, release: undefined, branches: [] }
  const late = (name: string, command: Command, given: object, pull?: number): unknown => {
    try {
      return readTask({ name, payload: push }, command, pull, { upkeep: { ...NONE, ...given } })
    } catch (error) {
      if (error instanceof UserFacingError) return error.message
      throw error
    }
  }

  test.each<[string, string, Command, object, number | undefined, object]>([
    ['a week, on a schedule', 'schedule', 'auto', {}, undefined, { story: 'upkeep', since: { days: 7 }, branches: [] }],
    [
      'a span',
      'workflow_dispatch',
      'upkeep',
      { since: { days: 30 } },
      undefined,
      { story: 'upkeep', since: { days: 30 } },
    ],
    [
      'a commit',
      'workflow_dispatch',
      'upkeep',
      { commit: HEAD },
      undefined,
      { story: 'backfill', what: { commit: HEAD } },
    ],
    ['a commit, whatever was pushed', 'push', 'merge-record', { commit: BASE }, undefined, { what: { commit: BASE } }],
    ['a change', 'workflow_dispatch', 'merge-record', {}, 7, { story: 'backfill', what: { pull: 7 } }],
    ['a change, with branches', 'workflow_dispatch', 'upkeep', { branches: ['next'] }, 7, { branches: ['next'] }],
    [
      'a release',
      'workflow_dispatch',
      'upkeep',
      { release: 'v1' },
      undefined,
      { story: 'backfill-release', tag: 'v1' },
    ],
    [
      'a release',
      'workflow_dispatch',
      'release',
      { release: 'v1' },
      undefined,
      { story: 'backfill-release', tag: 'v1' },
    ],
    [
      'a commit, to be released',
      'workflow_dispatch',
      'release',
      { commit: HEAD },
      undefined,
      { story: 'release', commit: HEAD, isLate: true },
    ],
    ['nothing but the push', 'push', 'merge-record', {}, undefined, PUSHED],
  ])('%s', (_, name, command, given, pull, task) => expect(late(name, command, given, pull)).toMatchObject(task))

  test.each<[Command, object, string]>([
    ['check', { since: { days: 1 } }, 'The input "since" has no effect on the command "check".'],
    ['check', { branches: ['main'] }, 'The input "branches" has no effect on the command "check".'],
    ['merge-record', { since: { days: 1 } }, 'The input "since" has no effect on the command "merge-record".'],
    ['merge-record', { release: 'v1' }, 'The input "release" has no effect on the command "merge-record".'],
    ['release', { commit: HEAD, release: 'v1' }, 'The input "commit" has no effect on the command "release".'],
    [
      'merge-record',
      { branches: ['main'] },
      'The input "branches" has no effect on the command "merge-record" without "commit" or "pull-request".',
    ],
    ['upkeep', { commit: HEAD, release: 'v1' }, 'The inputs "commit" and "release" cannot be used together.'],
    ['upkeep', { commit: HEAD, since: { days: 1 } }, 'The inputs "commit" and "since" cannot be used together.'],
  ])('%s: an input that would do nothing is an error', (command, given, message) =>
    expect(late('push', command, given)).toBe(message),
  )
})
