import { described, shown } from '../../documents/wording.ts'
import type { Path } from '../../documents/yaml.ts'
import type { Gate } from '../../gates/gate.ts'
import { protectedPaths } from '../../gates/protected-paths/index.ts'
import { gates as registry } from '../../gates/registry.ts'
import { type Need, needsIn } from '../../gates/shared/needs.ts'
import type { RiskRule } from '../../gates/shared/risk.ts'
import { whenNeeds } from '../../gates/shared/when.ts'
import { didYouMean, suggest } from '../../text/suggest.ts'
import { basisOf } from '../basis.ts'
import type { PolicyGate } from '../policy.ts'
import { type GateKeys, gateKeys } from '../schema/gate-keys.ts'
import { isGroup } from './groups.ts'
import { type PolicyIssue, problems, unknownKey } from './issues.ts'

/** One gate by itself, as its type's schema reads it. */
export function checkGate(
  id: string,
  value: unknown,
  risk: readonly RiskRule[],
): { gate?: PolicyGate; problems: readonly PolicyIssue[] } {
  const path: Path = ['gates', id]
  // A gate that is not a mapping of keys is reported by the schema of the policy.
  if (!isGroup(value)) return { problems: [] }
  if (id === protectedPaths.type) return { problems: [{ path, message: ALWAYS_THERE }] }
  if (id === WHOLE) return { problems: [{ path, message: NAME_OF_THE_WHOLE }] }
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
  const { when, enforce, clauses } = keys.data
  const needs = needsOf(gate, parsed.data, keys.data, risk)
  const basis = basisOf(gate, parsed.data)
  return { gate: { id, gate, settings: parsed.data, when, enforce, clauses, needs, basis }, problems: [] }
}

const ALWAYS_THERE = `"${protectedPaths.type}" is the name of a built-in gate. Choose another name.`

/** `Gatebook: verdict` is the check run of all gates together. */
const WHOLE = 'verdict'
const NAME_OF_THE_WHOLE = `"${WHOLE}" is the name of the check of all gates together. Choose another name.`

const GATE_KEYS = Object.keys(gateKeys.shape)

const NO_WHEN = '"when" selects changes, but this gate evaluates releases: select them with "tags" and "environments".'

/** The keys that every gate has, and those of its type. */
function parted(value: Record<string, unknown>): [Record<string, unknown>, Record<string, unknown>] {
  const [common, own] = [true, false].map(isCommon =>
    Object.fromEntries(Object.entries(value).filter(([key]) => GATE_KEYS.includes(key) === isCommon)),
  )
  return [common ?? {}, own ?? {}]
}

/** Every verdict is about a change or a release, so one that is not certain is judged by no gate at all. */
function needsOf(gate: Gate, settings: unknown, { when, enforce }: GateKeys, risk: readonly RiskRule[]): Need[] {
  const own = gate.needs(settings, risk)
  return [
    ...(gate.judges === 'change' ? needsIn({ change: true }) : []),
    ...(when ? needsIn(whenNeeds(when, risk)) : []),
    ...(enforce === 'blocking' ? [] : needsIn({ time: true })),
    ...needsIn(own),
  ]
}

function unknownType(path: Path, type: unknown, otherKeys: readonly string[]): readonly PolicyIssue[] {
  const types = registry.map(gate => gate.type)
  const known = types.join(', ')
  if (type === undefined) {
    const misspelt = otherKeys.find(key => suggest(key, ['type']) !== undefined)
    if (misspelt !== undefined) return [unknownKey(path, misspelt, ['type'])]
    return [{ path: [...path, 'type'], message: `"type" is missing (known: ${known}).`, untyped: true }]
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
