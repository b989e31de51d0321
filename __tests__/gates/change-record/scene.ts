import type { Change, ChangedFile, Commit, Review } from '../../../src/facts/change.ts'
import type { ChangeRecord, Description, RecordIssue } from '../../../src/facts/links.ts'
import type { OwedReview } from '../../../src/facts/owed-reviews.ts'
import { changeRecord } from '../../../src/gates/change-record/index.ts'
import type { Terms } from '../../../src/gates/gate.ts'
import type { Judgement, Reason } from '../../../src/verdict/verdict.ts'
import { change, commit, digest, oid, terms } from '../../builders.ts'

export const PATH = 'changes/discount.yml'
export const BLOB = oid('b10b')

/** Everything that a change record needs by default. */
export const FILLED = {
  reason: 'Shops ask for it',
  risk: 'medium, prices change',
  impact: 'All shops',
  rollback: 'Revert the merge',
}

type Field = ChangeRecord['fields'][number]

/** The fields of a record, one in each line; what is undefined is left out. */
export function fields(
  texts: Readonly<Record<string, string | undefined>>,
  untouched: readonly string[] = [],
): Field[] {
  return Object.entries(texts)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, text], index) => ({ name, text, line: index + 1, untouched: untouched.includes(name) }))
}

export function record(part: Partial<ChangeRecord> = {}): ChangeRecord {
  return { path: PATH, blob: BLOB, state: 'read', detail: '', line: null, fields: fields(FILLED), ...part }
}

/** Sections of a description, each with its heading in an odd line and the text below it. */
export function described(sections: readonly [heading: string, text: string, untouched?: boolean][]): Description {
  return {
    digest: digest('de'),
    sections: sections.map(([heading, text, untouched = false], index) => ({
      heading,
      line: index * 2 + 1,
      text,
      untouched,
    })),
  }
}

export function file(path: string, part: Partial<ChangedFile> = {}): ChangedFile {
  return { path, previousPath: null, status: 'modified', before: null, after: null, addedLines: null, ...part }
}

/** Payments are high, documents alone are low, everything else is medium. */
const TERMS = terms(
  { 'release-manager': ['carol', 'dave'], oncall: ['erin'] },
  {
    risk: [
      { level: 'high', paths: ['src/payments/**'] },
      { level: 'low', 'only-paths': ['docs/**'] },
    ],
  },
)

export interface Scene {
  /** Keys of the policy; left out: a record in `changes/` with the default fields, and nothing more. */
  policy?: object
  /** Texts that differ from those of a complete record; undefined takes one away. */
  texts?: Readonly<Record<string, string | undefined>>
  untouched?: readonly string[]
  records?: readonly ChangeRecord[]
  description?: Description
  recordIssue?: RecordIssue
  change?: Change
  commits?: readonly Commit[]
  reviews?: readonly Review[]
  /** Paths of the change. */
  files?: readonly ChangedFile[]
  time?: string
  owedReviews?: readonly OwedReview[]
  terms?: Partial<Terms>
}

/** A change of mallory's with a complete record of medium risk, with one thing changed. */
export function judged(scene: Scene = {}): Judgement {
  const settings = changeRecord.settings.parse({ source: { files: ['changes/*.yml'] }, ...scene.policy })
  const written = record({ fields: fields({ ...FILLED, ...scene.texts }, scene.untouched) })
  const known = {
    change: scene.change ?? change(),
    commits: [...(scene.commits ?? [commit()])],
    reviews: [...(scene.reviews ?? [])],
    files: [...(scene.files ?? [file('src/discount.js'), file(PATH)])],
    time: scene.time ?? '2026-03-01T12:00:00Z',
  }
  const said = scene.recordIssue
    ? { recordIssue: scene.recordIssue }
    : scene.description
      ? { description: scene.description }
      : { changeRecords: [...(scene.records ?? [written])] }
  const owed = scene.owedReviews ? { owedReviews: { asOf: known.time, open: [...scene.owedReviews] } } : {}
  return changeRecord.judge(settings, { ...known, ...said, ...owed }, { ...TERMS, ...scene.terms })
}

export const codes = ({ reasons }: Judgement): string[] => reasons.map(({ code }) => code)

export const finding = ({ findings }: Judgement, code: string): Reason | undefined =>
  findings.find(found => found.code === code)
