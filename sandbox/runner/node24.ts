import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A Node 24 to run the Action with, as `runs.using: node24` promises: `GATEBOOK_NODE24`, the node that runs now, or the
 * one that npm can fetch. Nothing when there is none, so that a test can say by name that it was skipped.
 */
export async function nodeBinary24(): Promise<string | undefined> {
  const named = process.env['GATEBOOK_NODE24']
  if (named !== undefined && named !== '') {
    if (!(await isNode24(named))) throw new Error(`GATEBOOK_NODE24 names ${named}, which is not Node 24.`)
    return named
  }
  if (process.version.startsWith('v24.')) return process.execPath
  return fetched()
}

async function isNode24(node: string): Promise<boolean> {
  const { stdout } = await run(node, ['--version']).catch(() => ({ stdout: '' }))
  return stdout.startsWith('v24.')
}

async function fetched(): Promise<string | undefined> {
  // The `node` package puts its binary in place by an install script; this one, made from the same release, has none.
  const system = process.platform === 'win32' ? 'win' : process.platform
  const fetchNode = [
    'exec',
    '--yes',
    `--package=node-${system}-${process.arch}@24`,
    '--prefer-offline',
    '--fetch-retries=0',
  ]
  try {
    const { stdout } = await run('npm', [...fetchNode, '--', 'node', '-p', 'process.execPath'], {
      timeout: 60_000,
      cwd: tmpdir(),
    })
    const node = stdout.trim()
    return (await isNode24(node)) ? node : undefined
  } catch {
    return undefined
  }
}
