import type { Judgement } from '../../verdict/verdict.ts'
import { judgeExemption } from '../shared/exemption.ts'
import { measuredBy, outcomeOf } from '../shared/rule-result.ts'
import type { KnownLinks } from './known.ts'
import * as say from './messages.ts'
import { judgeRequirements } from './requirements.ts'
import type { Settings } from './settings.ts'
import { judgeLinks } from './work-items.ts'

export function judge(settings: Settings, known: KnownLinks): Judgement {
  const exemption = judgeExemption(settings.exempt, known, 'work item')
  if (exemption.waived) return exemption.waived
  const results = [judgeLinks(settings, known), ...judgeRequirements(settings, known)]
  const children = results.map(({ requirement }) => requirement)
  return {
    outcome: outcomeOf(results),
    title: say.title(results),
    reasons: results.flatMap(({ reasons }) => reasons),
    findings: [...results.flatMap(({ findings }) => findings), ...exemption.findings],
    measured: measuredBy(results),
    children,
    links: children.flatMap(({ evidence }) => evidence ?? []),
  }
}
