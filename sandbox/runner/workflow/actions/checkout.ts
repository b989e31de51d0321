import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gitText } from '../../../github/git/git.ts'
import type { JobState } from '../job-state.ts'
import { type Answer, type Call, isTrue, type StandIn } from './stand-in.ts'

/** actions/checkout, for the repository of the workflow itself. */
export const checkout: StandIn = {
  inputs: ['repository', 'ref', 'token', 'path', 'fetch-depth', 'persist-credentials'],
  run: checkOut,
}

async function checkOut({ state, input }: Call): Promise<Answer> {
  const { options, place } = state.facts
  const { fullName, path: origin, private: isPrivate } = options.repository
  if (input('repository') !== '' && input('repository') !== fullName) return { failure: 'Not Found' }
  if (isPrivate && !mayRead(state, input('token'))) return { failure: `${fullName}: repository not found` }
  const folder = resolve(state.workspace, input('path'))
  const wanted = whatToCheckOut(input('ref'), place)
  await mkdir(folder, { recursive: true })
  await gitText(folder, ['init', '--quiet'])
  const isPersisted = isTrue(input('persist-credentials'), true)
  // Without credentials, GitHub says of a private repository that it is not there.
  const url = isPrivate && !isPersisted ? `${origin}.not-found` : origin
  await writeFile(join(folder, '.git', 'config'), configOf(state, url, isPersisted))
  const depth = Number(input('fetch-depth') || 1)
  const fetched = await fetchInto(folder, origin, wanted, depth)
  if (fetched !== undefined) return { failure: fetched }
  state.checkedOut.add(folder)
  return { outputs: { ref: wanted.ref, commit: await gitText(folder, ['rev-parse', 'HEAD']) } }
}

/** Any other token than that of the job is one that somebody made for this. */
const mayRead = ({ token, permissions }: JobState, given: string): boolean =>
  (given !== '' && given !== token) || permissions['contents'] !== undefined

interface Wanted {
  /** Branch, tag or commit. */
  ref: string
  commit: string | undefined
}

/** By default what the event is about: the test merge of a pull request, the pushed commit, the default branch. */
function whatToCheckOut(ref: string, place: JobState['facts']['place']): Wanted {
  if (ref === '') return { ref: place.ref, commit: place.sha }
  return /^[0-9a-f]{40}$/.test(ref) ? { ref: '', commit: ref } : { ref, commit: undefined }
}

/** One commit alone, unless the depth is 0: then all branches and tags with their history. */
async function fetchInto(
  folder: string,
  origin: string,
  { ref, commit }: Wanted,
  depth: number,
): Promise<string | undefined> {
  const specs = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'] : []
  const source = commit ?? (await fullName(origin, ref))
  if (source === undefined) return `A branch or tag with the name '${ref}' could not be found`
  // Only over a transport are histories cut short.
  const from = depth === 0 ? origin : `file://${origin}`
  const cut = depth === 0 ? [] : [`--depth=${depth}`]
  await gitText(folder, ['fetch', '--quiet', '--no-tags', ...cut, from, ...specs, `+${source}:refs/gatebook/checkout`])
  const branch = /^refs\/heads\/(.+)$/.exec(commit === undefined ? source : ref)?.[1]
  if (branch === undefined) await gitText(folder, ['checkout', '--quiet', '--detach', 'refs/gatebook/checkout'])
  else {
    await gitText(folder, ['update-ref', `refs/remotes/origin/${branch}`, 'refs/gatebook/checkout'])
    await gitText(folder, ['checkout', '--quiet', '-B', branch, `refs/remotes/origin/${branch}`])
  }
  await gitText(folder, ['update-ref', '-d', 'refs/gatebook/checkout'])
  return undefined
}

async function fullName(origin: string, ref: string): Promise<string | undefined> {
  const names = [`refs/heads/${ref}`, `refs/tags/${ref}`, ...(ref.startsWith('refs/') ? [ref] : [])]
  const listed = await gitText(origin, ['for-each-ref', '--format=%(refname)', ...names])
  return names.find(name => listed.split('\n').includes(name))
}

/** With persisted credentials, whatever runs later in this job finds the token here. */
function configOf(state: JobState, origin: string, isPersisted: boolean): string {
  const basic = Buffer.from(`x-access-token:${state.token}`).toString('base64')
  const credentials = `[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`
  return `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = false
\tlogallrefupdates = true
[gc]
\tauto = 0
[remote "origin"]
\turl = ${origin}
\tfetch = +refs/heads/*:refs/remotes/origin/*
${isPersisted ? credentials : ''}`
}
