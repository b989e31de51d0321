import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { nodeBinary24 } from '../../../sandbox/runner/index.ts'
import { plainManifest, runScript, scratch, token } from './throwaway.ts'

const node24 = await nodeBinary24()

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await scratch())
})
afterAll(() => remove())

const withInputs = `${plainManifest}
inputs:
  token: { default: '\${{ github.token }}' }
  check-name: { default: Gatebook }
  dry run: { default: false }
  number: { default: 1.10 }
  pull: { default: 'of \${{ github.repository }}: \${{ github.event.number }}\${{ github.event.nothing.there }}' }
  policy: { required: true }
`
const printInputs = `
  const inputs = Object.entries(process.env).filter(([name]) => name.startsWith('INPUT_'))
  require('node:fs').writeFileSync(process.env.GITHUB_OUTPUT, 'inputs=' + JSON.stringify(Object.fromEntries(inputs)))
`
const inputsOf = (result: { outputs: Record<string, string> }): unknown => JSON.parse(result.outputs['inputs'] ?? '')

describe('inputs', () => {
  test('have their defaults, with expressions evaluated and text kept as written', async () => {
    const result = await runScript(folder, printInputs, { manifest: withInputs })
    expect(inputsOf(result)).toEqual({
      INPUT_TOKEN: token,
      'INPUT_CHECK-NAME': 'Gatebook',
      INPUT_DRY_RUN: 'false',
      INPUT_NUMBER: '1.10',
      INPUT_PULL: 'of acme/shop: 7',
      INPUT_POLICY: '',
    })
    expect(result.annotations).toEqual([])
  })

  test('given by the workflow win, whatever the case of their name', async () => {
    const result = await runScript(folder, printInputs, { manifest: withInputs, inputs: { 'Check-Name': 'Quality' } })
    expect(inputsOf(result)).toMatchObject({ 'INPUT_CHECK-NAME': 'Quality' })
  })

  test('that nobody declared reach the action, with a warning', async () => {
    const result = await runScript(folder, printInputs, {
      manifest: withInputs,
      inputs: { polcy: 'x', 'dry run': 'true' },
    })
    expect(inputsOf(result)).toMatchObject({ INPUT_POLCY: 'x', INPUT_DRY_RUN: 'true' })
    expect(result.annotations).toEqual([
      {
        level: 'warning',
        message:
          "Unexpected input(s) 'polcy', valid inputs are ['token', 'check-name', 'dry run', 'number', 'pull', 'policy']",
      },
    ])
    expect(result.outcome).toBe('success')
  })

  test('with an expression that the stand-in does not know stop the run', async () => {
    const manifest = `${plainManifest}\ninputs: { a: { default: '\${{ secrets.KEY }}' } }\n`
    await expect(runScript(folder, '', { manifest })).rejects.toThrow(
      "Unrecognized named-value: 'secrets'. Here there are: github.",
    )
  })
})

