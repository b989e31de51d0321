import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Diagnostic, MAX_BYTES } from '../policy/document.ts'
import { formatDiagnostic, loadPolicy } from '../policy/load.ts'
import { plain } from '../publish/text.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal } from './command.ts'

const DEFAULT_FILE = '.github/quality-policy.yml'

export const validate = {
  name: 'validate',
  usage: 'gatebook validate [FILE] [--format text|json] [--quiet]',
  summary: `Says everything that is wrong with a policy, with its place. FILE is ${DEFAULT_FILE} if left out.`,
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, json, quiet } = readArguments(terminal.args, [], 1)
  const file = positionals[0] ?? DEFAULT_FILE
  const found = await diagnose(resolve(terminal.cwd, file), file)
  if (json) terminal.out(JSON.stringify({ file, valid: found.diagnostics.length === 0, ...found }, null, 2))
  else for (const diagnostic of found.diagnostics) terminal.out(plain(formatDiagnostic(diagnostic)))
  if (!json && !quiet && found.diagnostics.length === 0)
    terminal.out(
      `${file}: a valid policy with ${found.gates.length} ${found.gates.length === 1 ? 'gate' : 'gates'}: ${found.gates.join(', ')}`,
    )
  return found.diagnostics.length === 0 ? EXIT.done : EXIT.badInput
}

async function diagnose(
  path: string,
  file: string,
): Promise<{ diagnostics: readonly Diagnostic[]; gates: readonly string[] }> {
  const bytes = await readBounded(path)
  if (typeof bytes === 'string') return { diagnostics: [{ file, line: 1, column: 1, message: bytes }], gates: [] }
  const loaded = loadPolicy(bytes, file)
  return loaded.ok
    ? { diagnostics: [], gates: loaded.policy.gates.map(gate => gate.id) }
    : { diagnostics: loaded.diagnostics, gates: [] }
}

/** The file's bytes, at most one more than a policy may have; or why there are none. */
export async function readBounded(path: string): Promise<Uint8Array | string> {
  try {
    const handle = await open(path, 'r')
    try {
      if (!(await handle.stat()).isFile()) return 'This is not a file. Name the policy file itself.'
      const buffer = Buffer.alloc(MAX_BYTES + 1)
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    return isMissing(error)
      ? 'There is no such file. Name the policy file, or write one: the README has a first policy to copy.'
      : 'The file cannot be read. Check its permissions.'
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
