import type { Account, App } from '../world.ts'

/** Where this GitHub's API lives; its pages are named as on github.com, where no client fetches them. */
export interface Site {
  api: string
}

export const PAGES = 'https://github.com'

export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`
}

export function idOfNode(node: string): { kind: string; id: string } {
  const [kind = '', id = ''] = node.split(/_(.*)/s)
  return { kind, id: Buffer.from(id, 'base64url').toString() }
}

const NODE_KINDS = { User: 'U', Bot: 'BOT', Organization: 'O', Mannequin: 'M' } as const

export function accountNodeId({ type, id }: Account): string {
  return nodeId(NODE_KINDS[type], id)
}

export function accountJson(who: Account, { api }: Site) {
  const url = `${api}/users/${encodeURIComponent(who.login)}`
  return {
    login: who.login,
    id: who.id,
    node_id: accountNodeId(who),
    avatar_url: `https://avatars.githubusercontent.com/u/${who.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${PAGES}/${encodeURIComponent(who.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: who.type,
    site_admin: false,
  }
}

export function appJson({ slug, id }: App, owner: Account, site: Site) {
  return {
    id,
    slug,
    node_id: nodeId('A', id),
    owner: accountJson(owner, site),
    name: slug,
    description: null,
    external_url: `${PAGES}/apps/${slug}`,
    html_url: `${PAGES}/apps/${slug}`,
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2018-07-30T09:30:17Z',
    permissions: { checks: 'write', contents: 'write', metadata: 'read', pull_requests: 'write' },
    events: [],
  }
}
