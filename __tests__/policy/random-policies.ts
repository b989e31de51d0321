import fc from 'fast-check'
import { load } from 'js-yaml'
import { same } from '../../src/policy/compare/same.ts'
import { isGroup } from '../../src/policy/load/groups.ts'
import { profileNamed } from '../../src/policy/profiles/index.ts'

/** Policies of organisations, and of repositories that build on them and may or may not be stricter. */

export const REFERENCE = `acme/.github:quality-policy.yml@${'4f2c9e1a'.repeat(5)}`

/** What the policies ask about, so that facts can be made that say something of it. */
export const CHECKS = [
  { name: 'CodeQL', app: 'github-advanced-security' },
  { name: 'DCO', app: 'dco' },
]
export const STATUSES = [{ name: 'ci/jenkins', 'status-by': 'jenkins' }]
export const LABELS = ['security', 'breaking']
export const TEAM = 'acme/core'
export const REQUIREMENTS = { path: 'req.yml', ids: ['REQ-1', 'REQ-2'] }
export const REPORTS = {
  tests: [{ name: 'unit', paths: ['junit.xml'] }],
  coverage: [{ name: 'unit', paths: ['lcov.info'] }],
  dependencies: [{ name: 'unit', paths: ['bom.json'] }],
}

type Group = Record<string, unknown>
type Arbitraries = Record<string, fc.Arbitrary<unknown>>

const some = (...all: readonly unknown[]) => fc.subarray([...all], { minLength: 1 })
const any = (...all: readonly unknown[]) => fc.subarray([...all])
const between = (min: number, max: number) => fc.integer({ min, max })
const one = (...all: readonly unknown[]) => fc.constantFrom(...all)
const group = (keys: Arbitraries, needed: readonly string[] = []): fc.Arbitrary<Group> =>
  fc.record(keys, { requiredKeys: [...needed] })
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const makers = any('author', 'committers', 'co-authors')
const roles = some('maintainer', 'owner', 'core')
const percent = one(40, 60, '75.5', 80)

const when = group({
  branches: some('main', 'dev'),
  paths: some('src/**', 'docs/**', 'migrations/**'),
  risk: one(['high'], ['medium', 'high'], ['low', 'medium', 'high']),
  from: some('apps', 'forks'),
  'or-labels': some(...LABELS),
}).filter(conditions => Object.keys(conditions).length > 0)
const enforce = one('blocking', { 'advisory-until': '2026-02-01' }, { 'advisory-until': '2026-06-01' })

/** What gates of a type may say. */
interface Type {
  keys: Arbitraries
  /** Keys without which there is no such gate. */
  needed?: readonly string[]
  /** Keys that may be left to others, and what those say. */
  open?: Group
  /** Keys whose changes are not as rich as their values. */
  changed?: Arbitraries
}

const TYPES: Readonly<Record<string, Type>> = {
  approvals: {
    keys: {
      require: fc.array(group({ count: between(1, 2), from: roles }), { minLength: 1, maxLength: 2 }),
      exclude: any('author', 'committers', 'co-authors', 'bots'),
      'on-push': group({ stale: one('content', 'commit') }),
    },
    needed: ['require'],
  },
  coverage: {
    keys: {
      patch: group({ min: percent, 'min-lines': between(0, 5), 'on-unmeasured': one('fail', 'pass') }, ['min']),
      project: group({ min: percent, 'max-drop': one(0, '0.5', 10), 'on-missing-base': one('pass', 'fail') }, ['min']),
    },
    needed: ['patch'],
    open: { reports: REPORTS.coverage },
  },
  tests: {
    keys: {
      'max-failed': between(0, 2),
      'max-skipped': between(0, 2),
      'max-count-drop': between(0, 2),
      'max-new-skipped': between(0, 2),
      'on-missing-base': one('pass', 'fail'),
      'min-cases': between(1, 4),
      flaky: one('allow', 'warn', 'fail'),
    },
    open: { reports: REPORTS.tests },
  },
  dependencies: {
    keys: {
      licences: fc.oneof(
        group({ allow: some('MIT', 'Apache-2.0', 'GPL-*') }, ['allow']),
        group({ deny: any('GPL-*', 'Apache-2.0') }, ['deny']),
      ),
      advisories: group({ max: one('critical', 'high', 'low') }, ['max']),
      own: any('ours-*'),
      accepted: any({ ...{ component: 'b', for: 'licence', reason: 'Known.', owner: 'dora' }, until: '2026-06-01' }),
    },
    needed: ['licences'],
    open: { reports: REPORTS.dependencies },
  },
  checks: {
    keys: {
      require: fc
        .tuple(fc.subarray(CHECKS, { minLength: 1 }), any('neutral', 'skipped'), fc.subarray(STATUSES))
        .map(([checks, allow, statuses]) => [...checks.map(check => ({ ...check, allow })), ...statuses]),
    },
    needed: ['require'],
  },
  traceability: {
    keys: {
      link: group({ min: between(1, 2), from: some('linked-issues', 'description', 'title', 'commits') }),
      requirements: group(
        { files: one([REQUIREMENTS.path]), statuses: some('approved', 'draft'), min: between(0, 1) },
        ['files'],
      ),
      'verified-by': one('tests'),
      exempt: any({ app: 'renovate', 'only-paths': ['docs/**'] }),
      'work-items': some(
        { source: 'github-issues' },
        { source: 'github-issues', labels: ['accepted'] },
        { source: 'ids', prefix: 'CR-' },
      ),
    },
    open: { 'work-items': [{ source: 'ids', prefix: 'CR-' }] },
    // `from` stays: fewer places hide what is wrong with the requirements named in the others, as is known.
    changed: { link: group({ min: between(1, 2) }) },
  },
  'change-record': {
    keys: {
      required: some('reason', 'risk', 'impact', 'rollback'),
      'authorised-by': group({ count: between(1, 2), from: roles, not: makers }, ['from']),
      freeze: any({ name: 'spring', from: '2026-02-20T00:00', to: '2026-03-10T00:00', zone: 'UTC' }),
    },
    open: { source: { description: true } },
  },
  release: {
    keys: {
      'authorised-by': group({ count: between(1, 2), from: roles, not: makers }, ['from']),
      contents: group({ 'direct-pushes': one('fail', 'allow') }),
      freeze: any({ name: 'spring', from: '2026-02-20T00:00', to: '2026-03-10T00:00', zone: 'UTC' }),
    },
    needed: ['authorised-by'],
  },
}

