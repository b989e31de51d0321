import * as z from 'zod'

/** The four commits of a merge: what the change left, its head, what it was merged onto, and what the branch got. */
export interface Ends {
  mergeBase: string
  head: string
  parent: string
  commit: string
}

export const SIDES = ['mergeBase', 'head', 'parent', 'commit'] as const satisfies readonly (keyof Ends)[]

/** What lies at a path on each side: mode and id, or `none`. A folder is none: what counts is what lies in it. */
export type Row = Readonly<Record<keyof Ends, string>>

export const NONE = 'none'

/** What a merge has at the paths that matter, and whether GitHub made and signed the commit on the branch. */
export interface Contents {
  rows: ReadonlyMap<string, Row>
  isSigned: boolean
}

export const entry = z.object({ type: z.string(), mode: z.number().int(), oid: z.string() })

/** A submodule counts by its commit, a symbolic link by what it holds: both are a mode and an id like every file. */
export function textOf(found: z.infer<typeof entry> | null | undefined): string {
  return !found || found.type === 'tree' ? NONE : `${found.mode} ${found.oid}`
}

export const signature = z.object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() }).nullable()

export const isGitHubs = (found: z.infer<typeof signature>): boolean =>
  found?.isValid === true && found.wasSignedByGitHub
