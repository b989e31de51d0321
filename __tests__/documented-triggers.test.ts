import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { load } from 'js-yaml'

// A label can raise the risk of a change, so a workflow that evaluates changes also runs when one is added or removed.

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8')

/** The action itself, or the signal after which it runs. */
const EVALUATES = /uses: (?:\.\/|[\w-]+\/gatebook@)|name: Gatebook signal/

function documented(): [name: string, text: string][] {
  const files = ['docs/workflows', '.github/workflows'].flatMap(folder =>
    readdirSync(`${ROOT}${folder}`).map((name): [string, string] => [`${folder}/${name}`, read(`${folder}/${name}`)]),
  )
  const blocks = [...read('README.md').matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```/gm)]
  const ofReadme = blocks.map(([, indent = '', text = ''], place): [string, string] => [
    `README.md, block ${place + 1}`,
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  ])
  return [...files, ...ofReadme]
}

const evaluating = documented().flatMap(([name, text]) => {
  if (!EVALUATES.test(text)) return []
  const workflow = load(text) as { on?: { pull_request?: { types?: string[] } | null } } | undefined
  const trigger = workflow?.on && typeof workflow.on === 'object' ? workflow.on.pull_request : undefined
  return trigger === undefined ? [] : [[name, trigger?.types ?? []] as const]
})

test('there are some', () => expect(evaluating.length).toBeGreaterThan(2))

test.each(evaluating)('%s runs when a label is added or removed', (_, types) => {
  expect(types).toEqual(expect.arrayContaining(['labeled', 'unlabeled']))
})
