import { NOT_ACCESSIBLE } from '../http/answer.ts'
import type { Site } from '../json/account.ts'
import { allows, sees } from '../people/accounts.ts'
import type { Permission, Repository, Token, World } from '../world.ts'

/** What every resolver may need. */
export interface Context {
  world: World
  site: Site
  token: Token
  /** A fault asks for connections that leave nodes out. */
  truncated: boolean
  /** For a request that GitHub would answer with an error, and that no client should send. */
  report: (message: string) => void
}

export type Arguments = Record<string, unknown>
export type Resolver<Source> = (source: Source, args: Arguments, context: Context) => unknown
export type Fields<Source> = Record<string, Resolver<Source>>

/** An error of GitHub's, with the `type` that it puts beside most messages. */
export class TypedError extends Error {
  readonly type: string | undefined

  constructor(type: string | undefined, message: string) {
    super(message)
    this.type = type
  }
}

export function requirePermission(
  { token }: Context,
  repository: Repository,
  permission: string,
  level: Permission = 'read',
): void {
  if (!allows(token, repository, permission, level)) throw new TypedError('FORBIDDEN', NOT_ACCESSIBLE)
}

export function visible({ token }: Context, repository: Repository | undefined): repository is Repository {
  return repository !== undefined && sees(token, repository)
}
