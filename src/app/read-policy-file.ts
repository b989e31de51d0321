import { open } from 'node:fs/promises'
import { type Diagnostic, MAX_BYTES } from '../policy/document.ts'
import { formatDiagnostic, loadPolicy, type Policy } from '../policy/load.ts'
import { plain } from '../text/escape.ts'

/** A policy file of this machine: the policy, or everything that is wrong with it. */
export type PolicyFile =
  | { policy: Policy; gates: readonly string[]; diagnostics: readonly []; lines: readonly [] }
  | { policy?: never; gates: readonly []; diagnostics: readonly Diagnostic[]; lines: readonly string[] }

/** Reads and checks a policy. `file` is its name as the user gave it, for the messages. */
export async function readPolicyFile(path: string, file: string): Promise<PolicyFile> {
  const bytes = await readBounded(path)
  if (typeof bytes === 'string') return refused([{ file, line: 1, column: 1, message: bytes }])
  const loaded = loadPolicy(bytes, file)
  if (!loaded.ok) return refused(loaded.diagnostics)
  return { policy: loaded.policy, gates: loaded.policy.gates.map(gate => gate.id), diagnostics: [], lines: [] }
}

function refused(diagnostics: readonly Diagnostic[]): PolicyFile {
  return { gates: [], diagnostics, lines: diagnostics.map(diagnostic => plain(formatDiagnostic(diagnostic))) }
}

/** The file's bytes, at most one more than a policy may have; or why there are none. */
async function readBounded(path: string): Promise<Uint8Array | string> {
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
    return isMissing(error) ? NO_FILE : 'The file cannot be read. Check its permissions.'
  }
}

const NO_FILE = 'There is no such file. Name the policy file, or write one: the README has a first policy to copy.'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
