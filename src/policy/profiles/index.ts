import type { Profile } from './profile.ts'
import { regulated } from './regulated.ts'
import { smallTeam, smallTeamSolo } from './small-team.ts'
import { standard } from './standard.ts'
import { starter } from './starter.ts'

export type { Profile } from './profile.ts'

/** From the least to the most that is asked. */
export const PROFILES: readonly Profile[] = [starter, smallTeamSolo, smallTeam, standard, regulated]

export const PROFILE_NAMES = ['starter', 'small-team-solo', 'small-team', 'standard', 'regulated'] as const

export const profileNamed = (name: unknown): Profile | undefined => PROFILES.find(profile => profile.name === name)
