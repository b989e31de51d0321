/** The `github` context: values by name, with the event payload as `event`. */
export type GitHubContext = Readonly<Record<string, unknown>>

/** Evaluates the `${{ github.… }}` expressions in a text. Any other expression is refused, never guessed. */
export function evaluate(text: string, github: GitHubContext): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => show(lookUp(expression.trim(), github)))
}

function lookUp(expression: string, github: GitHubContext): unknown {
  if (!/^github(\.[a-z_][\w-]*)+$/i.test(expression)) {
    throw new Error(`The runner stand-in evaluates only github.* expressions, not "${expression}".`)
  }
  return expression.split('.').slice(1).reduce<unknown>(property, github)
}

/** Names are compared without case, and a step into nothing gives nothing, as in GitHub's expressions. */
function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const wanted = name.toLowerCase()
  return Object.entries(value).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

function show(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object'
  return String(value)
}
