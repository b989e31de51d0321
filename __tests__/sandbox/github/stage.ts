import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRefs, writeRef } from '../../../sandbox/github/git/refs.ts'
import { type RepositoryHandle, type Sandbox, startSandbox } from '../../../sandbox/github/sandbox.ts'
import { commitIn } from './commit.ts'

export const NOW = new Date('2026-03-02T09:00:00Z')

/** The permissions of a usual job. */
export const PERMISSIONS = { contents: 'write', checks: 'write', pull_requests: 'read' } as const

export interface Stage {
  sandbox: Sandbox
  root: string
  repository: RepositoryHandle
  token: string
  end(): Promise<void>
}

/**
 * A sandbox with alice (owner), bob (write) and carol (no role), and acme/shop with one commit on main. GitHub is at its best
 * here unless a test says otherwise: where the clock stands still, a lag would never end.
 */
export async function stage({
  now = () => NOW,
  wait,
  weather,
  ...options
}: {
  private?: boolean
  now?: () => Date
  wait?: (milliseconds: number) => Promise<unknown>
  /** `usual`: with lags of some seconds and several suites. */
  weather?: 'usual'
} = {}): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), 'gatebook-sandbox-'))
  const sandbox = await startSandbox({
    root,
    now,
    ...(weather === 'usual' ? {} : { weather: [] }),
    ...(wait ? { wait } : {}),
  })
  for (const login of ['alice', 'bob', 'carol']) sandbox.createUser({ login, emails: [`${login}@example.com`] })
  const repository = await sandbox.createRepository({ owner: 'acme', name: 'shop', ...options })
  repository.grant('alice', 'admin')
  repository.grant('bob', 'write')
  push(repository.path, { branch: 'main', files: { 'README.md': '# Shop\n' }, message: 'Begin' })
  const token = sandbox.issueToken({ repository, permissions: PERMISSIONS })
  const end = async () => {
    await sandbox.close()
    rmSync(root, { recursive: true, force: true })
  }
  return { sandbox, root, repository, token, end }
}

export interface Change {
  branch: string
  from?: string
  files: Record<string, string | Buffer | null>
  message?: string
  author?: string
}

/** Commits and moves a branch, as somebody's push would. Returns the commit. */
export function push(remote: string, { branch, from, files, message = 'Change', author = 'alice' }: Change): string {
  const known = readRefs(remote)
  const parent = known.get(`refs/heads/${from ?? branch}`) ?? from
  const commit = commitIn(remote, { parent, author, message, files, date: WHEN })
  writeRef(remote, `refs/heads/${branch}`, commit)
  return commit
}

const WHEN = new Date(1_772_000_000_000)

export function git(folder: string, author: string, ...args: string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_EMAIL: `${author}@example.com`,
    GIT_COMMITTER_NAME: author,
    GIT_COMMITTER_EMAIL: `${author}@example.com`,
    GIT_AUTHOR_DATE: '1772000000 +0000',
    GIT_COMMITTER_DATE: '1772000000 +0000',
  }
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd()
}

export interface Reply {
  status: number
  headers: Headers
  /** As loose as JSON itself: a test knows what it requested, and the sandbox judges the shape. */
  body: ReturnType<typeof JSON.parse>
}

export async function rest(
  { sandbox, token }: Stage,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { authorization: `token ${token}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: isJson(text) ? JSON.parse(text) : text }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export function graphql(on: Stage, query: string, variables: Record<string, unknown> = {}): Promise<Reply> {
  return rest(on, 'POST', '/graphql', { query, variables })
}

export const OF_SHOP = { owner: 'acme', name: 'shop' }
