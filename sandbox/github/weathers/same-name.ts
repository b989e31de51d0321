import { GITHUB_ACTIONS } from '../people/accounts.ts'
import { createCheckRun, createJob } from '../runs/checks.ts'
import { createRun } from '../runs/runs.ts'
import type { Pull, World } from '../world.ts'

// Under the name that a branch requires there may be more than one check. Heads that were open before an upgrade keep the
// check runs of the older version, completed and by chance red or green, and nobody can delete them; a job of that name has
// a check run of that name. Where a check run and a status share a required name, both are required: GitHub's page
// "Troubleshooting required status checks".

const NAME = 'Gatebook'

/** Puts the checks from before on the heads that are open now. */
export function leaveOldChecks(world: World): void {
  for (const pull of world.pulls) if (pull.state === 'OPEN') leaveOn(world, pull)
}

function leaveOn(world: World, { repository, head, headBranch }: Pull): void {
  const conclusion = (what: string) =>
    world.weather.pick('same-name', `${head} ${what}`, 2) === 0 ? 'failure' : 'success'
  const before = { name: NAME, head_sha: head, conclusion: conclusion('check') }
  createCheckRun(world, repository, GITHUB_ACTIONS, before)
  const of = { repository, name: NAME, event: 'pull_request', headSha: head, headBranch }
  createJob(world, createRun(world, { ...of, conclusion: conclusion('job') }), NAME)
}
