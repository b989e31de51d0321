import * as z from 'zod'
import { KINDS, WAYS } from '../../facts/release/kinds.ts'
import { freezeSettings, isInOrder, ORDER, windowSettings } from '../shared/calendar.ts'
import { duration, MAKERS, pattern, roleNames } from '../shared/settings.ts'
import { artifacts } from './artifact-settings.ts'

const tags = z.array(pattern).min(1).max(50)

const packageName = z
  .string()
  .regex(/^[\w@][\w@.+/-]{0,213}$/, 'must be the name of a package, such as shop or @acme/shop')

const oneOfPackages = z.strictObject({
  name: packageName.describe('Name of the package, as the record keeps it.'),
  tags: tags.describe('Tags of its releases, such as `shop@*`, `@acme/shop@*` or `shop/v*`.'),
  paths: z
    .array(pattern)
    .min(1)
    .max(100)
    .optional()
    .describe('Files that belong to it. Left out: every change belongs to its release.'),
})

const environmentName = z.string().min(1).max(255)

const environment = z.union([
  environmentName,
  z.strictObject({
    name: environmentName.describe('Name of the environment on GitHub.'),
    after: z
      .array(environmentName)
      .min(1)
      .max(10)
      .optional()
      .describe('Environments to which the same commit must have been authorised before. Left out: none.'),
    'approved-in': z
      .array(environmentName)
      .min(1)
      .max(10)
      .optional()
      .describe('Environments whose approvals authorise it. Left out: only itself.'),
  }),
])

const contents = z
  .strictObject({
    'every-change': z
      .literal('passed')
      .default('passed')
      .describe('Every change must have a merge record with the verdict pass.'),
    'direct-pushes': z.enum(['fail', 'allow']).default('fail').describe('Result for commits without a pull request.'),
    follow: z
      .enum(['none', 'merges'])
      .default('none')
      .describe(
        'Whether a merge of a branch that `branches` names is followed into that branch, so that each change there is judged too: for a release branch, or `develop`.',
      ),
    since: z
      .string()
      .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a full commit id: a branch or a tag can move')
      .optional()
      .describe('Commit at which records begin. Commits up to it are not evaluated.'),
  })
  .prefault({})
  .describe('Rules for the contents of a release.')

const authorisedBy = z
  .strictObject({
    count: z.int().min(1).max(5).default(1).describe('How many people must authorise a release.'),
    from: roleNames.describe('Roles that may authorise it.'),
    via: z
      .array(z.enum(WAYS))
      .min(1)
      .default(['environment', 'release'])
      .describe(
        'How to authorise. `environment`: by approving a deployment to an environment in this run. `release`: by publishing the release. `tag`: by signing its tag. `review`: by approving the release pull request.',
      ),
    'release-pulls': z
      .array(pattern)
      .min(1)
      .max(20)
      .optional()
      .describe('Head branches of release pull requests, such as `release-please--*`. Required with `review`.'),
    not: z
      .array(z.enum([...MAKERS, 'requester']))
      .default([...MAKERS])
      .describe(
        'Who may not, whatever their role: contributors to the release. `requester`: whoever started the run, pushed the tag or published the release. Apps never may.',
      ),
    'max-age': duration.optional().describe('How old an authorisation may be. Left out: there is no limit.'),
  })
  .refine(({ via, 'release-pulls': pulls }) => !via.includes('review') || pulls !== undefined, {
    error: 'is required with "review": the approval of any other pull request authorises no release',
    path: ['release-pulls'],
  })
  .describe('Who must authorise a release.')

const kind = z.strictObject({
  count: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe('How many people must authorise it. Left out: as for every other release.'),
  from: roleNames.optional().describe('Roles that may authorise it. Left out: as for every other release.'),
  'review-within': duration
    .optional()
    .describe('How soon after it a review is due. Recorded as an obligation, which `retrospective-reviews` closes.'),
})

const EXEMPT = 'Kinds of release that are exempt: `normal`, `hotfix` or `emergency`. A rollback always is.'
const kindNames = z.array(z.enum(KINDS)).max(4).default([]).describe(EXEMPT)
const where = z
  .array(environmentName)
  .min(1)
  .max(20)
  .optional()
  .describe('Environments for which it holds. Left out: every release.')

const freeze = z
  .strictObject({ ...freezeSettings(EXEMPT), allow: kindNames, environments: where })
  .refine(isInOrder, ORDER)
const window = z
  .strictObject({ ...windowSettings(EXEMPT), allow: kindNames, environments: where })
  .refine(isInOrder, ORDER)

export const settings = z
  .strictObject({
    packages: z
      .array(oneOfPackages)
      .min(1)
      .max(200)
      .optional()
      .describe('Packages that are released each by itself. Left out: the repository is released as a whole.'),
    lines: z
      .array(pattern)
      .min(1)
      .max(50)
      .optional()
      .describe('Branches whose releases this gate is for, such as `release/*`. Left out: every branch.'),
    contents,
    branches: z
      .array(pattern)
      .min(1)
      .max(50)
      .optional()
      .describe('Branches whose merge records count. Left out: the branches of `lines`, or the default branch.'),
    tags: tags
      .default(['**'])
      .describe(
        'Tags of its releases. They name releases and decide nothing. With `packages`, each package has its own.',
      ),
    'authorised-by': authorisedBy,
    environments: z
      .array(environment)
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Environments to which releases go. Left out: every one, and an approval authorises only a release to its own environment.',
      ),
    kinds: z
      .strictObject({
        hotfix: kind.optional().describe('Who authorises a hotfix.'),
        rollback: kind.optional().describe('Who authorises a rollback.'),
        emergency: kind.optional().describe('Who authorises an emergency. Left out: there are none.'),
      })
      .default({})
      .describe('Who authorises other kinds of release. An emergency is only possible where it is listed.'),
    artifacts,
    'overdue-reviews': z
      .enum(['fail', 'allow'])
      .default('allow')
      .describe(
        'Result for a release while a retrospective review is overdue. An emergency never passes then, and a rollback is never asked. Needs `retrospective-reviews` in the policy.',
      ),
    freeze: z.array(freeze).max(50).default([]).describe('Periods in which nothing is released.'),
    windows: z.array(window).max(20).default([]).describe('Hours in which releases go out. Left out: at any time.'),
  })
  .superRefine((gate, context) => {
    const issue = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
    const names = (gate.packages ?? []).map(({ name }) => name)
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index) issue(['packages', index, 'name'], `names "${name}" twice`)
    if (gate.contents.follow === 'merges' && !gate.branches)
      issue(['contents', 'follow'], 'needs "branches": it follows merges of the branches that are named there')
    const environments = environmentsOf(gate)
    for (const [index, one] of environments.entries())
      for (const [place, before] of one.after.entries())
        if (!environments.slice(0, index).some(({ name }) => name === before))
          issue(['environments', index, 'after', place], 'must be an environment that is listed before this one')
  })

export type Settings = z.infer<typeof settings>

export interface Environment {
  name: string
  after: readonly string[]
  /** Environments whose approvals count for it. */
  approvedIn: readonly string[]
}

/** The environments of a gate, each with what holds where nothing is written. */
export function environmentsOf({ environments = [] }: Pick<Settings, 'environments'>): Environment[] {
  return environments.map(one =>
    typeof one === 'string'
      ? { name: one, after: [], approvedIn: [one] }
      : { name: one.name, after: one.after ?? [], approvedIn: one['approved-in'] ?? [one.name] },
  )
}
