import type { Judgement, Requirement } from '../verdict/verdict.ts'
import { type Assignment, assign } from './assign.ts'
import type { Known, Terms } from './gate.ts'
import {
  carriedOver,
  changesRequested,
  ignored,
  missing,
  required,
  title,
  unattributable,
  unused,
} from './opinion-messages.ts'
import { type Approval, opinions, unattributed } from './opinions.ts'
import type { ReviewRules } from './review-rules.ts'

/** Judges the reviews of a change: who has approved exactly this, and why other approvals do not count. */
export function judgeReviews(
  settings: ReviewRules,
  known: Known<'change' | 'commits' | 'reviews'>,
  { roles }: Terms,
): Judgement {
  const said = opinions(known, settings)
  const assignment = assign(settings.require, said.counted, roles)
  const strangers = unattributed(known.commits, settings)

  const wanted = settings.require.reduce((sum, { count }) => sum + count, 0)
  const got = assignment.reduce((sum, approvals) => sum + approvals.length, 0)
  const passes = got === wanted && strangers.length === 0

  const gaps = settings.require.flatMap((requirement, index) =>
    missing(requirement, assignment[index] ?? [], known, said, settings, roles),
  )
  const notes = [
    ...said.ignored.map(entry => ignored(entry, known.change, settings)),
    ...unused(said.counted, assignment, settings),
  ]
  const remarks = [...said.changesRequested.map(changesRequested), ...said.counted.flatMap(carriedOver)]
  return {
    outcome: passes ? 'pass' : 'fail',
    title: title(got, wanted, strangers),
    // An ignored approval is part of the cause of a failure; beside a pass it is only worth knowing.
    reasons: passes ? [] : [...gaps, ...strangers.map(unattributable), ...notes],
    findings: passes ? [...notes, ...remarks] : remarks,
    measured: { required: wanted, approved: got },
    children: children(settings, assignment, roles),
  }
}

function children({ require }: ReviewRules, assignment: Assignment<Approval>, roles: Terms['roles']): Requirement[] {
  return require.map((requirement, index) => {
    const approvals = assignment[index] ?? []
    const names = approvals.map(({ approver }) => approver.login).join(', ')
    return {
      outcome: approvals.length === requirement.count ? 'pass' : 'fail',
      required: required(requirement, roles),
      found: approvals.length === 0 ? 'none that counts' : `${approvals.length}: ${names}`,
      evidence: approvals.map(({ review }) => review.id),
    }
  })
}
