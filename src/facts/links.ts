import * as z from 'zod'
import { digest, id, oid } from './basics.ts'

/** What a change says about itself, and what it names: work items, requirements, change records. */

export const description = z.strictObject({
  digest: digest.describe('Digest of the text as stored by GitHub.'),
  sections: z
    .array(
      z.strictObject({
        heading: z.string().describe('As written, without markup.'),
        line: z.int().positive(),
        text: z.string().describe('Visible text below the heading, without comments and code marks.'),
        untouched: z.boolean().describe('Whether the template has the same heading with the same text.'),
      }),
    )
    .describe('Sections of the visible text.'),
  editedAt: z
    .string()
    .nullable()
    .optional()
    .describe('When it was last edited. `null`: never. Left out by earlier versions.'),
})

const section = description.shape.sections.element

/** The issue in which a change record is written, as the description of the change names it. */
export const recordIssue = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unnamed') }),
  z.strictObject({ state: z.literal('unreadable'), text: z.string().describe('What stands there instead.') }),
  z.strictObject({ state: z.literal('not_found'), number: z.int().positive() }),
  z.strictObject({
    state: z.literal('found'),
    number: z.int().positive(),
    open: z.boolean(),
    labels: z.array(z.string()),
    digest: digest.describe('Digest of the text as stored by GitHub.'),
    editedAt: z.string().describe('When it was last written, or the description that names it.'),
    sections: z.array(section),
  }),
])

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('issue'), repository: z.string(), number: z.int().positive() }),
  z.strictObject({
    kind: z.literal('id'),
    id: z.string().describe('Has the shape of an identifier, such as `ABC-12`.'),
  }),
])

const reference = z.strictObject({
  source: z.enum(['linked-issues', 'title', 'description', 'commits']),
  text: z.string().describe('As written.'),
  line: z.int().positive().nullable().describe('Line in the description.'),
  commit: oid.nullable().describe('Commit whose message names it.'),
  place: z
    .enum(['text', 'comment', 'code', 'quote', 'html', 'template'])
    .describe('Only `text` counts. `template`: in a line that is also in the template of the repository.'),
  target,
})

const issueName = {
  repository: z.string().describe('`owner/name`, as written, or the current name of the repository.'),
  number: z.int().positive(),
}

/** What GitHub says about a work item that the change names. */
const workItem = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('resolved'),
    ...issueName,
    named: z.string().describe('`owner/name#number` in lower case, as the change names it.'),
    id: id.describe('Numeric id: it survives a transfer.'),
    repositoryId: id,
    kind: z.enum(['issue', 'pull-request']),
    open: z.boolean().describe('When the facts were collected. For a merged change, the time of the merge.'),
    type: z.string().nullable().describe('Issue type of the organisation. `null`: none.'),
    labels: z.array(z.string()),
  }),
  z.strictObject({
    state: z.enum(['not_found', 'forbidden', 'unreachable']),
    ...issueName,
    named: z.string(),
    detail: z.string(),
  }),
])

/** Everything the change names, and what GitHub says about the work items among it. */
export const links = z.strictObject({ references: z.array(reference), items: z.array(workItem) })

const requirement = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'proposed', 'approved', 'rejected', 'obsolete']),
  path: z.string(),
  line: z.int().positive(),
})

/** The requirements of the base commit: a change cannot add one to pass by it. */
export const requirements = z.strictObject({
  files: z.array(
    z.strictObject({
      path: z.string(),
      state: z.enum(['read', 'missing', 'unreadable', 'unsafe', 'empty']),
      detail: z.string(),
      line: z.int().positive().nullable(),
      blob: oid.nullable(),
    }),
  ),
  items: z.array(requirement),
})

/** A file with a change record, as it is at the head of the change. */
export const changeRecord = z.strictObject({
  path: z.string(),
  blob: oid.nullable(),
  state: z.enum(['read', 'unreadable', 'unsafe']).describe('`unsafe`: a link, a folder, or a submodule.'),
  detail: z.string().describe('What is wrong with it, in one sentence.'),
  line: z.int().positive().nullable().describe('Where the problem is.'),
  fields: z.array(
    z.strictObject({
      name: z.string(),
      text: z.string(),
      line: z.int().positive(),
      untouched: z.boolean().describe('Whether the template has the same text there.'),
    }),
  ),
})

export const linksRequest = z.strictObject({ issueTypes: z.boolean() })

/** Files of the base commit that list requirements. */
export const requirementsRequest = z.strictObject({ files: z.array(z.string()).readonly() })

/** Patterns of the files that hold change records, the file that they are copied from, and what stands beside them. */
export const changeRecordsRequest = z.strictObject({
  files: z.array(z.string()).readonly(),
  template: z.string().optional(),
  fragments: z.array(z.string()).readonly().optional().describe('Patterns of fragments of a changelog.'),
})

export type Description = z.infer<typeof description>
export type Reference = z.infer<typeof reference>
export type Target = z.infer<typeof target>
export type WorkItem = z.infer<typeof workItem>
export type Links = z.infer<typeof links>
export type Requirements = z.infer<typeof requirements>
export type Requirement = z.infer<typeof requirement>
export type RecordIssue = z.infer<typeof recordIssue>
export type ChangeRecord = z.infer<typeof changeRecord>
