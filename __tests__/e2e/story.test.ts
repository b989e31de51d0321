import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from '@jest/globals'
import { nodeBinary24 } from '../../sandbox/runner/index.ts'
import { DISCOUNT, PROJECT, RECORDING, Stage } from './stage/stage.ts'

const run = promisify(execFile)

let stage: Stage
afterEach(() => stage.close())

const node24 = await nodeBinary24()
const nodes: [string, string | undefined][] = [
  [`Node ${process.versions.node}`, process.execPath],
  ['Node 24, which runners have', node24],
]

describe.each(nodes)('on %s', (_, node) => {
  const maybe = node === undefined ? test.skip : test
  const on = { node: node ?? '' }

  maybe(
    'an approval turns a change green, a push makes it stale, the merge is recorded and the ledger verifies',
    async () => {
      stage = await Stage.open()
      const pull = await stage.change()

      const first = await stage.runOn(pull, on)
      expect(first).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail', 'failed-gates': '["peer-review"]' } })
      expect(stage.checks(pull.head)).toEqual({
        'Gatebook: peer-review': 'failure',
        'Gatebook: coverage': 'success',
        Gatebook: 'failure',
        'Gatebook: verdict': 'failure',
      })

      const review = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
      const second = await stage.runOn(pull, { ...on, review })
      expect(second).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', 'failed-gates': '[]' } })
      expect(stage.checks(pull.head)).toEqual({
        'Gatebook: peer-review': 'success',
        'Gatebook: coverage': 'success',
        Gatebook: 'success',
        'Gatebook: verdict': 'success',
      })

      await stage.commit('alice', 'one more', { 'src/discount.js': DISCOUNT.replace('0.9', '0.8') })
      await stage.git('push', '-q', 'origin', 'HEAD:discount')
      await stage.sandbox.refresh(pull)
      const third = await stage.runOn(pull, on)
      expect(third.exitCode).toBe(1)
      expect(third.log.join('\n')).toContain('[approval_stale]')

      const again = await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
      expect((await stage.runOn(pull, { ...on, review: again })).exitCode).toBe(0)

      const before = stage.tip('origin/main')
      await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
      await stage.git('fetch', '-q')
      const after = stage.tip('origin/main')
      const push = await stage.sandbox.events.push({
        repository: stage.repository,
        ref: 'refs/heads/main',
        before,
        after,
        pusher: 'carol',
      })
      const recorded = await stage.run('push', push, {
        ...on,
        sha: after,
        ref: 'refs/heads/main',
        permissions: RECORDING,
      })
      expect(recorded).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', ledger: 'appended' } })

      await stage.git('fetch', '-q')
      const { stdout } = await run(on.node, [join(PROJECT, 'dist/cli.js'), 'ledger', 'verify', stage.clone])
      expect(stdout).toMatch(/intact/i)
      expect(stage.sandbox.violations).toEqual([])
    },
  )
})

test('uncovered changed lines become annotations, fifty in a request', async () => {
  stage = await Stage.open()
  const lines = Array.from({ length: 240 }, (_, i) => `export const v${i} = ${i}`)
  const pull = await stage.change({ files: { 'src/discount.js': `${lines.join('\n')}\n` } })
  const report = [
    'SF:src/price.js',
    'DA:1,1',
    'end_of_record',
    'SF:src/discount.js',
    ...lines.map((_, i) => `DA:${i + 1},${i % 2}`),
    'end_of_record',
    '',
  ].join('\n')
  const result = await stage.runOn(pull, { workspace: await stage.workspace(pull.head, report) })

  const [coverage] = stage.sandbox
    .checkRuns(stage.repository, pull.head)
    .filter(check => check.name === 'Gatebook: coverage')
  expect(coverage?.annotations).toHaveLength(120)
  expect(coverage?.annotations[0]).toMatchObject({
    path: 'src/discount.js',
    start_line: 1,
    end_line: 1,
    annotation_level: 'warning',
  })
  expect(stage.sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2)
  expect(result.annotations.filter(({ file }) => file === 'src/discount.js')).toEqual([])
  expect(stage.sandbox.violations).toEqual([])
})

test('a rebase that changes nothing keeps an approval', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  await stage.sandbox.submitReview({ pull, user: 'bob', state: 'APPROVED' })
  await stage.git('checkout', '-q', '-B', 'other', 'origin/main')
  await stage.commit('carol', 'elsewhere', { 'README.md': '# Shop, larger\n' })
  await stage.git('push', '-q', 'origin', 'HEAD:main')
  await stage.git('checkout', '-q', 'discount')
  await stage.git('-c', 'user.name=alice', '-c', 'user.email=alice@example.com', 'rebase', '-q', 'origin/main')
  await stage.git('push', '-q', '-f', 'origin', 'HEAD:discount')
  await stage.sandbox.refresh(pull)
  const result = await stage.runOn(pull)
  expect(result.exitCode).toBe(0)
  expect(result.log.join('\n')).toContain('which contains exactly the same change')
})

test('a dry run posts and appends nothing', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  const result = await stage.runOn(pull, { inputs: { 'dry-run': 'true' } })
  expect(result.outputs['outcome']).toBe('fail')
  expect(stage.checks(pull.head)).toEqual({})
})

test('the token never shows, and every output is set', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  const result = await stage.runOn(pull)
  expect(result.log.join('\n') + result.summary + JSON.stringify(result.outputs)).not.toMatch(/ghs_/)
  expect(Object.keys(result.outputs).sort()).toEqual([
    'check-url',
    'facts',
    'failed-gates',
    'ledger',
    'outcome',
    'record-id',
    'record-path',
    'verdict',
  ])
})

test('behind a declared proxy every request goes through it', async () => {
  stage = await Stage.open()
  const pull = await stage.change()
  const seen: string[] = []
  // A name that only the proxy knows: the toolkit never uses a proxy for loopback addresses.
  const { port } = new URL(stage.sandbox.url)
  const proxy = createServer().on('connect', (incoming, socket) => {
    seen.push(incoming.url ?? '')
    const onward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).on('error', () => onward.destroy())
      socket.pipe(onward).on('error', () => socket.destroy())
    })
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  try {
    const address = proxy.address()
    const http_proxy = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const result = await stage.runOn(pull, {
      node: process.execPath,
      extraEnv: { http_proxy },
      inputs: { proxy: http_proxy },
      apiUrl: `http://github.test:${port}`,
    })
    expect(result.outputs['outcome']).toBe('fail')
    expect(new Set(seen)).toEqual(new Set([`github.test:${port}`]))
    expect(stage.checks(pull.head)['Gatebook']).toBe('failure')
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
})