/** Gates by their names: mostly those of their types, which are also those that profiles use. */
const GATES: readonly [id: string, type: string][] = [
  ['peer-review', 'approvals'],
  ['second-look', 'approvals'],
  ...Object.keys(TYPES).flatMap(type => (type === 'approvals' ? [] : [[type, type] as [string, string]])),
]

const gate = (type: string): fc.Arbitrary<Group> => {
  const common: Arbitraries = { enforce: rarely(enforce), ...(type === 'release' ? {} : { when: rarely(when) }) }
  return group({ ...TYPES[type]?.keys, ...common }, TYPES[type]?.needed).map(said => ({ type, ...said }))
}

const gates = (minLength: number, maxLength: number): fc.Arbitrary<Record<string, Group>> =>
  fc
    .uniqueArray(fc.oneof(...GATES.map(([id, type]) => gate(type).map((one): [string, Group] => [id, one]))), {
      ...{ minLength, maxLength },
      selector: ([id]) => id,
    })
    .map(Object.fromEntries)

/** Another value for a key of a gate, or more or fewer of those that are there. */
interface Edit {
  id: string
  key: string
  how: 'instead' | 'beside' | 'within'
  value: unknown
}

const how = fc.constantFrom<Edit['how'][]>('instead', 'beside', 'within')
const EDITS = GATES.flatMap(([id, type]) =>
  Object.entries({ ...TYPES[type]?.keys, ...TYPES[type]?.changed, enforce, when }).map(([key, value]) => ({
    ...{ id, key },
    arbitrary: fc.record<Edit>({ id: fc.constant(id), key: fc.constant(key), how, value }),
  })),
)
/** Mostly of what is said: to limit a gate that was for every change is always refused. */
const editsOf = (gates: Gates): fc.Arbitrary<Edit[]> => {
  const all = EDITS.filter(({ id }) => Object.hasOwn(gates, id))
  const weighed = all.map(({ id, key, arbitrary }) => ({ arbitrary, weight: gates[id]?.[key] === undefined ? 1 : 4 }))
  return fc.array(fc.oneof(...weighed), { minLength: 1, maxLength: 2 })
}

const isIn = (all: readonly unknown[]) => (value: unknown) => all.some(other => same(other, value))

function edited(before: unknown, how: Edit['how'], value: unknown): unknown {
  if (how === 'instead') return value
  if (isGroup(before) && isGroup(value)) return eachOf(value, (key, inner) => edited(before[key], how, inner))
  if (!Array.isArray(before) || !Array.isArray(value)) return value
  if (how === 'beside') return [...before, ...value.filter(entry => !isIn(before)(entry))]
  const left = before.filter(isIn(value))
  return left.length > 0 ? left : before
}

const LOW = { level: 'low', 'only-paths': ['docs/**'] }
const risk = any(
  { level: 'high', paths: ['src/pay/**'] },
  LOW,
  { level: 'medium', paths: ['src/**'] },
  { level: 'high', labels: ['breaking'] },
  { level: 'medium', 'more-than': { lines: 500 } },
)

