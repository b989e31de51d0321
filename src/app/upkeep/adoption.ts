import type { Landing } from '../../github/branch/landings.ts'
import { adoptionAt } from '../policy/first-policy.ts'
import type { RunContext } from '../shared/context.ts'

/**
 * How many of the landings of the default branch, oldest first, came before there was any policy. Nothing evaluated them,
 * and nothing had to: records begin with the first policy. Once it was there it stays in the history, so the search
 * halves what is left: one request where nothing came before, eight for two hundred landings.
 */
export async function beforeAdoption(context: RunContext, landings: readonly Landing[]): Promise<number> {
  const isBefore = async (place: number): Promise<boolean> => {
    const landing = landings[place]
    if (!landing) return false
    const { everInHistory, isAdoptedNow, defaultBranch } = await adoptionAt(context, landing.merged.commit, undefined)
    return !everInHistory && isAdoptedNow && defaultBranch === landing.branch
  }
  if (landings.length === 0 || !(await isBefore(0))) return 0
  let [known, end] = [0, landings.length]
  while (end - known > 1) {
    const middle = Math.floor((known + end) / 2)
    if (await isBefore(middle)) known = middle
    else end = middle
  }
  return known + 1
}
