/**
 * The oldest Enterprise Server that has everything that is asked for. The newest field is
 * `PullRequestReview.fullDatabaseId` (github/docs, src/graphql/data/ghes-3.13); the newest routes, the activity of a
 * branch and its rules, came with 3.11.
 */
export const OLDEST_SERVER = '3.13'

type Headers = Readonly<Record<string, string | number | undefined>>

/** Enterprise Server says its version with every answer; github.com says none. */
export function serverVersion(headers: Headers): string | undefined {
  const version = headers['x-github-enterprise-version']
  return typeof version === 'string' ? /^\d+\.\d+(?:\.\d+)?/.exec(version)?.[0] : undefined
}

export function isTooOld(headers: Headers): boolean {
  const [major = 0, minor = 0] = partsOf(serverVersion(headers) ?? OLDEST_SERVER)
  const [least = 0, leastMinor = 0] = partsOf(OLDEST_SERVER)
  return major < least || (major === least && minor < leastMinor)
}

const partsOf = (version: string): number[] => version.split('.').map(Number)
