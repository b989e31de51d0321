import * as z from 'zod'
import type { Gate } from '../gate.ts'
import { judge } from './judge.ts'

const settings = z.strictObject({ role: z.string().nullable(), 'own-changes': z.boolean() })

export type Settings = z.infer<typeof settings>

/**
 * Always there, and in no policy's hands: whoever changes the rules needs the approval of somebody who answers for
 * them. Otherwise a change could first loosen what it is judged by.
 */
export const protectedPaths = {
  type: 'protected-paths',
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'reviews', 'lastPushers', 'rulesChange'],
  roles: ({ role }) => (role === null ? [] : [{ role, path: [] }]),
  judge,
} satisfies Gate<Settings, 'change' | 'commits' | 'reviews' | 'lastPushers' | 'rulesChange'>
