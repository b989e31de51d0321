import type { Diagnostic } from '../documents/yaml.ts'
import { formatDiagnostic } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { plain } from '../text/escape.ts'
import { loadPolicyFile, type PolicyFiles } from './load-policy-file.ts'

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

/** Reads and checks a policy, for people and programs. */
export async function readPolicyFile(files: PolicyFiles): Promise<PolicyFile> {
  const loaded = await loadPolicyFile(files)
  if (!loaded.ok) return refused(loaded.diagnostics)
  const { policy, warnings } = loaded
  const lines = warnings.map(({ message, ...where }) => lineOf({ ...where, message: `warning: ${message}` }))
  return { policy, gates: policy.gates.map(gate => gate.id), diagnostics: [], warnings, lines }
}

function refused(diagnostics: readonly Diagnostic[]): PolicyFile {
  return { gates: [], diagnostics, warnings: [], lines: diagnostics.map(lineOf) }
}

const lineOf = (diagnostic: Diagnostic): string => plain(formatDiagnostic(diagnostic))
