import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { POLICY, Stage } from '../stage/stage.ts'

// Nothing is off by accident: patterns of the policy are looked for in the base commit.

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

const TYPO = POLICY.replace('include: ["src/**"]', 'include: ["src"]')
const UNUSED = `${POLICY.replace('    type: approvals\n', '    type: approvals\n    when: { paths: ["source/**"] }\n')}`

interface Options {
  isCloned?: boolean
  files?: Record<string, string>
}

async function judged(policy: string, { isCloned = true, files = {} }: Options = {}) {
  stage = await Stage.open(policy)
  const pull = await stage.change({ files })
  stage.sandbox.resetRequests()
  const workspace = isCloned ? {} : { workspace: await mkdtemp(join(stage.root, 'empty-')) }
  const { log, outputs } = await stage.runOn(pull, workspace)
  const listings = stage.sandbox.requests.filter(({ path }) => path.includes('/git/trees/'))
  const [verdict] = stage.sandbox.checkRuns(stage.repository, pull.head).filter(({ name }) => name.endsWith('verdict'))
  return {
    text: log.join('\n'),
    outcome: outputs['outcome'],
    listings: listings.length,
    summary: verdict?.summary ?? '',
  }
}

test('a source that matches no file is an error of its gate, by the clone and without a request', async () => {
  const { outcome, text, listings } = await judged(TYPO)
  expect({ outcome, listings }).toEqual({ outcome: 'error', listings: 0 })
  expect(text).toContain('coverage: could not be evaluated, A pattern of the policy matches no file')
  expect(text).toContain(
    'The pattern "src" in gates.coverage.source.include of the policy (line 13) matches no file of the base commit. It names a folder: write "src/**". [pattern_matches_nothing]',
  )
  expect(text).toContain('→ Correct the pattern. If its files are to come, write `expect-empty: true` beside the list.')
})

test('a condition that matches no file is in the summary of every verdict', async () => {
  const { text, summary } = await judged(UNUSED)
  expect(text).toContain('peer-review: does not apply')
  const told =
    'The pattern "source/**" in gates.peer-review.when.paths of the policy (line 7) matches no file of the base commit.'
  expect(text).toContain(`note: ${told}`)
  expect(summary).toContain('**Also noticed**\n\n- The pattern "source/')
})

test('a change that corrects the pattern is not held up by it', async () => {
  const { text } = await judged(TYPO, { files: { '.github/quality-policy.yml': POLICY } })
  expect(text).toContain('note: The pattern "src" in gates.coverage.source.include')
  expect(text).not.toContain('[pattern_matches_nothing]')
})

test('without a clone the files are listed in one request', async () => {
  const { text, listings } = await judged(UNUSED, { isCloned: false })
  expect(listings).toBe(1)
  expect(text).toContain('note: The pattern "source/**" in gates.peer-review.when.paths')
})
