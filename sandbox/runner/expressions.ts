/** The `github` context: values by name, with the event payload as `event`. */
export type GitHubContext = Readonly<Record<string, unknown>>

export { evaluateWhole, interpolate, isMet, type Scope } from './expressions/evaluate.ts'
export { textOf } from './expressions/values.ts'
