import { plural } from '../../documents/wording.ts'
import type { Diagnostic, Path } from '../../documents/yaml.ts'
import type { Remark } from '../../gates/shared/mentions.ts'
import type { Policy } from '../policy.ts'
import { check } from './check.ts'
import { gluedComments } from './glued-comments.ts'
import { brokenBases, loosenings } from './inherited-minimums.ts'
import type { PolicyIssue } from './issues.ts'
import { type Layer, merged, nearestSource } from './layers.ts'
import { lint } from './lint.ts'
import { decisivePatterns } from './patterns.ts'
import { readYaml } from './riddles.ts'
import { type Base, stackOf } from './stack.ts'
import { decode } from './text.ts'

const EMPTY = 'The file is empty. Write at least `version: 1` and one gate.'

export type Loaded =
  | {
      ok: true
      policy: Policy
      /** Allowed, and probably not meant. */
      warnings: readonly Diagnostic[]
      /** What the policy is made of; its own file is the last. */
      layers: readonly Layer[]
    }
  | { ok: false; diagnostics: readonly Diagnostic[] }

/**
 * Reads a policy from the bytes of its file, and those it builds on. Every mistake is reported at once, each with its
 * place. Never throws.
 */
export function loadPolicy(bytes: Uint8Array, file: string, bases: readonly Base[] = []): Loaded {
  const own = readText(bytes, file)
  if (!('locate' in own)) return refuse(own)
  const stack = stackOf({ kind: 'own', name: file, file, document: own }, bases, readText)
  if (!stack.ok) return refuse(stack.diagnostics)
  return withComments(loadLayers(stack.layers), gluedComments(textOf(bytes), file))
}

/** What may be cut off is told beside what is odd, and in a refused policy where it may be the cause. */
function withComments(loaded: Loaded, remarks: readonly Diagnostic[]): Loaded {
  if (loaded.ok) return { ...loaded, warnings: sorted([...loaded.warnings, ...remarks]).slice(0, MAX_DIAGNOSTICS) }
  const { diagnostics } = loaded
  const near = remarks.filter(({ file, line }) => diagnostics.some(one => one.file === file && one.line === line))
  return near.length === 0 ? loaded : refuse(sorted([...diagnostics, ...near]))
}

function textOf(bytes: Uint8Array): string {
  const text = decode(bytes)
  return typeof text === 'string' ? text : ''
}

/** One text by itself, as YAML. */
export function readText(bytes: Uint8Array, file: string) {
  const text = decode(bytes)
  return typeof text === 'string' ? readYaml(text, file, EMPTY) : [{ file, line: 1, column: 1, message: text.refusal }]
}

function loadLayers(layers: readonly Layer[]): Loaded {
  const checked = check(merged(layers))
  const broken = brokenBases(layers).map(({ layer, problem }) => diagnosed(problem, layer))
  const shown =
    broken.length > 0 ? broken : checked.problems.filter(isReported).map(problem => located(problem, layers))
  const diagnostics = [...layers.flatMap(({ document }) => document.diagnostics), ...shown]
  if (!checked.policy || diagnostics.length > 0) return refuse(sorted(diagnostics))
  const loosened = loosenings(layers, checked.policy)
  if (loosened.length > 0) return refuse(sorted(loosened))

  const policy = { ...checked.policy, patterns: decisivePatterns(checked.policy, layers) }
  return { ok: true, policy, warnings: warnings(lint(policy), layers), layers }
}

/** Remarks with their places in the policy's own file; anomalies in one that it builds on are reported there. */
export function warnings(remarks: readonly Remark[], layers: readonly Layer[]): readonly Diagnostic[] {
  const own = layers.at(-1)?.file
  const places = remarks.map(remark => located(remark, layers)).filter(({ file }) => file === own)
  return sorted(places).slice(0, MAX_DIAGNOSTICS)
}

/** One diagnostic as every command prints it. */
export function formatDiagnostic({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}`
}

/** Given by the document already. */
const isReported = ({ path }: PolicyIssue): boolean => path.at(-1) !== '__proto__'

const diagnosed = ({ path, message }: PolicyIssue, { file, document }: Layer): Diagnostic => ({
  file,
  ...document.locate(path),
  message,
})

/**
 * Where somebody can mend it: in the policy's own file. What a profile or another policy asks for, and this file does
 * not give, is reported where the file names it.
 */
function located({ path, message }: { path: Path; message: string }, layers: readonly Layer[]): Diagnostic {
  const { layer, line, column } = nearestSource(layers, path)
  if (layer.kind === 'own') return { file: layer.file, line, column, message }
  const own = layers.at(-1) ?? layer
  const group = path.slice(0, 2).filter(part => typeof part === 'string')
  const place = own.document.locate(layer.kind === 'profile' ? ['profile'] : ['extends'])
  return { file: own.file, ...place, message: `${group.join('.')} of ${layer.name}: ${message}` }
}

/** More than this at once is not read by anybody: such a file is not a policy with mistakes but something else. */
const MAX_DIAGNOSTICS = 200

function refuse(diagnostics: readonly Diagnostic[]): Loaded {
  const shown = diagnostics.slice(0, MAX_DIAGNOSTICS)
  const last = diagnostics[MAX_DIAGNOSTICS]
  const left = diagnostics.length - shown.length
  return {
    ok: false,
    diagnostics: last
      ? [...shown, { ...last, message: `${plural(left, 'more error')} ${left === 1 ? 'follows' : 'follow'}.` }]
      : shown,
  }
}

function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ file, line, column, message }: Diagnostic) => [file, line, column, message] as const
  return [...diagnostics].sort((a, b) => inOrder(key(a), key(b)))
}

function inOrder(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const place = a.findIndex((part, index) => part !== b[index])
  if (place === -1) return 0
  return (a[place] ?? 0) < (b[place] ?? 0) ? -1 : 1
}
