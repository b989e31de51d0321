import { createHash } from 'node:crypto'
import { described, shown } from '../documents/wording.ts'
import { type Diagnostic, type Path, parseYaml } from '../documents/yaml.ts'
import type { FactName } from '../facts/facts.ts'
import type { Gate, Roles } from '../gates/gate.ts'
import { protectedPaths } from '../gates/protected-paths/index.ts'
import { gates as registry } from '../gates/registry.ts'
import type { RiskRule } from '../gates/risk.ts'
import { didYouMean, suggest } from '../text/suggest.ts'
import type { Edition } from '../verdict/clauses.ts'
import { type Enforcement, type GateKeys, gateKeys } from './gate-keys.ts'
import { type Problem, problems, unknownKey, withoutEchoes } from './issues.ts'
import { lint } from './lint.ts'
import { policySchema } from './schema.ts'
import { type When, whenNeeds } from './when.ts'

export const MAX_BYTES = 256 * 1024

const EMPTY = 'The file is empty. Write at least `version: 1` and one gate.'

/** A gate of the policy in force: its type, and its settings as its type's schema reads them. */
export interface PolicyGate {
  id: string
  gate: Gate
  settings: unknown
  when: When | undefined
  enforce: Enforcement
  /** In place of those of its type. */
  clauses: readonly string[] | undefined
  /** What has to be observed before it can be told whether it applies, and before it can judge. */
  needs: readonly FactName[]
}

export interface Policy {
  /** Of ISO 9001. */
  edition: Edition
  roles: Roles
  risk: readonly RiskRule[]
  gates: readonly PolicyGate[]
  /** Gates that every policy has, whatever it says. */
  builtIn: readonly PolicyGate[]
  ledger: { branch: string }
  /** `sha256:` over the policy with every default filled in: what was in force, whatever the file looked like. */
  digest: string
}

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

function decode(bytes: Uint8Array): string | { refusal: string } {
  if (bytes.length > MAX_BYTES) {
    return {
      refusal: `The file is longer than ${MAX_BYTES} bytes, the most that a policy may have. Is this the right file?`,
    }
  }
  if (isUtf16(bytes)) return { refusal: 'The file is UTF-16 text. Save it as UTF-8.' }
  if (bytes.includes(0)) return { refusal: 'The file is binary, not text. Is this the right file?' }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { refusal: 'The file is not UTF-8 text. Save it as UTF-8.' }
  }
}

/** What editors and shells on Windows write: two bytes that mark the order, and a NUL beside every letter. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function check(value: unknown): { policy?: Policy; problems: readonly Problem[] } {
  const parsed = policySchema.safeParse(value)
  const found = parsed.success ? [] : problems(parsed.error.issues, policySchema, value)
  // The gates are checked even when something else is wrong, so that everything is told at once.
  const roles = readRoles(value)
  const risk = parsed.success ? parsed.data.risk : []
  const gates = Object.entries(groupAt(value, 'gates')).map(([id, settings]) => checkGate(id, settings, roles, risk))
  const all = withoutEchoes([...found, ...gates.flatMap(gate => gate.problems)])
  if (!parsed.success || all.length > 0) return { problems: all }

  const policyGates = gates.flatMap(({ gate }) => gate ?? [])
  const { ledger, iso9001 } = parsed.data
  const lonely = policyGates.flatMap(entry => withoutCompanion(entry, policyGates))
  if (lonely.length > 0) return { problems: lonely }
  const policy = { edition: iso9001.edition, roles, risk, gates: policyGates, ledger }
  return { policy: { ...policy, builtIn: [guard(roles)], digest: digestOf(policy) }, problems: [] }
}

/** Who answers for the rules, by the name that the role has in every policy. */
const QUALITY_OWNER = 'quality-owner'

/** Changes of the rules need somebody who answers for them; it is named like its type. */
function guard(roles: Roles): PolicyGate {
  const { type: id, needs } = protectedPaths
  const settings = { role: roles.has(QUALITY_OWNER) ? QUALITY_OWNER : null }
  return { id, gate: protectedPaths, settings, when: undefined, enforce: 'blocking', clauses: undefined, needs }
}

