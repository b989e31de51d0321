import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { readTask } from '../src/app/shared/event.ts'
import { loadPolicy } from '../src/policy/load/load.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const readme = read('README.md')

/** The fenced blocks of a language, without the indentation of the list they stand in. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, indent = '', body = '']) => body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )

describe('the README', () => {
  const [, workflow = ''] = blocks(readme, 'yaml')
  const policies = blocks(readme, 'yaml').filter(text => text.startsWith('version: 1'))

  test('shows policies that the loader accepts', () => {
    expect(policies.length).toBeGreaterThan(3)
    for (const policy of policies)
      expect(loadPolicy(Buffer.from(policy), 'README.md')).toMatchObject({ ok: true, warnings: [] })
  })

  test('shows the very workflow that is tested under act', () => {
    expect(workflow).toBe(read('docs/workflows/gatebook.yml'))
  })

  test('names commands that are there', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
    expect(scripts).toEqual(expect.arrayContaining(['start', 'test']))
    expect(blocks(readme, 'sh').join('\n')).toMatch(/^npm ci && npm start .*\nnpm ci && npm test /m)
  })

  test('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(5)
    for (const path of links) expect(() => readdirOrRead(path)).not.toThrow()
  })
})

const readdirOrRead = (path: string) => (/\.\w+$/.test(path) ? read(path) : readdirSync(join(ROOT, path)))

describe('every workflow', () => {
  const files = ['.github/workflows', 'docs/workflows'].flatMap(folder =>
    readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`),
  )

  /** What a job may write, as `job: permission`. Whoever adds one has to say so here. */
  const WRITES: Record<string, readonly string[]> = {
    '.github/workflows/gatebook.yml': ['change: checks', 'change: statuses', 'merge-record: contents'],
    'docs/workflows/after-ci.yml': ['change: checks', 'change: statuses'],
    'docs/workflows/gatebook.yml': ['change: checks', 'change: statuses', 'record: contents'],
    'docs/workflows/merge-queue.yml': ['group: checks', 'group: statuses'],
    'docs/workflows/open-changes.yml': ['open-changes: checks', 'open-changes: statuses'],
    'docs/workflows/upkeep.yml': ['upkeep: contents', 'upkeep: checks'],
    'docs/workflows/deploy.yml': ['authorise: contents', 'authorise: checks'],
    'docs/workflows/release.yml': ['authorise: contents', 'authorise: checks'],
  }

  test.each(files)('%s pins the actions of others by commit and grants nothing more than it needs', file => {
    const text = read(file)
    const workflow = load(text) as { permissions: unknown; jobs: Record<string, { permissions?: unknown }> }
    const actions = [...text.matchAll(/\buses: (\S+)/g)].map(([, action = '']) => action)
    const foreign = actions.filter(action => !action.startsWith('./') && !action.startsWith('gatebook/'))
    expect(actions.length + text.split('- run: ').length).toBeGreaterThan(1)
    for (const action of foreign) expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/)

    expect(workflow.permissions).toEqual({})
    const granted = Object.entries(workflow.jobs).flatMap(([job, { permissions }]) => grants(job, permissions))
    expect(granted.filter(({ level }) => level !== 'read').map(({ what }) => what)).toEqual(WRITES[file] ?? [])
  })

  /** A job that names no permissions, or all of them by one word, gets what nobody has looked at. */
  function grants(job: string, permissions: unknown): { what: string; level: unknown }[] {
    if (typeof permissions !== 'object' || permissions === null)
      return [{ what: `${job}: everything`, level: permissions }]
    return Object.entries(permissions).map(([name, level]) => ({ what: `${job}: ${name}`, level }))
  }

  test('of ours listens to events that Gatebook knows', () => {
    const { on } = load(read('docs/workflows/gatebook.yml')) as { on: Record<string, unknown> }
    const payload = {
      pull_request: { number: 1, head: { sha: 'a'.repeat(40) } },
      ref: 'refs/heads/main',
      before: 'a'.repeat(40),
      after: 'b'.repeat(40),
      repository: { pushed_at: 1 },
    }
    for (const name of Object.keys(on)) expect(() => readTask({ name, payload }, 'auto', undefined)).not.toThrow()
  })
})

test("Gatebook's own policy is valid", () => {
  expect(loadPolicy(Buffer.from(read('.github/quality-policy.yml')), 'quality-policy.yml')).toMatchObject({ ok: true })
})
