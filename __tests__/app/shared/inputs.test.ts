import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { INPUT_NAMES, readInputs } from '../../../src/app/shared/inputs.ts'
import { NO_RELEASE } from '../../../src/app/shared/release-inputs.ts'
import { UserFacingError } from '../../../src/app/shared/user-facing-error.ts'

interface ActionFile {
  inputs: Record<string, { default?: string }>
}
const action = load(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')) as ActionFile

/** What the runner hands over: every declared input, with the default where a workflow gives none. */
function env(given: Record<string, string> = {}): Record<string, string> {
  const all = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value])),
    ...given,
  }
  const evaluated = Object.entries(all).map(([name, value]) => [name, value.replace('${{ github.token }}', 'ghs_job')])
  return Object.fromEntries(
    evaluated.map(([name = '', value = '']) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

function problem(given: Record<string, string>): [code: string, message: string, next: string] | 'accepted' {
  try {
    readInputs(env(given))
    return 'accepted'
  } catch (error) {
    if (error instanceof UserFacingError) return [error.code, error.message, error.next]
    throw error
  }
}

describe('the inputs', () => {
  test('of a workflow that gives none are the defaults of action.yml', () => {
    expect(readInputs(env())).toEqual({
      command: 'auto',
      token: 'ghs_job',
      policy: '.github/quality-policy.yml',
      pullRequest: undefined,
      publish: new Set(['commit-status', 'check-runs', 'summary', 'annotations']),
      checkName: 'Gatebook',
      failOn: 'fail',
      orgToken: '',
      dryRun: false,
      proxy: [],
      caFile: [],
      upkeep: { since: undefined, branches: [], commit: undefined, release: undefined },
      release: NO_RELEASE,
    })
  })

  test.each<[string, Record<string, string>, object]>([
    ['a command', { command: 'merge-record' }, { command: 'merge-record' }],
    ['a number', { 'pull-request': ' 7 ' }, { pullRequest: 7 }],
    ['the largest number', { 'pull-request': '2147483647' }, { pullRequest: 2_147_483_647 }],
    ['one place to publish', { publish: 'summary' }, { publish: new Set(['summary']) }],
    [
      'places in any order, with spaces and a comma too many',
      { publish: ' annotations , summary,, ' },
      { publish: new Set(['annotations', 'summary']) },
    ],
    ['no place to publish', { publish: '' }, { publish: new Set() }],
    ['a name', { 'check-name': 'Quality' }, { checkName: 'Quality' }],
    ['when to fail', { 'fail-on': 'never' }, { failOn: 'never' }],
    ['a dry run', { 'dry-run': 'true' }, { dryRun: true }],
    [
      'several proxies and places of certificates',
      { proxy: 'http://proxy.example.com:3128, socks5://proxy.example.com:1080', 'ca-file': '/etc/ca.pem, system' },
      {
        proxy: ['http://proxy.example.com:3128', 'socks5://proxy.example.com:1080'],
        caFile: ['/etc/ca.pem', 'system'],
      },
    ],
    ['a path', { policy: 'quality/policy.yml' }, { policy: 'quality/policy.yml' }],
    ['a path with spaces around it', { policy: '  quality/policy.yml \n' }, { policy: 'quality/policy.yml' }],
    [
      'a path with a space and other letters in it',
      { policy: 'qualité/ma règle.yml' },
      { policy: 'qualité/ma règle.yml' },
    ],
    ['a span of days', { since: '30d' }, { upkeep: { since: { days: 30 } } }],
    ['a span from a date on', { since: '2026-02-28' }, { upkeep: { since: { date: '2026-02-28' } } }],
    ['a span from a commit on', { since: 'AB'.repeat(20) }, { upkeep: { since: { commit: 'ab'.repeat(20) } } }],
    ['a commit', { commit: 'AB'.repeat(20) }, { upkeep: { commit: 'ab'.repeat(20) } }],
    ['a tag', { release: 'shop/v1.2.0-rc.1+b' }, { upkeep: { release: 'shop/v1.2.0-rc.1+b' } }],
    ['branches', { branches: 'main, release/*,,' }, { upkeep: { branches: ['main', 'release/*'] } }],
    ['a path of 400 characters', { policy: 'x'.repeat(400) }, { policy: 'x'.repeat(400) }],
  ])('take %s', (_, given, expected) => expect(readInputs(env(given))).toMatchObject(expected))
})

describe('an input of the upkeep that cannot be used says what it takes', () => {
  const SINCE = 'Give a date such as 2026-11-01, a number of days up to 3660 such as 30d, or the full SHA of a commit.'
  test.each([
    '0d',
    '3661d',
    '99999d',
    '30',
    '4w',
    'P30D',
    '-1d',
    'yesterday',
    '2026-02-30',
    '2026-2-1',
    '1999-01-01',
    'abc1234',
    '1d; id',
    '30d\n31d',
  ])('since: %j', since =>
    expect(problem({ since })).toEqual([
      'input_invalid',
      expect.stringContaining('The input "since" cannot be'),
      SINCE,
    ]),
  )

  test.each(['abc1234', 'main', 'g'.repeat(40), 'a'.repeat(41), '$(id)'])('commit: %j', commit =>
    expect(problem({ commit })).toEqual([
      'input_invalid',
      `The input "commit" cannot be "${commit}".`,
      'Give the full SHA of a commit, 40 hexadecimal digits.',
    ]),
  )

  test.each(['refs/tags/v1', 'v 1', 'v1..v2', '-v1', 'v1.lock', 'v1/', 'v1~1', 'v1:x', 'x'.repeat(256), 'v\u202e1'])(
    'release: %j',
    release =>
      expect(problem({ release })).toEqual([
        'input_invalid',
        expect.stringContaining('The input "release" cannot be'),
        'Give the name of a tag, such as v1.2.0.',
      ]),
  )

  test('branches: more than twenty', () =>
    expect(problem({ branches: Array.from({ length: 21 }, (_, at) => `b${at}`).join() })).toEqual([
      'input_invalid',
      'The input "branches" has 21 entries.',
      'Give up to 20 names or patterns, such as release/*.',
    ]))
})

describe('an input that cannot be used says what it takes', () => {
  const ALL = `The inputs are: ${INPUT_NAMES.join(', ')}.`
  const POLICY = 'Give a path inside the repository, such as .github/quality-policy.yml.'
  const NUMBER = 'Give the number of a pull request, such as 7.'

  test.each<[string, Record<string, string>, [string, string, string]]>([
    [
      'an underscore for a hyphen',
      { fail_on: 'never' },
      ['input_unknown', 'There is no input "fail_on" (did you mean "fail-on"?).', ALL],
    ],
    ['a misspelt one', { polcy: 'x' }, ['input_unknown', 'There is no input "polcy" (did you mean "policy"?).', ALL]],
    ['one of another action', { 'coverage-file': 'x' }, ['input_unknown', 'There is no input "coverage-file".', ALL]],
    [
      'several',
      { polcy: 'x', tken: 'y' },
      [
        'input_unknown',
        'There is no input "polcy" (did you mean "policy"?). There is no input "tken" (did you mean "token"?).',
        ALL,
      ],
    ],
    [
      'no token',
      { token: '' },
      ['input_invalid', 'The input "token" is empty.', 'Leave the input out to use the token of the job.'],
    ],
    [
      'a misspelt command',
      { command: 'chek' },
      [
        'input_invalid',
        'The input "command" cannot be "chek" (did you mean "check"?).',
        'Valid values: auto, check, merge-record, release, upkeep.',
      ],
    ],
    [
      'a command in capitals',
      { command: 'Auto' },
      [
        'input_invalid',
        'The input "command" cannot be "Auto" (did you mean "auto"?).',
        'Valid values: auto, check, merge-record, release, upkeep.',
      ],
    ],
    [
      'an unknown place to publish',
      { publish: 'summary, slack' },
      [
        'input_invalid',
        'The input "publish" cannot be "slack".',
        'Valid values: commit-status, check-runs, summary, annotations, release-notes.',
      ],
    ],
    [
      'a truth value of YAML 1.1',
      { 'dry-run': 'yes' },
      ['input_invalid', 'The input "dry-run" cannot be "yes".', 'Valid values: true, false.'],
    ],
    [
      'when to fail, misspelt',
      { 'fail-on': 'fails' },
      [
        'input_invalid',
        'The input "fail-on" cannot be "fails" (did you mean "fail"?).',
        'Valid values: fail, error, never.',
      ],
    ],
    [
      'a number with a sign',
      { 'pull-request': '#7' },
      ['input_invalid', 'The input "pull-request" cannot be "#7".', NUMBER],
    ],
    ['zero', { 'pull-request': '0' }, ['input_invalid', 'The input "pull-request" cannot be "0".', NUMBER]],
    [
      'a number that is not one',
      { 'pull-request': '7; rm -rf' },
      ['input_invalid', 'The input "pull-request" cannot be "7; rm -rf".', NUMBER],
    ],
    [
      'a number that GitHub cannot have',
      { 'pull-request': '2147483648' },
      ['input_invalid', 'The input "pull-request" cannot be "2147483648".', NUMBER],
    ],
    [
      'a path with backslashes',
      { policy: '.github\\quality-policy.yml' },
      [
        'input_invalid',
        'The input "policy" cannot be ".github\\quality-policy.yml".',
        'Write it with / instead of \\: .github/quality-policy.yml',
      ],
    ],
    [
      'a path that is too long',
      { policy: 'x'.repeat(401) },
      ['input_invalid', 'The input "policy" is longer than 400 characters.', POLICY],
    ],
    ...['a\nb.yml', 'a\0b.yml', 'a\u001b[31mb.yml', 'a\u202eb.yml', 'a\u200bb.yml'].map(
      (policy): [string, Record<string, string>, [string, string, string]] => [
        `a path with what cannot be seen, as in ${JSON.stringify(policy)}`,
        { policy },
        ['input_invalid', 'The input "policy" must be one line without invisible characters.', POLICY],
      ],
    ),
    [
      'an absolute path',
      { policy: '/etc/policy.yml' },
      ['input_invalid', 'The input "policy" cannot be "/etc/policy.yml".', POLICY],
    ],
    [
      'a path out of the repository',
      { policy: '../policy.yml' },
      ['input_invalid', 'The input "policy" cannot be "../policy.yml".', POLICY],
    ],
    [
      'a path with an empty folder',
      { policy: 'a//b.yml' },
      ['input_invalid', 'The input "policy" cannot be "a//b.yml".', POLICY],
    ],
    ['no path', { policy: '' }, ['input_invalid', 'The input "policy" cannot be "".', POLICY]],
    [
      'no name',
      { 'check-name': ' ' },
      [
        'input_invalid',
        'The input "check-name" must be one line of 1 to 60 printable characters.',
        'Leave it out to use "Gatebook".',
      ],
    ],
    [
      'a name that is too long',
      { 'check-name': 'x'.repeat(61) },
      [
        'input_invalid',
        'The input "check-name" must be one line of 1 to 60 printable characters.',
        'Leave it out to use "Gatebook".',
      ],
    ],
    [
      'a name of two lines',
      { 'check-name': 'a\nb' },
      [
        'input_invalid',
        'The input "check-name" must be one line of 1 to 60 printable characters.',
        'Leave it out to use "Gatebook".',
      ],
    ],
    [
      'a name that turns the direction',
      { 'check-name': 'a\u202eb' },
      [
        'input_invalid',
        'The input "check-name" must be one line of 1 to 60 printable characters.',
        'Leave it out to use "Gatebook".',
      ],
    ],
  ])('%s', (_, given, expected) => expect(problem(given)).toEqual(expected))

  test('every variable of the runner that is no input is left alone', () => {
    expect(readInputs({ ...env(), GITHUB_TOKEN: 'x', INPUTS: 'y', MY_INPUT_X: 'z' }).token).toBe('ghs_job')
  })
})

describe('what a run says about a release', () => {
  const digest = `sha256:${'a'.repeat(64)}`

  test.each<[string, Record<string, string>, object]>([
    ['its environment', { environment: ' production ' }, { environment: 'production' }],
    ['its kind', { 'release-kind': 'rollback', incident: '#7' }, { kind: 'rollback', incident: '#7' }],
    ['a reason of several lines', { reason: 'Orders\n  are lost' }, { reason: 'Orders are lost' }],
    [
      'what goes out',
      { artifacts: `ghcr.io/acme/shop@${digest},\n@acme/shop@1.0.0@${digest}` },
      {
        artifacts: [
          { name: 'ghcr.io/acme/shop', digest },
          { name: '@acme/shop@1.0.0', digest },
        ],
      },
    ],
  ])('%s', (_, given, release) => expect(readInputs(env(given))).toMatchObject({ release }))

  test.each<[Record<string, string>, string]>([
    [{ 'release-kind': 'rolback' }, 'The input "release-kind" cannot be "rolback" (did you mean "rollback"?).'],
    [
      { environment: 'prod\u202euction' },
      'The input "environment" must be one line of up to 255 printable characters.',
    ],
    [{ reason: 'x'.repeat(1001) }, 'The input "reason" must be one line of up to 1000 printable characters.'],
    [
      { artifacts: 'ghcr.io/acme/shop:latest' },
      'The input "artifacts" must be up to 100 entries such as ghcr.io/acme/shop@sha256:<64 hexadecimal digits>.',
    ],
  ])('%j is refused', (given, message) =>
    expect(problem(given)).toEqual(['input_invalid', message, expect.any(String)]),
  )
})
