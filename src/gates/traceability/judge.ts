import type { Judgement, Requirement } from '../../verdict/verdict.ts'
import type { Known } from '../gate.ts'
import { judgeExemption } from './exemption.ts'
import * as say from './messages.ts'
import { judgeRequirements, type Ruling } from './requirements.ts'
import type { Settings } from './settings.ts'
import { judgeLinks } from './work-items.ts'

export type Facts = Known<'change' | 'commits' | 'links'> & Partial<Known<'files' | 'requirements' | 'tests'>>

export function judge(settings: Settings, known: Facts): Judgement {
  const exemption = judgeExemption(settings, known)
  if (exemption.waived) {
    const { reason } = exemption
    return {
      outcome: 'waived',
      title: say.exemptTitle(reason),
      reasons: [reason],
      findings: [],
      measured: {},
      children: [],
    }
  }
  const rulings = [judgeLinks(settings, known), ...judgeRequirements(settings, known)]
  return {
    outcome: worst(rulings),
    title: say.title(rulings),
    reasons: rulings.flatMap(({ reasons }) => reasons),
    findings: [...rulings.flatMap(({ findings }) => findings), ...exemption.findings],
    measured: Object.assign({}, ...rulings.map(({ measured }) => measured)),
    children: rulings.map(({ requirement }): Requirement => requirement),
  }
}

function worst(rulings: readonly Ruling[]): 'pass' | 'fail' | 'error' {
  const outcomes = rulings.map(({ requirement }) => requirement.outcome)
  if (outcomes.includes('error')) return 'error'
  return outcomes.includes('fail') ? 'fail' : 'pass'
}
