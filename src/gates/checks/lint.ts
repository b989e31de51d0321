import type { Remark } from '../shared/mentions.ts'
import type { Settings } from './settings.ts'

/** What Gatebook posts where the input `check-name` is not set. */
const OWN = /^gatebook(?:: .*)?$/i

/** A check that waits for the verdict of which it is a part. */
export function lint({ require }: Settings): Remark[] {
  return require.flatMap(({ name }, place) =>
    OWN.test(name)
      ? [
          {
            path: ['require', place, 'name'],
            message: `"${name}" is a check of Gatebook itself, which waits for this gate, so neither can ever pass. Remove it here and require it in the ruleset of the branch.`,
          },
        ]
      : [],
  )
}
