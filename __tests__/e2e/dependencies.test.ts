import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Pull } from '../../sandbox/github/sandbox.ts'
import { DIST } from '../bundle.ts'
import { fixture } from '../reports/dependencies/read.ts'
import { PERMISSIONS, RECORDING, Stage } from './stage/stage.ts'
import { treeFile } from './stage/tree.ts'

// Components from outside: what a bill of materials lists, what is new of it, and what the record keeps.

const policy = (gate: string): string => `version: 1
gates:
  parts:
    type: dependencies
    reports: [{ name: bill, paths: [out/bom.json] }]
${gate}`

const ALLOWED = '    licences: { allow: [MIT, ISC, 0BSD, "BSD-*", Apache-2.0, Python-2.0, Zlib, "AFL-*", CC0-1.0] }\n'
const OWN = '    own: ["@storefront/*"]\n'
const BASE = fixture('pair-base.npm-10.8.2.cyclonedx.json').toString()
const HEAD = fixture('pair-head.npm-10.8.2.cyclonedx.json').toString()
const READING = { ...PERMISSIONS, actions: 'read' } as const

let stage: Stage
afterEach(async () => {
  expect(stage.sandbox.violations).toEqual([])
  await stage.close()
})

interface Verdict {
  gates: {
    outcome: string
    title: string
    reasons: { code: string; message: string }[]
    measured: Record<string, unknown>
    findings: { code: string; message: string }[]
  }[]
}

async function judged(pull: Pull, bill: string | null, permissions: Record<string, 'read' | 'write'> = PERMISSIONS) {
  const workspace = await stage.workspace(pull.head)
  if (bill !== null) await stage.write(workspace, 'out/bom.json', bill)
  const before = stage.sandbox.requests.length
  const result = await stage.runOn(pull, { workspace, permissions })
  const { gates } = (await stage.verdict(result)) as Verdict
  const [gate] = gates
  if (!gate) throw new Error(result.log.join('\n'))
  return { result, gate, requests: stage.sandbox.requests.length - before }
}

test('components without a licence block the change, named with the next step, and are accepted by the policy only', async () => {
  const accepted = ['indexof', 'jsonify', 'uglify-js'].map(
    name =>
      `      - { component: ${name}, for: licence, reason: Replaced by the next release., owner: dora, until: 2099-12-31 }\n`,
  )
  stage = await Stage.open(policy(`${ALLOWED}${OWN}`))
  const { result, gate } = await judged(await stage.change(), BASE)
  expect(result).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail', 'failed-gates': '["parts"]' } })
  expect(gate.title).toBe('3 of 32 components not accepted')
  expect(gate.reasons.map(({ message }) => message)).toEqual([
    ...['indexof 0.0.1', 'jsonify 0.0.0'].map(name => `${name} (direct) has no licence.`),
    'uglify-js 1.3.5 (depth 2, through @storefront/legacy-import) has no licence.',
  ])
  await stage.close()

  stage = await Stage.open(policy(`${ALLOWED}${OWN}    accepted:\n${accepted.join('')}`))
  const passed = await judged(await stage.change(), BASE)
  expect(passed.gate).toMatchObject({ outcome: 'pass', title: '32 components accepted', measured: { accepted: 3 } })
})

test('the record keeps the numbers and a digest of the bill of materials, and no name', async () => {
  stage = await Stage.open(policy(`    licences: { deny: ["GPL-*"] }\n    accepted: []\n${OWN}`))
  const pull = await stage.change()
  const { gate } = await judged(pull, fixture('cargo-cyclonedx-0.5.9-cdx1.5.json').toString())
  expect(gate).toMatchObject({ outcome: 'pass', title: '11 components accepted' })
  const before = stage.tip('origin/main')
  await stage.sandbox.mergePull({ pull, by: 'carol', method: 'squash' })
  await stage.git('fetch', '-q', 'origin')
  const after = stage.tip('origin/main')
  const { repository } = stage
  const ref = 'refs/heads/main'
  const event = await stage.sandbox.events.push({ repository, ref, before, after, pusher: 'carol' })
  const recorded = await stage.run('push', event, { sha: after, ref, permissions: RECORDING })
  await stage.git('fetch', '-q', 'origin')
  const text = await stage.git('show', `origin/quality-records:${recorded.outputs['record-path']}`)
  const { record } = JSON.parse(text)
  expect(record.verdict).toMatchObject({
    outcome: 'pass',
    gates: [{ type: 'dependencies', measured: { components: 11, direct: 5, licencesRefused: 0, unversioned: 0 } }],
  })
  expect(record.evidence).toContainEqual({
    ...{ fact: 'dependencies', source: 'check-run', trust: 'self-reported' },
    collectedAt: expect.any(String),
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  })
  expect(record.verdict.gates[0].clauses.map(({ id }: { id: string }) => id)).toEqual(['8.4.1', '8.4.2'])
  expect(text).not.toMatch(/rustversion|serde|MIT/)
})

