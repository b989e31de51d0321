import type { Change, Commit, Review } from '../../src/facts/change.ts'
import { approvals } from '../../src/gates/approvals/index.ts'
import type { Settings } from '../../src/gates/approvals/settings.ts'
import type { Roles } from '../../src/gates/gate.ts'
import type { Judgement } from '../../src/verdict/verdict.ts'
import { change, commit } from '../builders.ts'

const members: Record<string, string[]> = {
  maintainer: ['alice', 'bob'],
  lead: ['alice'],
  'quality-owner': ['carol'],
  robot: ['renovate[bot]'],
  renovate: ['renovate'],
  a: ['alice'],
  ab: ['alice', 'bob'],
  abc: ['alice', 'bob', 'carol'],
  crowd: Array.from({ length: 30 }, (_, index) => `user${index + 1}`),
}

export const ROLES: Roles = new Map(Object.entries(members).map(([name, users]) => [name, { name, users }]))

/** What is judged: one approval from anyone is asked for, nobody has reviewed, and mallory wrote everything. */
export type Scene = Partial<Settings> & { change?: Change; commits?: readonly Commit[]; reviews?: readonly Review[] }

export function judged({ change: of = change(), commits = [commit()], reviews = [], ...settings }: Scene): Judgement {
  const parsed = approvals.settings.parse({ require: [{ count: 1 }], ...settings })
  return approvals.judge(
    parsed,
    { change: of, commits: [...commits], reviews: [...reviews] },
    { roles: ROLES, risk: [] },
  )
}

export const codes = ({ reasons }: Judgement): string[] => reasons.map(({ code }) => code)
