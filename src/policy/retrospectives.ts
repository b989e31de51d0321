import { type Deciding, type Grant, grantsOf, type Objection, type Request, type Words } from './granting.ts'

/** A report of a retrospective review, and who says that it was done. */
export interface ReportedReview extends Request {
  result: 'conforming' | 'nonconforming' | null
  findingsLength: number
  /** Issues of the actions that follow. `null`: not readable. */
  actions: readonly number[] | null
}

const LEAST_FINDINGS = 20
const WORDS: Words = {
  did: 'did it',
  comment: 'review done',
  first: 'carry out the review',
  hadPart: 'had a part in what is to be reviewed',
  // Whoever carries out a review writes down what it found.
  notRequester: false,
}

/** Who took part in what is reviewed, as far as that is known. */
export interface Makers {
  ids: ReadonlySet<string>
  /** Whether it is known of each contributor who it is. */
  isWhole: boolean
}

/**
 * Who did a review and what came of it, or why a report closes none. Where a contributor is nobody known, it could be the
 * reviewer: of two people at most one is.
 */
export function closing(
  report: ReportedReview,
  { makers, ...deciding }: Omit<Deciding, 'makers'> & { makers: Makers },
): { grant: Grant; result: 'conforming' | 'nonconforming'; actions: readonly number[] } | Objection {
  const { result, findingsLength, actions } = report
  if (result === null) return { because: 'it does not say the result', next: 'Choose it under "Result".' }
  if (findingsLength < LEAST_FINDINGS)
    return {
      because: 'its findings are missing or too short',
      next: 'Write under "Findings" what was looked at and what was found, and comment "review done" again.',
    }
  if (actions === null)
    return { because: 'its actions are no issues', next: 'Write their numbers under "Actions", such as #15.' }
  if (result === 'nonconforming' && actions.length === 0)
    return {
      because: 'it found a nonconformity and names no action',
      next: 'Open an issue for the correction and write its number under "Actions".',
    }
  const grants = grantsOf(report, { ...deciding, makers: makers.ids }, WORDS)
  if ('because' in grants) return grants
  const [grant, second] = grants
  if (!makers.isWhole && !second)
    return {
      because: 'a commit of the change belongs to no GitHub account, so it is unknown who made it',
      next: 'Ask a second person with the role to carry out the review and comment "review done", too.',
    }
  return { grant: grant as Grant, result, actions }
}