describe('a bill of materials beside a scan', () => {
  const GATE = policy('    advisories: { max: none }\n').replace(
    'paths: [out/bom.json] }',
    'paths: [out/bom.json] }, { name: scan, paths: [out/osv.json] }',
  )
  async function scanned(bill: string, scan: string) {
    stage = await Stage.open(GATE)
    const pull = await stage.change()
    const workspace = await stage.workspace(pull.head)
    await stage.write(workspace, 'out/bom.json', bill)
    await stage.write(workspace, 'out/osv.json', scan)
    const [gate] = ((await stage.verdict(await stage.runOn(pull, { workspace }))) as Verdict).gates
    return gate
  }

  test('names the advisories of components, and the components that were not scanned', async () => {
    const gate = await scanned(BASE, fixture('osv-from-sbom-all-packages.json').toString())
    expect(gate?.reasons.map(({ code }) => code)).toEqual([
      ...Array(5).fill('advisory_too_severe'),
      ...Array(2).fill('component_unscanned'),
    ])
    expect(gate?.reasons[0]?.message).toBe(
      'uglify-js 1.3.5 (depth 2, through @storefront/legacy-import) has a critical advisory: CVE-2015-8857 (also GHSA-34r7-q49f-h37c).',
    )
  })

  test('of other things is no evidence', async () => {
    const gate = await scanned(BASE, fixture('osv-clean-all-packages.json').toString())
    expect([gate?.outcome, gate?.measured['unscanned']]).toEqual(['fail', 32])
  })

  test('that saw nothing is none', async () => {
    const gate = await scanned(BASE, fixture('osv-failed-no-network.json').toString())
    expect(gate).toMatchObject({ outcome: 'fail', title: 'Report "scan" is empty' })
  })
})

