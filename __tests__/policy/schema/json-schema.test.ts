import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { load } from 'js-yaml'
import { policyJsonSchema } from '../../../src/policy/schema/json-schema.ts'
import { badPolicies } from '../load/bad-policies.ts'
import { fixture, goodPolicies } from '../load/good-policies.ts'
import { unusedKeys } from '../load/unused-keys.ts'

const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(policyJsonSchema())
const accepts = (text: string) => validate(load(text))

describe('the published JSON Schema of a policy', () => {
  test.each(goodPolicies)('accepts %s', name => {
    accepts(fixture(name).toString())
    expect(validate.errors).toBeNull()
  })

  test.each(badPolicies.filter(({ onlyLoader }) => !onlyLoader))('refuses $name', ({ text }) => {
    expect(accepts(text)).toBe(false)
  })

  test('refuses the file with five mistakes', () => {
    expect(accepts(fixture('five-mistakes.yml').toString())).toBe(false)
  })

  test('describes every key, for the help that editors show', () => {
    expect(withoutDescription(policyJsonSchema(), '')).toEqual([])
  })
})

describe('every key of the published JSON Schema', () => {
  const FULL = fixture('full-example.yml').toString()
  const unused = (...texts: readonly string[]) =>
    unusedKeys(
      policyJsonSchema(),
      texts.map(text => load(text)),
    )

  test('has an example among the good policies', () => {
    expect(unused(...goodPolicies.map(name => fixture(name).toString()))).toEqual([])
  })

  test('is in the full example, but for those that build on another policy', () => {
    expect(unused(FULL)).toEqual(['profile', 'extends'])
  })

  test.each<[string, string, string[]]>([
    ['a key of the policy', 'ledger: { branch: quality-records }', ['ledger']],
    ['a key of a role', '\n    permission: admin', ['roles.*.permission']],
    ['a key of an entry', ', more-than: { files: 20, lines: 400 }', ['risk[].more-than']],
    ['a key of gates of every type', '      or-labels: [security, patient-safety]\n', ['gates.*.when.or-labels']],
    ['a key of one type', '    flaky: fail\n', ['gates.*<tests>.flaky']],
    ['a key of one kind of work item', ', digits: 4', ['gates.*<traceability>.work-items[]<ids>.digits']],
    [
      'a kind of work item',
      '      - { source: jira, projects: [APPT, CARE] }\n',
      ['source', 'projects'].map(key => `gates.*<traceability>.work-items[]<jira>.${key}`),
    ],
    ['a way of saying something', ' { advisory-until: 2027-03-01 }', ['gates.*.enforce.advisory-until']],
  ])('is missed where it has no example: %s', (_, example, keys) => {
    expect(FULL.split(example)).toHaveLength(2)
    expect(unused(FULL.replace(example, ''))).toEqual(['profile', 'extends', ...keys])
  })
})

/** Paths of all properties without a description. */
function withoutDescription(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, inner]) => {
    if (key !== 'properties') return withoutDescription(inner, `${path}/${key}`)
    return Object.entries(inner as Record<string, object>).flatMap(([name, property]) => [
      ...('description' in property ? [] : [`${path}/${name}`]),
      ...withoutDescription(property, `${path}/${name}`),
    ])
  })
}
