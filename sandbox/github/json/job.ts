import { instant } from '../runs/checks.ts'
import type { Job } from '../world.ts'
import { nodeId, type Site } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** The id of a job is that of its check run. */
export function jobJson({ run, check, attempt, createdAt, steps, runner }: Job, site: Site) {
  const url = repositoryUrl(run.repository, site)
  const hasRun = check.status !== 'queued' && check.conclusion !== 'skipped'
  return {
    id: check.id,
    node_id: nodeId('CR', check.id),
    run_id: run.id,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: attempt,
    workflow_name: run.name,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    name: check.name,
    url: `${url}/actions/jobs/${check.id}`,
    html_url: `${repositoryPage(run.repository)}/actions/runs/${run.id}/job/${check.id}`,
    check_run_url: `${url}/check-runs/${check.id}`,
    status: check.status,
    conclusion: check.conclusion,
    created_at: instant(createdAt),
    started_at: check.startedAt ?? instant(createdAt),
    completed_at: check.completedAt,
    labels: hasRun ? ['ubuntu-latest'] : [],
    runner_id: hasRun ? 1 : null,
    runner_name: hasRun ? runner : null,
    runner_group_id: hasRun ? 0 : null,
    runner_group_name: hasRun ? 'GitHub Actions' : null,
    steps: steps.map(({ name, conclusion }, at) => ({
      name,
      status: 'completed',
      conclusion,
      number: at + 1,
      started_at: check.startedAt,
      completed_at: check.completedAt,
    })),
  }
}
