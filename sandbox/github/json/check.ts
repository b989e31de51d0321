import { findAccount } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import type { CheckRun, Pull, Repository, World } from '../world.ts'
import { appJson, nodeId, type Site } from './account.ts'
import { pullUrl } from './pull.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

export function checkRunJson(world: World, run: CheckRun, site: Site) {
  const url = `${repositoryUrl(run.repository, site)}/check-runs/${run.id}`
  const owner = findAccount(world, run.app.slug) ?? run.repository.owner
  return {
    id: run.id,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${repositoryPage(run.repository)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${repositoryPage(run.repository)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    name: run.name,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite },
    app: appJson(run.app, owner, site),
    pull_requests: pullsOf(world, run).map(pull => pullMinimal(pull, site)),
  }
}

/** As events have it, with the suite that it is in. */
export function checkRunEventJson(world: World, run: CheckRun, site: Site) {
  const { repository, suite, headSha, app } = run
  const made = checkRunJson(world, run, site)
  // Null where the branch is in a fork. https://docs.github.com/en/rest/checks/runs#create-a-check-run
  const pull = world.pulls.find(one => one.headRepository === repository && one.head === headSha)
  return {
    ...made,
    check_suite: {
      id: suite,
      node_id: nodeId('CS', suite),
      head_branch: pull?.headBranch ?? null,
      head_sha: headSha,
      status: run.status,
      conclusion: run.conclusion,
      before: null,
      after: headSha,
      url: `${repositoryUrl(repository, site)}/check-suites/${suite}`,
      pull_requests: made.pull_requests,
      app: appJson(app, findAccount(world, app.slug) ?? repository.owner, site),
      created_at: instant(run.createdAt),
      updated_at: instant(run.createdAt),
    },
  }
}

/** Only changes within the repository: a head in a fork is not connected to its checks. */
function pullsOf(world: World, { repository, headSha }: CheckRun): Pull[] {
  return world.pulls.filter(
    pull =>
      pull.state === 'OPEN' &&
      pull.repository === repository &&
      pull.headRepository === repository &&
      pull.head === headSha,
  )
}

function pullMinimal(pull: Pull, site: Site) {
  return {
    id: pull.id,
    number: pull.number,
    url: pullUrl(pull, site),
    head: { ref: pull.headBranch, sha: pull.head, repo: repositoryMinimal(pull.headRepository, site) },
    base: { ref: pull.baseBranch, sha: pull.base, repo: repositoryMinimal(pull.repository, site) },
  }
}

function repositoryMinimal(repository: Repository, site: Site) {
  return { id: repository.id, name: repository.name, url: repositoryUrl(repository, site) }
}