describe('the environment', () => {
  const print = `
    const fs = require('node:fs')
    fs.writeFileSync(process.env.GITHUB_OUTPUT, 'env=' + JSON.stringify(process.env) +
      '\\nhome=' + fs.readdirSync(process.env.HOME).length + '\\nevent=' + fs.readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8').length)
  `
  const envOf = (result: { outputs: Record<string, string> }): Record<string, string> =>
    JSON.parse(result.outputs['env'] ?? '{}')

  test('is what GitHub documents and nothing of the host but PATH', async () => {
    process.env['GATEBOOK_LEAK'] = 'from the host'
    const result = await runScript(folder, print)
    const env = envOf(result)
    const paths = [
      'GITHUB_ENV',
      'GITHUB_EVENT_PATH',
      'GITHUB_OUTPUT',
      'GITHUB_PATH',
      'GITHUB_STATE',
      'GITHUB_STEP_SUMMARY',
    ]
    for (const name of paths) expect(env[name]).toContain(folder)
    expect(Object.keys(env).sort()).toEqual([
      'CI',
      'GITHUB_ACTION',
      'GITHUB_ACTIONS',
      'GITHUB_ACTION_REF',
      'GITHUB_ACTION_REPOSITORY',
      'GITHUB_ACTOR',
      'GITHUB_ACTOR_ID',
      'GITHUB_API_URL',
      'GITHUB_BASE_REF',
      'GITHUB_ENV',
      'GITHUB_EVENT_NAME',
      'GITHUB_EVENT_PATH',
      'GITHUB_GRAPHQL_URL',
      'GITHUB_HEAD_REF',
      'GITHUB_JOB',
      'GITHUB_OUTPUT',
      'GITHUB_PATH',
      'GITHUB_REF',
      'GITHUB_REF_NAME',
      'GITHUB_REF_PROTECTED',
      'GITHUB_REF_TYPE',
      'GITHUB_REPOSITORY',
      'GITHUB_REPOSITORY_ID',
      'GITHUB_REPOSITORY_OWNER',
      'GITHUB_REPOSITORY_OWNER_ID',
      'GITHUB_RETENTION_DAYS',
      'GITHUB_RUN_ATTEMPT',
      'GITHUB_RUN_ID',
      'GITHUB_RUN_NUMBER',
      'GITHUB_SERVER_URL',
      'GITHUB_SHA',
      'GITHUB_STATE',
      'GITHUB_STEP_SUMMARY',
      'GITHUB_TRIGGERING_ACTOR',
      'GITHUB_WORKFLOW',
      'GITHUB_WORKFLOW_REF',
      'GITHUB_WORKFLOW_SHA',
      'GITHUB_WORKSPACE',
      'HOME',
      'PATH',
      'RUNNER_ARCH',
      'RUNNER_ENVIRONMENT',
      'RUNNER_NAME',
      'RUNNER_OS',
      'RUNNER_TEMP',
      'RUNNER_TOOL_CACHE',
    ])
    expect(result.outputs['home']).toBe('0')
  })

  test('names the event, the commit and the addresses', async () => {
    expect(envOf(await runScript(folder, print))).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: 'http://127.0.0.1:4000',
      GITHUB_GRAPHQL_URL: 'http://127.0.0.1:4000/graphql',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REPOSITORY_ID: '11',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_REPOSITORY_OWNER_ID: '22',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_HEAD_REF: 'feature',
      GITHUB_BASE_REF: 'main',
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/gatebook.yml@refs/pull/7/merge',
      GITHUB_WORKFLOW_SHA: 'a'.repeat(40),
    })
  })

  test('can be added to by the workflow, but not overwritten', async () => {
    const extraEnv = { MY_OWN: '1', GITHUB_SHA: 'b'.repeat(40) }
    expect(envOf(await runScript(folder, print, { extraEnv }))).toMatchObject({
      MY_OWN: '1',
      GITHUB_SHA: 'a'.repeat(40),
    })
  })

  test('knows the address of GraphQL on GitHub Enterprise Server', async () => {
    const env = envOf(await runScript(folder, print, { apiUrl: 'http://127.0.0.1:4000/api/v3/' }))
    expect(env['GITHUB_API_URL']).toBe('http://127.0.0.1:4000/api/v3')
    expect(env['GITHUB_GRAPHQL_URL']).toBe('http://127.0.0.1:4000/api/graphql')
  })

  test('starts the action in the workspace', async () => {
    const { rawLog } = await runScript(folder, 'console.log(process.cwd() === process.env.GITHUB_WORKSPACE)')
    expect(rawLog).toBe('true\n')
  })
})

describe('answers in files', () => {
  const answer = (file: string, text: string) =>
    `require('node:fs').appendFileSync(process.env.${file}, ${JSON.stringify(text)})`

  test('give outputs, state, variables and search paths', async () => {
    const result = await runScript(
      folder,
      [
        answer('GITHUB_OUTPUT', 'outcome=pass\nfailed<<X\none\ntwo\nX\n'),
        answer('GITHUB_STATE', 'key=kept\n'),
        answer('GITHUB_ENV', 'LATER=yes\n'),
        answer('GITHUB_PATH', '/opt/tools\n'),
      ].join('\n'),
    )
    expect(result).toMatchObject({
      exitCode: 0,
      outcome: 'success',
      outputs: { outcome: 'pass', failed: 'one\ntwo' },
      state: { key: 'kept' },
      env: { LATER: 'yes' },
      path: ['/opt/tools'],
      log: [],
    })
  })

  test('that are malformed fail the step; what came before them counts', async () => {
    const result = await runScript(folder, answer('GITHUB_OUTPUT', 'outcome=pass\nnonsense\nlate=1\n'))
    expect(result).toMatchObject({ exitCode: 0, outcome: 'failure', outputs: { outcome: 'pass' } })
    expect(result.log).toEqual([
      "Error: Unable to process file command 'output' successfully.",
      "Error: Invalid format 'nonsense'",
    ])
  })

  test('cannot make a later step load code', async () => {
    const result = await runScript(folder, answer('GITHUB_ENV', 'NODE_OPTIONS=--require=/x.js\n'))
    expect(result.env).toEqual({})
    expect(result.log).toEqual(["Error: Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."])
  })

  test('that were removed are empty', async () => {
    const result = await runScript(folder, "require('node:fs').rmSync(process.env.GITHUB_OUTPUT)")
    expect(result).toMatchObject({ outcome: 'success', outputs: {} })
  })
})

