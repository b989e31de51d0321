import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { PlayedJob, PlayedRun } from '../../../../sandbox/runner/index.ts'
import { scratch, writeAction } from '../throwaway.ts'
import { ends, jobs, Scene } from './scene.ts'

let scene: Scene
afterEach(async () => {
  expect(scene.sandbox.violations).toEqual([])
  await scene.close()
})

const jobOf = (run: PlayedRun | undefined, id: string): PlayedJob => {
  const found = run?.jobs.findLast(job => job.id === id)
  if (found === undefined) throw new Error(`The job ${id} did not run.`)
  return found
}
const logOf = ({ steps }: PlayedJob) => steps.flatMap(({ result }) => result?.log ?? [])

describe('jobs that need others', () => {
  const run = async (text: string) => {
    scene = await Scene.open({ ci: text })
    return scene.workflows.run(await scene.pushed())
  }

  test('are skipped after a failure, and what follows them too, unless they ask how things stand', async () => {
    const ran = await run(`on: push
jobs:
  test: { runs-on: x, steps: [{ run: exit 3 }] }
  deploy: { needs: test, runs-on: x, steps: [{ run: "true" }] }
  tell: { needs: deploy, if: "github.event_name == 'push'", runs-on: x, steps: [{ run: "true" }] }
  clean: { needs: deploy, if: always(), runs-on: x, steps: [{ run: "true" }] }
  mourn: { needs: test, if: failure(), runs-on: x, steps: [{ run: 'echo \${{ needs.test.result }}' }] }
  after: { needs: clean, runs-on: x, steps: [{ run: "true" }] }
`)
    expect(ends(ran)).toEqual([
      {
        run: 'failure',
        ...{
          test: 'failure',
          deploy: 'skipped',
          tell: 'skipped',
          clean: 'success',
          mourn: 'success',
          after: 'skipped',
        },
      },
    ])
    expect(logOf(jobOf(ran[0], 'mourn'))).toEqual(['failure'])
    expect(scene.jobsOn(scene.main)).toMatchObject({ test: 'failure', deploy: 'skipped' })
  })

  test('get the outputs of those before them, and a job that may fail has succeeded for them', async () => {
    const ran = await run(`on: push
jobs:
  build:
    runs-on: x
    continue-on-error: true
    outputs: { version: "\${{ steps.v.outputs.version }}" }
    steps: [{ id: v, run: echo version=7 >> "$GITHUB_OUTPUT" }, { run: exit 1 }]
  use: { needs: build, runs-on: x, steps: [{ run: 'echo \${{ needs.build.result }} \${{ needs.build.outputs.version }}' }] }
`)
    expect(ends(ran)).toEqual([{ run: 'success', build: 'failure', use: 'success' }])
    expect(logOf(jobOf(ran[0], 'use'))).toEqual(['success 7'])
  })

  test('run once for each combination of a matrix', async () => {
    const ran = await run(`on: push
jobs:
  test:
    name: Node \${{ matrix.node }}
    strategy: { fail-fast: false, matrix: { node: [20, 22] } }
    runs-on: x
    steps: [{ run: 'test \${{ matrix.node }} = 20' }]
  ci: { needs: test, if: always(), runs-on: x, steps: [{ run: 'test "$R" = failure', env: { R: "\${{ needs.test.result }}" } }] }
`)
    expect(ends(ran)).toEqual([{ run: 'failure', 'Node 20': 'success', 'Node 22': 'failure', ci: 'success' }])
  })
})

