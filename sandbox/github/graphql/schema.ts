import {
  buildSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  parse,
  validate,
} from 'graphql'
import { readSchema } from '../oracle/schemas.ts'
import type { Fields } from './context.ts'
import { blob, commit, gitActor, gitSignature, tag, tree, treeEntry } from './git-objects.ts'
import { issue, issueComment, moved } from './issue.ts'
import { mutation } from './mutation.ts'
import {
  assignedEvent,
  baseChange,
  changedFile,
  label,
  pullRequest,
  pullRequestCommit,
  pullRequestReview,
  readyForReview,
  reviewDismissed,
  reviewRequest,
} from './pull.ts'
import { mergeQueue, mergeQueueEntry } from './queue.ts'
import { ref } from './refs.ts'
import { actor, query, repository, user } from './roots.ts'
import { team, teamOf } from './teams.ts'
import { pullRequestTemplate } from './templates.ts'

/** How each type of the slice is answered. `Fields<never>`: which source belongs to which type is settled here. */
const TYPES: Record<string, Fields<never>> = {
  Query: query,
  Mutation: mutation,
  Repository: repository,
  PullRequest: pullRequest,
  PullRequestChangedFile: changedFile,
  PullRequestCommit: pullRequestCommit,
  PullRequestReview: pullRequestReview,
  BaseRefChangedEvent: baseChange,
  ReadyForReviewEvent: readyForReview,
  AutomaticBaseChangeSucceededEvent: baseChange,
  ReviewDismissedEvent: reviewDismissed,
  AssignedEvent: assignedEvent,
  ReviewRequestedEvent: reviewRequest,
  ReviewRequestRemovedEvent: reviewRequest,
  PullRequestTemplate: pullRequestTemplate,
  Issue: issue,
  IssueComment: issueComment,
  ReopenedEvent: moved,
  TransferredEvent: moved,
  Label: label,
  MergeQueue: mergeQueue,
  MergeQueueEntry: mergeQueueEntry,
  Ref: ref,
  Commit: commit,
  Blob: blob,
  Tree: tree,
  Tag: tag,
  TreeEntry: treeEntry,
  GitActor: gitActor,
  GpgSignature: gitSignature,
  SmimeSignature: gitSignature,
  SshSignature: gitSignature,
  UnknownSignature: gitSignature,
  User: user,
  Bot: actor,
  Organization: { ...actor, team: teamOf },
  Team: team,
  Mannequin: actor,
  EnterpriseUserAccount: actor,
}

/** Types whose source already has the fields by name. */
const PLAIN = /(Connection|Payload|^PageInfo)$/

/** The slice of GitHub's schema with a resolver on every field. */
export function executableSchema(text: string = readSchema('github.graphql')): GraphQLSchema {
  const schema = buildSchema(text)
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) type.resolveType = typeName
    if (isScalarType(type)) type.parseValue = SCALARS[type.name] ?? type.parseValue
    if (!isObjectType(type) || PLAIN.test(type.name)) continue
    for (const field of Object.values(type.getFields())) {
      const resolver = TYPES[type.name]?.[field.name]
      field.resolve = (source, args, context) => {
        if (resolver === undefined) throw new Error(`The stand-in has no answer for ${type.name}.${field.name} yet.`)
        return resolver(source as never, args, context)
      }
    }
  }
  return schema
}

/** Fields of the slice that nothing answers; a test keeps this list empty. */
export function unanswered(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap(type => {
    if (type.name.startsWith('__') || !isObjectType(type) || PLAIN.test(type.name)) return []
    return Object.keys(type.getFields())
      .filter(field => TYPES[type.name]?.[field] === undefined)
      .map(field => `${type.name}.${field}`)
  })
}

/** Sources are plain data of the world; what distinguishes them is what only one kind has. */
function typeName(source: unknown): string {
  const one = source as { kind?: string; type?: string; headBranch?: string }
  if (one.kind !== undefined) return one.kind
  if (one.headBranch !== undefined) return 'PullRequest'
  return one.type ?? 'Repository'
}

/** Scalars whose form GitHub checks; the others are taken as they come. */
const SCALARS: Record<string, (value: unknown) => string> = {
  GitObjectID: value => shaped('GitObjectID', /^[0-9a-f]{40}$/i, value),
  Base64String: value => shaped('Base64String', /^[A-Za-z0-9+/\n]*={0,2}\n?$/, value),
}

function shaped(name: string, shape: RegExp, value: unknown): string {
  if (typeof value === 'string' && shape.test(value)) return value
  throw new GraphQLError(`Could not coerce value ${JSON.stringify(value)} to ${name}`)
}

/** A request's document, or the reasons why it is none. */
export function readDocument(schema: GraphQLSchema, text: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(text)
    const errors = validate(schema, document)
    return errors.length === 0 ? document : errors
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}