describe('the summary', () => {
  const write = (size: number) =>
    `require('node:fs').writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(${size} - 1) + '\\n')`

  test('is shown with secrets masked', async () => {
    const script = `require('node:fs').writeFileSync(process.env.GITHUB_STEP_SUMMARY, '# Verdict\\r\\nby ${token}')`
    expect((await runScript(folder, script)).summary).toBe('# Verdict\nby ***\n')
  })

  test('may be 1 MiB', async () => {
    const result = await runScript(folder, write(1024 * 1024))
    expect(result.summary).toHaveLength(1024 * 1024)
    expect(result.annotations).toEqual([])
  })

  test('is dropped when it is larger, without failing the step', async () => {
    const result = await runScript(folder, write(1024 * 1024 + 1))
    expect(result).toMatchObject({ summary: '', outcome: 'success' })
    expect(result.annotations[0]?.message).toContain(
      '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.',
    )
  })
})

const print = (...lines: string[]) => `process.stdout.write(${JSON.stringify(lines.map(line => `${line}\n`).join(''))})`

describe('annotations', () => {
  test('have a place, a title and a message', async () => {
    const { annotations, log } = await runScript(
      folder,
      print(
        '::error file=src/a.ts,line=3,endLine=5,title=Gatebook%3A coverage::7 of 10%0Alines',
        '::warning::Soft',
        '::notice::Small',
      ),
    )
    expect(annotations).toEqual([
      { level: 'error', file: 'src/a.ts', line: 3, endLine: 5, title: 'Gatebook: coverage', message: '7 of 10\nlines' },
      { level: 'warning', message: 'Soft' },
      { level: 'notice', message: 'Small' },
    ])
    expect(log).toEqual(['Error: 7 of 10', 'lines', 'Warning: Soft', 'Notice: Small'])
  })

  test('name files from the root of the repository', async () => {
    const { annotations } = await runScript(folder, "console.log('::error file=' + process.cwd() + '/src/a.ts::x')")
    expect(annotations[0]?.file).toBe('src/a.ts')
  })

  test.each<[string, string, object]>([
    ['an end without a start is the start', 'endLine=5', { line: 5, endLine: 5 }],
    ['an end before the start takes both away', 'line=5,endLine=3', {}],
    ['columns count within one line', 'line=5,col=2,endColumn=4', { line: 5, column: 2, endColumn: 4 }],
    ['columns over several lines do not', 'line=5,endLine=6,col=2', { line: 5, endLine: 6 }],
    ['what is not a number is no line', 'line=five', {}],
  ])('have a range that makes sense: %s', async (_, properties, range) => {
    const { annotations } = await runScript(folder, print(`::error file=a.ts,${properties}::x`))
    expect(annotations).toEqual([{ level: 'error', file: 'a.ts', message: 'x', ...range }])
  })

  test('beyond ten of a level are only in the log', async () => {
    const errors = Array.from({ length: 12 }, (_, index) => `::error::e${index + 1}`)
    const { annotations, annotationsDropped, log } = await runScript(folder, print(...errors, '::warning::w'))
    expect(annotations).toHaveLength(11)
    expect(annotationsDropped.map(({ message }) => message)).toEqual(['e11', 'e12'])
    expect(log).toHaveLength(13)
  })

  test('are cut after 4096 characters', async () => {
    const { annotations } = await runScript(folder, print(`::error::${'x'.repeat(5000)}`))
    expect(annotations[0]?.message).toHaveLength(4096)
  })

  test('do not fail the step; only an exit code does', async () => {
    expect(await runScript(folder, print('::error::x'))).toMatchObject({ exitCode: 0, outcome: 'success' })
    expect(await runScript(folder, 'process.exitCode = 3')).toMatchObject({
      exitCode: 3,
      outcome: 'failure',
      annotations: [],
    })
  })
})

describe('untrusted text becomes a command', () => {
  test.each([
    ['on a line of its own', 'A title\n::error::injected'],
    ['after a carriage return alone', 'A title\r::error::injected'],
    ['after white space', '\t::error::injected'],
    ['in the older form, in the middle of a line', 'A title ##[error]injected'],
  ])('%s', async (_, text) => {
    const { annotations } = await runScript(folder, `process.stdout.write(${JSON.stringify(text)})`)
    expect(annotations).toEqual([{ level: 'error', message: 'injected' }])
  })

  test('on stderr too', async () => {
    const { annotations } = await runScript(folder, "console.error('::error::injected')")
    expect(annotations).toEqual([{ level: 'error', message: 'injected' }])
  })

  test('but not while commands are stopped', async () => {
    const { annotations, log } = await runScript(
      folder,
      print(
        '::stop-commands::a-random-token',
        '::error::injected',
        '##[error]injected',
        '::a-random-token::',
        '::error::meant',
      ),
    )
    expect(annotations).toEqual([{ level: 'error', message: 'meant' }])
    expect(log).toEqual(['::stop-commands::***', '::error::injected', '##[error]injected', '::***::', 'Error: meant'])
  })

  test.each(['', 'error', 'pause-logging'])('and "%s" cannot be the token', async endToken => {
    const result = await runScript(folder, print(`::stop-commands::${endToken}`, '::notice::still on'))
    expect(result.outcome).toBe('failure')
    expect(result.log[1]).toContain('You cannot use a endToken that is an empty string')
    expect(result.log.at(-1)).toBe('Notice: still on')
  })
})

