import * as z from 'zod'
import { label, roleNames } from '../../gates/shared/settings.ts'

/** Who carries out the reviews that an emergency leaves to be done afterwards. ISO 9001 8.5.6. */
export const retrospectives = z.strictObject({
  'done-by': roleNames.describe(
    'Roles that may carry out a review, with the comment "review done" on its issue. Never the people who made the change, or who requested or authorised the release.',
  ),
  label: label.default('retrospective-review').describe('Label of issues that report one.'),
})

export type RetrospectiveRules = z.infer<typeof retrospectives>
