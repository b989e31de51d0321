import { toDigest } from '../record/canonical.ts'
import type { QualityRecord } from '../record/record.ts'
import { checkChain, inOrder, type Link } from './chain.ts'
import { type Amending, checkAmendments } from './checks/amendments.ts'
import { checkHistory } from './checks/history.ts'
import { checkObligations, type Owing } from './checks/obligations.ts'
import { checkOlderHeads } from './checks/older-heads.ts'
import { ENTRY_PATH, type EntryReading, readEntry } from './entry.ts'
import { HEAD_PATH, type Head, headOf, readHead } from './head.ts'
import { decoded } from './json.ts'
import { type Range, rootOf } from './merkle.ts'
import { isUnlisted, OBLIGATIONS_PATH, touchesObligations } from './obligations.ts'
import { INDEX_PATH, indexFiles } from './release-index.ts'
import { type Report, unsealed, Violations } from './report.ts'
import type { LedgerContents, StoredFile } from './stores/contents.ts'

/** Recomputes everything that a ledger says about itself, from its files and its history. Believes nothing. */
export async function verifyLedger(source: LedgerContents, older: readonly Head[] = []): Promise<Report> {
  const violations = new Violations()
  const contents = await readContents(source, violations)
  const range = checkChain(contents.links, contents.head?.size, violations)
  checkAmendments(contents.amending, contents.links, violations)
  checkHead(contents, range, violations)
  checkIndex(contents, violations)
  const untold = checkObligations(contents.obligations, contents.owing, contents.newer.size > 0, violations)
  const proved = checkOlderHeads(contents.links, older, violations)
  const history = await checkHistory(await source.history(), contents.links, violations)
  return report(contents, range, history, violations, { untold, proved })
}

interface Contents {
  links: Link[]
  amending: Amending[]
  head: Head | undefined
  newest: { seq: number; at: string | null }
  newer: Map<string, { schema: string; kind: string; count: number }>
  /** The index of releases as it is, and as the records give it: texts by path. */
  index: Map<string, string>
  indexed: Map<string, { seq: number; text: string }>
  /** The list of reviews that are to be done, and the records that it is made from. */
  obligations: StoredFile | null
  owing: Owing[]
}

async function readContents(source: LedgerContents, violations: Violations): Promise<Contents> {
  const contents: Contents = {
    links: [],
    amending: [],
    head: undefined,
    newest: { seq: 0, at: null },
    newer: new Map(),
    index: new Map(),
    indexed: new Map(),
    obligations: null,
    owing: [],
  }
  let headSeen = false
  for await (const file of source.files()) {
    if (file.path === HEAD_PATH) headSeen = true
    readOne(file, contents, violations)
  }
  const message = 'There is no head.json: this is not a ledger, or its end was removed.'
  if (!headSeen) violations.add({ code: 'head_missing', path: HEAD_PATH, message })
  contents.links.sort(inOrder)
  return contents
}

function readOne(file: StoredFile, contents: Contents, violations: Violations): void {
  const { path } = file
  if ('unexpected' in file) violations.add({ code: 'file_unexpected', path, message: `This is ${file.unexpected}.` })
  else if (path === HEAD_PATH) takeHead(file.bytes, contents, violations)
  else if (ENTRY_PATH.test(path)) takeEntry(path, readEntry(path, file.bytes), contents, violations)
  else if (INDEX_PATH.test(path)) contents.index.set(path, decoded(file.bytes) ?? '')
  else if (path === OBLIGATIONS_PATH) contents.obligations = file
  // The README is for people, and no hash covers it.
  else if (path !== 'README.md') violations.add({ code: 'file_unexpected', path, message: STRANGER })
}

const STRANGER = 'Only records, what is made from them, head.json and README.md belong here.'

function takeHead(bytes: Uint8Array, contents: Contents, violations: Violations): void {
  const reading = readHead(decoded(bytes) ?? '')
  if (reading.state === 'sound') contents.head = reading.head
  else violations.add({ code: reading.code, path: HEAD_PATH, message: reading.message })
}

function takeEntry(path: string, reading: EntryReading, contents: Contents, violations: Violations): void {
  const { link, record, problems } = reading
  const seq = link?.seq ?? null
  for (const problem of problems) violations.add({ ...problem, path, seq })
  if (link === undefined) return
  contents.links.push({ ...link, path })
  if (link.seq > contents.newest.seq) contents.newest = { seq: link.seq, at: atOf(record) }
  if (record?.state === 'newer') countNewer(record.header, contents)
  if (record?.state === 'known' && 'amends' in record.record)
    contents.amending.push({ seq: link.seq, path, amends: record.record.amends })
  if (record?.state !== 'known') return
  takeIndexed(record.record, link.seq, contents)
  if (touchesObligations(record.record) || isUnlisted(record.record))
    contents.owing.push({ record: record.record, seq: link.seq })
}

/** Of two releases with the same place in the index the later one has it. */
function takeIndexed(record: QualityRecord, seq: number, { indexed }: Contents): void {
  for (const { path, text } of indexFiles(record))
    if (seq > (indexed.get(path)?.seq ?? 0)) indexed.set(path, { seq, text })
}

/** What is missing only costs reading; what names another release would hide what came between. */
function checkIndex({ index, indexed }: Contents, violations: Violations): void {
  for (const [path, text] of index) {
    const expected = indexed.get(path)
    if (expected?.text === text) continue
    const message = expected
      ? `It must name record ${expected.seq}, the newest authorised release of its kind.`
      : 'It names no authorised release of this ledger.'
    violations.add({ code: 'index_mismatch', path, seq: expected?.seq ?? null, message })
  }
}

function atOf(record: EntryReading['record']): string | null {
  if (record === undefined) return null
  return record.state === 'known' ? record.record.at : record.header.at
}

function countNewer({ schema, kind }: { schema: string; kind: string }, { newer }: Contents): void {
  const key = `${schema} ${kind}`
  newer.set(key, { schema, kind, count: (newer.get(key)?.count ?? 0) + 1 })
}

function checkHead({ head, links, newest }: Contents, range: Range | undefined, violations: Violations): void {
  if (head === undefined || range === undefined) return
  const expected = headOf(range, links.at(-1)?.leaf ?? null, newest.at)
  for (const field of ['size', 'last', 'range', 'root', 'at'] as const) {
    // A damaged newest record has no time to compare with; it has its own violation.
    if (field === 'at' && newest.at === null && range.size > 0) continue
    const [want, found] = [String(expected[field]), String(head[field])]
    if (want === found) continue
    const message = `head.json has ${field} ${found}, but the records give ${want}.`
    violations.add({ code: 'head_mismatch', path: HEAD_PATH, message })
  }
}

function report(
  contents: Contents,
  range: Range | undefined,
  history: Report['history'],
  violations: Violations,
  { untold, proved }: { untold: readonly string[]; proved: number },
): Report {
  const size = contents.links.length
  const { first, listed, more } = violations
  return {
    state: listed.length > 0 ? 'broken' : size === 0 ? 'empty' : 'intact',
    size,
    root: range === undefined || size === 0 ? null : toDigest(rootOf(range)),
    at: contents.newest.at,
    newer: [...contents.newer.values()],
    first,
    violations: listed,
    more,
    history,
    proved,
    limits: [...untold, ...(history.state === 'unchecked' ? [NO_HISTORY] : []), unsealed(proved, size)],
  }
}

const NO_HISTORY =
  'Files alone do not show whether a record was replaced together with all later records. A full clone shows more.'
