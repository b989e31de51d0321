import { answered, sectionsOf } from './sections.ts'

/** What an issue asks for: which of two contradicting records of an event holds. */
export interface CorrectionText {
  /** Path of the conflict in the ledger. `null`: none that could be one. */
  path: string | null
  holds: 'recorded' | 'later' | null
  reasonLength: number
}

const PATH = /^`?(\d{4}\/\d{2}\/\d{2}\/[0-9a-f]{64}\.json)`?$/

/** The answers of the form, as its dropdown writes them. */
const CHOICES: ReadonlyMap<string, 'recorded' | 'later'> = new Map([
  ['the first record', 'recorded'],
  ['the later evaluation', 'later'],
])

/** Reads the form of a correction, as it was typed and as nothing but that. */
export function correctionText(body: string): CorrectionText {
  const under = sectionsOf(body)
  const typed = (heading: string) => answered(under(heading)?.typed)
  return {
    path: PATH.exec(typed('conflict'))?.[1] ?? null,
    holds: CHOICES.get(typed('what holds').toLowerCase()) ?? null,
    reasonLength: answered(under('reason')?.text).length,
  }
}
