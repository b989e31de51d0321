import { type Deciding, type Grant, grantsOf, type Objection, type Request, type Words } from './granting.ts'

/** A request to decide which of two contradicting records holds, and who granted it. */
export interface CorrectionRequest extends Request {
  holds: 'recorded' | 'later' | null
  reasonLength: number
}

const LEAST_REASON = 20
const WORDS: Words = {
  did: 'granted it',
  comment: 'correction granted',
  first: 'compare both records',
  hadPart: 'made the change or started a run that recorded it',
  notRequester: true,
}

/** The grant by which a request decides, or why none does. */
export function decide(
  request: CorrectionRequest,
  deciding: Deciding,
): { grant: Grant; holds: 'recorded' | 'later' } | Objection {
  const { holds, reasonLength } = request
  if (holds === null) return { because: 'it does not say what holds', next: 'Choose it under "What holds".' }
  if (reasonLength < LEAST_REASON)
    return {
      because: 'its reason is missing or too short',
      next: 'Write it under "Reason", and have it granted again.',
    }
  const grants = grantsOf(request, deciding, WORDS)
  if ('because' in grants) return grants
  const [grant] = grants
  return { grant: grant as Grant, holds }
}
