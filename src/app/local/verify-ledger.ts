import { existsSync, readFileSync, statSync } from 'node:fs'
import { GitError } from '../../git/errors.ts'
import { HEAD_PATH, type Head, readHead } from '../../ledger/head.ts'
import { type Report, reportLines } from '../../ledger/report.ts'
import type { RecordStore } from '../../ledger/stores/store.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import { plain } from '../../text/escape.ts'
import { ledgersAt } from './open-ledger.ts'

export type Verified = { report: Report; lines: readonly string[] } | { problem: string }

/** Verifies the ledger in a clone, on a branch, or in a folder that holds its files. */
export async function verifyLedgerAt(
  folder: string,
  branch: string,
  path: string,
  olderHeads: readonly string[] = [],
): Promise<Verified> {
  try {
    const older = olderHeads.map(olderHeadAt)
    const unreadable = older.find(one => typeof one === 'string')
    if (unreadable !== undefined) return { problem: unreadable }
    const heads = older.filter(one => typeof one !== 'string')
    const report = await reportOn(folder, branch, path, heads)
    return typeof report === 'string' ? { problem: report } : verified(report)
  } catch (error) {
    if (error instanceof GitError) return { problem: `${error.detail} ${error.next}` }
    throw error
  }
}

/** A head that somebody kept; a sentence: why it cannot be read. */
function olderHeadAt(file: string): Head | string {
  if (!existsSync(file)) return `There is no file ${file}. Name a copy of head.json from an earlier time.`
  if (!statSync(file).isFile() || statSync(file).size > MAX_HEAD_BYTES) return `${file} is no head.json of a ledger.`
  const reading = readHead(readFileSync(file, 'utf8'))
  return reading.state === 'sound' ? reading.head : `${file} cannot be used: ${reading.message}`
}

/** With 53 hashes in it. */
const MAX_HEAD_BYTES = 16 * 1024

const verified = (report: Report): Verified => ({ report, lines: reportLines(report).map(line => plain(line)) })

async function reportOn(
  folder: string,
  branch: string,
  path: string,
  older: readonly Head[],
): Promise<Report | string> {
  const found = await ledgersAt(folder, branch, path)
  if (typeof found === 'string') return found
  for (const store of found.stores) {
    const contents = await store.contents()
    if (contents === undefined) continue
    const report = await verifyLedger(contents, older)
    if (hasRecords(report) || (await hasHead(store)) || found.stores.length === 1) return report
    return `There is no ledger in branch ${branch}. Name the branch of the ledger with --branch.`
  }
  return found.absent
}

/** Now or, as far as the history shows, ever: a ledger whose records were all removed is a broken one. */
const hasRecords = ({ size, first }: Report): boolean => size > 0 || first !== null

const hasHead = async (store: RecordStore): Promise<boolean> => Boolean((await store.read([HEAD_PATH]))?.[0])
