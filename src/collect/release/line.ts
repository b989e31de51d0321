import type { Step } from '../../github/release/steps.ts'

/** The branch's own steps down from the release, newest first. */
export function ownSteps(head: string, steps: readonly Step[]): Step[] {
  const known = new Map(steps.map(step => [step.oid, step]))
  const line: Step[] = []
  for (let step = known.get(head); step; step = step.parent === null ? undefined : known.get(step.parent))
    line.push(step)
  return line
}
