import { shown } from '../documents/wording.ts'
import type { ChangedFile } from '../facts/change.ts'
import type { Facts } from '../facts/facts.ts'
import { matcher } from '../facts/glob.ts'
import { type Need, needsIn } from '../gates/shared/needs.ts'
import { changedPaths } from '../gates/shared/risk.ts'
import type { GateVerdict, Reason } from '../verdict/verdict.ts'
import type { Policy, PolicyPattern } from './policy.ts'

/** What has to be looked up of the base commit. No gate rests on it: without it, each is judged as far as it goes. */
export const patternNeeds = ({ patterns }: Pick<Policy, 'patterns'>): readonly Need[] =>
  patterns.length === 0 ? [] : needsIn({ baseFiles: { patterns: patterns.map(({ pattern }) => pattern) } })

/** A pattern of the policy that matches no file, or of which that is unknown. */
interface Blind {
  at: PolicyPattern
  isKnown: boolean
  /** Whether it was looked for at all: facts of another policy tell of others. */
  isAsked: boolean
  isFolder: boolean
}

/** Patterns by which something is off, and what becomes of the verdict by them. */
export interface Blindness {
  /**
   * The verdict of a gate: an error where what it measures is nothing. Where changes pass to which no gate applies, also
   * where it is not for this change because of a condition that matches nothing: a typo would turn everything off.
   */
  seen(verdict: GateVerdict, isForChange: boolean): GateVerdict
  /** What is to be told beside the gates, after each was seen. */
  findings(): readonly Reason[]
}

export function blindness(policy: Pick<Policy, 'patterns' | 'whenNothingApplies'>, facts: Facts): Blindness {
  const blind = blindIn(policy, facts)
  const reported = new Set<Blind>()
  const mends = changesOnlyRules(facts)
  const isOpen = policy.whenNothingApplies === 'pass'
  return {
    seen: (verdict, isForChange) => {
      const decisive = isForChange ? 'measured' : 'condition'
      const own = blind.filter(
        ({ at, isKnown }) => isKnown && at.gate === verdict.id && at.says === decisive && at.line !== null,
      )
      if (own.length === 0 || mends || (decisive === 'condition' && !isOpen)) return verdict
      for (const one of own) reported.add(one)
      return unseeing(verdict, own)
    },
    findings: () => [...unread(facts), ...toldOf(blind.filter(one => !reported.has(one)))],
  }
}

/** Whatever the gate made of the rest: it cannot be said of what was not measured. */
function unseeing(verdict: GateVerdict, blind: readonly Blind[]): GateVerdict {
  const { reasons, outcome } = verdict
  return {
    ...verdict,
    outcome: 'error',
    title: 'A pattern of the policy matches no file',
    reasons: [...blind.map(matchesNothing), ...(outcome === 'fail' || outcome === 'error' ? reasons : [])],
  }
}

function blindIn({ patterns }: Pick<Policy, 'patterns'>, { baseFiles, files }: Facts): Blind[] {
  if (baseFiles.state !== 'complete') return []
  const known = new Map(baseFiles.value.patterns.map(row => [row.pattern, row]))
  const added = files.state === 'complete' ? files.value.flatMap(pathAfter) : []
  const blind = patterns.flatMap((at): Blind[] => {
    const row = known.get(at.pattern)
    // What the change itself brings is there to be measured.
    if ((row && row.file !== null) || added.some(matcher([at.pattern]))) return []
    return [
      {
        at,
        isKnown: row !== undefined && baseFiles.value.isWhole,
        isAsked: row !== undefined,
        isFolder: row?.folder === true,
      },
    ]
  })
  // Who wrote it for many repositories lists what one of them need not have.
  return blind.filter(({ at }) => at.line !== null || patterns.every(one => one.key !== at.key || isAmong(blind, one)))
}

const isAmong = (blind: readonly Blind[], pattern: PolicyPattern): boolean => blind.some(({ at }) => at === pattern)

const pathAfter = ({ path, after }: ChangedFile): string[] => (after === null ? [] : [path])

/** A change of nothing but the rules is how such a pattern is mended, and it has nothing that could be measured. */
function changesOnlyRules({ files, rulesChange }: Facts): boolean {
  if (files.state !== 'complete' || rulesChange.state !== 'complete') return false
  const rules = new Set(rulesChange.value.paths)
  const paths = changedPaths(files.value)
  return paths.length > 0 && paths.every(path => rules.has(path))
}

/** Longer lists are not read by anybody. */
const MAX_TOLD = 10

function toldOf(blind: readonly Blind[]): Reason[] {
  const all = blind.map(one => (one.isKnown ? matchesNothing(one) : isUnknown(one)))
  const left = all.length - MAX_TOLD
  const more = { code: 'pattern_matches_nothing', message: `${left} more patterns match no file, or are unknown.` }
  return left > 0 ? [...all.slice(0, MAX_TOLD), more] : all
}

const placeOf = ({ pattern, key, line }: PolicyPattern): string =>
  `The pattern ${shown(pattern)} in ${key} of the policy${line === null ? '' : ` (line ${line})`}`

const dataOf = ({ pattern, key }: PolicyPattern) => ({ pattern, key })

function matchesNothing({ at, isFolder }: Blind): Reason {
  const folder = isFolder ? ` It names a folder: write ${shown(`${at.pattern.replace(/\/$/, '')}/**`)}.` : ''
  return {
    code: 'pattern_matches_nothing',
    message: `${placeOf(at)} matches no file of the base commit.${folder}`,
    next: 'Correct the pattern. If its files are to come, write `expect-empty: true` beside the list.',
    data: dataOf(at),
  }
}

const isUnknown = ({ at, isAsked }: Blind): Reason => ({
  code: 'pattern_unknown',
  message: `It is unknown whether ${placeOf(at).replace('The', 'the')} matches a file: ${isAsked ? 'GitHub does not list all files of the base commit' : 'the facts do not say'}.`,
  next: 'Run `gatebook validate` in a clone.',
  data: dataOf(at),
})

/** Facts of before they were collected say nothing of it. */
function unread({ baseFiles }: Facts): Reason[] {
  if (baseFiles.state === 'complete' || baseFiles.why === 'not_collected') return []
  const message = `It is unknown whether the patterns of the policy match files. ${baseFiles.detail}`
  return [{ code: 'pattern_unknown', message, next: baseFiles.next }]
}