describe('the steps of a job', () => {
  test('after one that failed are skipped unless they say otherwise, and continue-on-error forgives', async () => {
    scene = await Scene.open({
      ci: `on: push
jobs:
  a:
    runs-on: x
    steps:
      - { id: soft, run: exit 1, continue-on-error: true }
      - { run: 'echo \${{ steps.soft.outcome }} \${{ steps.soft.conclusion }} \${{ job.status }}' }
      - { run: exit 1 }
      - { run: echo skipped }
      - { run: echo still, if: "!cancelled()" }
`,
    })
    const [ran] = await scene.workflows.run(await scene.pushed())
    const { steps, conclusion } = jobOf(ran, 'a')
    expect([conclusion, ...steps.map(step => step.conclusion)]).toEqual([
      ...['failure', 'success', 'success', 'failure', 'skipped', 'success'],
    ])
    expect(logOf(jobOf(ran, 'a'))).toEqual(['failure success success', 'still'])
  })

  test('what one writes for later ones reaches those, and no other job', async () => {
    const attack = `echo https_proxy=http://127.0.0.1:9 >> "$GITHUB_ENV"
mkdir bin && printf '#!/bin/sh\\necho bent\\n' > bin/git && chmod +x bin/git && echo "$PWD/bin" >> "$GITHUB_PATH"
echo GITHUB_SHA=forged >> "$GITHUB_ENV"`
    const say = 'echo "$https_proxy"; git --version; echo "$GITHUB_SHA"; echo "$PWD" | grep -c "$GITHUB_WORKSPACE"'
    const steps = [{ run: attack }, { run: say }].map(step => JSON.stringify(step)).join(', ')
    scene = await Scene.open({
      ci: `on: push
env: { FROM: workflow, OF: workflow }
jobs:
  test: { runs-on: x, env: { OF: job }, steps: [${steps}, { run: 'echo $FROM $OF $IN', env: { IN: step } }] }
  judge: { needs: test, runs-on: x, steps: [{ run: ${JSON.stringify(say)} }] }
`,
    })
    const [ran] = await scene.workflows.run(await scene.pushed())
    // A name of GitHub's own is not to be had.
    expect(logOf(jobOf(ran, 'test'))).toEqual(['http://127.0.0.1:9', 'bent', scene.main, '1', 'workflow job step'])
    const [proxy, git, sha] = logOf(jobOf(ran, 'judge'))
    expect([proxy, sha]).toEqual(['', scene.main])
    expect(git).toMatch(/^git version/)
  })

  test('that run Gatebook have what earlier ones wrote, in a process of its own where that takes effect at its start', async () => {
    const { folder, remove } = await scratch()
    const print = 'console.log([process.env.https_proxy, process.env.INPUT_A, process.env.GITHUB_JOB].join())'
    const action = await writeAction(folder, print)
    const inProcess = { host: process, main: async () => void process.stdout.write('inside\n') }
    const gatebook = "{ uses: gatebook/gatebook@v1, with: { a: '${{ github.ref_name }}' } }"
    const bend = JSON.stringify({ run: 'echo https_proxy=http://127.0.0.1:9 >> $GITHUB_ENV' })
    const text = `on: push
jobs: { a: { runs-on: x, steps: [${bend}, ${gatebook}] }, b: { runs-on: x, steps: [${gatebook}] } }
`
    scene = await Scene.open({ ci: text }, { action, inProcess })
    const [ran] = await scene.workflows.run(await scene.pushed())
    expect(logOf(jobOf(ran, 'a')).at(-1)).toBe('http://127.0.0.1:9,main,a')
    expect(logOf(jobOf(ran, 'b')).at(-1)).toBe('inside')
    await remove()
  })

  test('may be what a test says instead of a program, with the same files', async () => {
    const command = 'npm ci && npm test'
    scene = await Scene.open(
      { ci: `on: push\njobs: { a: { runs-on: x, steps: [{ run: ${command} }, { run: 'echo $SAID' }] } }\n` },
      {
        commands: {
          [command]: async ({ workspace, env, say }) => {
            say('tested')
            const { appendFile } = await import('node:fs/promises')
            await appendFile(env['GITHUB_ENV'] ?? '', `SAID=${workspace === env['GITHUB_WORKSPACE']}\n`)
            return undefined
          },
        },
      },
    )
    const [ran] = await scene.workflows.run(await scene.pushed())
    expect(logOf(jobOf(ran, 'a'))).toEqual(['tested', 'true'])
  })

  test('that use an unknown action, or an unknown input of a known one, are an error', async () => {
    const run = async (step: string) => {
      scene = await Scene.open({ ci: `on: push\njobs: { a: { runs-on: x, steps: [${step}] } }\n` })
      return scene.workflows.run(await scene.pushed())
    }
    await expect(run('{ uses: someone/else@v1 }')).rejects.toThrow(
      'jobs.a.steps[0]: nothing stands for someone/else@v1.',
    )
    await scene.close()
    await expect(run('{ uses: actions/checkout@v7, with: { lfs: true } }')).rejects.toThrow(
      'does not know the input "lfs"',
    )
    await scene.close()
    const [ran] = await run('{ uses: ./ }')
    expect(logOf(jobOf(ran, 'a'))[0]).toContain('Did you forget to run actions/checkout')
  })
})

