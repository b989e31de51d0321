import * as z from 'zod'

/** Words that all facts are written in. Ids are strings: some are larger than a float can hold. */

export const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
export const id = z.string().regex(/^\d+$/)
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
/** First and last line, both counted. */
export const lineRange = z.tuple([z.int().positive(), z.int().positive()])

export const account = z.strictObject({
  id: id.describe('Numeric account id, which identifies the account. A login can change hands.'),
  login: z.string(),
  kind: z.enum(['User', 'Bot', 'Mannequin', 'Organization', 'EnterpriseUserAccount']),
})

/** Of somebody whose word decides something: whoever a policy names may have left since. */
export const canWrite = z
  .boolean()
  .nullable()
  .optional()
  .describe(
    'Whether that account has write access to the repository now. `null`: not read. Left out by earlier versions.',
  )

export type Account = z.infer<typeof account>
export type LineRange = z.infer<typeof lineRange>
