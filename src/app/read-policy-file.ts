import type { Diagnostic } from '../documents/yaml.ts'
import { formatDiagnostic, loadPolicy, MAX_BYTES, type Policy } from '../policy/load.ts'
import { plain } from '../text/escape.ts'
import { readBounded, type Unread } from './read-bounded.ts'

/** A policy file of this machine: the policy, or everything that is wrong with it. */
export type PolicyFile =
  | { policy: Policy; gates: readonly string[]; diagnostics: readonly []; lines: readonly [] }
  | { policy?: never; gates: readonly []; diagnostics: readonly Diagnostic[]; lines: readonly string[] }

/** Reads and checks a policy. `file` is its name as the user gave it, for the messages. */
export async function readPolicyFile(path: string, file: string): Promise<PolicyFile> {
  // One byte more than a policy may have, so that one which is too long is told from one that just fits.
  const bytes = await readBounded(path, MAX_BYTES + 1)
  if (typeof bytes === 'string') return refused([{ file, line: 1, column: 1, message: UNREAD[bytes] }])
  const loaded = loadPolicy(bytes, file)
  if (!loaded.ok) return refused(loaded.diagnostics)
  return { policy: loaded.policy, gates: loaded.policy.gates.map(gate => gate.id), diagnostics: [], lines: [] }
}

function refused(diagnostics: readonly Diagnostic[]): PolicyFile {
  return { gates: [], diagnostics, lines: diagnostics.map(diagnostic => plain(formatDiagnostic(diagnostic))) }
}

const UNREAD: Record<Unread, string> = {
  missing: 'There is no such file. Name the policy file, or write one: the README has a first policy to copy.',
  no_file: 'This is not a file. Name the policy file itself.',
  unreadable: 'The file cannot be read. Check its permissions.',
}
