import { type Diagnostic, parseYaml } from '../documents/yaml.ts'
import { check } from './check.ts'
import { lint } from './lint.ts'
import type { Policy } from './policy.ts'
import { decode } from './text.ts'

const EMPTY = 'The file is empty. Write at least `version: 1` and one gate.'

export type Loaded =
  | { ok: true; policy: Policy /** Allowed, and probably not meant. */; warnings: readonly Diagnostic[] }
  | { ok: false; diagnostics: readonly Diagnostic[] }

/** Reads a policy from the bytes of its file. Every mistake is told at once, each with its place. Never throws. */
export function loadPolicy(bytes: Uint8Array, file: string): Loaded {
  const text = decode(bytes)
  if (typeof text !== 'string') return refuse([{ file, line: 1, column: 1, message: text.refusal }])
  const document = parseYaml(text, file, EMPTY)
  if (!('locate' in document)) return refuse(document)

  const checked = check(document.value)
  const told = checked.problems.filter(({ path }) => path.at(-1) !== '__proto__')
  const located = told.map(({ path, message }) => ({ file, ...document.locate(path), message }))
  const diagnostics = sorted([...document.diagnostics, ...located])
  if (!checked.policy || diagnostics.length > 0) return refuse(diagnostics)
  const warnings = lint(checked.policy).map(({ path, message }) => ({ file, ...document.locate(path), message }))
  return { ok: true, policy: checked.policy, warnings: sorted(warnings).slice(0, MOST_DIAGNOSTICS) }
}

/** One diagnostic as every command prints it. */
export function formatDiagnostic({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}`
}

/** More than this at once is not read by anybody: such a file is not a policy with mistakes but something else. */
const MOST_DIAGNOSTICS = 200

function refuse(diagnostics: readonly Diagnostic[]): Loaded {
  const told = diagnostics.slice(0, MOST_DIAGNOSTICS)
  const last = diagnostics[MOST_DIAGNOSTICS]
  const left = diagnostics.length - told.length
  return {
    ok: false,
    diagnostics: last ? [...told, { ...last, message: `From here on there are ${left} more mistakes.` }] : told,
  }
}

function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1))
}
