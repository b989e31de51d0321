import * as z from 'zod'

/**
 * The kinds of value that a record may hold. Each has a bounded size and a closed alphabet, so that free text, names,
 * e-mail addresses and titles have no field to hide in: a record can never be erased, and must not need to be.
 */

export const id = z.string().regex(/^\d{1,20}$/)
export const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(64)
export const code = z
  .string()
  .regex(/^[a-z][a-z_]*$/)
  .max(64)
export const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(64)
export const count = z.int().nonnegative()
/** UTC to the second, one spelling per instant. */
export const time = z.iso.datetime({ precision: 0 })
/** A day of the calendar, in UTC. */
export const day = z.iso.date()
/** A number that decided: exact, never a float. */
export const decimal = z.string().regex(/^-?\d{1,15}(?:\.\d{1,6})?$/)
export const trust = z.enum(['platform', 'ci-artifact', 'self-reported'])

/** `main`, not `refs/heads/main`: two spellings of one branch would be two ids of one record. */
export const branch = z
  .string()
  .regex(/^(?!refs\/)[^\p{Cc}\p{Cs} ~^:?*[\\]+$/u)
  .max(255)
/** A path or a reference to a workflow: printable, no lone surrogate, no line break. */
export const place = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]+$/u)
  .max(1024)
export const repositoryName = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/)
export const clause = z.strictObject({
  edition: z.enum(['2015', '2026']),
  id: z.string().regex(/^\d{1,2}(?:\.\d{1,2}){0,3}(?: [a-z])?$/),
})
