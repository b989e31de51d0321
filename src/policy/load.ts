import { createHash } from 'node:crypto'
import type { Gate, Roles } from '../gates/gate.ts'
import { gates as registry } from '../gates/registry.ts'
import { type Diagnostic, MAX_BYTES, type Path, parseYaml } from './document.ts'
import { type Problem, problems } from './issues.ts'
import { policySchema } from './schema.ts'
import { didYouMean } from './suggest.ts'

/** A gate of the policy in force: its type, and its settings as its type's schema reads them. */
export interface PolicyGate {
  id: string
  gate: Gate
  settings: unknown
  enforce: 'blocking' | 'advisory'
}

export interface Policy {
  roles: Roles
  gates: readonly PolicyGate[]
  ledger: { branch: string }
  /** `sha256:` over the policy with every default filled in: what was in force, whatever the file looked like. */
  digest: string
}

export type Loaded = { ok: true; policy: Policy } | { ok: false; diagnostics: readonly Diagnostic[] }

/** Reads a policy from the bytes of its file. Every mistake is told at once, each with its place. Never throws. */
export function loadPolicy(bytes: Uint8Array, file: string): Loaded {
  const text = decode(bytes)
  if (typeof text !== 'string') return refuse([{ file, line: 1, column: 1, message: text.refusal }])
  const document = parseYaml(text, file)
  if (!('locate' in document)) return refuse(document)

  const checked = check(document.value)
  const located = checked.problems.map(({ path, message }) => ({ file, ...document.locate(path), message }))
  const diagnostics = sorted([...document.diagnostics, ...located])
  return checked.policy && diagnostics.length === 0 ? { ok: true, policy: checked.policy } : refuse(diagnostics)
}

/** One diagnostic as every command prints it. */
export function formatDiagnostic({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}`
}

const refuse = (diagnostics: readonly Diagnostic[]): Loaded => ({ ok: false, diagnostics })

function decode(bytes: Uint8Array): string | { refusal: string } {
  if (bytes.length > MAX_BYTES) {
    return {
      refusal: `The file is ${bytes.length} bytes long; a policy has at most ${MAX_BYTES}. Is this the right file?`,
    }
  }
  if (bytes.includes(0)) return { refusal: 'The file is binary, not text. Is this the right file?' }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { refusal: 'The file is not UTF-8 text. Save it as UTF-8.' }
  }
}

function check(value: unknown): { policy?: Policy; problems: readonly Problem[] } {
  const parsed = policySchema.safeParse(value)
  const found = parsed.success ? [] : parsed.error.issues.flatMap(issue => problems(issue, policySchema, value))
  // The gates are checked even when something else is wrong, so that everything is told at once.
  const roles = readRoles(value)
  const gates = Object.entries(groupAt(value, 'gates')).map(([id, settings]) => checkGate(id, settings, roles))
  const all = [...found, ...gates.flatMap(gate => gate.problems)]
  if (!parsed.success || all.length > 0) return { problems: all }

  const policyGates = gates.flatMap(({ gate }) => gate ?? [])
  const { ledger } = parsed.data
  return { policy: { roles, gates: policyGates, ledger, digest: digestOf(roles, policyGates, ledger) }, problems: [] }
}

function checkGate(id: string, value: unknown, roles: Roles): { gate?: PolicyGate; problems: readonly Problem[] } {
  const path: Path = ['gates', id]
  const { type, ...rest } = groupOf(value)
  // A missing or non-text type is told by the policy's own schema.
  if (typeof type !== 'string') return { problems: [] }
  const gate = registry.find(candidate => candidate.type === type)
  if (!gate) return { problems: [{ path: [...path, 'type'], message: unknownType(type) }] }

  const parsed = gate.settings.safeParse(rest)
  if (!parsed.success)
    return { problems: parsed.error.issues.flatMap(issue => under(path, problems(issue, gate.settings, rest))) }
  const undefinedRoles = (gate.roles?.(parsed.data) ?? []).filter(({ role }) => !roles.has(role))
  if (undefinedRoles.length > 0) {
    return {
      problems: under(
        path,
        undefinedRoles.map(mention => ({ path: mention.path, message: unknownRole(mention.role, roles) })),
      ),
    }
  }
  return { gate: { id, gate, settings: parsed.data, enforce: 'blocking' }, problems: [] }
}

function unknownType(type: string): string {
  const types = registry.map(gate => gate.type)
  return `Unknown gate type "${type}"${didYouMean(type, types) || ` (known: ${types.join(', ')})`}.`
}

function unknownRole(role: string, roles: Roles): string {
  const names = [...roles.keys()]
  const hint =
    didYouMean(role, names) || (names.length > 0 ? ` (defined: ${names.join(', ')})` : '; define it under "roles"')
  return `No role "${role}" is defined${hint}.`
}

const under = (path: Path, found: readonly Problem[]): readonly Problem[] =>
  found.map(problem => ({ ...problem, path: [...path, ...problem.path] }))

/** The roles as far as they can be read; what is wrong with them is told by the schema. */
function readRoles(value: unknown): Roles {
  const entries = Object.entries(groupAt(value, 'roles')).map(([name, role]) => {
    const users = groupOf(role)['users']
    const logins = Array.isArray(users) ? users.filter(user => typeof user === 'string') : []
    return [name, { name, users: [...new Set(logins.map(login => login.toLowerCase()))] }] as const
  })
  return new Map(entries)
}

const groupAt = (value: unknown, key: string): Record<string, unknown> => groupOf(groupOf(value)[key])

function groupOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function digestOf(roles: Roles, gates: readonly PolicyGate[], ledger: Policy['ledger']): string {
  const resolved = {
    version: 1,
    roles: [...roles.values()],
    gates: gates.map(({ id, gate, settings, enforce }) => ({ id, type: gate.type, settings, enforce })),
    ledger,
  }
  return `sha256:${createHash('sha256').update(stableJson(resolved)).digest('hex')}`
}

/** JSON with sorted keys, so that the order in which a file lists things that have no order does not change a digest. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString()
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1))
}
