import type { ChangedFile } from '../../facts/change.ts'
import type { Facts } from '../../facts/facts.ts'
import { matcher } from '../../facts/glob.ts'
import type { Description, Links, WorkItem } from '../../facts/links.ts'
import type { Observed, Provenance, Unavailable } from '../../facts/observed.ts'
import type { ChangeNode, IssueNode } from '../../github/client/answers.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client, GraphqlError } from '../../github/client/client.ts'
import { readIssueType } from '../../github/issue-type.ts'
import { type FoundIssue, type IssueName, readWork, type WorkAnswer } from '../../github/work-items.ts'
import { type DescriptionLine, describe } from './description.ts'
import { recordsFact, requirementsFact } from './documents.ts'
import { type Referenced, referencesIn } from './references.ts'
import { referringTrailers } from './trailers.ts'

/** What the gates of a policy ask for, of all that a change can say and name. */
export interface LinkRequests {
  links: boolean
  description: boolean
  issueTypes: boolean
  requirements: readonly string[]
  changeRecords: { files: readonly string[]; template: string | undefined } | undefined
}

export interface LinkInput {
  change: ChangeNode
  refusals: readonly GraphqlError[]
  repository: { id: string; name: string }
  /** Commit whose rules judge the change. */
  base: string
  requests: LinkRequests
  files: Observed<ChangedFile[]>
  /** When it landed; `null` while it is open. */
  landedAt: string | null
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
}

export type LinkFacts = Pick<Facts, 'description' | 'links' | 'requirements' | 'changeRecords'>

/** What a change says about itself, and what GitHub holds of all that it names. One request, and one per issue type. */
export async function collectLinks(client: Client, place: Repository, input: LinkInput): Promise<Partial<LinkFacts>> {
  const { change, requests, base } = input
  if (!isAsked(requests)) return {}
  const records = recordPaths(input)
  const first = linkedBy(input, [])
  const issues = 'referenced' in first ? first.referenced.issues : []
  const asked = {
    issues,
    base: { commit: base, paths: [...requests.requirements, ...templateOf(requests)] },
    head: { commit: change.headRefOid, paths: Array.isArray(records) ? records : [] },
  }
  const work = await readWork(client, place, asked)
  const collectedAt = client.time()
  // Only now is it known which lines are the template's: they name nothing.
  const said = linkedBy(input, work.templates)
  const context = { collectedAt, work, paths: asked }
  return {
    ...(requests.description ? { description: 'referenced' in said ? told(said.description, collectedAt) : said } : {}),
    ...(requests.links
      ? { links: 'referenced' in said ? await linksFact(client, input, issues, work, said.referenced) : said }
      : {}),
    ...(requests.requirements.length > 0
      ? { requirements: requirementsFact(context, requests.requirements.length) }
      : {}),
    ...(requests.changeRecords
      ? { changeRecords: Array.isArray(records) ? recordsFact(context, templateOf(requests).length) : records }
      : {}),
  }
}

function isAsked({ links, description, requirements, changeRecords }: LinkRequests): boolean {
  return links || description || requirements.length > 0 || changeRecords !== undefined
}

const templateOf = ({ changeRecords }: LinkRequests): string[] =>
  changeRecords?.template === undefined ? [] : [changeRecords.template]

const MAX_RECORDS = 20

/** The files of the change that hold change records, or why they are not known. */
function recordPaths({ requests: { changeRecords }, files }: LinkInput): string[] | Unavailable {
  if (!changeRecords) return []
  if (files.state !== 'complete') return files
  const matches = matcher(changeRecords.files)
  const paths = files.value
    .filter(({ path, after }) => after !== null && path !== changeRecords.template && matches(path))
    .map(({ path }) => path)
  if (paths.length <= MAX_RECORDS) return paths
  return {
    state: 'unavailable',
    why: 'truncated',
    detail: `The change has ${paths.length} files that the policy takes for change records, more than the ${MAX_RECORDS} that are read.`,
    next: 'Split the change, or let the patterns name nothing but change records.',
  }
}

type Said = { description: Description; referenced: Extract<Referenced, { state: 'read' }> } | Unavailable

/** The description and the references of the change, or why they cannot be read. */
function linkedBy({ change, repository, landedAt, server }: LinkInput, templates: readonly string[]): Said {
  if (landedAt !== null && isAfter(change.lastEditedAt, landedAt)) return editedLater(change.number)
  const read = describe(change.body, templates)
  if (read.state !== 'read') return { state: 'unavailable', why: 'truncated', detail: read.detail, next: read.next }
  const referenced = references(change, repository, read.lines, server)
  if (referenced.state === 'read') return { description: read.description, referenced }
  return { state: 'unavailable', why: 'truncated', detail: referenced.detail, next: referenced.next }
}

function references(
  change: ChangeNode,
  { name }: { name: string },
  lines: readonly DescriptionLine[],
  server: string,
): Referenced {
  const commits = change.commits?.nodes.flatMap(node => node?.commit ?? []) ?? []
  return referencesIn({
    repository: name,
    server,
    title: change.title,
    lines,
    trailers: commits
      .filter(({ parents }) => parents.totalCount < 2)
      .map(({ oid, message }) => ({ commit: oid, trailers: referringTrailers(message) })),
    linked: linkedIssues(change).map(nameOf),
  })
}

const isAfter = (time: string | null, than: string): boolean => time !== null && Date.parse(time) > Date.parse(than)

const editedLater = (number: number): Unavailable => ({
  state: 'unavailable',
  why: 'missing',
  detail: `The description of change #${number} was edited after the change landed, so what it said before is gone.`,
  next: 'Nothing to do: what was judged before the merge is taken over.',
})

