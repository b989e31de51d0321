import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { VERSION } from '../../src/version.ts'
import { gatebook, run, STACK_TRACE } from './run.ts'

const USAGE = {
  validate: 'gatebook validate [FILE] [--extends FILE]... [--format text|json] [--quiet]',
  evaluate: 'gatebook evaluate --policy FILE --facts FILE [--extends FILE]... [--format text|json] [--quiet]',
  explain:
    'gatebook explain [GATE] [--policy FILE [--extends FILE]... | --verdict FILE] [--format text|json] [--quiet]',
  'ledger verify':
    'gatebook ledger verify [FOLDER] [--branch NAME] [--extends OLD-HEAD.json ...] [--format text|json] [--quiet]',
  'ledger list':
    'gatebook ledger list [FOLDER] [--branch NAME] [--kind KIND] [--outcome OUTCOME] [--since DAY] [--until DAY] [--format text|json|csv] [--quiet]',
  'ledger show': 'gatebook ledger show RECORD [FOLDER] [--branch NAME] [--format text|json] [--quiet]',
  'ledger export':
    'gatebook ledger export [FOLDER] [--branch NAME] [--kind KIND] [--outcome OUTCOME] [--since DAY] [--until DAY] [--quiet]',
  schema: 'gatebook schema policy|facts|verdict|record',
  demo: 'gatebook demo [FOLDER]',
}
const commands = Object.entries(USAGE)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-usage-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('of %s is the list of commands', async word => {
    const { status, out, err } = await gatebook([word])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    for (const [name] of commands) expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
    expect(out).toContain(
      'Exit status: 0 done or passed, 1 a gate failed, 2 bad policy or usage, 3 could not be evaluated,',
    )
  })

  test('is shown to whoever names no command, who has not done anything yet', async () => {
    const { status, out } = await gatebook([])
    expect(status).toBe(2)
    expect(out).toBe((await gatebook(['--help'])).out)
  })

  test.each(commands)('of %s is its usage, however it is requested', async (name, usage) => {
    const words = name.split(' ')
    const asked = await Promise.all(
      [
        [...words, '--help'],
        [...words, '-h'],
        [...words, 'x', '--nonsense', '-h'],
        ['help', ...words],
      ].map(args => gatebook(args)),
    )
    for (const { status, out, err } of asked) {
      expect({ status, err }).toEqual({ status: 0, err: '' })
      expect(out.split('\n')[0]).toBe(usage)
    }
  })

  test('of the beginning of a command is that of the command', async () => {
    const { status, out } = await gatebook(['ledger', '--help'])
    expect(status).toBe(0)
    expect(out.split('\n')[0]).toBe(USAGE['ledger verify'])
  })

  test('is not meant by a name behind two hyphens', async () => {
    expect(await gatebook(['validate', '--', '-h'], folder)).toMatchObject({
      status: 2,
      out: expect.stringMatching(/^-h:1:1 There is no such file\./),
    })
  })

  test('shows the version', async () => {
    expect(await gatebook(['--version'])).toEqual({ status: 0, out: `${VERSION}\n`, err: '' })
  })
})

