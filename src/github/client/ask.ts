import type { Client, GraphqlAnswer } from './client.ts'
import { CHANGE } from './queries.ts'

/** A repository by name, as events and variables give it. */
export interface Repository {
  owner: string
  name: string
}

/** Requests everything about a change. A file of its own, so that it can be sent before the rest is loaded. */
export function askChange(
  client: Client,
  { owner, name }: Repository,
  number: number,
  policyPath: string,
): Promise<GraphqlAnswer> {
  return client.graphql(CHANGE, { owner, name, number, policyPath }, { what: reading(number) })
}

export const reading = (number: number): string => `reading change #${number}`
