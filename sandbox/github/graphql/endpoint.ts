import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { type Answer, failure, NOT_ACCESSIBLE, ok } from '../http/answer.ts'
import { unknownFields } from '../weathers/old-server.ts'
import { type Context, TypedError } from './context.ts'
import { executableSchema, readDocument } from './schema.ts'

/** A GraphQL request, read far enough to know what it requires. */
export interface GraphqlRequest {
  document: DocumentNode | readonly GraphQLError[]
  variables: Record<string, unknown>
  operation: string | undefined
}

let schema: GraphQLSchema | undefined

/** Built when the first request comes, for a run may need only REST. */
function theSchema(): GraphQLSchema {
  schema ??= executableSchema()
  return schema
}

/** A client sends the same text many times with other variables; to judge one takes longer than to answer it. */
const documents = new Map<string, GraphqlRequest['document']>()
const MOST_DOCUMENTS = 500

function documentOf(text: string): GraphqlRequest['document'] {
  const known = documents.get(text)
  if (known !== undefined) return known
  if (documents.size >= MOST_DOCUMENTS) documents.clear()
  const document = readDocument(theSchema(), text)
  documents.set(text, document)
  return document
}

export function readRequest(body: unknown): GraphqlRequest | undefined {
  const { query, variables, operationName } = (body ?? {}) as {
    query?: unknown
    variables?: unknown
    operationName?: unknown
  }
  if (typeof query !== 'string') return undefined
  const document = documentOf(query)
  const named = typeof operationName === 'string' ? operationName : operationOf(document)?.name?.value
  return { document, variables: (variables ?? {}) as Record<string, unknown>, operation: named }
}

function operationOf(document: GraphqlRequest['document']): OperationDefinitionNode | undefined {
  if (!('definitions' in document)) return undefined
  return document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
}

export async function serve({ document, variables, operation }: GraphqlRequest, context: Context): Promise<Answer> {
  if (!('definitions' in document)) return refusedDocument(document, context)
  const unknown = unknownFields(context.world, theSchema(), document)
  if (unknown.length > 0) return ok({ errors: unknown })
  const options = operation === undefined ? {} : { operationName: operation }
  const result = await execute({
    schema: theSchema(),
    document,
    variableValues: variables,
    contextValue: context,
    ...options,
  })
  const errors = result.errors ?? []
  // No data at all means that the variables did not fit, before anything was looked up.
  const wrong = result.data === undefined ? errors : errors.filter(isOwnFault)
  for (const error of wrong) context.report(error.message)
  return ok({
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors.length === 0 ? {} : { errors: errors.map(errorJson) }),
  })
}

function refusedDocument(errors: readonly GraphQLError[], { report }: Context): Answer {
  for (const error of errors) report(error.message)
  return ok({ errors: errors.map(errorJson) })
}

/** An error that no rule of GitHub raised: a resolver that is missing or broken. */
function isOwnFault(error: GraphQLError): boolean {
  return error.originalError !== undefined && !(error.originalError instanceof TypedError)
}

function errorJson(error: GraphQLError) {
  const { originalError, path, locations, message } = error
  const type = originalError instanceof TypedError ? originalError.type : undefined
  return {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    message,
  }
}

export function noQuery(): Answer {
  return failure(400, 'A query attribute must be specified and must be a string.')
}

/** Whether something is to be written. */
export function isMutation({ document }: GraphqlRequest): boolean {
  return operationOf(document)?.operation === 'mutation'
}

/** What a missing permission looks like when it strikes the whole request. */
export function forbidden(request: GraphqlRequest): Answer {
  return ok({
    data: nothing(request),
    errors: rootNames(request).map(name => ({ type: 'FORBIDDEN', path: [name], message: NOT_ACCESSIBLE })),
  })
}

function nothing(request: GraphqlRequest): Record<string, null> {
  return Object.fromEntries(rootNames(request).map(name => [name, null]))
}

function rootNames({ document }: GraphqlRequest): string[] {
  const selections = operationOf(document)?.selectionSet.selections ?? []
  return selections.flatMap(one => (one.kind === Kind.FIELD ? [one.alias?.value ?? one.name.value] : []))
}
