import { describe, expect, test } from '@jest/globals'
import { collectArtifacts } from '../../../src/collect/reports/artifacts.ts'
import { newExclusions } from '../../../src/collect/reports/coverage/exclusions.ts'
import { goModules } from '../../../src/collect/reports/coverage/go-modules.ts'
import type { DiffEntry } from '../../../src/git/patch.ts'
import { openRepository, type Repository } from '../../../src/git/repository.ts'
import { oid } from '../../builders.ts'
import { PATH, Scratch } from '../../git/scratch.ts'
import { scriptedClient } from '../../github/scripted-client.ts'
import { changed, collected } from './checkout.ts'

// Every bound of what is collected from both sides: exactly so much is looked at, and one more is not.

const many = <One>(count: number, make: (at: number) => One): One[] =>
  Array.from({ length: count }, (_, at) => make(at))

describe('artifacts', () => {
  const COMMIT = oid('beef')

  /** A head on which so many workflows ran, one of which kept the artifact that is asked for. */
  async function collect({ workflows = 1, artifacts = 1, bytes = 4 }) {
    const runs = many(workflows, at => ({
      id: at + 1,
      workflow_id: at + 1,
      path: `.github/workflows/${at}.yml`,
      head_sha: COMMIT,
      status: 'completed',
      conclusion: 'success',
    }))
    const kept = many(artifacts, at => ({
      id: at + 1,
      name: at === 0 ? 'coverage' : `other-${at}`,
      size_in_bytes: bytes,
      expired: false,
      created_at: null,
      workflow_run: { id: 1, head_sha: COMMIT },
    }))
    const client = scriptedClient(({ route, parameters: { page, per_page: size, run_id: run } }) => {
      const part = <One>(all: readonly One[]) =>
        all.slice((Number(page) - 1) * Number(size), Number(page) * Number(size))
      if (route.endsWith('/actions/runs')) return { total_count: runs.length, workflow_runs: part(runs) }
      const of = run === 1 ? kept : []
      if (route.endsWith('/artifacts')) return { total_count: of.length, artifacts: part(of) }
      // Where it is downloaded from is not said, so that nothing is.
      return undefined
    })
    const requests = [{ name: 'unit', artifact: 'coverage', paths: ['lcov.info'] }]
    const repository = { owner: 'acme', name: 'shop' }
    const found = await collectArtifacts({ client, repository, commit: COMMIT, requests, temp: '/nonexistent' })
    if ('state' in found) return found.detail
    const artifact = found.get('coverage')
    return artifact?.state === 'unpacked' ? artifact.state : artifact?.detail
  }

  const FOUND = 'GitHub does not report where it is (downloading the artifact "coverage").'

  test.each<[string, object, object, string]>([
    [
      'of 50 workflows',
      { workflows: 50 },
      { workflows: 51 },
      '51 workflows have run on the commit, more than the limit of 50.',
    ],
    [
      'among 300 of one run',
      { artifacts: 300 },
      { artifacts: 301 },
      'There are 301, more than the limit of 300 (listing the artifacts of run 1).',
    ],
    [
      'of 268,435,456 bytes',
      { bytes: 268_435_456 },
      { bytes: 268_435_457 },
      'The artifact "coverage" has 268435457 bytes, more than the limit of 268435456.',
    ],
  ])('are found %s, and of no more', async (_, bound, beyond, refusal) => {
    expect([await collect(bound), await collect(beyond)]).toEqual([FOUND, refusal])
  })

  test('of another run or another commit than requested from GitHub are none', async () => {
    const of = async (workflowRun: object | null) => {
      const client = scriptedClient(({ route }) =>
        route.endsWith('/artifacts')
          ? {
              total_count: 1,
              artifacts: [
                {
                  id: 1,
                  name: 'coverage',
                  size_in_bytes: 1,
                  expired: false,
                  created_at: null,
                  workflow_run: workflowRun,
                },
              ],
            }
          : {
              total_count: 1,
              workflow_runs: [
                { id: 1, workflow_id: 1, path: 'ci.yml', head_sha: COMMIT, status: 'completed', conclusion: 'success' },
              ],
            },
      )
      const requests = [{ name: 'unit', artifact: 'coverage', paths: ['lcov.info'] }]
      const repository = { owner: 'acme', name: 'shop' }
      const found = await collectArtifacts({ client, repository, commit: COMMIT, requests, temp: '/nonexistent' })
      return 'state' in found ? found.detail : found.get('coverage')?.state
    }
    expect(await of({ id: 1, head_sha: COMMIT })).toBe(FOUND)
    for (const other of [{ id: 2, head_sha: COMMIT }, { id: 1, head_sha: oid('01d') }, {}, null])
      expect(await of(other)).toBe('missing')
  })
})

/** A repository of one commit in which every text is the same. */
async function holding(text: string): Promise<Repository> {
  const scratch = new Scratch().write('a.ts', 'x\n')
  scratch.commit()
  return { ...(await openRepository({ folder: scratch.folder, path: PATH })), text: async () => text }
}

describe('lines that leave code out', () => {
  const side = { mode: '100644', blob: oid('b10b') }
  const entry = (at: number, lines = 1): DiffEntry => ({
    path: `${at}.ts`,
    previousPath: null,
    status: 'modified',
    before: side,
    after: side,
    addedLines: [[1, lines]],
  })

  test('are looked for in 500 files, and in no more', async () => {
    const repository = await holding('x\n')
    expect(await newExclusions(repository, many(500, entry))).toEqual([])
    expect(await newExclusions(repository, many(501, entry))).toBeNull()
    const unwritten = { ...entry(501), addedLines: [] }
    expect(await newExclusions(repository, [...many(500, entry), unwritten])).toEqual([])
  })

  test('are listed up to a thousand, and not at all when there are more', async () => {
    const repository = await holding('// c8 ignore next\n'.repeat(1001))
    expect(await newExclusions(repository, [entry(0, 1000)])).toHaveLength(1000)
    expect(await newExclusions(repository, [entry(0, 1001)])).toBeNull()
  })
})

test('modules of Go are looked at up to 200', async () => {
  const repository = await holding('module example.com/m\n')
  const tracked = (count: number) =>
    new Map(many(count, at => [`m${at}/go.mod`, { mode: '100644', blob: oid('b10b') }] as const))
  expect((await goModules(repository, tracked(200))).length).toBe(200)
  expect((await goModules(repository, tracked(201))).length).toBe(200)
})

test('cases that did not pass are named up to 200, and all of them counted', async () => {
  const at = changed(s => s.write('src/b.ts', 'x\n'))
  const junit = (count: number) =>
    `<testsuite name="s" tests="${count}" failures="${count}">${many(count, n => `<testcase classname="s" name="c${n}"><failure/></testcase>`).join('')}</testsuite>`
  for (const count of [200, 201]) {
    at.scratch.write('coverage/junit.xml', junit(count))
    const { tests } = await collected(at, { reports: [], tests: [[{ name: 'unit', paths: ['coverage/junit.xml'] }]] })
    const run = tests.state === 'complete' ? tests.value[0] : undefined
    expect([run?.unpassed.length, run?.cases.failed]).toEqual([200, count])
  }
})