describe('a checkout', () => {
  const checkout = (inputs: string) => `{ uses: actions/checkout@v7, with: { ${inputs} } }`
  const run = async (inputs: string) => {
    const say =
      'cd src || true; git log --format=%s; git branch --show-current; git config --get-regexp extraheader || true'
    scene = await Scene.open({
      ci: `on: pull_request\njobs: { a: { runs-on: x, steps: [${checkout(inputs)}, { run: ${JSON.stringify(say)} }] } }\n`,
    })
    const pull = await scene.change()
    const [ran] = await scene.workflows.run(await scene.opened(pull))
    return { job: jobOf(ran, 'a'), pull }
  }

  test('has the test merge and nothing before it, and leaves the token for whoever looks', async () => {
    const { job, pull } = await run('fetch-depth: 1')
    const [, subject, token] = logOf(job)
    expect(subject).toBe(`Merge ${pull.head} into ${scene.main}`)
    expect(token).toMatch(/^http\.https:\/\/github\.com\/\.extraheader AUTHORIZATION: basic /)
    expect(existsSync(join(job.workspace, 'a.txt'))).toBe(true)
  })

  test('of the head has its history where that is asked for, and no token where none is to be left', async () => {
    const { job } = await run(
      "ref: '${{ github.event.pull_request.head.sha }}', fetch-depth: 0, persist-credentials: false, path: src",
    )
    expect(existsSync(join(job.workspace, 'src/a.txt'))).toBe(true)
    expect(logOf(job)).toEqual(['change', 'begin'])
  })

  test.each([
    ['persist-credentials: true', { contents: 'read' }, 'success'],
    ['persist-credentials: false', { contents: 'read' }, "fatal: '"],
    ['persist-credentials: true', {}, 'acme/shop: repository not found'],
  ])('of a private repository with %s, by a token that has %j, may be fetched into later: %s', async (...given) => {
    const [inputs, permissions, expected] = given
    const steps = `[${checkout(inputs)}, { run: git fetch origin main }]`
    const ci = `on: pull_request\njobs: { a: { runs-on: x, permissions: ${JSON.stringify(permissions)}, steps: ${steps} } }\n`
    scene = await Scene.open({ ci }, {}, [], true)
    const [ran] = await scene.workflows.run(await scene.opened(await scene.change()))
    const { conclusion } = jobOf(ran, 'a')
    expect([conclusion, ...logOf(jobOf(ran, 'a'))].join('\n')).toContain(expected)
    expect(conclusion).toBe(expected === 'success' ? 'success' : 'failure')
  })
})

interface Listed {
  name: string
  run_attempt: number
  conclusion: string
}

test('a run, its jobs and their attempts are shown as GitHub shows them, to whoever may look', async () => {
  const text = `${jobs({ test: 'test -e flag', other: 'true' })}  use: { needs: test, runs-on: x, steps: [{ run: 'true' }] }\n`
  scene = await Scene.open({ ci: `name: CI\n${text.replace('test -e flag', 'test $GITHUB_RUN_ATTEMPT = 2')}` })
  const [run] = await scene.workflows.run(await scene.pushed())
  if (run === undefined) throw new Error('Nothing ran.')
  const listed = async (path: string) => {
    const body = await scene.get<{ jobs: Listed[] }>(`actions/runs/${run.run.id}/${path}`, { actions: 'read' })
    return body.jobs.map(job => [job.name, job.run_attempt, job.conclusion])
  }
  await scene.workflows.rerun(run, { onlyFailed: true })
  expect(run.run).toMatchObject({ conclusion: 'success', attempt: 2 })
  const first = [
    ['test', 1, 'failure'],
    ['use', 1, 'skipped'],
    ['other', 1, 'success'],
  ]
  expect(await listed('attempts/1/jobs')).toEqual(first)
  const newest = [
    ['other', 1, 'success'],
    ['test', 2, 'success'],
    ['use', 2, 'success'],
  ]
  // What was not run again is not in the newest list (r-universe-org/help#607).
  expect(await listed('jobs')).toEqual(newest.slice(1))
  expect(await listed('attempts/2/jobs')).toEqual(newest)
  expect(await listed('jobs?filter=all')).toEqual([...first, ...newest.slice(1)])
})
