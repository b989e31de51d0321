import type { Diagnostic } from '../documents/yaml.ts'
import { formatDiagnostic, loadPolicy } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { MAX_BYTES } from '../policy/text.ts'
import { plain } from '../text/escape.ts'
import { readBounded, type Unread } from './read-bounded.ts'

/** A policy file of this machine: the policy, or everything that is wrong with it. */
export type PolicyFile =
  | {
      policy: Policy
      gates: readonly string[]
      diagnostics: readonly []
      warnings: readonly Diagnostic[]
      /** For people: one line for each. */
      lines: readonly string[]
    }
  | {
      policy?: never
      gates: readonly []
      diagnostics: readonly Diagnostic[]
      warnings: readonly []
      lines: readonly string[]
    }

/** Reads and checks a policy. `file` is its name as the user gave it, for the messages. */
export async function readPolicyFile(path: string, file: string): Promise<PolicyFile> {
  // One byte more than a policy may have, so that one which is too long is told from one that just fits.
  const bytes = await readBounded(path, MAX_BYTES + 1)
  if (typeof bytes === 'string') return refused([{ file, line: 1, column: 1, message: UNREAD[bytes] }])
  const loaded = loadPolicy(bytes, file)
  if (!loaded.ok) return refused(loaded.diagnostics)
  const { policy, warnings } = loaded
  const lines = warnings.map(({ message, ...where }) => lineOf({ ...where, message: `warning: ${message}` }))
  return { policy, gates: policy.gates.map(gate => gate.id), diagnostics: [], warnings, lines }
}

function refused(diagnostics: readonly Diagnostic[]): PolicyFile {
  return { gates: [], diagnostics, warnings: [], lines: diagnostics.map(lineOf) }
}

const lineOf = (diagnostic: Diagnostic): string => plain(formatDiagnostic(diagnostic))

const UNREAD: Record<Unread, string> = {
  missing: 'There is no such file. Name the policy file, or write one: the README has a first policy to copy.',
  no_file: 'This is not a file. Name the policy file itself.',
  unreadable: 'The file cannot be read. Check its permissions.',
}
