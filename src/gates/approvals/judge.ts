import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { judgeNeeds } from '../reviews/judge.ts'
import type { Need } from '../reviews/rules.ts'
import { unreadIn } from '../shared/roles.ts'
import { unjudged } from '../shared/unjudged.ts'
import type { KnownReviews } from './known.ts'
import * as say from './messages.ts'
import { type RequiredApprovals, requiredApprovals } from './needs.ts'
import type { Settings } from './settings.ts'
import { mayBeVetoed, openVetoes } from './veto.ts'

/** Judges who has approved exactly this change, whether that is who must, and whether anybody holds it up. */
export function judge(settings: Settings, known: KnownReviews, terms: Terms): Judgement {
  const required = requiredApprovals(settings.require, known, terms)
  const vetoers = (settings.veto ?? []).flatMap(name => terms.roles.get(name) ?? [])
  const judged = judgeKnown(settings, known, terms, { required, vetoes: openVetoes(vetoers, known) })
  const vetoesUnknown = mayBeVetoed(known) ? unreadIn(vetoers) : []
  const unknown = onceEach([...vetoesUnknown, ...required.alternatives.flatMap(unknownIn)])
  if (unknown.length === 0) return judged
  const isSettled = judged.outcome === 'pass' && vetoesUnknown.length === 0
  const isOpenOtherwise = required.alternatives.some(needs => unknownIn(needs).length === 0)
  return withUnknown(judged, unknown, { isSettled, isOpenOtherwise })
}

/**
 * What could not be read of an alternative is only worth knowing where another one is met. Where none is, it may be the
 * one that was, and so nobody knows whether the gate passes; what is missing otherwise is said beside it.
 */
function withUnknown(
  judged: Judgement,
  unknown: Reason[],
  { isSettled, isOpenOtherwise }: { isSettled: boolean; isOpenOtherwise: boolean },
): Judgement {
  if (judged.outcome === 'not_applicable') return judged
  if (isSettled) return { ...judged, findings: [...judged.findings, ...unknown] }
  const isNew = ({ message }: Reason) => unknown.every(one => one.message !== message)
  return { ...unjudged(unknown), findings: isOpenOtherwise ? judged.reasons.filter(isNew) : [] }
}

const unknownIn = (needs: readonly Need[]): Reason[] =>
  needs.flatMap(({ from = [], unmeetable, isUnknown }) => [
    ...(unmeetable && isUnknown ? [unmeetable] : []),
    ...unreadIn(from),
  ])

const onceEach = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map(reason => [reason.message, reason])).values(),
]

interface Concerned {
  required: RequiredApprovals
  vetoes: readonly Reason[]
}

/** By what is known. */
function judgeKnown(settings: Settings, known: KnownReviews, terms: Terms, concerned: Concerned): Judgement {
  const { required, vetoes } = concerned
  if (vetoes.length === 0 && required.alternatives.every(needs => needs.length === 0))
    return nothingRequired(settings['on-none'], required.remarks)
  const judged = judgeNeeds(
    { alternatives: required.alternatives, people: settings.people },
    { ...settings, unattended: terms.unattended, knownAddresses: terms.knownAddresses },
    known,
  )
  if (vetoes.length === 0) return { ...judged, findings: [...judged.findings, ...required.remarks] }
  return {
    ...judged,
    outcome: 'fail',
    title: judged.outcome === 'pass' ? 'Changes requested' : judged.title,
    reasons: [...vetoes, ...judged.reasons],
    findings: [...judged.findings.filter(finding => !isReported(finding, vetoes)), ...required.remarks],
  }
}

/** A request for changes that holds the change up is reported as that. */
const isReported = ({ code, data }: Reason, vetoes: readonly Reason[]): boolean =>
  code === 'changes_requested' && vetoes.some(veto => veto.data?.['review'] === data?.['review'])

function nothingRequired(rule: Settings['on-none'], remarks: readonly Reason[]): Judgement {
  const common = { title: 'No review is required', findings: [...remarks], measured: {}, children: [] }
  return rule === 'pass'
    ? { outcome: 'pass', reasons: [], ...common }
    : { outcome: 'fail', reasons: [say.nothingRequired()], ...common }
}
