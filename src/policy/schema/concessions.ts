import * as z from 'zod'
import { duration, label, roleNames } from '../../gates/shared/settings.ts'

/** Who may accept that a change does not conform, and for how long. ISO 9001 8.7. */
export const concessions = z.strictObject({
  'granted-by': roleNames.describe(
    'Roles that may grant one, with the comment "concession granted" on its issue. Never the person who requested it or contributed to the change.',
  ),
  'max-duration': duration.default('P30D').describe('Maximum validity from the day of the grant.'),
  label: label.default('concession').describe('Label of issues that request one.'),
})

export type ConcessionRules = z.infer<typeof concessions>