describe('only what the change adds', () => {
  const rules = (base: string) => policy(`    licences: { allow: [ISC] }\n    new-only: true\n${base}`)

  test('is judged against the bill of materials that is committed at the base', async () => {
    stage = await Stage.open(rules('    base: [{ name: bill, paths: [sbom/*.json] }]\n'), { 'sbom/bom.json': BASE })
    const pull = await stage.change()
    const { gate } = await judged(pull, HEAD)
    expect(gate.title).toBe('8 of 8 new of 40 components not accepted')
    expect(gate.reasons.map(({ message }) => message)).toContain(
      'color-name 1.1.4 (depth 4, through chalk) has a licence that the policy does not allow: MIT',
    )
    expect((await judged(pull, BASE)).gate).toMatchObject({ outcome: 'pass', title: 'No new component (34 in total)' })
  })

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'is nested deeper than anybody can read',
      { 'sbom/bom.json': `{"bomFormat":"CycloneDX","specVersion":${'['.repeat(200_000)}` },
      /cannot be used/,
    ],
    ['is one of two, of which the other is broken', { 'sbom/bom.json': BASE, 'sbom/other.json': '{' }, /other.json/],
    [
      'is of an older version',
      { 'sbom/bom.json': fixture('cargo-cyclonedx-0.5.9-cdx1.3.json').toString() },
      /It is CycloneDX "1.3"/,
    ],
  ])('a bill of materials of the base that %s makes nothing known, and breaks nothing', async (_, files, why) => {
    stage = await Stage.open(rules('    base: [{ name: bill, paths: [sbom/*.json] }]\n'), files)
    const { gate } = await judged(await stage.change(), HEAD)
    expect(gate.title).toBe('38 of 40 components not accepted, base unknown')
    expect(gate.findings.find(({ code }) => code === 'base_components_unknown')?.message).toMatch(why)
  })

  test('a link at the base is no bill of materials', async () => {
    stage = await Stage.open(rules('    base: [{ name: bill, paths: [sbom/link.json] }]\n'), { 'sbom/bom.json': BASE })
    await stage.link('sbom/link.json', 'bom.json')
    await stage.git('push', '-q', 'origin', 'HEAD:main')
    await stage.git('fetch', '-q', 'origin')
    expect((await judged(await stage.change(), HEAD)).gate.title).toContain('base unknown')
  })

  test('a change cannot make its own components known by committing them', async () => {
    stage = await Stage.open(rules('    base: [{ name: bill, paths: [sbom/*.json] }]\n'), { 'sbom/bom.json': BASE })
    const pull = await stage.change({ files: { 'sbom/bom.json': HEAD } })
    expect((await judged(pull, HEAD)).gate).toMatchObject({ title: '8 of 8 new of 40 components not accepted' })
  })

  const ARTIFACT = '    base: [{ name: bill, artifact: bom, paths: ["*.json"] }]\n'
  interface Ran {
    event?: string
    conclusion?: 'failure' | 'success'
    bill?: string
  }
  function ranOnBase({ event = 'push', conclusion = 'success', bill = BASE }: Ran = {}): void {
    const { repository, sandbox } = stage
    const run = sandbox.createRun({
      ...{ repository, name: 'CI', event, conclusion },
      ...{ headSha: stage.tip('origin/main'), headBranch: 'main' },
    })
    sandbox.uploadArtifact(run, { name: 'bom', files: { 'bom.json': bill, ...treeFile(run) } })
  }

  test('is judged against the artifact of the newest successful run on the base', async () => {
    stage = await Stage.open(rules(ARTIFACT))
    ranOnBase()
    // It says nothing: it failed.
    ranOnBase({ conclusion: 'failure', bill: HEAD })
    const pull = await stage.change()
    const { gate, requests } = await judged(pull, HEAD, READING)
    expect(gate.title).toBe('8 of 8 new of 40 components not accepted')
    const usual = (await judged(pull, HEAD, PERMISSIONS)).requests
    // The runs, the artifacts of one, and its download, which is an answer and a redirect.
    expect(requests - usual).toBeLessThanOrEqual(4)
  })

  test.each(['merge_group', 'schedule', 'workflow_dispatch'])('a run for %s on the base counts too', async event => {
    stage = await Stage.open(rules(ARTIFACT))
    ranOnBase({ event })
    expect((await judged(await stage.change(), BASE, READING)).gate.title).toBe('No new component (34 in total)')
  })

  test.each(['pull_request', 'pull_request_target'])(
    'a run for %s on the base commit makes nothing known',
    async event => {
      stage = await Stage.open(rules(ARTIFACT))
      ranOnBase()
      ranOnBase({ event, bill: HEAD })
      expect((await judged(await stage.change(), HEAD, READING)).gate.title).toBe(
        '8 of 8 new of 40 components not accepted',
      )
    },
  )

  test.each<[string, () => void, Record<string, 'read' | 'write'>, RegExp]>([
    [
      'there is no run',
      () => {},
      READING,
      /No run on commit \w+ for a push, a merge queue, a schedule or by hand succeeded/,
    ],
    ['no run succeeded', () => ranOnBase({ conclusion: 'failure' }), READING, /No run on commit/],
    [
      'its bill of materials is cut off',
      () => ranOnBase({ bill: BASE.slice(0, 9000) }),
      READING,
      /It is not valid JSON/,
    ],
    [
      'it is a scan',
      () => ranOnBase({ bill: fixture('osv-vulns.json').toString() }),
      READING,
      /None of its reports is a bill of materials/,
    ],
    ['the token may not read it', () => ranOnBase(), PERMISSIONS, /Report "bill": /],
  ])('where the base is unknown every component is judged: %s', async (_, ran, permissions, why) => {
    stage = await Stage.open(rules(ARTIFACT))
    ran()
    const { gate } = await judged(await stage.change(), HEAD, permissions)
    expect(gate).toMatchObject({ outcome: 'fail', title: '38 of 40 components not accepted, base unknown' })
    expect(gate.findings.find(({ code }) => code === 'base_components_unknown')?.message).toMatch(why)
  })
})

