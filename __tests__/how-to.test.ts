import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import type { runCommandLine } from '../src/cli.ts'
import { complete, facts } from './builders.ts'
import { PROJECT } from './bundle.ts'
import { scratchFolder } from './git/scratch.ts'

// The pages are followed to the letter on a copy of the sources, which then has to compile and to do what they say.

const page = (name: string): string => readFileSync(join(PROJECT, 'docs/how-to', name), 'utf8')
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, body = '']) => body)

const GATE = page('add-a-gate.md')
const FORMAT = page('add-a-format.md')

let copy: string
let command: typeof runCommandLine

beforeAll(async () => {
  copy = scratchFolder()
  cpSync(join(PROJECT, 'src'), join(copy, 'src'), { recursive: true })
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(PROJECT, name), join(copy, name))
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'))
  for (const text of [GATE, FORMAT]) follow(text)
  await build({
    absWorkingDir: copy,
    entryPoints: ['src/cli.ts'],
    outfile: 'built.mjs',
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    external: ['./demo.js'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  const program = await globalThis.outside.load(pathToFileURL(join(copy, 'built.mjs')).href)
  command = (program as { runCommandLine: typeof runCommandLine }).runCommandLine
})

/** Writes the files that a page shows, and makes its changes. */
function follow(text: string): void {
  for (const block of blocks(text, 'ts')) {
    const [, path = ''] = /^\/\/ (\S+)\n/.exec(block) ?? []
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), block)
  }
  for (const block of blocks(text, 'diff')) {
    const [, path = '', body = ''] = /^--- (\S+)\n([\s\S]*)/.exec(block) ?? []
    const lines = body.split('\n').slice(0, -1)
    const of = (signs: string) =>
      lines.flatMap(line => (signs.includes(line.charAt(0)) ? `${line.slice(1)}\n` : [])).join('')
    const before = readFileSync(join(copy, path), 'utf8')
    if (before.split(of(' -')).length !== 2) throw new Error(`${path} does not have, once:\n${of(' -')}`)
    writeFileSync(join(copy, path), before.replace(of(' -'), of(' +')))
  }
}

async function run(...args: string[]): Promise<string> {
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  await command(args, { cwd: copy, path: process.env['PATH'] ?? '', colour: false, now: () => 0, out: say, err: say })
  return lines.join('\n')
}

test('what the pages add compiles', () => {
  const tsc = join(PROJECT, 'node_modules/.bin/tsc')
  expect(() => execFileSync(tsc, ['--noEmit', '-p', copy], { encoding: 'utf8', stdio: 'pipe' })).not.toThrow()
})

test('the gate judges as the page says', async () => {
  const [policy = ''] = blocks(GATE, 'yaml')
  const [expected = ''] = blocks(GATE, 'text')
  writeFileSync(join(copy, 'policy.yml'), policy)
  const evaluated = (labels: string[]) => {
    writeFileSync(join(copy, 'facts.json'), JSON.stringify(facts({ labels: complete(labels) })))
    return run('evaluate', '--policy', 'policy.yml', '--facts', 'facts.json')
  }
  expect(await evaluated(['question'])).toContain(expected)
  expect(await evaluated(['question', 'fix'])).toContain('sorted: passed, fix')
})

test('the report is read as the page says', async () => {
  const [report = ''] = blocks(FORMAT, 'json')
  const [expected = ''] = blocks(FORMAT, 'text')
  writeFileSync(join(copy, 'report.json'), report)
  expect(`${await run('inspect', 'tests', 'report.json')}\n`).toBe(expected)
  writeFileSync(join(copy, 'half.json'), report.slice(0, -20))
  expect(await run('inspect', 'tests', 'half.json')).toContain('It is not valid JSON. It may be truncated.')
})