function checkGate(
  id: string,
  value: unknown,
  roles: Roles,
  risk: readonly RiskRule[],
): { gate?: PolicyGate; problems: readonly Problem[] } {
  const path: Path = ['gates', id]
  // A gate that is no group of keys is told by the policy's own schema.
  if (!isGroup(value)) return { problems: [] }
  if (id === protectedPaths.type) return { problems: [{ path, message: ALWAYS_THERE }] }
  const { type, ...rest } = value
  const gate = registry.find(candidate => candidate.type === type)
  if (!gate) return { problems: unknownType(path, type, Object.keys(rest)) }

  const [common, own] = parted(rest)
  const keys = gateKeys.safeParse(common)
  const parsed = gate.settings.safeParse(own)
  if (!keys.success || !parsed.success) {
    return {
      problems: [
        ...problems(keys.error?.issues ?? [], gateKeys, common, path),
        ...problems(parsed.error?.issues ?? [], gate.settings, own, path, GATE_KEYS),
      ],
    }
  }
  if (keys.data.when && gate.judges === 'release') return { problems: [{ path: [...path, 'when'], message: NO_WHEN }] }
  const undefinedRoles = (gate.roles?.(parsed.data) ?? []).filter(({ role }) => !roles.has(role))
  if (undefinedRoles.length > 0) {
    return {
      problems: undefinedRoles.map(mention => ({
        path: [...path, ...mention.path],
        message: unknownRole(mention.role, roles),
      })),
    }
  }
  const { when, enforce, clauses } = keys.data
  const needs = needsOf(gate, parsed.data, keys.data, risk)
  return { gate: { id, gate, settings: parsed.data, when, enforce, clauses, needs }, problems: [] }
}

const ALWAYS_THERE = `"${protectedPaths.type}" is the name of a gate that every policy has. Choose another name.`

const GATE_KEYS = Object.keys(gateKeys.shape)

const NO_WHEN = '"when" tells changes apart, but this gate judges releases: say which with "tags" and "environments".'

/** The keys that every gate has, and those of its type. */
function parted(value: Record<string, unknown>): [Record<string, unknown>, Record<string, unknown>] {
  const [common, own] = [true, false].map(isCommon =>
    Object.fromEntries(Object.entries(value).filter(([key]) => GATE_KEYS.includes(key) === isCommon)),
  )
  return [common ?? {}, own ?? {}]
}

/** Every verdict is about a change or a release, so one that cannot be told for certain is judged by no gate at all. */
function needsOf(gate: Gate, settings: unknown, { when, enforce }: GateKeys, risk: readonly RiskRule[]): FactName[] {
  const all: FactName[] = [
    gate.judges,
    ...(when ? whenNeeds(when, risk) : []),
    ...(enforce === 'blocking' ? [] : (['time'] as const)),
    ...gate.needs,
    ...(gate.alsoNeeds?.(settings, risk) ?? []),
  ]
  return [...new Set(all)]
}

/** A gate may rest on what another one reads. */
function withoutCompanion({ id, gate, settings }: PolicyGate, all: readonly PolicyGate[]): readonly Problem[] {
  const missing = (gate.companions?.(settings) ?? []).filter(({ type }) => !all.some(other => other.gate.type === type))
  return missing.map(({ type, path }) => ({
    path: ['gates', id, ...path],
    message: `This needs a gate of type ${shown(type)} in the same policy, which names the reports to read.`,
  }))
}

function unknownType(path: Path, type: unknown, otherKeys: readonly string[]): readonly Problem[] {
  const types = registry.map(gate => gate.type)
  const known = types.join(', ')
  if (type === undefined) {
    const misspelt = otherKeys.find(key => suggest(key, ['type']) !== undefined)
    if (misspelt !== undefined) return [unknownKey(path, misspelt, ['type'])]
    return [
      { path: [...path, 'type'], message: `"type" is missing; it says what kind of gate this is (known: ${known}).` },
    ]
  }
  if (typeof type !== 'string')
    return [{ path: [...path, 'type'], message: `"type" must be text, but is ${described(type)} (known: ${known}).` }]
  return [
    {
      path: [...path, 'type'],
      message: `Unknown gate type ${shown(type)}${didYouMean(type, types) || ` (known: ${known})`}.`,
    },
  ]
}

function unknownRole(role: string, roles: Roles): string {
  const names = [...roles.keys()]
  const hint =
    didYouMean(role, names) || (names.length > 0 ? ` (defined: ${names.join(', ')})` : '; define it under "roles"')
  return `No role ${shown(role)} is defined${hint}.`
}

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

const groupOf = (value: unknown): Record<string, unknown> => (isGroup(value) ? value : {})

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function digestOf({ edition, roles, risk, gates, ledger }: Omit<Policy, 'digest' | 'builtIn'>): string {
  // By name, not as a list: in which order a file names its roles and gates says nothing.
  const resolved = {
    version: 1,
    iso9001: { edition },
    roles: Object.fromEntries(roles),
    risk,
    gates: Object.fromEntries(
      gates.map(({ id, gate, settings, when, enforce, clauses }) => [
        id,
        { type: gate.type, settings, when, enforce, clauses },
      ]),
    ),
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
