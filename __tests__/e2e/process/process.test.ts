import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { DIST } from '../../bundle.ts'
import { Stage } from '../stage/stage.ts'

/** Every other test runs the bundle in its own process: here is what only a process of the Action's own can show. */
const OWN = { node: process.execPath }

let stage: Stage

describe('the Action as a process of its own', () => {
  beforeEach(async () => {
    stage = await Stage.open()
  })
  afterEach(() => stage.close())

  test('ends with exit code 1 when a gate fails and 0 when all pass, as in the process of a test', async () => {
    const pull = await stage.change()
    const codes = async () => [(await stage.runOn(pull, OWN)).exitCode, (await stage.runOn(pull)).exitCode]
    expect(await codes()).toEqual([1, 1])
    await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
    expect(await codes()).toEqual([0, 0])
  })

  test('says, sets and posts the same as in the process of a test', async () => {
    const pull = await stage.change()
    const workspace = await stage.workspace(pull.head)
    const shown = async (options: { node?: string }) => {
      stage.sandbox.resetRequests()
      const result = await stage.runOn(pull, { ...options, workspace })
      const { log, rawLog, summary, annotations, outputs, masks, env, path, state } = result
      const asked = stage.sandbox.requests.map(({ method, path: to, operation }) => operation ?? `${method} ${to}`)
      const known = (text: string) =>
        text
          .replaceAll(result.temp, 'TEMP')
          .replace(/check-runs\/\d+|runs\/\d+/g, 'RUN')
          .replace(/ghs_\w+/g, 'TOKEN')
      const told = { log, rawLog, summary, annotations, outputs, env, path, state, asked, masks: masks.length }
      return JSON.parse(known(JSON.stringify(told)))
    }
    // The first run creates the check runs, the next ones find them.
    await stage.runOn(pull, { workspace })
    expect(await shown(OWN)).toEqual(await shown({}))
  })

  test('waits as long as GitHub requests before it tries again', async () => {
    const pull = await stage.change()
    stage.sandbox.faults.add({
      match: { operation: 'Change' },
      times: 1,
      fault: { rateLimit: 'secondary', retryAfter: 1 },
    })
    const asked = () =>
      stage.sandbox.requests.filter(({ operation }) => operation === 'Change').map(({ status }) => status)
    const running = stage.runOn(pull, OWN)
    while (asked().length === 0) await pause(5)
    await pause(300)
    expect(asked()).toEqual([403])
    expect((await running).outputs['outcome']).toBe('fail')
    expect(asked()).toEqual([403, 200])
  })
})

describe('the Action as a process without a runner', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatebook-process-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function started(env: Record<string, string>) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('index.js', DIST))], { cwd: folder, env })
    let out = ''
    let err = ''
    child.stdout.on('data', text => {
      out += text
    })
    child.stderr.on('data', text => {
      err += text
    })
    const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }))
    return { child, ended, said: () => out }
  }

  test('in an empty environment says in one line what is missing, and ends with 1', async () => {
    const { code, out, err } = await (await started({})).ended
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out.split('\n').filter(line => line.startsWith('::error::'))).toHaveLength(1)
  })

  test('ends at once when it is interrupted', async () => {
    stage = await Stage.open()
    try {
      const pull = await stage.change()
      stage.sandbox.faults.add({ match: { operation: 'Change' }, fault: { latency: 30_000 } })
      const output = join(folder, 'output')
      const event = join(folder, 'event.json')
      await writeFile(output, '')
      await writeFile(event, JSON.stringify(await stage.sandbox.events.pullRequest(pull, 'opened')))
      const { child, ended, said } = await started(environmentOf(stage, { output, event, folder }))
      while (!said().includes('::add-mask::')) await pause(5)
      child.kill('SIGINT')
      expect(await ended).toMatchObject({ code: null, signal: 'SIGINT', err: '' })
    } finally {
      await stage.close()
    }
  })
})

function environmentOf(on: Stage, { output, event, folder }: Record<'output' | 'event' | 'folder', string>) {
  return {
    PATH: process.env['PATH'] ?? '',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: on.sandbox.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    RUNNER_TEMP: folder,
    INPUT_COMMAND: 'auto',
    INPUT_TOKEN: 'ghs_none',
    INPUT_POLICY: '.github/quality-policy.yml',
    INPUT_PUBLISH: 'check-runs',
    'INPUT_CHECK-NAME': 'Gatebook',
    'INPUT_FAIL-ON': 'fail',
    'INPUT_DRY-RUN': 'false',
  }
}
