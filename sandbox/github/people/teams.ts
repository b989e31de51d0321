import type { Account, Team, World } from '../world.ts'
import { account } from './accounts.ts'

export interface NewTeam {
  organisation: string
  slug: string
  members: readonly string[]
  /** Invited, and not there yet. */
  invited?: readonly string[]
  within?: Team
}

export function createTeam(world: World, { organisation, slug, members, invited = [], within }: NewTeam): Team {
  const team: Team = {
    id: world.teams.length + 1,
    organisation: account(world, organisation),
    slug,
    members: members.map(login => account(world, login)),
    invited: invited.map(login => account(world, login)),
    within,
  }
  world.teams.push(team)
  return team
}

/** Members of a team inside are members of the one around it. */
export function membersOf(world: World, team: Team): Account[] {
  const inside = world.teams.filter(({ within }) => within === team).flatMap(one => membersOf(world, one))
  return [...new Set([...team.members, ...inside])]
}

export function findTeam(world: World, organisation: Account, slug: string): Team | undefined {
  return world.teams.find(team => team.organisation === organisation && team.slug === slug.toLowerCase())
}
