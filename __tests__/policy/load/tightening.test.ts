import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Facts, NOTHING_KNOWN } from '../../../src/facts/facts.ts'
import type { Gate } from '../../../src/gates/gate.ts'
import { gates as registry } from '../../../src/gates/registry.ts'
import { comparePolicies } from '../../../src/policy/compare/compare.ts'
import { evaluate, gatesFor, type Subject } from '../../../src/policy/evaluate.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import type { GateVerdict } from '../../../src/verdict/verdict.ts'
import {
  account,
  approval,
  BASE,
  change,
  commit,
  complete,
  digest,
  facts,
  HEAD,
  identity,
  oid,
  unavailable,
} from '../../builders.ts'
import { randomFacts } from '../random-facts.ts'
import { type Pair, pairs, REFERENCE } from '../random-policies.ts'

const SUBJECT: Subject = {
  subject: { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE },
  policy: { path: 'policy.yml', blob: oid('b10b') },
}
const JUDGES = ['change', 'release'] as const

interface Built {
  alone: Policy
  together: Policy
}

/** Undefined: the two do not go together. */
function built({ alone, organisation, repository }: Pair): Built | undefined {
  const bases = [{ reference: REFERENCE, bytes: Buffer.from(organisation) }]
  const both = loadPolicy(Buffer.from(repository), 'policy.yml', bases)
  if (!both.ok) return undefined
  const whole = loadPolicy(Buffer.from(alone), 'organisation.yml')
  if (!whole.ok) throw new Error(whole.diagnostics.map(({ message }) => message).join('\n'))
  return { alone: whole.policy, together: both.policy }
}

const isRefused = (gate: GateVerdict | undefined): boolean => gate?.outcome === 'fail' || gate?.outcome === 'error'

/**
 * The gates of the organisation that hold a change up. One for which a fact could not be observed that the stricter gate
 * does not ask for any more (the time, once it blocks on every day) does not count: nobody knows what it would have said.
 */
function refusals({ alone, together }: Built, facts: Facts, judges: Gate['judges']): GateVerdict[] {
  const stricter = new Map(
    gatesFor(together, judges).map(({ id, needs }) => [id, new Set<string>(needs.map(({ fact }) => fact))]),
  )
  const isNeedless = ({ id, outcome, reasons }: GateVerdict) =>
    outcome === 'error' && reasons.every(({ data }) => data?.['fact'] && !stricter.get(id)?.has(String(data['fact'])))
  return evaluate(alone, facts, SUBJECT, judges).gates.filter(gate => isRefused(gate) && !isNeedless(gate))
}

/** What the two let pass together that the organisation alone does not. */
function letThrough(two: Built, facts: Facts, judges: Gate['judges']): string[] {
  const held = refusals(two, facts, judges)
  if (held.length === 0) return []
  const blocking = held.filter(({ enforce }) => enforce === 'blocking')
  const { gates, outcome } = evaluate(two.together, facts, SUBJECT, judges)
  const now = (id: string) => gates.find(gate => gate.id === id)
  return [
    ...(blocking.length > 0 && outcome === 'pass' ? ['the change'] : []),
    ...held.filter(({ id }) => !isRefused(now(id))).map(({ id }) => `${id}: ${now(id)?.outcome}`),
    ...blocking.filter(({ id }) => now(id)?.enforce !== 'blocking').map(({ id }) => `${id}: ${now(id)?.enforce}`),
  ]
}

