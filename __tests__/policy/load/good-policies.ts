import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import type { Base } from '../../../src/policy/load/stack.ts'

const FOLDER = new URL('../../../__fixtures__/policies/', import.meta.url)
const EXTENDED = '__fixtures__/extended-policies/'
const BAD = ['five-mistakes.yml']

/** Policies as teams write them, by the names of their files. */
export const goodPolicies: readonly string[] = readdirSync(FOLDER)
  .filter(name => !BAD.includes(name))
  .sort()

export const fixture = (name: string): Buffer => readFileSync(new URL(name, FOLDER))

/** What a fixture builds on: a reference names a file of the folder for it by its path. */
export function basesOf(name: string): (Base & { file: string })[] {
  const { extends: references = [] } = load(fixture(name).toString()) as { extends?: readonly string[] }
  return references.map(reference => {
    const file = EXTENDED + reference.replace(/^.*:|@.*$/g, '')
    return { reference, file, bytes: readFileSync(new URL(`../../../${file}`, import.meta.url)) }
  })
}