const ROLES = {
  maintainer: { users: ['alice', 'bob'] },
  owner: { users: ['carol', 'dave#5'] },
  core: { teams: [TEAM], users: ['erin'] },
  'release-manager': { users: ['bob', 'dave'] },
}
const QUALITY_OWNER = { 'quality-owner': { users: ['carol'] } }

const profile = fc.constantFrom('starter', 'small-team', 'standard', 'regulated')

/** `said`: what it says of its own gates and of those of its profile. `whole`: with what the profile says. */
const organisation = fc
  .record({ gates: gates(1, 2), risk, isOwned: fc.boolean(), profile: rarely(profile) })
  .map(({ gates, risk: rules, isOwned, profile: name }) => {
    const below = gatesOfProfile(name)
    const said = lawful({ ...gates, ...leftBy(below, name) })
    const roles = { ...ROLES, ...(isOwned ? QUALITY_OWNER : {}) }
    // With a profile that goes by risk, no change may be said to have little of it.
    const lawfulRules = rules.filter(rule => name === undefined || rule !== LOW)
    const whole = eachOf(said, (id, gate) => ({ ...below[id], ...gate }))
    return { head: { version: 1, profile: name, roles, risk: lawfulRules }, said, whole, isOwned }
  })

type Organisation = typeof organisation extends fc.Arbitrary<infer Value> ? Value : never

const repositoryOf = ({ said, whole, isOwned }: Organisation) =>
  fc
    .record({
      edits: editsOf(whole),
      more: gates(0, 1),
      left: fc.subarray(Object.keys(said)),
      risk: rarely(risk),
      roles: rarely(fc.constantFrom(isOwned ? {} : QUALITY_OWNER, { maintainer: { users: ['alice', 'mallory'] } })),
    })
    .map(({ edits, more, left, ...rest }) => {
      const changed = eachOf(said, (id, gate) => ({
        ...editedGate(
          whole[id] ?? gate,
          edits.filter(one => one.id === id),
        ),
        ...(isIn(left)(id) ? unsaid(id, gate) : {}),
      }))
      const added = filledIn(lawful(without(more, said)))
      return { left, own: { version: 1, extends: [REFERENCE], ...rest, gates: { ...added, ...changed } } }
    })

export interface Pair {
  /** What the organisation asks for, whole. */
  alone: string
  /** The same without what it leaves to its repositories. */
  organisation: string
  repository: string
}

export const pairs: fc.Arbitrary<Pair> = organisation.chain(theirs =>
  repositoryOf(theirs).map(({ left, own }) => ({
    alone: JSON.stringify({ ...theirs.head, gates: filledIn(theirs.said) }),
    organisation: JSON.stringify({ ...theirs.head, gates: filledIn(theirs.said, left) }),
    repository: JSON.stringify(own),
  })),
)

const eachOf = <Value, Made>(group: Readonly<Record<string, Value>>, make: (key: string, value: Value) => Made) =>
  Object.fromEntries(Object.entries(group).map(([key, value]) => [key, make(key, value)]))

type Gates = Readonly<Record<string, Group>>

const without = (gates: Gates, others: Gates): Record<string, Group> =>
  Object.fromEntries(Object.entries(gates).filter(([id]) => !Object.hasOwn(others, id)))

const gatesOfProfile = (name: string | undefined): Gates =>
  (load(profileNamed(name)?.text ?? 'gates: {}') as { gates: Gates }).gates

/** What an organisation says of the gates of a profile. The rest of what it leaves open is said like that of others. */
const leftBy = (below: Gates, profile: string | undefined): Gates =>
  eachOf(below, id =>
    profile === 'regulated' && id === 'traceability' ? { requirements: { files: [REQUIREMENTS.path] } } : {},
  )

/** Without what would be refused in any policy. */
function lawful(gates: Gates): Gates {
  const { traceability } = gates
  if (!traceability || (traceability['requirements'] && gates['tests'])) return gates
  const { 'verified-by': _, ...rest } = traceability
  return { ...gates, traceability: rest }
}

/** What a gate does not say of what may be left open. */
const unsaid = (id: string, gate: Group): Group =>
  Object.fromEntries(Object.entries(TYPES[id]?.open ?? {}).filter(([key]) => !Object.hasOwn(gate, key)))

const filledIn = (gates: Gates, left: readonly string[] = []): Gates =>
  eachOf(gates, (id, gate) => ({ ...gate, ...(left.includes(id) ? {} : unsaid(id, gate)) }))

const editedGate = (gate: Group, edits: readonly Edit[]): Group =>
  Object.fromEntries(edits.map(({ key, how, value }) => [key, edited(gate[key], how, value)]))