test('a policy that builds on another lets nothing pass that the other one alone does not', () => {
  const seed = fc.integer()
  fc.assert(
    fc.property(pairs, seed, (pair, seed) => {
      const two = built(pair)
      fc.pre(two !== undefined && two.alone.digest !== two.together.digest)
      // Only now, since most time goes into policies that do not go together.
      const all = fc.sample(randomFacts, { numRuns: 20, seed })
      expect(all.flatMap(seen => JUDGES.flatMap(judges => letThrough(two, seen, judges)))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

describe('the random policies and facts', () => {
  const SAMPLES = 1200
  const all = fc.sample(pairs, { numRuns: SAMPLES, seed: 5 }).flatMap(pair => built(pair) ?? [])
  const observed = fc.sample(randomFacts, { numRuns: all.length, seed: 5 })
  const judged = all.map((two, place) => {
    const seen = observed[place] ?? NOTHING_KNOWN
    const [alone, together] = [two.alone, two.together].map(policy => evaluate(policy, seen, SUBJECT).outcome)
    return { alone, together, held: refusals(two, seen, 'change') }
  })
  const share = (holds: (one: (typeof judged)[number]) => boolean) => judged.filter(holds).length / judged.length

  test('go together in a good part, and in a good part do not', () => {
    expect(all.length / SAMPLES).toBeGreaterThan(0.25)
    expect(all.length / SAMPLES).toBeLessThan(0.75)
  })

  test('come to every outcome, and the stricter policy often to another one', () => {
    expect(share(({ alone }) => alone === 'pass')).toBeGreaterThan(0.1)
    expect(share(({ alone }) => alone === 'fail')).toBeGreaterThan(0.1)
    expect(share(({ alone }) => alone === 'error')).toBeGreaterThan(0.02)
    expect(share(({ held }) => held.length > 0)).toBeGreaterThan(0.3)
    expect(share(({ alone, together }) => alone === 'pass' && together !== 'pass')).toBeGreaterThan(0.02)
  })

  test('let gates of every type pass and fail', () => {
    const outcomesOf = ({ alone }: Built, seen: Facts) =>
      JUDGES.flatMap(judges => evaluate(alone, seen, SUBJECT, judges).gates.map(gate => `${gate.type} ${gate.outcome}`))
    const found = all.flatMap((two, place) => outcomesOf(two, observed[place] ?? NOTHING_KNOWN))
    const types = [...registry.map(({ type }) => type), 'protected-paths']
    expect(found).toEqual(expect.arrayContaining(types.flatMap(type => [`${type} pass`, `${type} fail`])))
  })

  test('tighten settings of every kind', () => {
    const tightened = all.flatMap(({ alone, together }) =>
      comparePolicies(alone, together)
        .filter(({ effect }) => effect === 'tightened')
        .map(({ gate, key }) => `${together.gates.find(({ id }) => id === gate)?.gate.type} ${key}`),
    )
    expect(TIGHTENED.filter(one => !tightened.includes(one))).toEqual([])
  })
})

const TIGHTENED = [
  ...['approvals require', 'approvals exclude', 'approvals on-push.stale', 'approvals when', 'approvals enforce'],
  ...['coverage patch.min', 'coverage patch.min-lines', 'coverage patch.on-unmeasured', 'coverage project.min'],
  ...['tests max-failed', 'tests max-skipped', 'tests min-cases', 'tests flaky', 'checks require'],
  ...['coverage project.max-drop', 'tests max-count-drop', 'tests max-new-skipped', 'tests on-missing-base'],
  ...['dependencies licences.allow', 'dependencies licences.deny', 'dependencies advisories.max'],
  ...['traceability link.min', 'traceability work-items', 'change-record required', 'change-record freeze'],
  ...['release authorised-by.count', 'release authorised-by.from', 'tests type'],
]

const policy = (gates: string, head = ''): string => `version: 1\n${head}\ngates: { ${gates} }\n`
const building = (gates: string, head = ''): string => policy(gates, `extends: ["${REFERENCE}"]\n${head}`)
const LANDED = facts({ reviews: complete([approval('alice')]) })

test('where the organisation requires nothing of a change, which is no pass, what the repository adds decides', () => {
  const organisation = policy('docs: { type: approvals, when: { paths: ["docs/**"] }, require: [{ count: 1 }] }')
  const repository = building('peer-review: { type: approvals, require: [{ count: 1 }] }')
  const two = built({ alone: organisation, organisation, repository })
  expect(two && evaluate(two.alone, LANDED, SUBJECT).outcome).toBe('fail')
  expect(two && evaluate(two.together, LANDED, SUBJECT).outcome).toBe('pass')
})

const TRACED = 'type: traceability, work-items: [{ source: ids, prefix: CR- }], requirements: { files: [req.yml] }'
const RECORD = 'type: change-record, source: { description: true }'
const OWNED = 'roles: { quality-owner: { users: [carol] } }'
const REPORT = '{ name: unit, paths: [lcov.info] }'
const pairOf = (organisation: string, repository: string): Pair => ({ alone: organisation, organisation, repository })
const named = (source: 'title' | 'description', id: string) => ({
  ...{ source, text: id, line: null, commit: null, place: 'text' as const },
  target: { kind: 'id' as const, id },
})
const section = (heading: string, line: number) => ({ heading, line, text: 'high', untouched: false })

/** Ways around the rule that random policies seldom come upon. */
describe('a policy that builds on another cannot', () => {
  test.each<[string, Pair, Partial<Facts>]>([
    [
      'look in fewer places for work items, and so not see a requirement that may not be worked on',
      pairOf(policy(`trace: { ${TRACED} }`), building('trace: { link: { from: [title] } }')),
      {
        links: complete({ references: [named('title', 'CR-1'), named('description', 'REQ-9')], items: [] }),
        requirements: complete({
          files: [{ path: 'req.yml', state: 'read', detail: 'It was read.', line: null, blob: oid('b2') }],
          items: [{ id: 'REQ-9', title: 'Later', status: 'draft', path: 'req.yml', line: 1 }],
        }),
      },
    ],
    [
      'ask for one part of the risk in a record, and so not see that the risk is there twice',
      pairOf(
        policy(`record: { ${RECORD}, required: [reason] }`),
        building('record: { required: [reason, risk.level] }'),
      ),
      {
        description: complete({
          digest: digest('de'),
          sections: ['Reason', 'Risk', 'Risk', 'Risk.level'].map((heading, place) => section(heading, place + 1)),
        }),
      },
    ],
    [
      'name a profile for one person, and so let the owner of the rules change them alone',
      pairOf(
        policy('tests: { type: tests, reports: [{ name: unit, paths: [junit.xml] }] }', OWNED),
        building('peer-review: { type: approvals, require: [{ count: 1 }] }', 'profile: small-team-solo'),
      ),
      {
        change: complete(change({ author: account('carol') })),
        commits: complete([commit({ authors: [identity('carol')], committer: identity('carol') })]),
        rulesChange: complete({ paths: ['.github/workflows/ci.yml'], policy: 'same', problem: null, effect: [] }),
      },
    ],
    [
      'limit a gate when it chooses what that one leaves to it',
      {
        alone: policy(`coverage: { type: coverage, reports: [${REPORT}], patch: { min: 80 } }`),
        organisation: policy(`coverage: { type: coverage, reports: [${REPORT}] }`),
        repository: building('coverage: { patch: { min: 80 }, when: { branches: [none] } }'),
      },
      { coverage: unavailable('missing') },
    ],
  ])('%s', (_, pair, part) => {
    const two = built(pair)
    expect(two && letThrough(two, facts(part), 'change')).toEqual(two && [])
  })
})
