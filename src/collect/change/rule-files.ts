import type { Rules, RulesFile } from '../../github/client/answers.ts'
import { grant } from '../../github/client/permissions.ts'

/** A file of rules at the base commit, or why it cannot be used. */
export type RulesText =
  | { ok: true; bytes: Uint8Array; blob: string }
  | { ok: false; code: string; message: string; next: string }

const SYMBOLIC_LINK = 0o120000

/** The policy at the base commit. `branch` is only for messages. */
export function policyText(rules: Rules, path: string, branch: string): RulesText {
  return fileText(rules.policy, `${path} in ${branch} (${rules.oid.slice(0, 7)})`)
}

/** The text of a policy. `where`: for messages. */
export function fileText(file: RulesFile, where: string): RulesText {
  const refuse = (code: string, message: string, next: string): RulesText => ({ ok: false, code, message, next })
  const problem = notAFile(file, where)
  if (problem) return refuse(problem.code, problem.message, problem.next)

  const blob = file?.object
  if (blob?.isBinary)
    return refuse('policy_unreadable', `The policy ${where} is binary, not text.`, 'Save the policy as UTF-8 text.')
  if (blob?.isTruncated) {
    return refuse(
      'policy_unreadable',
      `The policy ${where} is too large (${blob.byteSize ?? 'an unknown number of'} bytes).`,
      'A policy has at most 262,144 bytes. Is this the right file?',
    )
  }
  if (typeof blob?.text !== 'string') {
    return refuse('policy_unreadable', `GitHub does not show the policy ${where}.`, grant('contents: read'))
  }
  return { ok: true, bytes: new TextEncoder().encode(blob.text), blob: blob.oid }
}

function notAFile(file: RulesFile, where: string) {
  if (file === null) {
    return {
      code: 'policy_missing',
      message: `There is no policy at ${where}.`,
      next: 'Add one to the base branch; the README has a first policy of eight lines to copy.',
    }
  }
  if (file.type === 'tree') {
    return {
      code: 'policy_unreadable',
      message: `The policy ${where} is a folder.`,
      next: 'Name a file in the input `policy`.',
    }
  }
  if (file.type !== 'blob' || file.mode === SYMBOLIC_LINK) {
    const kind = file.type === 'commit' ? 'submodule' : 'link'
    return {
      code: 'policy_unreadable',
      message: `The policy ${where} is a ${kind}, and ${kind}s are not followed.`,
      next: 'Replace it with the policy file itself.',
    }
  }
  return undefined
}
