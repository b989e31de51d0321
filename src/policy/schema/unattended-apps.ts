import * as z from 'zod'

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be the name of an app as in its address, such as dependabot')

/** Whether somebody could stand behind what an app does. */
export const unattendedApps = z.union([z.literal('all'), z.array(slug).min(1).max(50)], {
  error: 'must be a list of apps such as [dependabot], or "all"',
})
