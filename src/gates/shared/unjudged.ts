import type { Judgement, Reason } from '../../verdict/verdict.ts'

/** What is said where what a gate rests on is unavailable. */
export function unjudged(reasons: Reason[]): Judgement {
  return {
    outcome: 'error',
    title: 'Required evidence is unavailable',
    reasons,
    findings: [],
    measured: {},
    children: [],
  }
}
