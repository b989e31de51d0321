import * as z from 'zod'

/** Whom CODEOWNERS names: a login or `organisation/team` in lower case, or an address, which is nobody's name. */
const owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), login: z.string() }),
  z.strictObject({ kind: z.literal('team'), team: z.string() }),
  z.strictObject({ kind: z.literal('email'), email: z.string() }),
])

const ownedPart = z.strictObject({
  line: z.int().positive(),
  pattern: z.string(),
  owners: z.array(owner).min(1),
  paths: z.array(z.string()).min(1).describe('Changed files for which this line decides, old and new names.'),
})

/** Who owns the changed files by the CODEOWNERS file of the base commit. */
export const codeOwners = z.strictObject({
  file: z.string(),
  parts: z.array(ownedPart),
  unowned: z.array(z.string()).describe('Changed files without an owner.'),
})

export type Owner = z.infer<typeof owner>
export type CodeOwners = z.infer<typeof codeOwners>
