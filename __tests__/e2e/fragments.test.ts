import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from '@jest/globals'
import { Stage } from './stage/stage.ts'

// A change that says in a changeset, or a fragment of towncrier, what it means for users.

const POLICY = `version: 1
gates:
  change-record:
    type: change-record
    source: { description: true, fragments: [".changeset/*.md", "newsfragments/**"] }
    required: [reason, risk]
`
const BODY = '## Reason\n\nShops ask for it.\n\n## Risk\n\nmedium\n'

const made = (path: string) => readFileSync(`__fixtures__/fragments/${path}`, 'utf8')
const CHANGESET = { '.changeset/dry-papayas-shine.md': made('.changeset/dry-papayas-shine.md') }
const EMPTY = { '.changeset/empty.md': made('.changeset/empty.md') }
const NEWS = { 'newsfragments/123.feature.md': made('newsfragments/123.feature.md') }

let stage: Stage
afterEach(() => stage.close())

async function judged(files: Record<string, string>) {
  stage = await Stage.open(POLICY, { '.changeset/README.md': 'Changesets\n' })
  const pull = await stage.change({ files: { 'src/discount.js': 'export {}\n', ...files } })
  stage.sandbox.editPull(pull, { body: BODY })
  await stage.sandbox.refresh(pull)
  const result = await stage.runOn(pull)
  expect(stage.sandbox.violations).toEqual([])
  return { outcome: result.outputs['outcome'], text: result.log.join('\n') }
}

test.each<[string, Record<string, string>]>([
  ['a changeset', CHANGESET],
  ['a fragment of towncrier', NEWS],
])('%s is enough, beside the record', async (_, files) => {
  expect((await judged(files)).outcome).toBe('pass')
})

test.each<[string, Record<string, string>, string]>([
  ['without one', {}, '[fragment_missing]'],
  ['with the file that explains the folder', { '.changeset/README.md': 'What we use it for\n' }, '[fragment_missing]'],
  ['with an empty changeset', EMPTY, 'The fragment .changeset/empty.md says nothing, or names no package.'],
])('a change %s is refused', async (_, files, told) => {
  const { outcome, text } = await judged(files)
  expect(outcome).toBe('fail')
  expect(text).toContain(told)
})

test('a fragment that is cut off is an error', async () => {
  const { outcome, text } = await judged({ '.changeset/half.md': '---\n"shop": minor\n' })
  expect(outcome).toBe('error')
  expect(text).toContain('.changeset/half.md cannot be read. The mapping of packages at its beginning has no end')
})
