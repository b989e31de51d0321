import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type RunOptions, runAction } from '../../../sandbox/runner/index.ts'
import { scratch, token, writeAction } from './throwaway.ts'

const host = globalThis.outside.process

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await scratch())
  await writeAction(join(folder, 'action'), 'throw new Error("This file is never started.")')
  await mkdir(join(folder, 'workspace'))
})
afterAll(() => remove())

function run(main: (env: Record<string, string>) => Promise<unknown>, change: Partial<RunOptions> = {}) {
  return runAction({
    action: join(folder, 'action'),
    event: { name: 'push', payload: {} },
    token,
    repository: { nameWithOwner: 'acme/shop', id: 11, ownerId: 22 },
    sha: 'a'.repeat(40),
    ref: 'refs/heads/main',
    workspace: join(folder, 'workspace'),
    apiUrl: 'http://127.0.0.1:4000',
    inProcess: { main, host },
    ...change,
  })
}

/** As a program does it, which knows of one process only. */
const write = (text: string) => host.stdout.write(text)

describe('an action inside of a process that is there already', () => {
  test('has the environment of a job and nothing of that process but PATH', async () => {
    host.env['GATEBOOK_LEAK'] = 'from the host'
    const before = host.env
    let seen: NodeJS.ProcessEnv = {}
    const result = await run(
      async env => {
        seen = host.env
        expect({ ...host.env }).toEqual(env)
      },
      { extraEnv: { MINE: 'x' } },
    )
    expect(result.rawLog).toBe('')
    expect(seen).toMatchObject({ CI: 'true', MINE: 'x', GITHUB_REPOSITORY: 'acme/shop', PATH: before['PATH'] })
    expect(seen['GATEBOOK_LEAK']).toBeUndefined()
    expect(host.env).toBe(before)
    delete host.env['GATEBOOK_LEAK']
  })

  test('is obeyed on both streams, and its secrets are masked', async () => {
    const result = await run(async env => {
      write('::add-mask::open sesame\n')
      write('one ')
      write('line: open sesame\n')
      host.stderr.write('::warning::to stderr\n')
      write('no end')
      await appendFile(env['GITHUB_OUTPUT'] ?? '', 'answer=42\n')
    })
    expect(result.log.toSorted()).toEqual(['Warning: to stderr', 'no end', 'one line: ***'])
    expect(result).toMatchObject({ outcome: 'success', exitCode: 0, outputs: { answer: '42' } })
    expect(result.annotations).toEqual([{ level: 'warning', message: 'to stderr' }])
  })

  test('ends with the exit code that it sets, and the process keeps its own', async () => {
    const before = host.exitCode
    const result = await run(async () => {
      host.exitCode = 3
    })
    expect(result).toMatchObject({ exitCode: 3, outcome: 'failure' })
    expect((await run(async () => {})).exitCode).toBe(0)
    expect(host.exitCode).toBe(before)
  })

  test('that throws ends with 1 and shows where, as Node shows it', async () => {
    const result = await run(async () => {
      throw new TypeError('of no use')
    })
    expect(result).toMatchObject({ exitCode: 1, outcome: 'failure', timedOut: false })
    expect(result.rawLog).toMatch(/^TypeError: of no use\n +at /)
  })

  test('that does not end in time has timed out', async () => {
    const result = await run(() => new Promise(() => {}), { timeoutMs: 20 })
    expect(result).toMatchObject({ exitCode: 130, outcome: 'failure', timedOut: true })
    expect(result.log).toEqual(["Error: The action 'Throw-away' has timed out."])
  })

  test('is alone in it: another one at the same time is refused, and the first goes on', async () => {
    let end = () => {}
    let begun = () => {}
    const running = new Promise<void>(resolve => {
      begun = resolve
    })
    const first = run(
      () =>
        new Promise<void>(resolve => {
          end = resolve
          begun()
        }),
    )
    await running
    await expect(run(async () => {})).rejects.toThrow('two at a time need separate processes')
    end()
    expect((await first).exitCode).toBe(0)
    expect((await run(async () => {})).exitCode).toBe(0)
  })

  test.each(['http_proxy', 'HTTPS_PROXY', 'no_proxy', 'NODE_OPTIONS'])(
    'cannot be given %s, which is read when a program is loaded',
    async name => {
      await expect(run(async () => {}, { extraEnv: { [name]: 'x' } })).rejects.toThrow(
        `With ${name} an action needs its own process.`,
      )
    },
  )
})
