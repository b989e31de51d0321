import type { Release, ReleaseAsset } from '../occasions.ts'
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
    body: release.notes ?? null,
    draft: false,
    prerelease,
    immutable: false,
    author: accountJson(account(world, release.author), site),
    assets: (release.assets ?? []).map(asset => assetJson(world, release, asset, site)),
    created_at: at,
    published_at: at,
    updated_at: at,
  }
}

function assetJson(
  world: World,
  { repository, tag, author }: Release,
  { name, digest, size = 1 }: ReleaseAsset,
  site: Site,
) {
  const id = world.idOf(`asset ${repository.fullName} ${tag} ${name}`)
  const at = instant(world.now())
  return {
    id,
    node_id: nodeId('RA', id),
    url: `${repositoryUrl(repository, site)}/releases/assets/${id}`,
    browser_download_url: `${repositoryPage(repository)}/releases/download/${tag}/${name}`,
    name,
    label: null,
    state: 'uploaded',
    content_type: 'application/octet-stream',
    size,
    digest,
    download_count: 0,
    created_at: at,
    updated_at: at,
    uploader: accountJson(account(world, author), site),
  }
}
