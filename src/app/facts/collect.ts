import { FACT_NAMES, FACTS, type FactName, type Facts, NOTHING_KNOWN } from '../../facts/facts.ts'
import { isNeeded } from '../../gates/shared/needs.ts'
import { gatesFor } from '../../policy/evaluate.ts'
import type { ChangeScene } from './scene.ts'

/** Come with the change itself, or cost nothing where nobody needs them; a facts document always has them. */
const ALWAYS: readonly FactName[] = ['change', 'commits', 'reviews', 'files', 'labels', 'time', 'memberships']

/** Collects what the gates of the policy need to know of a change, open or merged, and nothing else. */
export async function collectFacts(scene: ChangeScene): Promise<Facts> {
  const collected: [FactName, Facts[FactName]][] = []
  for (const name of FACT_NAMES) {
    if (isAboutChanges(name) && (ALWAYS.includes(name) || isNeeded(scene.needs, name) || isHelpful(scene, name)))
      collected.push([name, await scene.fact(name)])
  }
  return { ...NOTHING_KNOWN, ...Object.fromEntries(collected) }
}

const isHelpful = ({ policy }: ChangeScene, name: FactName): boolean =>
  gatesFor(policy, 'change').some(({ gate }) => gate.helpedBy?.includes(name))

const isAboutChanges = (name: FactName): boolean => FACTS[name].about.some(about => about === 'change')
