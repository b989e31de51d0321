import type { Account } from '../../../src/facts/basics.ts'
import type { Access, Change, Commit, Review } from '../../../src/facts/change.ts'
import type { Memberships } from '../../../src/facts/memberships.ts'
import type { CodeOwners, Owner } from '../../../src/facts/owners.ts'
import { approvals } from '../../../src/gates/approvals/index.ts'
import type { Terms } from '../../../src/gates/gate.ts'
import type { KnownAddresses, Unattended } from '../../../src/gates/reviews/rules.ts'
import type { RiskRule } from '../../../src/gates/shared/risk.ts'
import { type Role, type Roles, withMembers } from '../../../src/gates/shared/roles.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { change, changedFile, commit } from '../../builders.ts'

const members: Record<string, string[]> = {
  maintainer: ['alice', 'bob'],
  lead: ['alice'],
  'quality-owner': ['carol'],
  pinned: ['alice#2'],
  robot: ['renovate[bot]'],
  renovate: ['renovate'],
  a: ['alice'],
  ab: ['alice', 'bob'],
  abc: ['alice', 'bob', 'carol'],
  crowd: Array.from({ length: 30 }, (_, index) => `user${index + 1}`),
}

export const ROLES: Roles = new Map<string, Role>([
  ...Object.entries(members).map(([name, users]): [string, Role] => [name, { name, users }]),
  ['core', { name: 'core', users: [], teams: ['acme/core'] }],
])

/** Settings as a file says them. */
export interface Written {
  require?: readonly object[]
  people?: string
  exclude?: readonly string[]
  'on-push'?: { stale: string }
  'max-age'?: string
  veto?: readonly string[]
  'on-none'?: string
}

/** What is judged: one approval from anyone is requested, nobody has reviewed, and mallory wrote everything. */
export interface Scene extends Written {
  change?: Change
  commits?: readonly Commit[]
  reviews?: readonly Review[]
  /** Paths of changed files. */
  files?: readonly string[]
  labels?: readonly string[]
  lastPushers?: readonly Account[]
  codeOwners?: CodeOwners
  memberships?: Memberships
  time?: string
  risk?: readonly RiskRule[]
  unattended?: Unattended
  knownAddresses?: KnownAddresses
  access?: readonly Access[]
  /** Teams that could not be read. */
  unread?: readonly string[]
  lacking?: Terms['lacking']
}

export function judged(scene: Scene): Judgement {
  const {
    change: of = change(),
    commits = [commit()],
    reviews = [],
    files = ['src/a.ts'],
    labels = [],
    ...rest
  } = scene
  const {
    lastPushers = [],
    codeOwners,
    memberships = {},
    time = '2026-03-01T12:00:00Z',
    risk = [],
    unattended,
    knownAddresses,
    access,
    unread = [],
    lacking = {},
    ...settings
  } = rest
  const parsed = approvals.settings.parse({ require: [{ count: 1 }], ...settings })
  const known = {
    change: of,
    commits: [...commits],
    reviews: [...reviews],
    files: files.map(path => changedFile({ path })),
    labels: [...labels],
    lastPushers: [...lastPushers],
    memberships,
    time,
    ...(codeOwners ? { codeOwners } : {}),
    ...(access ? { access: [...access] } : {}),
  }
  const roles = new Map(
    [...ROLES].map(([name, role]) => [name, withMembers(role, { ...memberships, ...hidden(unread) })]),
  )
  const shown = { ...known, memberships: { ...memberships, ...hidden(unread) } }
  return approvals.judge(parsed, shown, { roles, risk, unattended, knownAddresses, lacking })
}

/** What stands in the facts for teams that the token cannot read. */
const hidden = (teams: readonly string[]): Memberships =>
  Object.fromEntries(
    teams.map(team => [
      `team ${team}`,
      {
        state: 'unavailable',
        why: 'forbidden',
        detail: `The members of ${team} cannot be read.`,
        next: 'Pass a token.',
      },
    ]),
  )

export const codes = ({ reasons }: Judgement): string[] => reasons.map(({ code }) => code)
export const told = ({ reasons }: Judgement): string[] => reasons.map(({ code, message }) => `${code}: ${message}`)

/** `@login`, `@organisation/team` or an address, as CODEOWNERS has them. */
function owner(text: string): Owner {
  if (!text.startsWith('@')) return { kind: 'email', email: text }
  return text.includes('/') ? { kind: 'team', team: text.slice(1) } : { kind: 'user', login: text.slice(1) }
}

/** Lines `[pattern, owners, paths]`, and paths that nobody owns. */
export function owners(lines: readonly [string, string[], string[]][], unowned: string[] = []): CodeOwners {
  const parts = lines.map(([pattern, names, paths], place) => ({
    line: place + 1,
    pattern,
    owners: names.map(owner),
    paths,
  }))
  return { file: '.github/CODEOWNERS', parts, unowned }
}
