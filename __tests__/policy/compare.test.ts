import { expect, test } from '@jest/globals'
import { comparePolicies } from '../../src/policy/compare.ts'
import { loadPolicy, type Policy } from '../../src/policy/load.ts'

const COVERAGE = 'type: coverage, reports: [{ name: unit, paths: [lcov.info] }], project: { min: 50 }'

function policy(gates: Record<string, string>, head = 'roles: { maintainer: { users: [bob] } }'): Policy {
  const text = [
    'version: 1',
    head,
    'gates:',
    ...Object.entries(gates).map(([id, gate]) => `  ${id}: { ${gate} }`),
  ].join('\n')
  const loaded = loadPolicy(Buffer.from(text), 'policy.yml')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

const told = (before: Policy, after: Policy): string[] =>
  comparePolicies(before, after).map(({ gate, key, effect }) => `${gate} ${key} ${effect}`)

test.each<[string, Policy, Policy, string[]]>([
  ['nothing', policy({ a: COVERAGE }), policy({ a: COVERAGE }), []],
  [
    'a higher minimum',
    policy({ a: `${COVERAGE}, patch: { min: 70 }` }),
    policy({ a: `${COVERAGE}, patch: { min: 80 }` }),
    ['a patch.min tightened'],
  ],
  [
    'a lower one',
    policy({ a: `${COVERAGE}, patch: { min: "80.5" }` }),
    policy({ a: `${COVERAGE}, patch: { min: 80 }` }),
    ['a patch.min loosened'],
  ],
  ['a gate that is new', policy({ a: COVERAGE }), policy({ a: COVERAGE, b: COVERAGE }), ['b type tightened']],
  ['a gate that is gone', policy({ a: COVERAGE, b: COVERAGE }), policy({ a: COVERAGE }), ['b type loosened']],
  [
    'another report, whose direction nobody can tell',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE.replace('lcov.info', 'other.info') }),
    ['a reports changed'],
  ],
  [
    'people, and the edition of the standard',
    policy({ a: COVERAGE }),
    policy({ a: COVERAGE }, 'roles: { maintainer: { users: [bob, carol] } }\niso9001: { edition: "2026" }'),
    ['null iso9001.edition changed', 'null roles.maintainer changed'],
  ],
])('a change of %s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected))
