import { dirname, resolve } from 'node:path'
import type { Diagnostic } from '../../documents/yaml.ts'
import { GitError } from '../../git/errors.ts'
import { openRepository } from '../../git/repository.ts'
import { lintDates } from '../../policy/load/lint-dates.ts'
import { lintFiles } from '../../policy/load/lint-files.ts'
import { lintLogins } from '../../policy/load/lint-logins.ts'
import { formatDiagnostic, warnings as warningsOf } from '../../policy/load/load.ts'
import type { Policy } from '../../policy/policy.ts'
import { plain } from '../../text/escape.ts'
import { cloneAround } from './clone-around.ts'
import { loadPolicyFile, type PolicyFiles } from './load-policy-file.ts'

/** A policy file of this machine: the policy, or everything that is wrong with it. */
export type PolicyFile =
  | {
      policy: Policy
      gates: readonly string[]
      diagnostics: readonly []
      warnings: readonly Diagnostic[]
      /** What could be safer; nothing is wrong with it. */
      hints: readonly Diagnostic[]
      /** For people: one line for each. */
      lines: readonly string[]
    }
  | {
      policy?: never
      gates: readonly []
      diagnostics: readonly Diagnostic[]
      warnings: readonly []
      hints: readonly []
      lines: readonly string[]
    }

/** Reads and checks a policy, for people and programs. */
export async function readPolicyFile(files: PolicyFiles): Promise<PolicyFile> {
  const loaded = await loadPolicyFile(files)
  return loaded.ok ? accepted(loaded.policy, loaded.warnings) : refused(loaded.diagnostics)
}

/** The same, and where the policy lies in a clone, also against the files there. */
export async function validatePolicyFile(files: PolicyFiles, path: string, now: number): Promise<PolicyFile> {
  const loaded = await loadPolicyFile(files)
  if (!loaded.ok) return refused(loaded.diagnostics)
  const { policy, layers, warnings } = loaded
  const committed = await committedFiles(resolve(files.folder, files.file), path)
  const ofFiles = warningsOf(committed ? lintFiles(policy, committed) : [], layers)
  const ofDates = warningsOf(lintDates(policy, now), layers)
  return accepted(policy, [...warnings, ...ofDates, ...ofFiles], warningsOf(lintLogins(policy), layers))
}

function accepted(policy: Policy, warnings: readonly Diagnostic[], hints: readonly Diagnostic[] = []): PolicyFile {
  const told = (kind: string) => (one: Diagnostic) => lineOf({ ...one, message: `${kind}: ${one.message}` })
  const lines = [...warnings.map(told('warning')), ...hints.map(told('hint'))]
  return { policy, gates: policy.gates.map(gate => gate.id), diagnostics: [], warnings, hints, lines }
}

/** Undefined outside of a clone, and before the first commit. */
async function committedFiles(file: string, path: string): Promise<readonly string[] | undefined> {
  const folder = cloneAround(dirname(file))
  if (folder === undefined) return undefined
  try {
    const repository = await openRepository({ folder, path })
    const head = await repository.headCommit()
    return head === undefined ? undefined : [...(await repository.trackedFiles(head)).keys()]
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

function refused(diagnostics: readonly Diagnostic[]): PolicyFile {
  return { gates: [], diagnostics, warnings: [], hints: [], lines: diagnostics.map(lineOf) }
}

const lineOf = (diagnostic: Diagnostic): string => plain(formatDiagnostic(diagnostic))
