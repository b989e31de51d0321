import type { WorkflowRun } from '../occasions.ts'
import { account } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import type { Pull, Repository, World } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { simpleCommit } from './merge-group.ts'
import { pullUrl } from './pull.ts'
import { repositoryJson, repositoryPage, repositoryUrl } from './repository.ts'

export async function workflowRunJson(world: World, run: WorkflowRun, site: Site) {
  const { repository, headRepository = repository, headSha, suite = world.nextId() } = run
  const id = run.id ?? world.nextId()
  const workflow = workflowJson(world, run, site)
  const url = `${repositoryUrl(repository, site)}/actions/runs/${id}`
  const actor = accountJson(account(world, run.actor), site)
  const began = instant(run.createdAt ?? world.now())
  const workflowRun = {
    id,
    node_id: nodeId('WFR', id),
    name: run.name,
    display_title: run.name,
    path: run.path,
    event: run.event,
    status: run.conclusion === null ? (run.status ?? 'in_progress') : 'completed',
    conclusion: run.conclusion,
    workflow_id: workflow.id,
    workflow_url: workflow.url,
    head_sha: headSha,
    head_branch: run.headBranch,
    head_commit: await simpleCommit(headRepository, headSha),
    head_repository: repositoryJson(headRepository, site),
    repository: repositoryJson(repository, site),
    check_suite_id: suite,
    check_suite_node_id: nodeId('CS', suite),
    check_suite_url: `${repositoryUrl(repository, site)}/check-suites/${suite}`,
    url,
    html_url: `${repositoryPage(repository)}/actions/runs/${id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    run_attempt: run.attempt ?? 1,
    run_number: run.number ?? 1,
    run_started_at: began,
    created_at: began,
    updated_at: instant(world.now()),
    actor,
    triggering_actor: run.triggeredBy === undefined ? actor : accountJson(account(world, run.triggeredBy), site),
    pull_requests: (run.pulls ?? pullsOf(world, run)).map(pull => pullReference(pull, site)),
  }
  return { workflow, workflow_run: workflowRun }
}

function workflowJson(world: World, { repository, name, path }: WorkflowRun, site: Site) {
  const id = world.idOf(`workflow ${repository.fullName} ${path}`)
  const file = path.split('/').at(-1) ?? ''
  const at = instant(repository.createdAt)
  return {
    id,
    node_id: nodeId('W', id),
    name,
    path,
    state: 'active',
    created_at: at,
    updated_at: at,
    url: `${repositoryUrl(repository, site)}/actions/workflows/${id}`,
    html_url: `${repositoryPage(repository)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${repositoryPage(repository)}/workflows/${encodeURIComponent(file)}/badge.svg`,
  }
}

/** Empty for a head in a fork, which is why a client has to look such a change up. */
function pullsOf(world: World, { repository, headRepository = repository, headSha }: WorkflowRun): Pull[] {
  return world.pulls.filter(
    pull =>
      pull.state === 'OPEN' && pull.repository === repository && headRepository === repository && pull.head === headSha,
  )
}

function pullReference(pull: Pull, site: Site) {
  return {
    id: pull.id,
    number: pull.number,
    url: pullUrl(pull, site),
    head: { ref: pull.headBranch, sha: pull.head, repo: repositoryReference(pull.headRepository, site) },
    base: { ref: pull.baseBranch, sha: pull.base, repo: repositoryReference(pull.repository, site) },
  }
}

function repositoryReference(repository: Repository, site: Site) {
  return { id: repository.id, name: repository.name, url: repositoryUrl(repository, site) }
}
