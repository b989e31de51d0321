import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { load } from 'js-yaml'
import { policyJsonSchema } from '../../src/policy/json-schema.ts'
import { badPolicies } from './bad-policies.ts'

const FOLDER = new URL('../../__fixtures__/policies/', import.meta.url)
const good = readdirSync(FOLDER).filter(name => name !== 'five-mistakes.yml')

const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(policyJsonSchema())
const accepts = (text: string) => validate(load(text))

describe('the published JSON Schema of a policy', () => {
  test.each(good)('accepts %s', name => {
    accepts(readFileSync(new URL(name, FOLDER), 'utf8'))
    expect(validate.errors).toBeNull()
  })

  test.each(badPolicies.filter(({ onlyLoader }) => !onlyLoader))('refuses $name', ({ text }) => {
    expect(accepts(text)).toBe(false)
  })

  test('refuses the file with five mistakes', () => {
    expect(accepts(readFileSync(new URL('five-mistakes.yml', FOLDER), 'utf8'))).toBe(false)
  })

  test('describes every key, for the help that editors show', () => {
    expect(withoutDescription(policyJsonSchema(), '')).toEqual([])
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