const linkedIssues = ({ closingIssuesReferences: issues }: ChangeNode): IssueNode[] =>
  issues?.nodes.flatMap(node => node ?? []) ?? []

const nameOf = ({ repository, number }: IssueNode): IssueName => ({ repository: repository.nameWithOwner, number })
const keyOf = ({ repository, number }: IssueName): string => `${repository.toLowerCase()}#${number}`

/** GitHub lists at most this many linked issues in one answer. */
async function linksFact(
  client: Client,
  input: LinkInput,
  asked: readonly IssueName[],
  work: WorkAnswer,
  referenced: Extract<Referenced, { state: 'read' }>,
): Promise<Observed<Links>> {
  const refused = linkedRefused(input)
  if (refused) return refused
  const linked = linkedIssues(input.change).map(node => itemOf(nameOf(node), node, input.landedAt))
  const known = new Set(linked.map(({ named }) => named))
  const named = asked.flatMap((name, index) =>
    known.has(keyOf(name)) ? [] : workItem(name, work.issues[index] ?? null, index, work.refusals, input.landedAt),
  )
  const items = [...linked, ...named]
  if (input.requests.issueTypes) await addTypes(client, items)
  return told({ references: referenced.references, items }, client.time())
}

function linkedRefused({ change, refusals }: LinkInput): Unavailable | undefined {
  const path = 'repository.pullRequest.closingIssuesReferences'
  const issues = change.closingIssuesReferences
  if (refusals.some(error => error.path.startsWith(path)) || issues === null) {
    return {
      state: 'unavailable',
      why: 'forbidden',
      detail: 'The token may not read the issues that are linked to the change.',
      next: 'Grant the job `issues: read` under `permissions:` in the workflow.',
    }
  }
  if (issues.totalCount <= issues.nodes.length) return undefined
  return {
    state: 'unavailable',
    why: 'truncated',
    detail: `GitHub lists ${issues.nodes.length} issues that are linked to the change but counts ${issues.totalCount}.`,
    next: 'Link fewer issues to one change.',
  }
}

function workItem(
  name: IssueName,
  found: FoundIssue | null,
  index: number,
  refusals: readonly GraphqlError[],
  landedAt: string | null,
): WorkItem {
  const issue = found?.issueOrPullRequest
  if (issue?.__typename === 'Issue') return itemOf(name, issue, landedAt)
  const common = { repository: found?.nameWithOwner ?? name.repository, number: name.number, named: keyOf(name) }
  if (found && issue) {
    return {
      ...common,
      state: 'resolved',
      id: issue.fullDatabaseId,
      repositoryId: String(found.databaseId),
      kind: 'pull-request',
      open: false,
      type: null,
      labels: [],
    }
  }
  return { ...common, ...unresolved(name, found, errorTypeAt(refusals, `issue${index}`)) }
}

/** GitHub says "not found" of a whole repository also when the token may not know of it. */
function unresolved(
  name: IssueName,
  found: FoundIssue | null,
  error: string | undefined,
): { state: 'not_found' | 'forbidden' | 'unreachable'; detail: string } {
  if (error === 'FORBIDDEN') {
    return { state: 'forbidden', detail: `The token may not read issues of ${name.repository}.` }
  }
  if (error !== undefined && error !== 'NOT_FOUND') {
    return { state: 'unreachable', detail: `GitHub could not tell what ${keyOf(name)} is.` }
  }
  if (!found) {
    return { state: 'forbidden', detail: `There is no repository ${name.repository}, or the token may not see it.` }
  }
  return { state: 'not_found', detail: `There is no issue ${name.number} in ${found.nameWithOwner}.` }
}

function errorTypeAt(refusals: readonly GraphqlError[], alias: string): string | undefined {
  const error = refusals.find(({ path }) => path === alias || path.startsWith(`${alias}.`))
  return error && (error.type === '' ? 'UNKNOWN' : error.type)
}

function itemOf(name: IssueName, issue: IssueNode, landedAt: string | null): ResolvedItem {
  const { repository, labels } = issue
  const nodes = labels?.nodes.flatMap(node => node ?? []) ?? []
  return {
    state: 'resolved',
    repository: repository.nameWithOwner,
    number: issue.number,
    named: keyOf(name),
    id: issue.fullDatabaseId,
    repositoryId: String(repository.databaseId),
    kind: 'issue',
    // The merge itself closes what the change closes.
    open:
      issue.state === 'OPEN' || (landedAt !== null && issue.closedAt !== null && !isAfter(landedAt, issue.closedAt)),
    type: null,
    labels: nodes.map(({ name }) => name),
  }
}

type ResolvedItem = Extract<WorkItem, { state: 'resolved' }>

/** More would cost more requests than a run may make. */
const MAX_TYPES = 10

async function addTypes(client: Client, items: WorkItem[]): Promise<void> {
  let asked = 0
  for (const [index, item] of items.entries()) {
    if (item.state !== 'resolved' || item.kind !== 'issue') continue
    const type = ++asked > MAX_TYPES ? undefined : await readIssueType(client, item)
    items[index] = type === undefined ? untyped(item) : { ...item, type }
  }
}

function untyped({ repository, number, named }: WorkItem): WorkItem {
  const detail = `GitHub did not tell the type of ${repository}#${number}.`
  return { state: 'unreachable', repository, number, named, detail }
}

const provenance = (collectedAt: string): Provenance => ({ source: 'github-graphql', trust: 'platform', collectedAt })

function told<Value>(value: Value, collectedAt: string): Observed<Value> {
  return { state: 'complete', value, provenance: provenance(collectedAt) }
}
