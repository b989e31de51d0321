import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as yaml from 'js-yaml'
import * as z from 'zod'

/** What the runner reads from an `action.yml`. Every scalar is text, as in the runner. */
export interface Manifest {
  name: string
  inputs: readonly DeclaredInput[]
  main: string
}

export interface DeclaredInput {
  name: string
  default: string
  deprecationMessage: string
}

const input = z.looseObject({ default: z.string().default(''), deprecationMessage: z.string().default('') })
const manifest = z.looseObject({
  name: z.string(),
  // `name:` with nothing after it is an input without a description.
  inputs: z.record(z.string(), z.union([input, z.literal('').transform(() => input.parse({}))])).default({}),
  runs: z.looseObject({
    using: z.enum(['node20', 'node24'], 'the runner stand-in runs node20 and node24 actions'),
    main: z.string().min(1),
    pre: z.never('the runner stand-in has no `pre` stage').optional(),
    post: z.never('the runner stand-in has no `post` stage').optional(),
  }),
})

export async function readManifest(action: string): Promise<Manifest> {
  const text = await readFile(join(action, 'action.yml'), 'utf8').catch(() =>
    readFile(join(action, 'action.yaml'), 'utf8'),
  )
  // The runner keeps the text of a scalar: `default: 1.10` stays 1.10 and `default: false` is the word.
  const result = manifest.safeParse(yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA, filename: 'action.yml' }))
  if (!result.success) throw new Error(`action.yml: ${z.prettifyError(result.error)}`)
  const { name, inputs, runs } = result.data
  const declared = Object.entries(inputs).map(([name, { default: value, deprecationMessage }]) => ({
    name,
    default: value,
    deprecationMessage,
  }))
  return { name, inputs: declared, main: join(action, runs.main) }
}
