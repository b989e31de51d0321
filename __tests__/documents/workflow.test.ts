import { describe, expect, test } from '@jest/globals'
import { judgingJob } from '../../src/documents/workflow.ts'

const TWO_JOBS = `on: pull_request
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    env: { CI_ONLY: 1 }
    steps:
      - run: npm test
  gatebook:
    needs: test
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    permissions: { checks: write }
    steps:
      - uses: actions/checkout@3d3c42e # v7
        with: { ref: "\${{ github.event.pull_request.head.sha }}", fetch-depth: 0 }
      - uses: actions/download-artifact@v6
      - run: git fetch --no-tags origin "$HEAD_SHA"
        env: { HEAD_SHA: "\${{ github.event.workflow_run.head_sha }}" }
      - uses: gatebook/gatebook@v0.1.0
`
const seen = (text = TWO_JOBS, key = 'gatebook', action = '') => {
  const result = judgingJob(text, key, action)
  return result.job === 'separate' ? 'separate' : `${result.job}: ${result.why}`
}
const inJob = (line: string) => TWO_JOBS.replace('    needs: test\n', `    needs: test\n${line}\n`)
const inFetch = (line: string) =>
  TWO_JOBS.replace('        env: { HEAD_SHA', `        ${line}\n        env: { HEAD_SHA`)
const withStep = (step: string) => seen(`${TWO_JOBS}      - ${step}\n`)

describe('the job that judges', () => {
  test('is separate where it only uses Gatebook and actions of the platform', () => expect(seen()).toBe('separate'))

  test.each<[string, string, string]>([
    ['the tests', seen(TWO_JOBS, 'test'), 'shared: The job "test" has `env` of its own.'],
    ['a command', withStep('run: npm test'), 'shared: The job "gatebook" runs commands of its own.'],
    [
      'a fetch with something behind it',
      withStep('run: git fetch origin "$HEAD_SHA" && ./x'),
      'runs commands of its own.',
    ],
    [
      'a fetch with other variables',
      withStep('{ run: "git fetch origin \\"$HEAD_SHA\\"", env: { GIT_SSH: x } }'),
      'runs commands of its own.',
    ],
    ['another action', withStep('uses: someone/tests@v1'), 'uses someone/tests, which may run anything.'],
    ['an action of the workspace', withStep('uses: ./'), 'uses ./, which may run anything.'],
    [
      'an action of the platform that runs programs',
      withStep('uses: actions/setup-node@v6'),
      'uses actions/setup-node',
    ],
    ['variables for a step', withStep('{ uses: actions/checkout@v7, env: { A: b } }'), 'sets variables for a step.'],
    ['a container', seen(inJob('    container: node:24')), 'shared: The job "gatebook" has `container` of its own.'],
    ['services', seen(inJob('    services: { db: { image: x } }')), 'has `services` of its own.'],
    ['variables', seen(inJob('    env: { A: b }')), 'has `env` of its own.'],
    ['a shell', seen(inJob('    defaults: { run: { shell: x } }')), 'has `defaults` of its own.'],
    ['variables for all', seen(`env: { A: b }\n${TWO_JOBS}`), 'shared: The workflow has `env` for all of its jobs.'],
    ['a shell for all', seen(`defaults: { run: { shell: x } }\n${TWO_JOBS}`), 'has `defaults` for all of its jobs.'],
    ['a fetch by another shell', seen(inFetch('shell: bash ./x.sh {0}')), 'runs commands of its own.'],
    ['a fetch elsewhere', seen(inFetch('working-directory: x')), 'runs commands of its own.'],
  ])('is shared with %s', (_, found, expected) => expect(found).toContain(expected))

  test.each<[string, string]>([
    ['in another file', seen(TWO_JOBS, 'judge')],
    ['that another workflow runs', seen('jobs: { gatebook: { uses: ./.github/workflows/x.yml } }')],
    ['without a step that is Gatebook', seen(TWO_JOBS.replace(/ *- uses: gatebook.*\n/, ''))],
    ['in a file without jobs', seen('- a')],
    ['in a file that is no YAML', seen('a: [')],
  ])('is not known %s', (_, found) => expect(found).toMatch(/^unknown: /))

  test('may run Gatebook from a copy of its repository, where the runner names it', () => {
    const copied = TWO_JOBS.replace('gatebook/gatebook@', 'acme/gate@')
    expect(seen(copied)).toBe('shared: The job "gatebook" uses acme/gate, which may run anything.')
    expect(seen(copied, 'gatebook', 'Acme/Gate')).toBe('separate')
  })
})