describe('bad usage is reported in one line, with what was probably meant', () => {
  const usageOf = (name: keyof typeof USAGE) => `Usage: ${USAGE[name]}`
  const SEE = 'See gatebook --help.'

  test.each<[string, string[], string]>([
    ['frobnicate', ['There is no command "frobnicate".'], SEE],
    ['validat', ['There is no command "validat" (did you mean "validate"?).'], SEE],
    ['help frobnicate', ['There is no command "frobnicate".'], SEE],
    ['ledger', ['There is no command "ledger" (did you mean "ledger verify"?).'], SEE],
    ['ledger verfy', ['There is no command "ledger verfy" (did you mean "ledger verify"?).'], SEE],
    ['ledger --quiet', ['There is no command "ledger" (did you mean "ledger verify"?).'], SEE],
    ['\u001b[31m', ['There is no command " [31m".'], SEE],
    ['validate --quite', ['There is no option --quite (did you mean "quiet"?).'], usageOf('validate')],
    ['validate -q', ['There is no option -q.'], usageOf('validate')],
    ['validate a b', ['"b" is one argument too many.'], usageOf('validate')],
    ['validate --format xml', ['--format cannot be "xml": use text or json.'], usageOf('validate')],
    ['evaluate', ['Both --policy and --facts are required.'], usageOf('evaluate')],
    ['evaluate --policy a', ['Both --policy and --facts are required.'], usageOf('evaluate')],
    ['evaluate --polcy=a --facts b', ['There is no option --polcy=a (did you mean "policy"?).'], usageOf('evaluate')],
    ['evaluate a', ['"a" is one argument too many.'], usageOf('evaluate')],
    ['evaluate --policy', ["Option '--policy <value>' argument missing"], usageOf('evaluate')],
    ['explain a b', ['"b" is one argument too many.'], usageOf('explain')],
    ['explain --policy a --verdict b', ['Take --policy or --verdict, not both.'], usageOf('explain')],
    ['explain --verdict a --format json', ['A verdict is already JSON.'], usageOf('explain')],
    ['ledger verify --brnch x', ['There is no option --brnch (did you mean "branch"?).'], usageOf('ledger verify')],
    ['ledger verify --branch=', ['--branch requires a name.'], usageOf('ledger verify')],
    ['ledger verify a b', ['"b" is one argument too many.'], usageOf('ledger verify')],
    ['schema', ['Name a schema.'], usageOf('schema')],
    ['schema plicy', ['There is no schema "plicy" (did you mean "policy"?).'], usageOf('schema')],
    ['schema __proto__', ['There is no schema "__proto__".'], usageOf('schema')],
    ['schema policy facts', ['"facts" is one argument too many.'], usageOf('schema')],
    ['demo a b', ['"b" is one argument too many.'], usageOf('demo')],
    ['demo --fast', ['There is no option --fast.'], usageOf('demo')],
  ])('%s', async (line, told, last) => {
    const { status, out, err } = await gatebook(line.split(' '))
    expect({ status, out, lines: err.split('\n') }).toEqual({ status: 2, out: '', lines: [...told, last, ''] })
  })
})

describe('no stack trace is shown', () => {
  test.each<[string, string[]]>([
    ['for an argument without end', ['x'.repeat(100_000)]],
    ['for a file name without end', ['validate', 'x'.repeat(100_000)]],
    ['for options that contradict each other', ['validate', '--quiet=yes']],
    ['for names of what every object has', ['constructor']],
    ['for nothing in place of a word', ['']],
    ['for an empty file name', ['validate', '']],
    ['for an empty folder name', ['ledger', 'verify', '']],
    ['for a branch that looks like an option', ['ledger', 'verify', '--branch=--all']],
    ['for a branch with odd letters', ['ledger', 'verify', '--branch', 'a b^{/x}:..\u202e']],
  ])('%s', async (_, args) => {
    const { status, out, err } = await gatebook(args, folder)
    expect([2, 3]).toContain(status)
    expect(`${out}${err}`).not.toMatch(STACK_TRACE)
  })

  test('in a folder that is gone', async () => {
    const gone = join(folder, 'gone')
    mkdirSync(gone)
    writeFileSync(join(folder, 'in-gone.mjs'), removesFolderThenRuns(gone))
    const ended = await run([join(folder, 'in-gone.mjs')], folder, process.env)
    expect(ended).toEqual({
      status: 3,
      out: '',
      err: 'The current folder no longer exists. Change to another folder.\n',
    })
  })

  test('when only the beginning is read', () => {
    const command = 'node dist/cli.js schema record | head -c 1'
    expect(execFileSync('sh', ['-c', `${command} 2>&1`], { encoding: 'utf8' })).toBe('{')
  })
})

/** A process cannot be started in a folder that is not there, only stay in one that was removed. */
function removesFolderThenRuns(gone: string): string {
  const cli = new URL('../../dist/cli.js', import.meta.url)
  return [
    "import { rmdirSync } from 'node:fs'",
    `process.chdir(${JSON.stringify(gone)})`,
    `rmdirSync(${JSON.stringify(gone)})`,
    "process.argv = [process.argv[0], 'gatebook', 'validate']",
    `await import(${JSON.stringify(cli.href)})`,
    '',
  ].join('\n')
}
