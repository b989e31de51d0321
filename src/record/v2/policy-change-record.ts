import * as z from 'zod'
import { refuse } from '../parts.ts'
import { shape as first } from '../v1/policy-change-record.ts'
import { approval, clauses, common, reasons, retention } from './parts.ts'

const shape = z.strictObject({
  ...first.shape,
  ...common,
  clauses,
  installs: z.boolean().describe('Whether the rules begin with it: before, there was neither a policy nor a ledger.'),
  reasons: reasons.describe('Why a policy cannot be read.'),
  approvals: z.array(approval).max(500),
  retention: retention('quality'),
})

export const policyChangeRecord = shape.superRefine((record, context) => {
  const { files, moreFiles, effect, moreEffects, before, after, approvals, installs } = record
  refuse(
    [
      [files.length + moreFiles === 0, 'a change of no file'],
      [effect !== null && (before === null || after === null), 'an effect of an unreadable policy'],
      [effect === null && moreEffects > 0, 'more effects than listed'],
      [approvals.some(one => one.counted !== (one.why === null)), 'an approval that both counts and does not count'],
      [installs && before !== null, 'rules that begin and were there before'],
    ],
    context,
  )
})

export type PolicyChangeRecord = z.infer<typeof shape>
