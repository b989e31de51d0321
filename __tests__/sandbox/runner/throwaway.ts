import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunOptions, type RunResult, runAction } from '../../../sandbox/runner/index.ts'

export const token = 'ghs_throwaway0123456789'

/** A folder for one test file, with everything its actions leave behind. */
export async function scratch(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'gatebook-test-')))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export const plainManifest = `
name: Throw-away
description: Does what the test says
runs:
  using: node24
  main: index.js
`

export async function writeAction(folder: string, script: string, manifest = plainManifest): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }')
  await writeFile(join(folder, 'action.yml'), manifest)
  await writeFile(join(folder, 'index.js'), script)
  return folder
}

let count = 0

/** Runs a script as the main file of an action that exists only for this call. */
export async function runScript(
  folder: string,
  script: string,
  change: Partial<RunOptions> & { manifest?: string } = {},
): Promise<RunResult> {
  const { manifest, ...options } = change
  const place = join(folder, String(++count))
  const action = await writeAction(join(place, 'action'), script, manifest)
  const workspace = join(place, 'workspace')
  await mkdir(workspace)
  return runAction({
    action,
    event: {
      name: 'pull_request',
      payload: { action: 'opened', number: 7, pull_request: { head: { sha: 'f'.repeat(40) } } },
    },
    token,
    repository: { nameWithOwner: 'acme/shop', id: 11, ownerId: 22 },
    sha: 'a'.repeat(40),
    ref: 'refs/pull/7/merge',
    headRef: 'feature',
    baseRef: 'main',
    workspace,
    apiUrl: 'http://127.0.0.1:4000',
    temp: join(place, 'runner'),
    ...options,
  })
}
