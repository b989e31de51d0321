import type { Deployment } from '../occasions.ts'
import { account } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import type { World } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { repositoryUrl } from './repository.ts'

export function deploymentJson(world: World, deployment: Deployment, site: Site) {
  const { repository, sha, ref, environment, creator, id = world.nextId() } = deployment
  const url = `${repositoryUrl(repository, site)}/deployments/${id}`
  const at = instant(world.now())
  return {
    id,
    node_id: nodeId('DE', id),
    url,
    repository_url: repositoryUrl(repository, site),
    statuses_url: `${url}/statuses`,
    sha,
    ref,
    task: 'deploy',
    payload: {},
    environment,
    original_environment: environment,
    production_environment: environment === 'production',
    transient_environment: false,
    description: null,
    creator: accountJson(account(world, creator), site),
    performed_via_github_app: null,
    created_at: at,
    updated_at: at,
  }
}
