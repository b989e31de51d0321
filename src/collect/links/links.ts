import { isBeside } from '../../documents/fragment.ts'
import type { Facts } from '../../facts/facts.ts'
import { matcher } from '../../facts/glob.ts'
import type { Description, Reference, WorkItem } from '../../facts/links.ts'
import type { Observed, Unavailable } from '../../facts/observed.ts'
import type { Repository } from '../../github/client/ask.ts'
import type { Client } from '../../github/client/client.ts'
import { readWork } from '../../github/work-items.ts'
import type { ObservedChange } from '../change/change.ts'
import { type DescriptionLine, describe } from './description.ts'
import { recordsFact, requirementsFact } from './documents.ts'
import { issueNames, linkedIssues } from './github-issues.ts'
import type { LinkFacts, LinkInput, LinkRequests } from './input.ts'
import { recordIssueFact } from './record-issue.ts'
import { type Referenced, referencesIn } from './references.ts'
import type { WorkItemSource } from './source.ts'
import { workItemSources } from './sources.ts'
import { referringTrailers } from './trailers.ts'

/** What a change says about itself, and what is known of all that it names. One request, and what each source takes. */
export async function collectLinks(client: Client, place: Repository, input: LinkInput): Promise<Partial<LinkFacts>> {
  const { source, requests, base } = input
  if (!isRequested(requests)) return {}
  const records = recordPaths(input)
  const first = writtenBy(input, [])
  const named = requests.links && 'references' in first ? first.references : []
  const paths = {
    base: { commit: base, paths: [...requests.requirements, ...templateOf(requests)] },
    head: { commit: source.change.headRefOid, paths: Array.isArray(records) ? records : [] },
  }
  const work = await readWork(client, place, { issues: issueNames(named), ...paths })
  const collectedAt = client.time()
  // Only now is it known which lines are the template's: they name nothing.
  const written = writtenBy(input, work.templates)
  const read = { collectedAt, work, paths }
  return {
    ...(requests.description
      ? { description: 'references' in written ? complete(written.description, collectedAt) : written }
      : {}),
    ...(requests.links ? { links: await linksFact(client, workItemSources(client, input, work), named, written) } : {}),
    ...(requests.recordIssue ? { recordIssue: await recordIssueIn(client, place, input, written) } : {}),
    ...(requests.requirements.length > 0 ? { requirements: requirementsFact(read, requests.requirements.length) } : {}),
    ...(requests.changeRecords
      ? {
          changeRecords: Array.isArray(records)
            ? recordsFact(read, templateOf(requests).length, fragmentsOf(requests.changeRecords))
            : records,
        }
      : {}),
  }
}

/** A description that cannot be read names no issue that could be. */
async function recordIssueIn(
  client: Client,
  place: Repository,
  { source: { repository }, server }: LinkInput,
  written: Written,
): Promise<Facts['recordIssue']> {
  if (!('references' in written)) return written
  const { description } = written
  return recordIssueFact(client, place, { description, repository: repository.name, server })
}

/** What is named, as it stands in the end, with what the sources report of all that could be. */
async function linksFact(
  client: Client,
  sources: readonly WorkItemSource[],
  named: readonly Reference[],
  written: Written,
): Promise<Facts['links']> {
  if (!('references' in written)) return written
  const items: WorkItem[] = []
  for (const source of sources) {
    const found = await source.lookUp(named)
    if ('state' in found) return found
    items.push(...found)
  }
  return complete({ references: written.references, items }, client.time())
}

function isRequested({ links, description, recordIssue, requirements, changeRecords }: LinkRequests): boolean {
  return links || description || recordIssue || requirements.length > 0 || changeRecords !== undefined
}

const templateOf = ({ changeRecords }: LinkRequests): string[] =>
  changeRecords?.template === undefined ? [] : [changeRecords.template]

/** Whether a file is a fragment of a changelog, by its path. */
function fragmentsOf(changeRecords: LinkRequests['changeRecords']): (path: string) => boolean {
  const matches = matcher(changeRecords?.fragments ?? [])
  return path => matches(path) && !isBeside(path)
}

const MAX_RECORDS = 20

/** The files of the change that hold change records, or why they are not known. */
function recordPaths({ requests: { changeRecords }, files }: LinkInput): string[] | Unavailable {
  if (!changeRecords) return []
  if (files.state !== 'complete') return files
  const isRecord = matcher(changeRecords.files)
  const isFragment = fragmentsOf(changeRecords)
  const paths = files.value
    .filter(
      ({ path, after }) => after !== null && path !== changeRecords.template && (isRecord(path) || isFragment(path)),
    )
    .map(({ path }) => path)
  if (paths.length <= MAX_RECORDS) return paths
  return {
    state: 'unavailable',
    why: 'truncated',
    detail: `The change has ${paths.length} files that match the patterns for change records, more than the limit of ${MAX_RECORDS}.`,
    next: 'Split the change, or narrow the patterns to change records.',
  }
}

type Written = { description: Description; references: Reference[] } | Unavailable

/** The description and the references of the change, or why they cannot be read. */
function writtenBy({ source, mergedAt, server }: LinkInput, templates: readonly string[]): Written {
  const { change } = source
  if (mergedAt !== null && isAfter(change.lastEditedAt, mergedAt)) return editedLater(change.number)
  const read = describe(change.body, templates, change.lastEditedAt)
  if (read.state !== 'read') return { state: 'unavailable', why: 'truncated', detail: read.detail, next: read.next }
  const referenced = references(source, read.lines, server)
  if (referenced.state === 'read') return { description: read.description, references: referenced.references }
  return { state: 'unavailable', why: 'truncated', detail: referenced.detail, next: referenced.next }
}

function references(
  { change, repository }: ObservedChange,
  lines: readonly DescriptionLine[],
  server: string,
): Referenced {
  const commits = change.commits?.nodes.flatMap(node => node?.commit ?? []) ?? []
  return referencesIn({
    repository: repository.name,
    server,
    title: change.title,
    lines,
    trailers: commits
      .filter(({ parents }) => parents.totalCount < 2)
      .map(({ oid, message }) => ({ commit: oid, trailers: referringTrailers(message) })),
    linked: linkedIssues(change).map(({ repository, number }) => ({ repository: repository.nameWithOwner, number })),
  })
}

const isAfter = (time: string | null, than: string): boolean => time !== null && Date.parse(time) > Date.parse(than)

const editedLater = (number: number): Unavailable => ({
  state: 'unavailable',
  why: 'missing',
  detail: `The description of change #${number} was edited after the merge, so its earlier text is no longer available.`,
  next: 'Nothing to do: the verdict from before the merge is reused.',
})

function complete<Value>(value: Value, collectedAt: string): Observed<Value> {
  return { state: 'complete', value, provenance: { source: 'github-graphql', trust: 'platform', collectedAt } }
}
