import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Masks } from './masks.ts'
import type { StepLog } from './step-log.ts'

/** The files through which an action answers the runner. */
export interface CommandFiles {
  GITHUB_PATH: string
  GITHUB_ENV: string
  GITHUB_STEP_SUMMARY: string
  GITHUB_STATE: string
  GITHUB_OUTPUT: string
}

export interface FileAnswers {
  path: string[]
  env: Record<string, string>
  summary: string
  state: Record<string, string>
  outputs: Record<string, string>
}

/** actions/runner, FileCommandManager.cs, CreateStepSummaryCommand.AttachmentSizeLimit */
const summaryLimit = 1024 * 1024

export async function createCommandFiles(folder: string, suffix: string): Promise<CommandFiles> {
  await mkdir(folder, { recursive: true })
  const create = async (prefix: string) => {
    const path = join(folder, `${prefix}_${suffix}`)
    await writeFile(path, '')
    return path
  }
  return {
    GITHUB_PATH: await create('add_path'),
    GITHUB_ENV: await create('set_env'),
    GITHUB_STEP_SUMMARY: await create('step_summary'),
    GITHUB_STATE: await create('save_state'),
    GITHUB_OUTPUT: await create('set_output'),
  }
}

/** Reads the answers in the runner's order; what stands before a malformed line counts, and the step fails. */
export async function readCommandFiles(files: CommandFiles, log: StepLog, masks: Masks): Promise<FileAnswers> {
  const path = (await text(files.GITHUB_PATH)).split(/\r\n|\n|\r/).filter(line => line !== '')
  const env = withoutNodeOptions(pairs('env', await text(files.GITHUB_ENV), log), log)
  const summary = await readSummary(files.GITHUB_STEP_SUMMARY, log, masks)
  const state = pairs('state', await text(files.GITHUB_STATE), log)
  const outputs = pairs('output', await text(files.GITHUB_OUTPUT), log)
  return { path, env, summary, state, outputs }
}

/** A later step must not be made to load code of an earlier one. */
function withoutNodeOptions(env: Record<string, string>, log: StepLog): Record<string, string> {
  const allowed = Object.entries(env).filter(([name]) => name.toUpperCase() !== 'NODE_OPTIONS')
  if (allowed.length < Object.keys(env).length) {
    log.report('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  }
  return Object.fromEntries(allowed)
}

/** A file that the action removed is an empty answer. */
async function text(path: string): Promise<string> {
  return (await bytes(path)).toString('utf8').replace(/^\uFEFF/, '')
}

async function bytes(path: string): Promise<Buffer> {
  return readFile(path).catch(() => Buffer.alloc(0))
}

async function readSummary(path: string, log: StepLog, masks: Masks): Promise<string> {
  const size = (await bytes(path)).length
  if (size === 0) return ''
  if (size > summaryLimit) {
    const [limit, got] = [summaryLimit, size].map(number => Math.floor(number / 1024))
    log.report(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${limit}k, got ${got}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
    )
    return ''
  }
  const lines = (await text(path)).split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map(line => `${masks.apply(line)}\n`).join('')
}

function pairs(name: string, content: string, log: StepLog): Record<string, string> {
  const found: Record<string, string> = {}
  try {
    for (const [key, value] of readPairs(content)) found[key] = value
  } catch (error) {
    log.fail(
      `Unable to process file command '${name}' successfully.`,
      error instanceof Error ? error.message : String(error),
    )
  }
  return found
}

/** actions/runner, FileCommandManager.cs, EnvFileKeyValuePairs */
export function* readPairs(content: string): Generator<[name: string, value: string]> {
  const lines = content.split('\n')
  // Without a line break at its end, the last line is there all the same; with one, there is no further line.
  const unfinished = lines.at(-1) !== ''
  if (!unfinished) lines.pop()
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const entry = readEntry(line)
    if (entry.delimiter === undefined) {
      yield [entry.name, entry.value]
      continue
    }
    const end = lines.indexOf(entry.delimiter, index + 1)
    if (end < 0) {
      throw new Error(
        unfinished && index < lines.length - 1
          ? 'Invalid value. EOF marker missing new line.'
          : `Invalid value. Matching delimiter not found '${entry.delimiter}'`,
      )
    }
    yield [entry.name, lines.slice(index + 1, end).join('\n')]
    index = end
  }
}

function readEntry(line: string): { name: string; value: string; delimiter?: string } {
  const equals = line.indexOf('=')
  const heredoc = line.indexOf('<<')
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
    return { name: line.slice(0, equals), value: line.slice(equals + 1) }
  }
  if (heredoc < 0) throw new Error(`Invalid format '${line}'`)
  const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)]
  if (name === '' || delimiter === '') {
    throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
  }
  return { name, value: '', delimiter }
}
