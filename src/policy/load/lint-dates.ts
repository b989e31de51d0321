import type { Remark } from '../../gates/shared/mentions.ts'
import type { Policy } from '../policy.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** Gates that block nothing for a long time yet: a year ahead is mostly a slip of a digit, or a way of never. */
export function lintDates({ gates }: Pick<Policy, 'gates'>, now: number): Remark[] {
  return gates.flatMap(({ id, enforce }) => {
    if (enforce === 'blocking') return []
    const day = enforce['advisory-until']
    if (Date.parse(`${day}T00:00:00Z`) - now <= YEAR_MS) return []
    const message = `This gate blocks nothing until ${day}, more than a year from now. Choose a nearer day, or remove the gate.`
    return [{ path: ['gates', id, 'enforce', 'advisory-until'], message }]
  })
}
