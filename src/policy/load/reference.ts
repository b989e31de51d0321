/** A policy in another repository: `owner/name:path@commit`, or `@branch` in place of the commit. */
export interface Reference {
  repository: string
  path: string
  /** Exactly one of the two. */
  commit?: string
  branch?: string
}

const REFERENCE =
  /^([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}):([^\s:@\\]{1,256})@([A-Za-z0-9._/+-]{1,200})$/

/** Undefined: it is none. A branch of 40 hexadecimal digits cannot be named, since that is a commit. */
export function parseReference(text: string): Reference | undefined {
  const [, repository, path, at] = REFERENCE.exec(text) ?? []
  if (repository === undefined || path === undefined || at === undefined) return undefined
  if (path.split('/').some(part => ['', '.', '..'].includes(part))) return undefined
  return { repository, path, ...(/^[0-9a-f]{40}$/.test(at) ? { commit: at } : { branch: at }) }
}

export const REFERENCE_RULE =
  'must be a policy in another repository, such as acme/.github:quality-policy.yml@ and a commit of 40 digits or a protected branch'

/** For sentences: without what comes after the path. */
export const referenceName = (text: string): string => text.replace(/@.*$/, '')
