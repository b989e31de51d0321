import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PROJECT } from '../stage/stage.ts'

const CLI = join(PROJECT, 'dist', 'cli.js')

interface Ended {
  status: number
  out: string
  err: string
}

function gatebook(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Ended> {
  return new Promise(resolve => {
    const options = { cwd, env: { ...process.env, ...env } }
    execFile(process.execPath, [CLI, ...args], options, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err })
    })
  })
}

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gatebook-demo-test-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('gatebook demo', () => {
  let played: Ended
  let folder: string
  beforeAll(async () => {
    folder = join(root, 'shop story')
    // What a test runner or a git hook around the demo would leave in its environment.
    const surroundings = { NODE_TEST_CONTEXT: 'child-v8', GIT_DIR: join(root, 'elsewhere'), GIT_AUTHOR_NAME: 'nobody' }
    played = await gatebook(['demo', 'shop story'], root, surroundings)
  }, 120_000)

  test('plays to its end', () => {
    expect(played.err).toBe('')
    expect(played.out).toMatch(/^The demo finished in \d+\.\d s\./m)
    expect(played.status).toBe(0)
  })

  test('shows its chapters in order', () => {
    expect(played.out.match(/^\d+\. .*$/gm)).toEqual([
      '1. A project with a quality policy',
      '2. alice opens a change with an untested branch',
      '3. alice adds the missing test, a change record and a link to an issue',
      '4. bob approves',
      '5. alice pushes again: the approval is stale',
      '6. carol merges, and the merge is recorded',
      '7. Version 1.1.0 is refused and then released',
      '8. dave pushes directly to main',
      '9. The ledger is verified and then forged',
    ])
  })

  test('shows the checks of five runs, red and green as expected', () => {
    const marks = [...played.out.matchAll(/│ (✅|❌) (Gatebook\S*(?: \S+)?) {2,}/g)].map(
      ([, mark, name]) => `${mark} ${name}`,
    )
    const run = (review: string, coverage: string, overall: string, said = '✅') => [
      `${review} Gatebook: peer-review`,
      `${coverage} Gatebook: coverage`,
      `${said} Gatebook: traceability`,
      `${said} Gatebook: change-record`,
      `${overall} Gatebook`,
    ]
    expect(marks).toEqual([
      ...run('❌', '❌', '❌', '❌'),
      ...run('❌', '✅', '❌'),
      ...run('✅', '✅', '✅'),
      ...run('❌', '✅', '❌'),
      ...run('✅', '✅', '✅'),
    ])
  })

  test('tests every new commit once, and an approval turns green without a test run', async () => {
    expect(played.out.match(/\d tests pass/g)).toEqual(['3 tests pass', '4 tests pass', '4 tests pass'])
    expect(played.out.match(/Event pull_request_review\. No test runs again: job test is skipped/g)).toHaveLength(2)
    const report = (run: string) => readFile(join(folder, 'runs', run, 'lcov.info'), 'utf8')
    expect(await report('3-approved')).toBe(await report('2-test-added'))
    expect(await report('5-approved-again')).toBe(await report('4-changed'))
  })

  test('says why a check is red, where, and what to do', () => {
    expect(played.out).toContain('9 of 12 changed lines are covered (75.00 %)')
    expect(played.out).toContain('>   8 │     const forMembers = sum - 500')
    expect(played.out).toContain('Lines 8 to 10 are not covered by any report.')
    expect(played.out).toMatch(/→ Ask bob to review [0-9a-f]{7} and approve again\./)
  })

  test('shows what was recorded of the merge and of the push that nobody judged', () => {
    expect(played.out).toContain('Change #1, ')
    expect(played.out).toContain('not evaluated')
    expect(played.out).toContain('"decidedBy": { "channel": { "job": "separate", "trust": "platform" } }')
    expect(played.out).toContain('"verdict": { "outcome": "not_judged", "reasons": ["direct_push"], "gates": [] }')
  })

  test('shows a release that was refused, and then authorised, and the page about it', () => {
    expect(played.out).toContain('Error: Release v1.1.0 refused.')
    expect(played.out).toMatch(/The authorisation by bob does not count: bob does not hold the role\./)
    expect(played.out).toContain('Release v1.1.0 authorised.')
    expect(played.out).toContain('# Release v1.1.0')
  })

  test('is no wider than 100 columns, and without colours where there is no terminal', () => {
    const wide = played.out.split('\n').filter(line => [...line].length > 100 && !line.includes(root))
    expect(wide.filter(line => !/[0-9a-f]{64}/.test(line))).toEqual([])
    expect(played.out).not.toContain('\u001b')
  })

  test('leaves everything in the folder, and nothing of its backstage', async () => {
    expect((await readdir(folder)).sort()).toEqual(['clone', 'github', 'ledger', 'ledger-forged', 'runs'])
    expect((await readdir(join(folder, 'runs'))).sort()).toEqual([
      '1-opened',
      '2-test-added',
      '3-approved',
      '4-changed',
      '5-approved-again',
      '6-merged',
      '7-release-refused',
      '8-released',
      '9-direct-push',
    ])
    const judged = ['event.json', 'facts.json', 'lcov.info', 'log.txt', 'summary.md', 'verdict.json']
    expect((await readdir(join(folder, 'runs/1-opened'))).sort()).toEqual(judged)
  })

  test('leaves a ledger that verifies, and a forged copy that does not', async () => {
    const sound = await gatebook(['ledger', 'verify', 'ledger'], folder)
    expect(sound.out).toContain('The ledger is intact: 4 records.')
    expect(sound.status).toBe(0)
    const forged = await gatebook(['ledger', 'verify', 'ledger-forged'], folder)
    expect(forged.out).toContain('First bad record: number 1, ')
    expect(forged.status).toBe(4)
  })

  test('leaves facts that give the same verdict again', async () => {
    const policy = 'clone/.github/quality-policy.yml'
    for (const run of ['1-opened', '5-approved-again']) {
      const facts = `runs/${run}/facts.json`
      const again = await gatebook(['evaluate', '--policy', policy, '--facts', facts, '--format', 'json'], folder)
      const before = JSON.parse(await readFile(join(folder, 'runs', run, 'verdict.json'), 'utf8'))
      expect(JSON.parse(again.out).gates).toEqual(before.gates)
    }
  })
})

describe('gatebook demo FOLDER', () => {
  test('overwrites nothing', async () => {
    const full = join(root, 'full')
    await mkdir(full)
    await writeFile(join(full, 'mine.txt'), 'mine')
    const { status, out } = await gatebook(['demo', 'full'], root)
    expect(out.replaceAll('\n', ' ')).toContain('The folder full is not empty, and the demo overwrites nothing.')
    expect(status).toBe(3)
    expect(await readdir(full)).toEqual(['mine.txt'])
  })

  test('says what to do when the name is that of a file', async () => {
    await writeFile(join(root, 'file'), '')
    const { status, out } = await gatebook(['demo', 'file'], root)
    expect(out).toContain('file cannot be used as a folder. Name an empty or new folder, or none.')
    expect(status).toBe(3)
  })

  test('says what to do without git', async () => {
    const { status, out } = await gatebook(['demo'], root, { PATH: join(root, 'nowhere') })
    expect(out).toContain('The demo needs git 2.38 or newer on the search path, and found none.')
    expect(status).toBe(3)
  })
})
