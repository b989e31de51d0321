import * as z from 'zod'
import { PERMISSIONS } from '../../facts/memberships.ts'
import { RISKS } from '../../gates/shared/risk.ts'
import { label, moreThan, pattern, slug } from '../../gates/shared/settings.ts'
import { EDITIONS } from '../../verdict/clauses.ts'
import { parseReference, REFERENCE_RULE } from '../load/reference.ts'
import { PROFILE_NAMES } from '../profiles/index.ts'
import { concessions } from './concessions.ts'
import { objectives } from './objectives.ts'

/** GitHub's rule for user names; managed users have an underscore before the name of their enterprise. Bots write `name[bot]`. */
const login = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})(?:\[bot\])?(?:#[1-9]\d{0,19})?$/,
    'is not a GitHub user name (write it without @ and spaces)',
  )
  .describe(
    'GitHub user name, without @. Case does not matter. With the number of the account behind it, as in `alice#583231`, the number decides: a name can change hands.',
  )

const team = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'is not a team (write organisation/team)')

const role = z
  .strictObject({
    users: z.array(login).min(1).max(200).optional().describe('Who may act in this role.'),
    teams: z
      .array(team)
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Teams, as organisation/team, whose members may, with those of teams inside them. Needs an `org-token`.',
      ),
    permission: z
      .enum(PERMISSIONS)
      .optional()
      .describe('Anyone may who has at least this permission in the repository.'),
  })
  .refine(
    ({ users, teams, permission }) => (users ?? teams ?? permission) !== undefined,
    'needs "users", "teams" or "permission", which tell who may act in it',
  )

const reference = z.string().refine(text => parseReference(text) !== undefined, REFERENCE_RULE)

const patterns = z.array(pattern).min(1).max(50)

const riskRule = z
  .strictObject({
    level: z.enum(RISKS).describe('The risk of a change to which the rule applies.'),
    paths: patterns.optional().describe('The rule applies when one changed file matches, by its new or its old name.'),
    'only-paths': patterns.optional().describe('The rule applies when all changed files match.'),
    labels: z
      .array(label)
      .min(1)
      .max(20)
      .optional()
      .describe('The rule raises the risk of a change with one of these labels. It never lowers it.'),
    'more-than': moreThan
      .optional()
      .describe('The rule raises the risk of a change larger than this. It never lowers it.'),
  })
  .refine(
    rule => Object.keys(rule).some(key => key !== 'level'),
    'needs "paths", "only-paths", "labels" or "more-than", which tell to what it applies',
  )
  .refine(rule => [rule.labels, rule['more-than'], rule.paths ?? rule['only-paths']].filter(Boolean).length < 2, {
    error: 'takes either paths, or "labels", or "more-than": put each in a rule of its own',
  })
  .refine(rule => rule.level !== 'low' || (rule.labels === undefined && rule['more-than'] === undefined), {
    error: 'must be "medium" or "high" in a rule by label or size, which only raises the risk',
    path: ['level'],
  })

/** What a gate may hold is told by the schema of its type. */
const gate = z.looseObject({})

/** Where records are kept when the policy does not say. */
export const LEDGER_BRANCH = 'quality-records'

const branchName = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)))[A-Za-z0-9._/@+-]*[A-Za-z0-9_@+-]$/,
    'is not a branch name',
  )
  // Records are written to `refs/heads/<name>`: with these, to a branch that is not the one which everybody reads.
  .regex(/^(?!refs\/)/, 'must be the name of a branch without "refs/heads/" in front, such as quality-records')
  .regex(/^(?!(?:HEAD|@)$)/, 'must name one branch; HEAD and @ mean whichever one is checked out')

export const policySchema = z.strictObject({
  version: z.literal(1).describe('Version of the policy language.'),
  profile: z
    .enum(PROFILE_NAMES)
    .optional()
    .describe('A built-in policy to build on. This file says what the profile leaves open, adds and tightens.'),
  extends: z
    .array(reference)
    .min(1)
    .max(5)
    .optional()
    .describe(
      'Policies of other repositories to build on, each pinned by its commit or read from a protected branch. This file may add and tighten, never loosen.',
    ),
  roles: z
    .record(slug, role)
    .default({})
    .describe('Who is who. Gates name roles; a change of people is a change here only.'),
  iso9001: z
    .strictObject({
      edition: z.enum(EDITIONS).default('2015').describe('Edition of ISO 9001 whose clause numbers the records carry.'),
    })
    .prefault({})
    .describe('The standard that records refer to.'),
  risk: z
    .array(riskRule)
    .max(50)
    .default([])
    .describe(
      'How risky a change is. The first rule by paths that applies decides, and it is medium where none does; rules by label or size raise it from there.',
    ),
  gates: z
    .record(slug, gate)
    .refine(gates => Object.keys(gates).length > 0, 'needs at least one gate: without one nothing is checked')
    .refine(gates => Object.keys(gates).length <= 50, 'has more than 50 gates')
    .describe('The rules that a change must keep. The name of a gate is the name of its check.'),
  concessions: concessions
    .optional()
    .describe('Who may accept that a change does not conform, by an issue of the repository. Left out: nobody.'),
  objectives,
  ledger: z
    .strictObject({
      branch: branchName.default(LEDGER_BRANCH).describe('Branch of this repository that keeps the records.'),
    })
    .prefault({})
    .describe('Where records are kept.'),
})
