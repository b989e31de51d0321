import { NOT_ACCESSIBLE } from '../http/answer.ts'
import { nodeId } from '../json/account.ts'
import { findTeam, membersOf } from '../people/teams.ts'
import type { Account, Team } from '../world.ts'
import { connection } from './connection.ts'
import { type Fields, type Resolver, TypedError } from './context.ts'

/** The token of a job has no such permission, whatever the workflow says. */
export const teamOf: Resolver<Account> = (organisation, args, { world, token }) => {
  if (token.permissions['members'] === undefined) throw new TypedError('FORBIDDEN', NOT_ACCESSIBLE)
  return findTeam(world, organisation, String(args['slug'])) ?? null
}

export const team: Fields<Team> = {
  id: ({ id }) => nodeId('T', id),
  members: (source, args, context) =>
    connection({ name: 'members', items: membersOf(context.world, source), key: ({ id }) => id }, args, context),
}
