import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type ActResult, findAct, runWithAct } from '../../../sandbox/runner/index.ts'
import { scratch, token, writeAction } from './throwaway.ts'

const act = findAct()

const manifest = `
name: Throw-away
description: Asks the API who is there
inputs:
  token: { default: '\${{ github.token }}' }
  check-name: { default: Gatebook }
outputs:
  title: { description: What the API said }
runs:
  using: node24
  main: index.js
`

const askWhoIsThere = `
const { appendFileSync, readFileSync } = require('node:fs')
const { GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_OUTPUT, GITHUB_REPOSITORY } = process.env
const { number } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'))
fetch(GITHUB_API_URL + '/repos/' + GITHUB_REPOSITORY + '/pulls/' + number, {
  headers: { authorization: 'token ' + process.env.INPUT_TOKEN, 'x-check-name': process.env['INPUT_CHECK-NAME'] },
}).then(answer => answer.json()).then(({ title }) => appendFileSync(GITHUB_OUTPUT, 'title=' + title + '\\n'))
`

const workflow = `
on: pull_request
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
      - uses: acme/far-away@v1
      - id: gatebook
        uses: ./
      - run: echo "The title is \${{ steps.gatebook.outputs.title }}"
`

interface Gate {
  result: ActResult
  requests: readonly IncomingMessage[]
}

/** Runs the workflow above with the script as its action, against an API on this machine. */
async function runGate(script: string): Promise<Gate> {
  const { folder, remove } = await scratch()
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    response.setHeader('content-type', 'application/json').end('{ "title": "Sell more" }')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    const workspace = await clone(join(folder, 'shop'), script)
    const result = await runWithAct({
      act: act ?? '',
      workflow: join(workspace, '.github', 'workflows', 'gate.yml'),
      event: { name: 'pull_request', payload: { number: 7 } },
      workspace,
      apiUrl: `http://127.0.0.1:${portOf(server)}`,
      token,
      localActions: { 'acme/far-away@v1': await writeAction(join(folder, 'far-away'), "console.log('from afar')") },
      timeoutMs: 50_000,
    })
    return { result, requests }
  } finally {
    server.close()
    await remove()
  }
}

const onAct = act === undefined ? test.skip : test
const stepsOf = ({ steps }: ActResult) => steps.map(({ step, result }) => `${step}: ${result}`)

onAct('an action in a workflow runs under act against an API on this machine', async () => {
  const { result, requests } = await runGate(askWhoIsThere)
  expect(result).toMatchObject({ exitCode: 0, timedOut: false })
  expect(
    requests.map(({ method, url, headers }) => [method, url, headers.authorization, headers['x-check-name']]),
  ).toEqual([['GET', '/repos/acme/shop/pulls/7', `token ${token}`, 'Gatebook']])
  expect(result.log.map(line => line.trim())).toEqual(expect.arrayContaining(['from afar', 'The title is Sell more']))
  expect(result.log.join('\n')).not.toContain(token)
  expect(stepsOf(result)).toContain('./: success')
})

onAct('an action that fails its workflow fails it under act', async () => {
  const { result } = await runGate('process.exitCode = 1')
  expect(result).toMatchObject({ exitCode: 1, timedOut: false })
  expect(stepsOf(result)).toContain('./: failure')
})

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server does not listen.')
  return address.port
}

/** A clone as act expects it: the action and its workflow committed, and `origin` telling the repository. */
async function clone(folder: string, script: string): Promise<string> {
  await writeAction(folder, script, manifest)
  await mkdir(join(folder, '.github', 'workflows'), { recursive: true })
  await writeFile(join(folder, '.github', 'workflows', 'gate.yml'), workflow)
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com', ...args], { cwd: folder })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message=An action')
  git('remote', 'add', 'origin', 'https://github.com/acme/shop.git')
  return folder
}
