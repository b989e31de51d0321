import * as z from 'zod'
import { id } from './basics.ts'
import { unavailable } from './observed.ts'

/** Permissions in a repository that a role can ask for, the least first. */
export const PERMISSIONS = ['write', 'maintain', 'admin'] as const
export type Permission = (typeof PERMISSIONS)[number]

const unread = unavailable.describe(
  'Why the members of this group could not be read. Earlier versions then have none of the groups.',
)

export const memberships = z.record(z.string(), z.union([z.array(id), unread]))
/** The roles of the policy that the gate mentions. */
export const membershipsRequest = z.strictObject({ roles: z.array(z.string()).readonly() })

export type Memberships = z.infer<typeof memberships>

/** The names of groups in the fact. A team is `organisation/team`, in lower case. */
export const teamGroup = (team: string): string => `team ${team}`
export const permissionGroup = (permission: Permission): string => `permission ${permission}`
