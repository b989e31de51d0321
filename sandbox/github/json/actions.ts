import { digest } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import { isExpired } from '../runs/runs.ts'
import type { Artifact, Repository, Run, RunJob, RunReview, World } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

export function artifactJson(world: World, artifact: Artifact, site: Site) {
  const { id, run, zip, createdAt, expiresAt } = artifact
  const url = `${repositoryUrl(run.repository, site)}/actions/artifacts/${id}`
  return {
    id,
    node_id: nodeId('A', id),
    name: artifact.name,
    size_in_bytes: zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(world, artifact),
    digest: `sha256:${digest(zip)}`,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    expires_at: instant(expiresAt),
    workflow_run: {
      id: run.id,
      repository_id: run.repository.id,
      head_repository_id: run.headRepository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}

/** The only times in it are those of the environment: GitHub does not say when somebody decided. */
export function runReviewJson(world: World, repository: Repository, review: RunReview, site: Site) {
  const { environment, state, user, comment } = review
  const id = world.idOf(`environment ${repository.fullName} ${environment}`)
  const since = instant(repository.createdAt)
  return {
    state,
    comment,
    user: accountJson(user, site),
    environments: [
      {
        id,
        node_id: nodeId('EN', id),
        name: environment,
        url: `${repositoryUrl(repository, site)}/environments/${encodeURIComponent(environment)}`,
        html_url: `${repositoryPage(repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(environment)}`,
        created_at: since,
        updated_at: since,
      },
    ],
  }
}

export function runJobJson(run: Run, job: RunJob, site: Site) {
  const { id, name, attempt, conclusion, startedAt, completedAt, runner } = job
  const url = `${repositoryUrl(run.repository, site)}/actions`
  return {
    id,
    run_id: run.id,
    workflow_name: run.name,
    head_branch: run.headBranch,
    run_url: `${url}/runs/${run.id}`,
    run_attempt: attempt,
    node_id: nodeId('CR', id),
    head_sha: run.headSha,
    url: `${url}/jobs/${id}`,
    html_url: `${repositoryPage(run.repository)}/actions/runs/${run.id}/job/${id}`,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    created_at: instant(startedAt),
    started_at: instant(startedAt),
    completed_at: completedAt === null ? null : instant(completedAt),
    name,
    steps: [],
    check_run_url: `${repositoryUrl(run.repository, site)}/check-runs/${id}`,
    labels: runner === null ? [] : ['ubuntu-latest'],
    runner_id: runner === null ? null : 1,
    runner_name: runner,
    runner_group_id: runner === null ? null : 0,
    runner_group_name: runner === null ? null : 'GitHub Actions',
  }
}
