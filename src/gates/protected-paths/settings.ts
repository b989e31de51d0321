import * as z from 'zod'

export const settings = z.strictObject({ role: z.string().nullable(), 'own-changes': z.boolean() })

export type Settings = z.infer<typeof settings>