describe('a bill of materials that proves nothing', () => {
  const EMPTY = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [] })

  test.each<[string, string | null, string, string]>([
    ['is not there', null, 'fail', 'missing_report'],
    ['is empty', '', 'fail', 'empty_report'],
    ['has no component', EMPTY, 'fail', 'empty_report'],
    ['is half written', BASE.slice(0, 20_000), 'error', 'unreadable_report'],
    [
      'is of a version of before',
      fixture('cargo-cyclonedx-0.5.9-cdx1.3.json').toString(),
      'error',
      'unreadable_report',
    ],
    ['is coverage', 'TN:\nSF:a\nDA:1,1\nend_of_record\n', 'error', 'unreadable_report'],
    ['is a scan', fixture('osv-clean-all-packages.json').toString(), 'error', 'bill_missing'],
  ])('because it %s never passes', async (_, bill, outcome, code) => {
    stage = await Stage.open(policy('    licences: { deny: [] }\n'))
    const { gate, result } = await judged(await stage.change(), bill)
    expect([gate.outcome, gate.reasons.map(reason => reason.code)]).toEqual([outcome, [code]])
    expect(result.exitCode).toBe(1)
  })

  test('because the change itself committed it never passes', async () => {
    stage = await Stage.open(policy('    licences: { deny: [] }\n'))
    const pull = await stage.change({ files: { 'out/bom.json': BASE } })
    expect((await judged(pull, null)).gate.reasons).toMatchObject([
      { code: 'stale_report', next: expect.stringContaining('Do not commit it, and do not edit lock files after it.') },
    ])
  })

  test('because the lock file was edited after the checkout never passes', async () => {
    stage = await Stage.open(policy('    licences: { deny: [] }\n'))
    const pull = await stage.change({ files: { 'package-lock.json': '{"lockfileVersion":3}\n', 'data.json': '{}\n' } })
    const workspace = await stage.workspace(pull.head)
    await stage.write(workspace, 'out/bom.json', fixture('cargo-cyclonedx-0.5.9-cdx1.5.json').toString())
    const outcomes = async () => (await stage.runOn(pull, { workspace })).outputs['outcome']
    await stage.write(workspace, 'data.json', '{"any": 1}\n')
    expect(await outcomes()).toBe('pass')
    await stage.write(workspace, 'package-lock.json', '{"lockfileVersion":2}\n')
    expect(await outcomes()).toBe('fail')
  })

  test('whatever it says, it is text where it is shown', async () => {
    stage = await Stage.open(policy('    licences: { allow: [MIT] }\n'))
    const evil = '::error::a|b</details><img src=x> @admin `x` #1'
    const bom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'library', name: evil, version: '1', licenses: [{ license: { name: evil } }] }],
    }
    const { result } = await judged(await stage.change(), JSON.stringify(bom))
    expect(result.exitCode).toBe(1)
    expect(result.log.filter(line => line.startsWith('::'))).toEqual([])
    const shown = stage.sandbox
      .checkRuns(stage.repository, result.outputs['head'] ?? '')
      .map(run => JSON.stringify(run))
    for (const text of [...shown, result.summary]) expect(text).not.toMatch(/(?<!\\)<img|@admin/)
  })
})

test('the readers and their schemas are in the bundle: they work from a folder with nothing else', async () => {
  stage = await Stage.open(null)
  const folder = await mkdtemp(join(tmpdir(), 'gatebook-packed-'))
  try {
    await cp(fileURLToPath(DIST), join(folder, 'dist'), { recursive: true })
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'bom.json'), HEAD)
    await writeFile(join(folder, 'spdx.json'), fixture('syft-1.57.1-spdx2.3.json'))
    expect(await readdir(folder)).toHaveLength(4)
    const inspect = (file: string) =>
      promisify(execFile)(process.execPath, ['dist/cli.js', 'inspect', 'dependencies', file], { cwd: folder })
    expect((await inspect('bom.json')).stdout).toContain('components 40: 15 direct, up to depth 4')
    expect((await inspect('spdx.json')).stdout).toContain('components 39: depth not known')
  } finally {
    await rm(folder, { recursive: true })
  }
})
