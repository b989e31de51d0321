import type { App } from './world.ts'

/** One request as it was answered. A status of 0 is a connection that was cut. */
export interface JournalEntry {
  method: string
  /** With its query. */
  path: string
  /** Name of the GraphQL operation. */
  operation?: string
  status: number
  /** Slug of the app whose token it was. */
  app?: App['slug']
  at: Date
}

/** Something that the real GitHub would not have said, or that no client should send. */
export interface Violation {
  where: string
  message: string
}
