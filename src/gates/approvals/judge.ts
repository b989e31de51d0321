import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { Terms } from '../gate.ts'
import { judgeNeeds } from '../reviews/judge.ts'
import type { KnownReviews } from './known.ts'
import * as say from './messages.ts'
import { requiredApprovals } from './needs.ts'
import type { Settings } from './settings.ts'
import { openVetoes } from './veto.ts'

/** Judges who has approved exactly this change, whether that is who must, and whether anybody holds it up. */
export function judge(settings: Settings, known: KnownReviews, terms: Terms): Judgement {
  const required = requiredApprovals(settings.require, known, terms)
  const vetoes = openVetoes(
    (settings.veto ?? []).flatMap(name => terms.roles.get(name) ?? []),
    known,
  )
  if (vetoes.length === 0 && required.alternatives.every(needs => needs.length === 0))
    return nothingRequired(settings['on-none'], required.remarks)
  const judged = judgeNeeds(
    { alternatives: required.alternatives, people: settings.people },
    { ...settings, unattended: terms.unattended },
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
