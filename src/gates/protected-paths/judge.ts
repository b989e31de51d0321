import type { Identity } from '../../facts/change.ts'
import type { RulesChange } from '../../facts/rules-change.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { judgeReviews } from '../reviews/judge.ts'
import { EXCLUDABLE } from '../reviews/rules.ts'
import { unattributed } from '../reviews/strangers.ts'
import type { Known } from '../shared/needs.ts'
import { holds, loginsOf, othersOf, type Role } from '../shared/roles.ts'
import { WEB_FLOW } from '../shared/web-flow.ts'
import { bounded, list, MAX_REPORTED } from '../shared/wording.ts'
import type { Settings } from './settings.ts'

type Facts = Known<'change' | 'commits' | 'reviews' | 'lastPushers' | 'rulesChange'> & Partial<Known<'access'>>

export function judge({ role, 'own-changes': mayBeOwn }: Settings, known: Facts, terms: Terms): Judgement {
  const change = known.rulesChange
  const owner = mayBeOwn && role !== null ? terms.roles.get(role) : undefined
  const reviews = owner && isOwn(known, owner, terms) ? ownWord(owner) : judgeReviews(rulesFor(role), known, terms)
  const broken = change.policy === 'invalid' ? [policyBroken(change.problem)] : []
  const touched = rulesTouched(change.paths)
  const effect = bounded(effectOf(change))
  const passes = reviews.outcome === 'pass' && broken.length === 0
  return {
    ...reviews,
    outcome: passes ? 'pass' : 'fail',
    title: broken.length > 0 ? 'The policy would be invalid' : `Rules changed: ${reviews.title}`,
    reasons: passes ? [] : [...broken, touched, ...reviews.reasons],
    findings: [...(passes ? [touched] : []), ...unread(change), ...effect, ...reviews.findings],
  }
}

/**
 * Whether only those who answer for the rules contributed to the change. Only who has access pushes to a branch of the
 * repository; a fork can be that of somebody who left, or took over a login.
 */
function isOwn({ change, commits }: Facts, owner: Role, { knownAddresses }: Terms): boolean {
  if (change.fork || commits.length === 0) return false
  // Beside accounts nobody has contributed but tools whose addresses the policy knows.
  if (unattributed(commits, { exclude: EXCLUDABLE, knownAddresses }).length > 0) return false
  const isOwner = (contributor: Identity) =>
    contributor?.login != null && holds({ login: contributor.login, id: contributor.id }, owner)
  const contributors = commits.flatMap(({ authors, committer }) => [
    ...authors.filter(author => author !== null),
    ...(committer?.id === WEB_FLOW ? [] : [committer]),
  ])
  return [change.author, ...contributors].every(isOwner)
}

/** Where there is one person only, nobody else can be asked. It passes, and says what it is. */
function ownWord(owner: Role): Judgement {
  const message = `Only ${list([...loginsOf(owner), ...othersOf(owner)])} contributed to this change and nobody else reviewed it: this is not an independent review.`
  return {
    outcome: 'pass',
    title: 'by their only owner',
    reasons: [],
    findings: [{ code: 'not_independent', message }],
    measured: {},
    children: [],
  }
}

/** Without a role for it, anyone with write access who did not make the change. */
function rulesFor(role: string | null) {
  return {
    require: [role === null ? { count: 1 } : { count: 1, from: [role] }],
    exclude: EXCLUDABLE,
    'on-push': { stale: 'content' as const },
  }
}

/** Decided before anything else is requested. */
export function untouched(): Judgement {
  const reason: Reason = {
    code: 'rules_untouched',
    message: 'The change touches no policy, CODEOWNERS, workflow or action file.',
  }
  return {
    outcome: 'not_applicable',
    title: 'No rule changed',
    reasons: [reason],
    findings: [],
    measured: {},
    children: [],
  }
}

function rulesTouched(paths: readonly string[]): Reason {
  const more = paths.length - MAX_REPORTED
  const named = more > 0 ? [...paths.slice(0, MAX_REPORTED), `${more} more`] : paths
  return {
    code: 'rules_touched',
    message: `The change touches files that define how changes are evaluated: ${list(named, 'and')}.`,
    data: { files: paths.length },
  }
}

const policyBroken = (problem: string | null): Reason => ({
  code: 'policy_broken',
  message:
    `The policy would be invalid after this change, so no later change could be evaluated. ${problem ?? ''}`.trim(),
  next: 'Correct the policy in the change. `gatebook validate` shows the same error locally.',
})

/** Then nobody sees here what it would do. It is no mistake: to show it might show what the change may not see. */
const unread = ({ policy, problem }: RulesChange): Reason[] =>
  policy === 'unread'
    ? [
        {
          code: 'policy_not_compared',
          message: `The effect of the new policy is unknown until it is merged. ${problem ?? ''}`.trim(),
          next: 'Compare the policies by hand: `gatebook explain --policy FILE --extends FILE`.',
        },
      ]
    : []

/** What loosens first: it is what a reviewer has to see. */
const EFFECTS = [
  { effect: 'loosened', code: 'policy_loosened', verb: 'loosens' },
  { effect: 'changed', code: 'policy_changed', verb: 'changes' },
  { effect: 'tightened', code: 'policy_tightened', verb: 'tightens' },
] as const

function effectOf({ policy, effect }: RulesChange): Reason[] {
  if (policy === 'gone') {
    return [{ code: 'policy_gone', message: 'The change removes the policy: no later change would be evaluated.' }]
  }
  return EFFECTS.flatMap(({ effect: kind, code, verb }) =>
    effect
      .filter(one => one.effect === kind)
      .map(({ gate, key }) => ({ code, message: `It ${verb} ${gate === null ? key : `${key} of the gate ${gate}`}.` })),
  )
}
