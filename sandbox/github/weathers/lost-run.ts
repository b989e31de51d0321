import { GITHUB_ACTIONS } from '../people/accounts.ts'
import { findRepository } from '../repositories.ts'
import type { Weathers } from '../weather.ts'
import type { World } from '../world.ts'

/** GitHub's page "Skipping workflow runs"; in a squashed message it skips whoever wrote it (alexwohlbruck/parchment#367). */
const SKIP = /\[skip ci\]|\[ci skip\]|\[no ci\]|\[skip actions\]|\[actions skip\]|\n\n(?:.*\n)*skip-checks: ?true\s*$/i
/** Only pushes and pull requests heed it. */
const SKIPPABLE = ['push', 'pull_request']
/** What the token of a job causes starts nothing else (QwenLM/qwen-code#3912). */
const BY_TOKEN_TOO = ['workflow_dispatch', 'repository_dispatch']
/** Under the weather: a disabled schedule (opentofu/registry-ui#259), a stop of billing, an outage. */
const SHARE = 0.5

export interface Happening {
  /** Name of the event. */
  name: string
  payload: Readonly<Record<string, unknown>>
}

const occasions = new WeakMap<Weathers, number>()

/** Whether an event starts the workflows that wait for it. */
export async function startsRun(world: World, { name, payload }: Happening): Promise<boolean> {
  const { sender, repository, after, pull_request: pull } = payload as Payload
  const isByToken = sender?.login === `${GITHUB_ACTIONS.slug}[bot]`
  if (isByToken && !BY_TOKEN_TOO.includes(name)) return false
  const [owner = '', repo = ''] = (repository?.full_name ?? '').split('/')
  const message = await messageOf(world, owner, repo, pull?.head?.sha ?? after)
  if (SKIPPABLE.includes(name) && SKIP.test(message)) return false
  const nth = (occasions.get(world.weather) ?? 0) + 1
  occasions.set(world.weather, nth)
  return !world.weather.strikes('lost-run', String(nth), SHARE)
}

interface Payload {
  sender?: { login?: string }
  repository?: { full_name?: string }
  after?: string
  pull_request?: { head?: { sha?: string } }
}

async function messageOf(world: World, owner: string, repo: string, commit: string | undefined): Promise<string> {
  const repository = findRepository(world, owner, repo)
  if (repository === undefined || commit === undefined) return ''
  return (await repository.objects.commit(commit))?.message ?? ''
}
