import { GITHUB_ACTIONS } from '../people/accounts.ts'
import type { App, CheckRun, CheckSuite, Repository, World } from '../world.ts'

// A check run that is posted with the token of a job lands in a suite that GitHub picks, any of those that Actions has on
// the commit (bencherdev/bencher#536, G-Research/fasttrackml#458). It counts where its suite is tied to the pull request
// (AlexanderMattTurner/agent-sanitizer#364, hivecommons/hive#5359), which those of runs by other events than push and
// pull_request are not (GitHub's changelog of 2019-09-24). A name stands in several suites, and an old red in one of them
// goes on blocking (mvanhorn/cli-printing-press#1882). An app of one's own has a suite of its own.

/** The events of runs that a commit usually has, each with a suite. */
const USUAL = ['pull_request', 'push', 'pull_request_review']
const TIED = ['pull_request', 'pull_request_target', 'push', 'merge_group']

export const isTied = ({ event }: CheckSuite): boolean => event === undefined || TIED.includes(event)

/** The suite in which a new check run lands. */
export function suiteFor(world: World, repository: Repository, app: App, headSha: string, id: number): CheckSuite {
  const suites = suitesOn(world, repository, app, headSha)
  const own = suites.find(({ event }) => event === undefined)
  const areSeveral = app.id === GITHUB_ACTIONS.id && (world.weather.isMild || world.weather.has('suites'))
  if (!areSeveral) return own ?? added(world, { repository, app, headSha, event: undefined })
  for (const event of USUAL) {
    if (!suites.some(one => one.event === event)) suites.push(added(world, { repository, app, headSha, event }))
  }
  const suite = suites[world.weather.pick('suites', String(id), suites.length)]
  if (suite === undefined) throw new Error('A commit without suites.')
  return suite
}

function suitesOn(world: World, repository: Repository, app: App, headSha: string): CheckSuite[] {
  return world.suites.filter(one => one.repository === repository && one.app.id === app.id && one.headSha === headSha)
}

export function added(world: World, suite: Omit<CheckSuite, 'id'>): CheckSuite {
  const made = { id: world.nextId(), ...suite }
  world.suites.push(made)
  return made
}

/** Whether the merge box looks at a check run at all. */
export function counts(world: World, { app, suite }: CheckRun): boolean {
  if (!world.weather.has('suites') || app.id !== GITHUB_ACTIONS.id) return true
  const found = world.suites.find(({ id }) => id === suite)
  return found === undefined || isTied(found)
}
