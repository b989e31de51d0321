import * as z from 'zod'
import { isLiteral } from '../../facts/glob.ts'
import { exemption } from '../shared/exemption.ts'

const names = (what: string) => z.array(z.string().min(1).max(100)).min(1).max(50).describe(what)

const repository = z
  .string()
  .regex(/^(?:self|[\w.-]{1,100}\/[\w.-]{1,100})$/, 'must be "self" or a repository such as acme/roadmap')

const githubIssues = z.strictObject({
  source: z.literal('github-issues').describe('Issues on GitHub. Each one is looked up.'),
  repositories: z
    .array(repository)
    .min(1)
    .max(50)
    .default(['self'])
    .describe('Repositories of accepted issues; `self` is the repository of the change.'),
  states: z
    .array(z.enum(['open', 'closed']))
    .min(1)
    .default(['open'])
    .describe('Accepted states of an issue.'),
  types: names('Issue types of the organisation. The issue must have one of them.').optional(),
  labels: names('Labels that the issue must have (all of them).').optional(),
})

const jira = z.strictObject({
  source: z
    .literal('jira')
    .describe('Keys such as ABC-12. They are not looked up: only their format and project count.'),
  projects: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]{1,29}$/, 'must be a project key in capitals, such as ABC'))
    .min(1)
    .max(50)
    .describe('Projects whose keys count.'),
})

const identifiers = z.strictObject({
  source: z.literal('ids').describe('Identifiers of a prefix and digits, such as CR-0042. They are not looked up.'),
  prefix: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_.~-]{0,30}[-~_]$/, 'must begin with a letter and end with "-", "_" or "~", such as CR-')
    .describe('Text before the digits.'),
  digits: z.int().min(1).max(12).optional().describe('Number of digits. If missing, the number may have any length.'),
})

const file = z
  .string()
  .min(1)
  .max(256)
  .refine(
    path => isLiteral(path) && !path.includes('\\') && !path.split('/').some(part => ['', '.', '..'].includes(part)),
    'must be the path of one file, relative to the root of the repository',
  )

const requirements = z.strictObject({
  files: z
    .array(file)
    .min(1)
    .max(20)
    .describe('YAML or CSV files that list requirements (id, title, status), read from the base commit.'),
  statuses: z
    .array(z.enum(['draft', 'proposed', 'approved', 'rejected', 'obsolete']))
    .min(1)
    .default(['approved'])
    .describe('Accepted statuses of a requirement.'),
  min: z.int().min(0).max(20).default(0).describe('Minimum number of requirements that a change must name.'),
})

const SOURCE_RULE = 'must be one of "github-issues", "jira", "ids"'

export const SOURCES = ['linked-issues', 'description', 'title', 'commits'] as const

export const settings = z
  .strictObject({
    'work-items': z
      .array(z.discriminatedUnion('source', [githubIssues, jira, identifiers], SOURCE_RULE))
      .min(1)
      .max(20)
      .describe('Accepted work items. An item counts if one of these rules accepts it.'),
    link: z
      .strictObject({
        min: z.int().min(1).max(10).default(1).describe('How many work items a change must name.'),
        from: z
          .array(z.enum(SOURCES))
          .min(1)
          .default([...SOURCES])
          .describe('Where the change may name them.'),
      })
      .prefault({})
      .describe('How a change names its work items.'),
    requirements: requirements.optional().describe('Requirements that a change may name by id.'),
    'verified-by': z
      .literal('tests')
      .optional()
      .describe('Every requirement that the change names needs a passing test case that names it.'),
    exempt: z
      .array(exemption)
      .max(20)
      .default([])
      .describe(
        'Changes by apps that need no work item: made by the app itself, with verified commits, in these files only.',
      ),
  })
  .refine(({ requirements, 'verified-by': by }) => by === undefined || requirements !== undefined, {
    error: 'needs "requirements", which names the files that list them',
    path: ['verified-by'],
  })

export type Settings = z.infer<typeof settings>
export type ItemRule = Settings['work-items'][number]
export type IssueRule = Extract<ItemRule, { source: 'github-issues' }>
