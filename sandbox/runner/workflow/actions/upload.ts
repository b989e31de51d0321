import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { minimatch } from 'minimatch'
import { CONFLICT } from '../../../github/sandbox.ts'
import { type Answer, type Call, isTrue, type StandIn } from './stand-in.ts'

/** actions/upload-artifact, version 4 and later. */
export const upload: StandIn = {
  inputs: [
    'name',
    'path',
    'if-no-files-found',
    'overwrite',
    'include-hidden-files',
    'retention-days',
    'compression-level',
  ],
  run: uploadFiles,
}

async function uploadFiles({ state, input }: Call): Promise<Answer> {
  if (input('path') === '') return { failure: 'Input required and not supplied: path' }
  const withHidden = isTrue(input('include-hidden-files'), false)
  const { root, paths } = await find(state.workspace, input('path').split('\n'), withHidden)
  if (paths.length === 0) return nothingFound(input('path'), input('if-no-files-found') || 'warn')
  const entries = paths.map(async path => [relative(root, path).split(sep).join('/'), await readFile(path)] as const)
  const files = Object.fromEntries(await Promise.all(entries))
  const name = input('name') || 'artifact'
  const wanted = { name, files, overwrite: isTrue(input('overwrite'), false) }
  const artifact = state.facts.options.sandbox.actions.upload(state.run, wanted)
  if (artifact === undefined)
    return { failure: `Failed to CreateArtifact: Received non-retryable error: Failed request: ${CONFLICT}` }
  return { outputs: { 'artifact-id': String(artifact.id) } }
}

function nothingFound(path: string, otherwise: string): Answer {
  const message = `No files were found with the provided path: ${path}. No artifacts will be uploaded.`
  if (otherwise === 'error') return { failure: message }
  if (otherwise === 'warn' || otherwise === 'ignore')
    return { log: otherwise === 'warn' ? [`Warning: ${message}`] : [] }
  return { failure: `Unrecognized if-no-files-found input. Provided: ${otherwise}.` }
}

/** The files, and the folder below which the artifact keeps their paths. */
async function find(workspace: string, lines: readonly string[], withHidden: boolean) {
  const patterns = lines.map(line => line.trim()).filter(line => line !== '')
  const wanted = patterns.filter(one => !one.startsWith('!')).map(one => resolve(workspace, one))
  const unwanted = patterns.filter(one => one.startsWith('!')).map(one => resolve(workspace, one.slice(1)))
  const starts = wanted.map(startOf).filter((one, at, all) => all.indexOf(one) === at)
  const found = (await Promise.all(starts.map(start => walk(start, withHidden)))).flat()
  const matches = (path: string, pattern: string) =>
    path === pattern || path.startsWith(`${pattern}${sep}`) || minimatch(path, pattern, { dot: true })
  const paths = found.filter(
    (path, at) =>
      found.indexOf(path) === at && wanted.some(one => matches(path, one)) && !unwanted.some(one => matches(path, one)),
  )
  const [only = workspace, ...others] = starts
  // One file alone lies at the top; of several starting points, the folder that they share is the top.
  const root = others.length > 0 ? shared(starts) : paths[0] === only ? dirname(only) : only
  return { root, paths }
}

/** The part of a path before its first pattern, where the search begins. */
function startOf(pattern: string): string {
  const parts = pattern.split(sep)
  const first = parts.findIndex(part => /[*?[\]]/.test(part))
  return first === -1 ? pattern : parts.slice(0, first).join(sep)
}

/** What begins with a dot is left out, with everything below it. */
async function walk(path: string, withHidden: boolean): Promise<string[]> {
  if (!withHidden && basename(path).startsWith('.')) return []
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return []
  if (!found.isDirectory()) return [path]
  const names = await readdir(path)
  return (await Promise.all(names.sort().map(name => walk(join(path, name), withHidden)))).flat()
}

function shared(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(path => path.split(sep))
  const parts = [...first]
  while (!others.every(other => parts.every((part, at) => part === other[at]))) parts.pop()
  return parts.join(sep)
}
