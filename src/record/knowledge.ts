import { canonical } from './canonical.ts'
import { codesOf } from './identity.ts'
import type { QualityRecord } from './record.ts'

/** A record of an event, of any version. */
type Event = Extract<QualityRecord, { kind: 'merge' | 'policy-change' | 'release' }>

/** How what a later evaluation of an event knows compares with what its record knows. */
export type Comparison =
  | { state: 'same' }
  /** Nothing contradicts it, and something is known that was not. */
  | { state: 'more'; learnt: readonly string[] }
  /** Nothing contradicts it, and something is known no more, such as a report that was deleted since. */
  | { state: 'less' }
  | { state: 'different'; differs: readonly string[] }

/**
 * What a record knows, each with its subject: `origin`, `content`, `policy` or `gates`. What it could not find out is left
 * out, so that a later evaluation which found it out is recognised as one that knows more and says nothing else.
 */
interface Known {
  about: string
  key: string
  value: string
  /** Whether knowing it is worth a correction: another number beside the same outcome is not. */
  isEssential: boolean
}

export function compareKnowledge(old: Event, found: Event): Comparison {
  const [before, now] = [knownIn(old), knownIn(found)]
  const contradicted = before.filter(one => now.some(({ key, value }) => key === one.key && value !== one.value))
  const missing = (all: readonly Known[], from: readonly Known[]) =>
    all.filter(one => one.isEssential && !from.some(({ key }) => key === one.key))
  const [learnt, lost] = [missing(now, before), missing(before, now)]
  const unproven = learnt.filter(({ key }) => isUnproven(key, old, found))
  if (unproven.length > 0) return { state: 'different', differs: subjectsOf(unproven) }
  if (contradicted.length > 0) return { state: 'different', differs: subjectsOf(contradicted) }
  if (learnt.length > 0 && lost.length > 0) return { state: 'different', differs: subjectsOf([...learnt, ...lost]) }
  if (learnt.length > 0) return { state: 'more', learnt: subjectsOf(learnt) }
  return { state: lost.length > 0 ? 'less' : 'same' }
}

/**
 * A gate that had no verdict to rest on, and has one now from a check run. Anybody who may write to the repository can post
 * such a check after the merge and date it before, so it is no knowledge of the platform's: a person decides.
 */
function isUnproven(gate: string, old: Event, found: Event): boolean {
  const gateIn = (record: Event) =>
    'verdict' in record ? record.verdict.gates.find(({ id }) => id === gate) : undefined
  const [before, now] = [gateIn(old), gateIn(found)]
  return before?.outcome === 'error' && now !== undefined && now.carried !== null
}

const subjectsOf = (all: readonly Known[]): string[] => [...new Set(all.map(({ about }) => about))].sort()

function knownIn(record: Event): Known[] {
  switch (record.kind) {
    case 'merge':
      return [...originIn(record), ...policyIn(record), ...contentIn(record), ...gatesIn(record)]
    case 'policy-change':
      return [...originIn(record), ...rulesIn(record)]
    case 'release':
      return [...policyIn(record), ...gatesIn(record)]
  }
}

const essential = (about: string, key: string, value: unknown): Known => ({
  about,
  key,
  value: canonical(value),
  isEssential: true,
})

/** That no pull request was named is no knowledge: GitHub may name it later. */
function originIn({ subject }: Extract<Event, { kind: 'merge' | 'policy-change' }>): Known[] {
  const { change, parent } = subject
  return change.via === 'direct-push' ? [] : [essential('origin', 'origin', { change, parent })]
}

/** Reasons that say what could not be found out, and nothing about the event. */
const UNKNOWN = ['direct_push', 'landed_unverifiable', 'record_not_built', 'extends_unreadable', 'base_unreadable']
const isKnown = (code: string): boolean => !UNKNOWN.includes(code) && !code.startsWith('github_')

function policyIn({ policy, verdict }: Extract<Event, { kind: 'merge' | 'release' }>): Known[] {
  if (policy) return [essential('policy', 'policy', policy.digest)]
  const codes = codesOf(verdict.reasons).filter(isKnown)
  return codes.length > 0 ? [essential('policy', 'policy', codes)] : []
}

/** Whether the merged content is what was evaluated. */
function contentIn({ verdict, policy }: Extract<Event, { kind: 'merge' }>): Known[] {
  if (verdict.outcome !== 'not_judged') return policy ? [essential('content', 'content', 'as evaluated')] : []
  const codes = codesOf(verdict.reasons).filter(isKnown)
  return policy && codes.length > 0 ? [essential('content', 'content', codes)] : []
}

function gatesIn({ verdict }: Extract<Event, { kind: 'merge' | 'release' }>): Known[] {
  return verdict.gates.flatMap(({ id, outcome, reasons, measured }) => {
    if (outcome === 'error') return []
    const numbers = Object.entries(measured).map(
      ([name, value]): Known => ({ ...essential('gates', `${id}.${name}`, value), isEssential: false }),
    )
    return [essential('gates', id, { outcome, reasons: codesOf(reasons) }), ...numbers]
  })
}

/** Not the files: they follow from the commit, and are listed one by one or by their folder, as GitHub shows them. */
function rulesIn(record: Extract<Event, { kind: 'policy-change' }>): Known[] {
  const { before, after, effect, reasons } = record
  if (!codesOf(reasons).every(isKnown)) return []
  return [
    essential('policy', 'before', before?.digest ?? null),
    essential('policy', 'after', after?.digest ?? null),
    essential('policy', 'effect', effect),
    // Version 1 does not say whether the rules begin with it.
    ...('installs' in record ? [{ ...essential('policy', 'installs', record.installs), isEssential: false }] : []),
  ]
}
