import * as z from 'zod'
import { canonical, sha256 } from '../record/canonical.ts'
import { digest, time } from '../record/fields.ts'
import type { QualityRecord } from '../record/record.ts'
import { decoded, parsed } from './json.ts'
import type { StoredFile } from './stores/contents.ts'
import type { NewFile } from './stores/store.ts'

/**
 * Where the newest authorised release is, so that nobody reads a hundred thousand records to find it. The files are made
 * from the records and can be made again from them: they prove nothing, and whoever follows one reads the record itself.
 */

/** Releases that follow one another: of one package, to one environment. */
export interface ReleaseStream {
  /** `null`: the repository has one package. */
  package: string | null
  /** `null`: a release that is not bound to an environment. */
  environment: string | null
}

/** Which release of a stream: the newest of all, the newest of a line, or the newest of one commit that is no rollback. */
export type Indexed = ReleaseStream & ({ newest: true } | { line: string } | { commit: string })

export const INDEX_PATH = /^releases\/[0-9a-f]{64}\.json$/

/** The path says what is in the file, so that it is found without listing anything. */
export const indexPath = (of: Indexed): string => `releases/${sha256(canonical(unified(of))).toString('hex')}.json`

/** To GitHub, case does not matter in the name of an environment. */
const unified = (of: Indexed): Indexed => ({ ...of, environment: of.environment?.toLowerCase() ?? null })

/** What an authorised release changes in the index; nothing for any other record. */
export function indexFiles(record: QualityRecord): NewFile[] {
  if (record.kind !== 'release' || !('line' in record.subject) || record.verdict.outcome !== 'pass') return []
  const { package: name, environment, line, commit, kind } = record.subject
  const stream = { package: name, environment }
  const all: Indexed[] = [{ ...stream, newest: true }]
  // A rollback rests on the release of its commit, and must not take its place: it may deliver less.
  if (kind !== 'rollback') all.push({ ...stream, commit })
  if (line !== null) all.push({ ...stream, line })
  return all.map(of => ({
    path: indexPath(of),
    text: `${canonical({ of: unified(of), id: record.id, at: record.at })}\n`,
  }))
}

const indexed = z.looseObject({ id: digest, at: time })

/** Id and time of the record that a file of the index names; undefined where it names none. */
export function readIndex(file: StoredFile | null): { id: string; at: string } | undefined {
  if (file === null || 'unexpected' in file) return undefined
  const reading = indexed.safeParse(parsed(decoded(file.bytes) ?? ''))
  return reading.success ? { id: reading.data.id, at: reading.data.at } : undefined
}
