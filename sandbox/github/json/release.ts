import type { Release } from '../occasions.ts'
import { account } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import type { World } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

export function releaseJson(world: World, release: Release, site: Site) {
  const { repository, tag, target, name = tag, prerelease = false, id = world.nextId() } = release
  const url = `${repositoryUrl(repository, site)}/releases/${id}`
  const at = instant(world.now())
  return {
    id,
    node_id: nodeId('RE', id),
    url,
    html_url: `${repositoryPage(repository)}/releases/tag/${tag}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: `${repositoryUrl(repository, site)}/tarball/${tag}`,
    zipball_url: `${repositoryUrl(repository, site)}/zipball/${tag}`,
    tag_name: tag,
    target_commitish: target,
    name,
    body: null,
    draft: false,
    prerelease,
    immutable: false,
    author: accountJson(account(world, release.author), site),
    assets: [],
    created_at: at,
    published_at: at,
    updated_at: at,
  }
}
