import * as z from 'zod'
import { label, roleNames } from '../../gates/shared/settings.ts'

/** Who decides which of two contradicting records of one event holds. ISO 9001 7.5.3. */
export const corrections = z.strictObject({
  'granted-by': roleNames.describe(
    'Roles that may decide which of two contradicting records of one event holds, with the comment "correction granted" on its issue. Never the person who requested it, made the change or started the run that recorded it.',
  ),
  label: label.default('correction').describe('Label of issues that request one.'),
})

export type CorrectionRules = z.infer<typeof corrections>
