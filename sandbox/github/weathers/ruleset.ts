import { GITHUB_ACTIONS } from '../people/accounts.ts'
import type { Token, World } from '../world.ts'

/** The words of a refusal; to whoever pushes, `GH013` says the same (mastra-ai/mastra#20609). */
const VIOLATION = 'Repository rule violations found\n\n'

/**
 * What a ruleset says to a write, until somebody changes the ruleset, which is another weather. The app "GitHub Actions"
 * cannot be put on the list of those who bypass a ruleset (FriendlyInternet/nuxt-crouton#1942, projectbluefin/lab#435);
 * an app of one's own can.
 */
export function violation(
  { weather }: World,
  { app }: Token,
  ref: string,
  rule: 'create' | 'update',
): string | undefined {
  const isProtected = weather.has('ruleset') && ref === `refs/heads/${weather.protects}`
  if (!isProtected || app?.id !== GITHUB_ACTIONS.id) return undefined
  return rule === 'create'
    ? `${VIOLATION}Cannot create ref due to creations being restricted.\n\n`
    : `${VIOLATION}Changes must be made through a pull request.\n\n`
}