describe('the log', () => {
  test('shows output, titles of groups and no commands', async () => {
    const { log, rawLog } = await runScript(
      folder,
      print('one', '::group::Details', '  two', '::endgroup::', '::unknown::x', '::debug::hidden'),
    )
    expect(log).toEqual(['one', 'Details', '  two', '::unknown::x'])
    expect(rawLog).toContain('::debug::hidden\n')
  })

  test('shows debug messages when debugging is on', async () => {
    const { log } = await runScript(folder, print('::debug::shown'), { extraEnv: { RUNNER_DEBUG: '1' } })
    expect(log).toEqual(['##[debug]shown'])
  })

  test('hides the token and every mask, also where they overlap', async () => {
    const { log, annotations, masks, rawLog } = await runScript(
      folder,
      print('::add-mask::secret', '::add-mask::cretly', `a ${token} b`, 'secretly', '::error title=secret::the secret'),
    )
    expect(log).toEqual(['a *** b', '***', 'Error: the ***'])
    expect(annotations).toEqual([{ level: 'error', title: '***', message: 'the ***' }])
    expect(masks).toEqual(expect.arrayContaining([token, 'secret', 'cretly']))
    expect(rawLog).toContain(token)
  })

  test('hides each line of a secret of several lines', async () => {
    const { log } = await runScript(folder, print('::add-mask::first%0Asecond', 'is second'))
    expect(log).toEqual(['is ***'])
  })

  test('keeps characters whole that arrive in pieces', async () => {
    const script = `process.stdout.write(Buffer.from([0xe2, 0x82])); setTimeout(() => process.stdout.write(Buffer.from([0xac, 0x0d])), 50)`
    expect((await runScript(folder, script)).log).toEqual(['€'])
  })
})

describe('commands of former times', () => {
  test('still set outputs and state, with a warning', async () => {
    const result = await runScript(folder, print('::set-output name=a::1', '::save-state name=b::2'))
    expect(result).toMatchObject({ outputs: { a: '1' }, state: { b: '2' }, outcome: 'success' })
    expect(result.log[0]).toMatch(/^Warning: The `set-output` command is deprecated/)
  })

  test.each(['set-env name=A', 'add-path'])('are refused: %s', async command => {
    const result = await runScript(folder, print(`::${command}::/x`))
    expect(result).toMatchObject({ env: {}, path: [], outcome: 'failure' })
    expect(result.log[0]).toBe(`Error: Unable to process command '::${command}::/x' successfully.`)
    expect(result.log[1]).toMatch(/^Error: The `(set-env|add-path)` command is disabled\./)
  })
})

describe('time', () => {
  test('that runs out ends the action', async () => {
    const result = await runScript(folder, 'console.log("waiting"); setInterval(() => {}, 1000)', { timeoutMs: 1_000 })
    expect(result).toMatchObject({ timedOut: true, exitCode: 130, outcome: 'failure' })
    expect(result.log).toEqual(['waiting', "Error: The action 'Throw-away' has timed out."])
    expect(result.durationMs).toBeGreaterThan(0)
  })

  test('is not spent on a process that the action left behind', async () => {
    const child = "require('node:child_process').spawn('sleep', ['3600'], { stdio: 'inherit' }).unref()"
    const result = await runScript(folder, `${child}; console.log('done')`)
    // Whoever waited for it would wait for an hour.
    expect(result).toMatchObject({ exitCode: 0, outcome: 'success', log: ['done'] })
  })
})

describe('an action that is none', () => {
  test.each([
    ['without main', 'name: x\nruns: { using: node24 }\n', 'runs.main'],
    [
      'of another kind',
      'name: x\nruns: { using: composite, main: a.js }\n',
      'the runner stand-in runs node20 and node24 actions',
    ],
    [
      'with a stage that the stand-in lacks',
      `${plainManifest}  post: late.js\n`,
      'the runner stand-in has no `post` stage',
    ],
  ])('is refused: %s', async (_, manifest, message) => {
    await expect(runScript(folder, '', { manifest })).rejects.toThrow(message)
  })
})

const onNode24 = node24 === undefined ? test.skip : test
onNode24('an action runs on Node 24', async () => {
  const result = await runScript(folder, 'console.log(process.version)', node24 === undefined ? {} : { node: node24 })
  expect(result.log[0]).toMatch(/^v24\./)
})
