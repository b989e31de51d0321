import { type Deciding, type Grant, grantOf, type Objection, type Request, type Words } from './granting.ts'

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

/** Who did a review and what came of it, or why a report closes none. */
export function closing(
  report: ReportedReview,
  deciding: Deciding,
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
  const grant = grantOf(report, deciding, WORDS)
  return 'because' in grant ? grant : { grant, result, actions }
}
