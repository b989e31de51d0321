import { createHash } from 'node:crypto'
import type { NamedCase, Report, ReportRequest, TestRun } from '../../facts/reports.ts'
import { byCodeUnits } from '../../git/names.ts'
import { type ReportPlace, reportPlace } from '../../reports/coverage/paths/place.ts'
import { pathRewriter, type Rewriter } from '../../reports/coverage/paths/rewrite.ts'
import { partsOf } from '../../reports/tests/identity.ts'
import type { Outcome, TestCase, TestReport } from '../../reports/tests/tests.ts'
import { folderIn } from './measured-tree.ts'
import type { ReadRequest } from './report.ts'

/** One file of a test report. */
export interface TestFile {
  report: string
  in: string
  content: TestReport
  /** Where paths in it start, and what the policy puts in their place. */
  place: ReportPlace
  rewrite: Rewriter
}

export const testFiles = (reads: readonly ReadRequest<TestReport>[], request: readonly ReportRequest[]): TestFile[] =>
  reads.flatMap(({ report, pieces, trees }, at) => {
    const rewrite = pathRewriter(request[at]?.['path-map'])
    return pieces.map(({ path, content }) => {
      const place = reportPlace(folderIn(path, trees), path.slice(path.lastIndexOf('/') + 1), request[at]?.root)
      return { report: report.name, in: path, content, place, rewrite }
    })
  })

/** More cases than this are compared by their number only. */
const MAX_COMPARED = 200_000
/** More files than this are not listed one by one. */
const MAX_FILES = 50
/** More names than this help nobody; the counts are of all. */
const MAX_NAMED = 50

type Identities = NonNullable<TestRun['identities']>

/** The tests of the base, read as those of the change. */
export interface BaseTests {
  reports: readonly Report[]
  files: readonly TestFile[]
}

/** What the cases of a run are distinguished by, beside those of the base where they can be had. */
export function identitiesOf(files: readonly TestFile[], base: BaseTests | undefined, portable: Portable): Identities {
  const total = files.reduce((sum, { content }) => sum + content.total, 0)
  const listed = files.length > MAX_FILES ? [] : files.map(countedFile)
  if (total > MAX_COMPARED) return { digest: null, byName: null, files: listed, base: null }
  const now = casesByIdentity(files, portable)
  return {
    digest: digestOf(now),
    byName: countedByName(files),
    files: listed,
    base: base ? beside(now, base, portable) : null,
  }
}

function countedFile({ report, in: file, content }: TestFile): Identities['files'][number] {
  let skipped = 0
  for (const same of content.cases.values()) skipped += skippedIn(same)
  const key = createHash('sha256')
    .update(JSON.stringify([report, file]))
    .digest('hex')
    .slice(0, 8)
  return { report, in: file, key, total: content.total, skipped }
}

/** Cases of one identity, and where they are. */
interface Same {
  file: TestFile
  identity: string
  count: number
  skipped: number
}

/** Paths in identities as those of the repository: another machine has the same tests in another folder. */
export type Portable = (file: string, of: TestFile) => string

/**
 * By a digest of all that distinguishes them: a name is of a case in a file of a report, so what is called alike in two
 * of them is two tests.
 */
function casesByIdentity(files: readonly TestFile[], portable: Portable): Map<string, Same> {
  const all = new Map<string, Same>()
  for (const file of files)
    for (const [identity, cases] of file.content.cases) {
      const { around, suite, classname, file: of, name } = partsOf(identity)
      const places = [around.split(PATH_MARK).map(part => portable(part, file)), portable(of, file)]
      const key = digestIn([file.report, file.in, ...places.flat(), suite, classname, name])
      const known = all.get(key)
      const [count, skipped] = [cases.length + (known?.count ?? 0), skippedIn(cases) + (known?.skipped ?? 0)]
      all.set(key, { file, identity, count, skipped })
    }
  return all
}

/** Before the file of a suite, and behind the path of a suite. */
const PATH_MARK = /[\u0001\u0002]/

const digestIn = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64')

/** As a number, because records keep nothing else of a run: 52 bits, which every number can hold. */
function digestOf(cases: ReadonlyMap<string, Same>): number {
  const hash = createHash('sha256')
  for (const identity of [...cases.keys()].sort(byCodeUnits)) hash.update(`${identity} ${cases.get(identity)?.count}\n`)
  return Number.parseInt(hash.digest('hex').slice(0, 13), 16)
}

function beside(now: ReadonlyMap<string, Same>, { reports, files }: BaseTests, portable: Portable): Identities['base'] {
  const was = casesByIdentity(files, portable)
  if (reports.some(({ state }) => state !== 'read') || was.size > MAX_COMPARED) return null
  const gone = new Named()
  const skipped = new Named()
  for (const [key, same] of was) gone.add(same, same.count - (now.get(key)?.count ?? 0))
  for (const [key, same] of now) skipped.add(same, same.skipped - (was.get(key)?.skipped ?? 0))
  return { reports: [...reports], digest: digestOf(was), gone: gone.first(), skipped: skipped.first() }
}

/** How many cases, and the names of some. */
class Named {
  private readonly all: Same[] = []
  private count = 0

  add(same: Same, count: number): void {
    if (count <= 0) return
    this.count += count
    this.all.push(same)
  }

  first(): { count: number; first: NamedCase[] } {
    return { count: this.count, first: this.all.map(nameOf).sort(byName).slice(0, MAX_NAMED) }
  }
}

function nameOf({ file, identity }: Same): NamedCase {
  const { suite, classname, name } = partsOf(identity)
  return { report: file.report, in: file.in, suite: classname || suite, name }
}

const skippedIn = (cases: readonly TestCase[]): number => cases.filter(({ outcome }) => outcome === 'skipped').length

const byName = (a: NamedCase, b: NamedCase): number =>
  byCodeUnits(a.report, b.report) ||
  byCodeUnits(a.in, b.in) ||
  byCodeUnits(a.suite, b.suite) ||
  byCodeUnits(a.name, b.name)

/** How many cases have a suite and a name, as they are shown; of names that are not asked for nobody knows. */
export function namesakes(
  files: readonly TestFile[],
  wanted: readonly Pick<NamedCase, 'suite' | 'name'>[],
): (of: Pick<NamedCase, 'suite' | 'name'>) => number {
  const keyOf = ({ suite, name }: Pick<NamedCase, 'suite' | 'name'>) => `${suite}\0${name}`
  const counts = new Map(wanted.map(one => [keyOf(one), 0]))
  for (const { content } of files)
    for (const [identity, cases] of content.cases) {
      const { suite, classname, name } = partsOf(identity)
      const key = keyOf({ suite: classname || suite, name })
      const count = counts.get(key)
      if (count !== undefined) counts.set(key, count + cases.length)
    }
  return of => counts.get(keyOf(of)) ?? 0
}

const SEVERITY: Readonly<Record<Outcome, number>> = { passed: 0, skipped: 1, failed: 2 }

/** Of cases of one name the worst outcome counted, also of those in several reports. */
function countedByName(files: readonly TestFile[]): NonNullable<Identities['byName']> {
  const worst = new Map<string, number>()
  for (const { content } of files)
    for (const [identity, cases] of content.cases) {
      const name = content.nameIn?.(identity) ?? identity
      for (const { outcome } of cases) worst.set(name, Math.max(worst.get(name) ?? 0, SEVERITY[outcome]))
    }
  const skipped = [...worst.values()].filter(severity => severity === SEVERITY.skipped).length
  return { total: worst.size, skipped }
}
