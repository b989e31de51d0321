import * as z from 'zod'
import { lowered } from '../../gates/reviews/strangers.ts'

const ADDRESS = /^[A-Za-z0-9.!#$%&'+/=^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/

/** GitHub hands these out to people, and an account that is gone leaves one behind. */
const OF_GITHUB = /@(?:[a-z0-9-]+\.)*github\.com$/

const address = z
  .string()
  .max(254)
  .regex(ADDRESS, 'must be one whole e-mail address, such as noreply@example.com')
  .refine(text => !OF_GITHUB.test(lowered(text)), 'is an address of GitHub, which stands for an account')
  .transform(lowered)
  .describe('Whole address, compared exactly except for the case of its letters.')

/** Addresses in commits that no account has, and what they are. */
export const knownAddresses = z
  .array(
    z.strictObject({
      address,
      is: z
        .literal('tool', {
          error: 'must be "tool": an address of a person belongs into the GitHub account of that person',
        })
        .describe('`tool`: a program without an account, which nobody is.'),
    }),
  )
  .min(1)
  .max(50)
  .refine(all => new Set(all.map(one => one.address)).size === all.length, 'has an address twice')

export type KnownAddresses = z.infer<typeof knownAddresses>
