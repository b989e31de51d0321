import { fileText, policyText } from '../../collect/change/rule-files.ts'
import type { Rules } from '../../github/client/answers.ts'
import { formatDiagnostic, type Loaded, loadPolicy, readText } from '../../policy/load/load.ts'
import { referenceName } from '../../policy/load/reference.ts'
import { type Base, extendsOf } from '../../policy/load/stack.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Reason, Verdict } from '../../verdict/verdict.ts'
import type { RunContext } from '../shared/context.ts'
import type { LoadedLeft } from './rules-change.ts'

export type Source = Verdict['policy']

export type PolicyRead = { policy: Policy; source: Source } | { reasons: Reason[] }

type Context = Pick<RunContext, 'policyPath' | 'readBase'>

/** The policy at a commit with all that it builds on, or every reason why it cannot be used. */
export async function readPolicy({ policyPath, readBase }: Context, rules: Rules, branch: string): Promise<PolicyRead> {
  const text = policyText(rules, policyPath, branch)
  if (!text.ok) return { reasons: [{ code: text.code, message: text.message, next: text.next }] }
  const { loaded, bases, unread } = await loadWithBases(text.bytes, policyPath, reference =>
    readBase(reference, 'organisation'),
  )
  if (unread.length > 0) return { reasons: unread }
  if (!loaded.ok) return { reasons: mistakes(loaded.diagnostics, policyPath, branch) }
  const { policy } = loaded
  return { policy, source: { path: policyPath, blob: text.blob, digest: policy.digest, ...builtOn(policy, bases) } }
}

/** A base that was read, with what a record says of it. */
type ReadBase = Base & { commit: string; blob: string }

interface WithBases {
  loaded: Loaded
  bases: readonly ReadBase[]
  /** Why policies that it builds on cannot be used; then it is not loaded with them. */
  unread: Reason[]
}

/** Reads what a policy builds on, each of it once, and then the policy. */
export async function loadWithBases(
  bytes: Uint8Array,
  file: string,
  read: (reference: string) => ReturnType<RunContext['readBase']>,
): Promise<WithBases> {
  const document = readText(bytes, file)
  const references = 'locate' in document ? [...new Set(extendsOf(document.value))] : []
  const results = await Promise.all(references.map(async reference => baseOf(reference, await read(reference))))
  const bases = results.flatMap(result => ('bytes' in result ? result : []))
  const unread = results.flatMap(result => ('code' in result ? result : []))
  return { loaded: loadPolicy(bytes, file, bases), bases, unread }
}

function baseOf(reference: string, read: Awaited<ReturnType<RunContext['readBase']>>): ReadBase | Reason {
  const name = referenceName(reference)
  if (!read.ok)
    return { code: WHY[read.why].code, message: `${WHY[read.why].says(name)} ${read.detail}`, next: WHY[read.why].next }
  const text = fileText(read.file, `${name} (${read.commit.slice(0, 7)})`)
  if (!text.ok) return { code: 'extends_unreadable', message: text.message, next: WHY.unreadable.next }
  return { reference, bytes: text.bytes, commit: read.commit, blob: text.blob }
}

const WHY = {
  unreadable: {
    code: 'extends_unreadable',
    says: (name: string) => `The policy ${name}, which this one extends, cannot be read.`,
    next: 'Check `extends`. For a private repository, pass an `org-token` with read access to its contents.',
  },
  unprotected: {
    code: 'extends_unprotected',
    says: (name: string) => `The policy ${name} is on an unprotected branch.`,
    next: 'Protect the branch so that it requires pull requests, or pin a commit in `extends`.',
  },
  'not-merged': {
    code: 'extends_not_merged',
    says: (name: string) =>
      `The policy ${name} is pinned to a commit that is not on the default branch of its repository.`,
    next: 'Pin a commit of its default branch. GitHub also shows commits of forks under the same name.',
  },
} as const

function mistakes(
  diagnostics: Extract<Loaded, { ok: false }>['diagnostics'],
  policyPath: string,
  branch: string,
): Reason[] {
  return diagnostics.map((diagnostic, index) => {
    const { file, line, column, message } = diagnostic
    // A place in another repository is none that a check run could point at.
    const where =
      file === policyPath ? { message, location: { file, line, column } } : { message: formatDiagnostic(diagnostic) }
    // Reported once, after the last mistake.
    const next = index === diagnostics.length - 1 ? { next: correctIt(branch) } : {}
    return { code: 'policy_invalid', ...where, ...next }
  })
}

const correctIt = (branch: string): string =>
  `Correct the policy on ${branch}. \`gatebook validate\` shows the same errors locally.`

function builtOn({ profile }: Policy, bases: readonly ReadBase[]): Pick<Source, 'builtOn'> {
  if (profile === null && bases.length === 0) return {}
  return { builtOn: { profile, extends: bases.map(({ reference, commit, blob }) => ({ reference, commit, blob })) } }
}

/**
 * Loads the policy that a change leaves. Whoever opened the change reads what is wrong with it, so of policies that the
 * one in force does not name only those are read that the token of the job may read.
 */
export function resultingPolicyLoader({ policyPath, readBase }: Context, inForce: Pick<Policy, 'extends'>) {
  const known = inForce.extends.map(referenceName)
  return async (bytes: Uint8Array): Promise<LoadedLeft> => {
    const { loaded, unread } = await loadWithBases(bytes, policyPath, reference =>
      readBase(reference, known.includes(referenceName(reference)) ? 'organisation' : 'job'),
    )
    return unread[0] ? { unread: unread[0].message } : loaded
  }
}
