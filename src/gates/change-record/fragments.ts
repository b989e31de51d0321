import { matcher } from '../../facts/glob.ts'
import type { ChangeRecord } from '../../facts/links.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { list } from '../shared/wording.ts'
import type { KnownRecord } from './known.ts'
import { exampleOf } from './messages.ts'
import { isFilled } from './record.ts'
import type { Settings } from './settings.ts'

/** Whether the change says in a fragment of the changelog what it changes; nothing where the policy asks for none. */
export function judgeFragments({ source: { fragments } }: Settings, known: KnownRecord): RuleResult[] {
  if (!fragments) return []
  const isOurs = matcher(fragments)
  const found = (known.changeRecords ?? []).filter(({ path }) => isOurs(path))
  const reasons = found.length === 0 ? [missing(fragments)] : found.flatMap(objectionTo)
  const isUnreadable = found.some(({ state }) => state !== 'read')
  return [
    {
      requirement: {
        outcome: isUnreadable ? 'error' : reasons.length > 0 ? 'fail' : 'pass',
        required: 'Says what it changes, in a fragment of the changelog',
        found: found.length === 0 ? 'none' : list(found.map(({ path }) => path).slice(0, 5)),
      },
      reasons,
      findings: [],
      measured: { fragments: found.length },
    },
  ]
}

function objectionTo({ path, state, detail, line, fields }: ChangeRecord): Reason[] {
  const at = (place: number | null) => (place === null ? {} : { location: { file: path, line: place } })
  if (state !== 'read') {
    return [
      {
        code: 'fragment_unreadable',
        message: `The fragment ${path} cannot be read. ${detail}`,
        next: 'Write it as the tool of the changelog does, in a regular file.',
        ...at(line),
        data: { file: path },
      },
    ]
  }
  if (fields.some(isFilled)) return []
  return [
    {
      code: 'fragment_empty',
      message: `The fragment ${path} says nothing, or names no package.`,
      next: 'Write in it what the change means for users.',
      ...at(fields[0]?.line ?? null),
      data: { file: path },
    },
  ]
}

const missing = (patterns: readonly string[]): Reason => ({
  code: 'fragment_missing',
  message: `The change has no fragment of the changelog: it adds or changes no file that matches ${list(patterns)}.`,
  next: `Add ${exampleOf(patterns[0] ?? '')} to the change, which says what it means for users.`,
})
