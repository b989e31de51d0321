import { digest } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import { isExpired } from '../runs/runs.ts'
import type { Artifact, Repository, RunReview, World } from '../world.ts'
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
