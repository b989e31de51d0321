// How long a runner waits before Gatebook asks GitHub for the first time: from the start of the process to the first
// request on a loopback server, against a bare `node` with an empty module, in turns, in one run.
//
//   node bench/cold-start.mjs [--runs 21] [--node PATH]
//
// Aim: at most 3.5 times the bare start. Quote the ratio, not the milliseconds: machines differ.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '21' }, node: { type: 'string', default: process.execPath } },
})
const action = fileURLToPath(new URL('../dist/index.js', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'gatebook-bench-'))
const empty = join(folder, 'empty.mjs')
const event = join(folder, 'event.json')
await writeFile(empty, '')
await writeFile(event, JSON.stringify({ pull_request: { number: 1, head: { sha: 'a'.repeat(40) } } }))

let onRequest = () => {}
const server = createServer((_, response) => {
  onRequest()
  response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Bad credentials"}')
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))

const environment = {
  PATH: process.env.PATH,
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_API_URL: `http://127.0.0.1:${server.address().port}`,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_EVENT_PATH: event,
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/gatebook.yml@refs/heads/main',
  GITHUB_WORKFLOW_SHA: 'a'.repeat(40),
  RUNNER_TEMP: folder,
  INPUT_COMMAND: 'auto',
  INPUT_TOKEN: 'none',
  INPUT_POLICY: '.github/quality-policy.yml',
  INPUT_PUBLISH: 'check-runs',
  'INPUT_CHECK-NAME': 'Gatebook',
  'INPUT_FAIL-ON': 'fail',
  'INPUT_DRY-RUN': 'false',
}

const run = (file, until) =>
  new Promise(resolve => {
    const begin = performance.now()
    let first
    onRequest = () => {
      first ??= performance.now() - begin
    }
    const child = spawn(values.node, [file], { env: environment, stdio: 'ignore' })
    child.on('exit', () => resolve(until === 'exit' ? performance.now() - begin : first))
  })

const bare = []
const started = []
for (let round = -2; round < Number(values.runs); round++) {
  const pair = [await run(empty, 'exit'), await run(action, 'request')]
  if (pair[1] === undefined) throw new Error('dist/index.js made no request: run it by hand to see why')
  if (round >= 0) {
    bare.push(pair[0])
    started.push(pair[1])
  }
}
server.close()
await rm(folder, { recursive: true })

const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const ratios = started.map((time, index) => time / bare[index])
const show = number => number.toFixed(1).padStart(7)
console.log(`node ${values.node === process.execPath ? process.version : values.node}, ${bare.length} pairs, medians`)
console.log(`  bare node, empty module     ${show(median(bare))} ms`)
console.log(`  Gatebook to first request   ${show(median(started))} ms`)
console.log(
  `  ratio, pair by pair         ${median(ratios).toFixed(2).padStart(7)}   (min ${Math.min(...ratios).toFixed(2)}, max ${Math.max(...ratios).toFixed(2)}; aim 3.50 or less)`,
)
