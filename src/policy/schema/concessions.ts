import * as z from 'zod'
import { duration, label, roleNames } from '../../gates/shared/settings.ts'

/** Who may accept that a change does not conform, and for how long. ISO 9001 8.7. */
export const concessions = z.strictObject({
  'granted-by': roleNames.describe(
    'Roles that may grant one, by the comment "concession granted" on its issue. Never whoever asked for it, or made the change.',
  ),
  'max-duration': duration.default('P30D').describe('How long one may hold from the day on which it is granted.'),
  label: label.default('concession').describe('The label of issues that ask for one.'),
})

export type ConcessionRules = z.infer<typeof concessions>
