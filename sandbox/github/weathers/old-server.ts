import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { World } from '../world.ts'

/** An old one: those of reviews and pull requests are missing up to 3.12, the activity of a branch up to 3.10. */
const VERSION = '3.8.9'

/** Enterprise Server says its version with every answer. */
export const serverVersion = ({ weather }: World): Record<string, string> =>
  weather.has('old-server') ? { 'x-github-enterprise-version': VERSION } : {}

/**
 * What an older Enterprise Server does not have, of what is asked: github/docs, src/graphql/data/ghes-3.12. A query with
 * one of them is answered as any query with a field that is not there (gitify-app/gitify#3174,
 * refined-github/refined-github#6946).
 */
const NEWER: ReadonlySet<string> = new Set([
  'Issue.fullDatabaseId',
  'PullRequest.fullDatabaseId',
  'PullRequestReview.fullDatabaseId',
])

export interface UnknownField {
  path: string[]
  extensions: { code: 'undefinedField'; typeName: string; fieldName: string }
  locations: { line: number; column: number }[]
  message: string
}

/** What validation on an old server says; nothing where every field is there. */
export function unknownFields({ weather }: World, schema: GraphQLSchema, document: DocumentNode): UnknownField[] {
  if (!weather.has('old-server')) return []
  const found: UnknownField[] = []
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name: { value: fieldName }, loc }) => {
        const typeName = types.getParentType()?.name ?? ''
        if (!NEWER.has(`${typeName}.${fieldName}`)) return
        found.push({
          path: [fieldName],
          extensions: { code: 'undefinedField', typeName, fieldName },
          locations: loc === undefined ? [] : [{ line: loc.startToken.line, column: loc.startToken.column }],
          message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
        })
      },
    }),
  )
  return found
}

/** The list of what moved a branch came in 2023 (GitHub's changelog of 2023-09-20). */
export const hasActivities = ({ weather }: World): boolean => !weather.has('old-server')
