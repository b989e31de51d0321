import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { filesIn } from '../../../../sandbox/github/sandbox.ts'
import type { PlayedRun } from '../../../../sandbox/runner/index.ts'
import { ends, Scene } from './scene.ts'

let scene: Scene
afterEach(async () => {
  expect(scene.sandbox.violations).toEqual([])
  await scene.close()
})

const make =
  'mkdir -p out/deep .hidden && echo 1 > out/a.txt && echo 2 > out/deep/b.xml && echo 3 > out/.c && echo 4 > .hidden/d'
const upload = (inputs: string) => `{ uses: actions/upload-artifact@v7, with: { ${inputs} } }`
const steps = (...all: string[]) =>
  `on: push\njobs: { test: { runs-on: x, steps: [{ run: '${make}' }, ${all.join(', ')}] } }\n`

async function run(text: string): Promise<PlayedRun> {
  scene = await Scene.open({ ci: text })
  const [ran] = await scene.workflows.run(await scene.pushed())
  if (ran === undefined) throw new Error('Nothing ran.')
  return ran
}

const contentsOf = ({ run: { artifacts } }: PlayedRun) =>
  Object.fromEntries(artifacts.map(({ name, zip }) => [name, [...filesIn(zip).keys()]]))
const logsOf = ({ jobs }: PlayedRun) => jobs.flatMap(job => job.steps.flatMap(({ result }) => result?.log ?? []))

describe('an upload', () => {
  test.each([
    ['out', ['a.txt', 'deep/b.xml']],
    ['out/a.txt', ['a.txt']],
    ['out/**/*.xml', ['deep/b.xml']],
    ['"out/a.txt\\nout/deep/"', ['a.txt', 'deep/b.xml']],
    ['"out\\n!out/deep/**"', ['a.txt']],
    ['out, include-hidden-files: true', ['.c', 'a.txt', 'deep/b.xml']],
    ['.', ['out/a.txt', 'out/deep/b.xml']],
  ])('of %s', async (path, files) => {
    expect(contentsOf(await run(steps(upload(`name: x, path: ${path}`))))).toEqual({ x: files })
  })

  test('of nothing is told, or fails where that is wanted', async () => {
    const ran = await run(steps(upload('path: none'), upload('path: .hidden, if-no-files-found: error')))
    expect(ran.run.artifacts).toEqual([])
    expect(logsOf(ran)[0]).toBe(
      'Warning: No files were found with the provided path: none. No artifacts will be uploaded.',
    )
    expect(ran.run.conclusion).toBe('failure')
  })

  test('under a name that is taken fails, unless it takes the place of the other', async () => {
    const taken = await run(steps(upload('name: x, path: out'), upload('name: x, path: out/a.txt')))
    expect([taken.run.conclusion, contentsOf(taken)]).toEqual(['failure', { x: ['a.txt', 'deep/b.xml'] }])
    expect(logsOf(taken).at(-1)).toContain('(409) Conflict: an artifact with this name already exists')
    await scene.close()
    const overwritten = await run(
      steps(upload('name: x, path: out'), upload('name: x, path: out/a.txt, overwrite: true')),
    )
    expect(contentsOf(overwritten)).toEqual({ x: ['a.txt'] })
  })

  test('in a second attempt meets that of the first under artifact-rerun, and not on a usual day', async () => {
    const ran = await run(steps(upload('name: x, path: out')))
    await scene.workflows.rerun(ran)
    expect([ran.run.conclusion, ran.run.artifacts.map(({ attempt }) => attempt)]).toEqual(['success', [1, 2]])
    scene.sandbox.setWeather(['artifact-rerun'])
    await scene.workflows.rerun(ran)
    expect(ran.run.conclusion).toBe('failure')
  })
})

describe('a download', () => {
  const download = (inputs: string) => `{ uses: actions/download-artifact@v8, with: { ${inputs} } }`

  test('in the same run needs no permission, and one that is named lies where it is wanted', async () => {
    const wanted = ['name: x, path: reports', 'pattern: "x*"', 'name: y'].map(download).join(', ')
    const judging = `judge: { needs: test, permissions: {}, runs-on: x, steps: [${wanted}] }`
    const ran = await run(steps(upload('name: x, path: out')).replace(/ \}\n$/, `, ${judging} }\n`))
    const judge = ran.jobs.at(-1)
    expect(judge?.steps.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'failure'])
    expect(logsOf(ran).at(-1)).toContain('Artifact not found for name: y')
    for (const path of ['reports/deep/b.xml', 'x/deep/b.xml'])
      expect(readFileSync(join(judge?.workspace ?? '', path), 'utf8')).toBe('2\n')
  })

  test.each([
    ['{ actions: read }', 'success'],
    ['{ contents: read }', 'failure'],
  ])('from another run with the permissions %s: %s', async (permissions, conclusion) => {
    const of = "name: x, run-id: '${{ github.event.workflow_run.id }}', github-token: '${{ github.token }}'"
    const after = `on: { workflow_run: { workflows: [CI], types: [completed] } }
permissions: ${permissions}
jobs: { judge: { runs-on: x, steps: [${download(of)}, { run: cat a.txt }] } }
`
    scene = await Scene.open({ ci: `name: CI\n${steps(upload('name: x, path: out'))}`, after })
    const ran = await scene.workflows.run(await scene.pushed())
    expect(ends(ran)[1]).toMatchObject({ judge: conclusion })
    expect(ran[1] && logsOf(ran[1])).toEqual([
      conclusion === 'success' ? '1' : expect.stringContaining('Resource not accessible'),
    ])
  })
})

test('a change from a fork has a token that only reads, no secrets, and a run that names its repository', async () => {
  const say = 'echo "${{ secrets.KEY }}-${{ github.head_ref }}"'
  const text = `on: pull_request\npermissions: { checks: write }\njobs: { a: { runs-on: x, steps: [{ run: '${say}' }] } }\n`
  scene = await Scene.open({ ci: text }, { secrets: { KEY: 'hidden' } })
  const [forked] = await scene.workflows.run(await scene.opened(await scene.forked()))
  const [own] = await scene.workflows.run(await scene.opened(await scene.change()))
  expect([forked, own].map(ran => [ran?.jobs[0]?.permissions, ran && logsOf(ran)])).toEqual([
    [{ metadata: 'read', checks: 'read' }, ['-idea']],
    [{ metadata: 'read', checks: 'write' }, ['***-topic']],
  ])
  expect(forked?.run.headRepository.fullName).toBe('mallory/shop')
})

test('an app that is installed gives a token with no more than was asked for', async () => {
  const ask = (inputs: string) =>
    `{ id: t, uses: actions/create-github-app-token@v3, with: { app-id: 7, private-key: '\${{ secrets.PEM }}', ${inputs} } }`
  const text = `on: push\njobs: { a: { runs-on: x, steps: [${ask('permission-contents: write')}, { run: 'echo \${{ steps.t.outputs.app-slug }}' }] },
  b: { runs-on: x, steps: [${ask('permission-checks: write')}] } }\n`
  const apps = { '7': { app: { slug: 'recorder', id: 7 }, permissions: { contents: 'write' } as const } }
  scene = await Scene.open({ ci: text }, { apps, secrets: { PEM: 'key' } })
  const ran = await scene.workflows.run(await scene.pushed())
  expect(ends(ran)).toEqual([{ run: 'failure', a: 'success', b: 'failure' }])
})
