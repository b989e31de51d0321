import type { When } from '../../gates/shared/when.ts'
import type { Effect } from './effect.ts'
import { same } from './same.ts'

/** To apply to more changes is stricter; of others, it is unknown. */
export function effectOfWhen(was: When | undefined, is: When | undefined): Effect {
  if (!was || !is) return is ? 'loosened' : 'tightened'
  // Whether patterns may match nothing yet makes no change be judged otherwise.
  if (same({ ...was, 'expect-empty': undefined }, { ...is, 'expect-empty': undefined })) return 'changed'
  if (reaches(is, was)) return 'tightened'
  return reaches(was, is) ? 'loosened' : 'changed'
}

/** Whether conditions hold wherever others do: none that these do not have, and each with as many values or more. */
function reaches(wide: When, narrow: When): boolean {
  const { 'or-labels': wideLabels, ...wideOthers } = wide
  const { 'or-labels': narrowLabels = [], ...narrowOthers } = narrow
  const holdsAll = (all: readonly string[] | undefined, some: readonly string[]) =>
    some.every(one => all?.includes(one))
  if (!holdsAll(wideLabels, narrowLabels)) return false
  // With nothing but labels a gate applies to those changes alone.
  if (Object.keys(narrowOthers).length === 0) return true
  if (Object.keys(wideOthers).length === 0) return false
  const areSame = WHOLE.every(key => wideOthers[key] === undefined || same(wideOthers[key], narrowOthers[key]))
  return (
    areSame &&
    LISTS.every(key => {
      const [all, some] = [wideOthers[key], narrowOthers[key]]
      return all === undefined || (some !== undefined && holdsAll(all, some))
    })
  )
}

/** Conditions that hold no more or less for being another value. */
const WHOLE = ['more-than', 'unverified-commits'] as const
const LISTS = ['branches', 'paths', 'risk', 'from'] as const
