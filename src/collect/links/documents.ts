import { type RecordRead, readChangeRecord } from '../../documents/change-record.ts'
import { readFragment } from '../../documents/fragment.ts'
import { readRequirements } from '../../documents/requirements.ts'
import type { ChangeRecord, Requirement, Requirements } from '../../facts/links.ts'
import type { Observed } from '../../facts/observed.ts'
import { contentOf } from '../../github/contents/text-of.ts'
import type { FilesAt, WorkAnswer, WorkFile } from '../../github/work-items.ts'

/** What GitHub answered, and for which paths it was asked. */
export interface Read {
  work: WorkAnswer
  paths: { base: FilesAt; head: FilesAt }
  collectedAt: string
}

/** The requirements of the base commit: the first `count` of its files. */
export function requirementsFact({ work, paths, collectedAt }: Read, count: number): Observed<Requirements> {
  const files: Requirements['files'] = []
  const items: Requirement[] = []
  for (const [index, path] of paths.base.paths.slice(0, count).entries()) {
    const { file, found } = readOne(path, work.base[index] ?? null)
    files.push(file)
    items.push(...found)
  }
  const twice = firstTwice(items)
  if (!twice) return complete({ files, items }, collectedAt)
  return complete(
    { files: files.map(file => (file.path === twice.path ? doubled(file, twice) : file)), items: [] },
    collectedAt,
  )
}

function firstTwice(items: readonly Requirement[]): Requirement | undefined {
  const seen = new Set<string>()
  return items.find(({ id }) => seen.size === seen.add(id).size)
}

type File = Requirements['files'][number]

function readOne(path: string, file: WorkFile): { file: File; found: Requirement[] } {
  const content = contentOf(file)
  if ('detail' in content) {
    const { state, detail } = content
    return { file: { path, state, detail, line: null, blob: null }, found: [] }
  }
  const { text, blob } = content
  const read = readRequirements(path, text)
  if (read.state === 'read') {
    return {
      file: { path, state: 'read', detail: `${read.items.length} requirements.`, line: null, blob },
      found: read.items,
    }
  }
  return { file: { path, state: read.state, detail: read.detail, line: read.line, blob }, found: [] }
}

function doubled(file: File, { id, line }: Requirement): File {
  return { ...file, state: 'unreadable', detail: `The requirement ${id} is also in another file.`, line }
}

/** The change records of the head commit. The template, when there is one, is the last file of the base commit. */
export function recordsFact(
  { work, paths, collectedAt }: Read,
  templates: number,
  isFragment: (path: string) => boolean,
): Observed<ChangeRecord[]> {
  const original = templates > 0 ? contentOf(work.base.at(-1) ?? null) : undefined
  const template = original && 'text' in original ? original.text : undefined
  const records = paths.head.paths.map((path, index) =>
    recordOf(path, work.head[index] ?? null, text =>
      isFragment(path) ? readFragment(path, text) : readChangeRecord(path, text, template),
    ),
  )
  return complete(records, collectedAt)
}

function recordOf(path: string, file: WorkFile, reader: (text: string) => RecordRead): ChangeRecord {
  const content = contentOf(file)
  if ('detail' in content) {
    const state = content.state === 'unsafe' ? 'unsafe' : 'unreadable'
    return { path, blob: null, state, detail: content.detail, line: null, fields: [] }
  }
  const { text, blob } = content
  const read = reader(text)
  if (read.state === 'read') return { path, blob, state: 'read', detail: '', line: null, fields: read.fields }
  return { path, blob, state: 'unreadable', detail: read.detail, line: read.line, fields: [] }
}

function complete<Value>(value: Value, collectedAt: string): Observed<Value> {
  return { state: 'complete', value, provenance: { source: 'github-graphql', trust: 'platform', collectedAt } }
}
