import type { TestRun } from '../../facts/reports.ts'
import type { Judgement } from '../../verdict/verdict.ts'
import { type BaseNumbers, numberIn } from '../shared/baseline.ts'

/** What was counted at the base of the change. */
export interface Before {
  cases: number
  skipped: number
  /**
   * What the cases were distinguished by. Undefined: the record is of an earlier version, which counted cases of one
   * suite, class and name once.
   */
  digest: number | undefined
  of: BaseNumbers
}

export function before(of: BaseNumbers): Before | undefined {
  const [cases, skipped] = [numberIn(of, 'cases'), numberIn(of, 'skipped')]
  if (cases === undefined || skipped === undefined || skipped > cases) return undefined
  return { cases, skipped, digest: numberIn(of, DIGEST), of }
}

type Identities = NonNullable<TestRun['identities']>
type File = Identities['files'][number]

const DIGEST = 'caseDigest'
/** Records keep numbers only, so the file of a report is a part of their name. */
const FILE = 'casesIn'
/** More files than this are no legs of a matrix. */
const MAX_FILES = 20

/** What a record keeps of the identities of cases. */
export function identityNumbers({ digest, files }: Identities): Judgement['measured'] {
  const isMatrix = files.length > 1 && files.length <= MAX_FILES
  const counts = isMatrix ? files.map(({ key, total }) => [`${FILE}${key}`, total] as const) : []
  return { [DIGEST]: digest ?? 0, ...Object.fromEntries(counts) }
}

/** A file of a report with fewer cases than at the base; without a file: one that there is no more. */
export interface Shrunk {
  file: File | undefined
  was: number
}

export function shrunkFiles({ files }: Identities, { measured }: BaseNumbers): Shrunk[] {
  const known = new Map(files.map(file => [`${FILE}${file.key}`, file]))
  return Object.entries(measured)
    .filter(([key]) => key.startsWith(FILE))
    .map(([key, was]) => ({ file: known.get(key), was }))
    .filter(({ file, was }) => was > (file?.total ?? 0))
    .sort((a, b) => b.was - (b.file?.total ?? 0) - (a.was - (a.file?.total ?? 0)))
}
