import type { Site } from '../json/account.ts'
import type { Permission, Repository, Token, World } from '../world.ts'
import type { Answer } from './answer.ts'

/** What a handler knows of its request, after token, repository and permission have been checked. */
export interface Call {
  world: World
  site: Site
  token: Token
  repository: Repository
  /** The path as it was requested. */
  path: string
  /** Decoded parts of it that the template names. */
  params: Record<string, string>
  query: URLSearchParams
  body: unknown
  accept: string
  /** A fault asks for a page that leaves entries out. */
  truncated: boolean
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH'
  /** As in GitHub's description; every template starts with /repos/{owner}/{repo}. */
  template: string
  permission: string
  level: Permission
  /** Nobody needs the permission where the repository is public. */
  publicly?: boolean
  handle: (call: Call) => Promise<Answer> | Answer
}

/** Parts of a path that may hold slashes of their own; the path of a file may be empty, which means the root. */
const GREEDY: Record<string, string> = { path: '.*', ref: '.+', branch: '.+', base: '.+', head: '.+' }

export interface Found {
  route: Route
  params: Record<string, string>
}

export function find(routes: readonly Route[], method: string, path: string): Found | undefined {
  for (const route of routes) {
    if (route.method !== method) continue
    const found = pattern(route.template).exec(path)
    if (found !== null) return { route, params: decoded(found.groups ?? {}) }
  }
  return undefined
}

const patterns = new Map<string, RegExp>()

function pattern(template: string): RegExp {
  const known = patterns.get(template)
  if (known !== undefined) return known
  const source = template
    .replaceAll('.', '\\.')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${GREEDY[name] ?? '[^/]+'})`)
  const made = new RegExp(`^${source}$`)
  patterns.set(template, made)
  return made
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodePart(value)]))
}

/** A stray percent sign is no escape; it is looked up as it stands, and not found. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
