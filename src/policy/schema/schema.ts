import * as z from 'zod'
import { PERMISSIONS } from '../../facts/memberships.ts'
import { TRUST } from '../../facts/trust.ts'
import { RISKS } from '../../gates/shared/risk.ts'
import { expectEmpty, label, login, moreThan, NEEDS_PATHS, pattern, slug } from '../../gates/shared/settings.ts'
import { EDITIONS } from '../../verdict/clauses.ts'
import { parseReference, REFERENCE_RULE } from '../load/reference.ts'
import { PROFILE_NAMES } from '../profiles/index.ts'
import { concessions } from './concessions.ts'
import { corrections } from './corrections.ts'
import { knownAddresses } from './known-addresses.ts'
import { objectives } from './objectives.ts'
import { retrospectives } from './retrospectives.ts'
import { unattendedApps } from './unattended-apps.ts'
import { whenNothingApplies } from './when-nothing-applies.ts'

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
        'Teams, as organisation/team, whose members may act in it, including child teams. Needs an `org-token`.',
      ),
    permission: z
      .enum(PERMISSIONS)
      .optional()
      .describe('Anyone with at least this permission in the repository may act in it.'),
  })
  .refine(
    ({ users, teams, permission }) => (users ?? teams ?? permission) !== undefined,
    'needs "users", "teams" or "permission" to define who may act in it',
  )

const reference = z.string().refine(text => parseReference(text) !== undefined, REFERENCE_RULE)

const patterns = z.array(pattern).min(1).max(50)

const riskRule = z
  .strictObject({
    level: z.enum(RISKS).describe('Risk of a change to which the rule applies.'),
    paths: patterns.optional().describe('The rule applies when one changed file matches, by its new or its old name.'),
    'only-paths': patterns.optional().describe('The rule applies when all changed files match.'),
    'expect-empty': expectEmpty,
    labels: z
      .array(label)
      .min(1)
      .max(20)
      .optional()
      .describe('The rule raises the risk of a change with one of these labels. It never lowers the risk.'),
    'more-than': moreThan
      .optional()
      .describe('The rule raises the risk of a change larger than this. It never lowers the risk.'),
  })
  .refine(
    rule => Object.keys(rule).some(key => key !== 'level' && key !== 'expect-empty'),
    'needs "paths", "only-paths", "labels" or "more-than" to define when it applies',
  )
  .refine(rule => rule['expect-empty'] === undefined || (rule.paths ?? rule['only-paths']) !== undefined, NEEDS_PATHS)
  .refine(rule => [rule.labels, rule['more-than'], rule.paths ?? rule['only-paths']].filter(Boolean).length < 2, {
    error: 'accepts only one of paths, "labels" or "more-than": use a separate rule for each',
  })
  .refine(rule => rule.level !== 'low' || (rule.labels === undefined && rule['more-than'] === undefined), {
    error: 'must be "medium" or "high" in a rule by label or size, which only raises the risk',
    path: ['level'],
  })

/** What a gate may hold is reported by the schema of its type. */
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
  .regex(/^(?!refs\/)/, 'must be the name of a branch without the prefix "refs/heads/", such as quality-records')
  .regex(/^(?!(?:HEAD|@)$)/, 'must name one branch; HEAD and @ depend on what is checked out')

export const policySchema = z.strictObject({
  version: z.literal(1).describe('Version of the policy language.'),
  profile: z
    .enum(PROFILE_NAMES)
    .optional()
    .describe(
      'Built-in policy to start from. This file sets what the profile leaves open, and may add and tighten rules.',
    ),
  extends: z
    .array(reference)
    .min(1)
    .max(5)
    .optional()
    .describe(
      'Policies of other repositories to extend, each pinned to a commit or read from a protected branch. This file may add and tighten rules, never loosen them.',
    ),
  roles: z
    .record(slug, role)
    .default({})
    .describe('Who is in which role. Gates name roles, so a change of people is made only here.'),
  iso9001: z
    .strictObject({
      edition: z
        .enum(EDITIONS)
        .default('2015')
        .describe(
          'Edition of ISO 9001 whose clause numbers the records carry. Those of 2026 are known from secondary sources only; records are marked so.',
        ),
    })
    .prefault({})
    .describe('Standard that records refer to.'),
  risk: z
    .array(riskRule)
    .max(50)
    .default([])
    .describe(
      'Rules that set the risk of a change. The first matching rule by paths decides; without a match, the risk is medium. Rules by label or size can raise it.',
    ),
  gates: z
    .record(slug, gate)
    .refine(gates => Object.keys(gates).length > 0, 'needs at least one gate: without one nothing is checked')
    .refine(gates => Object.keys(gates).length <= 50, 'has more than 50 gates')
    .describe('Gates that a change must pass. The name of a gate is the name of its check.'),
  concessions: concessions
    .optional()
    .describe('Who may accept a nonconforming change, with an issue in the repository. Left out: nobody.'),
  corrections: corrections.optional().describe('Who settles contradicting records. Without it, nobody does.'),
  'retrospective-reviews': retrospectives
    .optional()
    .describe(
      'Who carries out reviews that a change or a release leaves to be done. While one is overdue, no emergency passes. Left out: reviews are recorded as due, and nothing follows from that.',
    ),
  'unattended-apps': unattendedApps
    .optional()
    .describe(
      "Apps that act on nobody's behalf, such as `dependabot`, or `all`. A change that another app opened or pushed to needs one approval more, since each approver could have asked the app for it. Not needed where the app itself assigned that person. Left out: none.",
    ),
  'known-addresses': knownAddresses
    .optional()
    .describe(
      'Addresses in commits that belong to no GitHub account, such as those that tools write into `Co-authored-by` trailers. Such a trailer, or such an author of a commit that an account committed, is nobody who could approve. An address that GitHub links to an account is never covered, and neither is that of a committer. Left out: none, so a commit of nobody known keeps the gates about reviews from passing.',
    ),
  objectives,
  'when-nothing-applies': whenNothingApplies,
  trust: z
    .enum(TRUST)
    .default('self-reported')
    .describe(
      'Trust that the run and all of its reports need, in rising order: `self-reported`; `separate-job`: evaluated in a job that runs no code of the change; `ci-artifact`: reports are artifacts, too; `platform`: no reports.',
    ),
  ledger: z
    .strictObject({
      branch: branchName.default(LEDGER_BRANCH).describe('Branch of this repository that stores the records.'),
    })
    .prefault({})
    .describe('Where records are stored.'),
})
