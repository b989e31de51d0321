import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { minimatch } from 'minimatch'
import { filesIn } from '../../../github/sandbox.ts'
import { type Answer, type Call, isTrue, type StandIn } from './stand-in.ts'

/** actions/download-artifact, version 4 and later. */
export const download: StandIn = {
  inputs: ['name', 'pattern', 'path', 'merge-multiple', 'run-id', 'github-token'],
  run: downloadFiles,
}

interface Found {
  name: string
  zip: Buffer
}

async function downloadFiles(call: Call): Promise<Answer> {
  const { state, input } = call
  const name = input('name')
  const found = input('github-token') === '' ? ofThisRun(call) : await ofOtherRun(call)
  if (typeof found === 'string') return { failure: found }
  const pattern = input('pattern')
  const wanted = newestOf(found).filter(one =>
    name !== '' ? one.name === name : pattern === '' || minimatch(one.name, pattern),
  )
  if (name !== '' && wanted.length === 0)
    return { failure: `Unable to download artifact(s): Artifact not found for name: ${name}` }
  const folder = resolve(state.workspace, input('path'))
  // One that is named lies there itself; each of several has a folder of its own.
  const isFlat = name !== '' || isTrue(input('merge-multiple'), false)
  for (const one of wanted) await unpack(one, isFlat ? folder : join(folder, one.name))
  return { outputs: { 'download-path': folder } }
}

/** The run's own artifacts need no permission. */
function ofThisRun({ state }: Call): Found[] {
  return [...state.run.artifacts].reverse()
}

/** Those of another run are asked for with the token that was given, which has to be allowed to. */
async function ofOtherRun({ state, input }: Call): Promise<Found[] | string> {
  const { options, runId } = state.facts
  const of = `${options.sandbox.url}/repos/${options.repository.fullName}/actions`
  const headers = { authorization: `token ${input('github-token')}` }
  const answer = await fetch(`${of}/runs/${input('run-id') || runId}/artifacts?per_page=100`, { headers })
  if (!answer.ok) return `Unable to download artifact(s): ${((await answer.json()) as { message: string }).message}`
  const { artifacts } = (await answer.json()) as { artifacts: { id: number; name: string }[] }
  const found: Found[] = []
  for (const { id, name } of artifacts) {
    const redirect = await fetch(`${of}/artifacts/${id}/zip`, { headers, redirect: 'manual' })
    const zip = await fetch(redirect.headers.get('location') ?? '')
    found.push({ name, zip: Buffer.from(await zip.arrayBuffer()) })
  }
  return found
}

/** Of several of one name, the newest. */
const newestOf = (all: readonly Found[]): Found[] =>
  all.filter((one, at) => all.findIndex(({ name }) => name === one.name) === at)

async function unpack({ zip }: Found, folder: string): Promise<void> {
  for (const [path, content] of filesIn(zip)) {
    const file = resolve(folder, path)
    if (!file.startsWith(`${folder}${sep}`)) throw new Error(`Malformed extraction path: ${path}`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}
