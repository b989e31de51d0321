import * as z from 'zod'
import { EXCLUDABLE } from '../reviews/rules.ts'
import { duration, pattern, roleNames, slug } from '../shared/settings.ts'
import { when } from '../shared/when.ts'

const LEVELS_DOWN = ['low', 'medium'] as const

/** Nothing here is the author's word: files and signatures are seen, and the risk comes from rules of the base branch. */
const notNeededWhen = z
  .strictObject({
    'only-paths': z.array(pattern).min(1).max(50).optional().describe('All changed files match, old and new names.'),
    risk: z
      .array(z.enum(LEVELS_DOWN))
      .min(1)
      .refine(levels => levels.includes('low'), 'must also name "low": less risk never asks for more')
      .optional()
      .describe('Levels of risk, and every lower one: `[low]` or `[low, medium]`.'),
    'verified-commits': z.literal(true).optional().describe('GitHub holds the signature of every commit for valid.'),
  })
  .refine(conditions => Object.keys(conditions).length > 0, 'needs at least one condition')

const leaf = {
  count: z.int().min(1).max(10).optional().describe('How many people must approve; 1 if it is left out.'),
  from: roleNames
    .optional()
    .describe('Roles that may fill this requirement. Left out: anyone who may push to the repository.'),
  'code-owners': z
    .enum(['each', 'any'])
    .optional()
    .describe(
      'Owners by the CODEOWNERS file of the base commit, in place of roles. `each`: one owner for every set of owners of the changed files. `any`: one owner of any of them.',
    ),
  unowned: z
    .union([z.enum(['fail', 'allow']), z.strictObject({ from: roleNames.describe('Roles that may approve them.') })], {
      error: 'must be "fail", "allow", or { from: [role] }',
    })
    .optional()
    .describe('What holds for changed files that nobody owns, beside `code-owners`. Left out: `fail`.'),
}

/** What a requirement can say beside what it asks for. */
const conditions = {
  name: slug.optional().describe('Name by which another requirement can come after this one.'),
  after: slug.optional().describe('Name of a requirement that must be filled before this one.'),
  when: when
    .optional()
    .describe('On which changes it is asked. With `paths` an approval holds while none of these change.'),
  'not-needed-when': notNeededWhen.optional().describe('Changes that do not need it; all conditions must hold.'),
}

const KINDS = ['code-owners', 'any', 'all'] as const

/** Keys that do not go together, each pair as the end of a sentence about the entry. */
function misfits(one: Record<string, unknown>): string[] {
  const has = (key: string) => one[key] !== undefined
  const kinds = KINDS.filter(has)
  const beside = ['count', 'from'].filter(has)
  const pairs = [...(kinds.length > 1 ? [kinds] : []), ...(kinds[0] ? beside.map(key => [kinds[0], key]) : [])]
  return [
    ...pairs.map(([first, second]) => `cannot have both "${first}" and "${second}"`),
    ...(has('unowned') && !has('code-owners') ? ['has "unowned", which belongs to "code-owners"'] : []),
  ]
}

function checked<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape).superRefine((one, context) => {
    for (const message of misfits(one)) context.addIssue({ code: 'custom', path: [], message })
  })
}

const one = checked(leaf)
const parts = <Part extends z.ZodType>(part: Part) => z.array(part).min(2).max(10)
/** Two levels are enough to say it, and a person can still read it. */
const option = checked({ ...leaf, all: parts(one).optional().describe('All of these together are one of the ways.') })
const requirement = checked({
  ...leaf,
  any: parts(option).optional().describe('Ways to meet it: one of these is enough.'),
  ...conditions,
})

export const settings = z
  .strictObject({
    require: z
      .array(requirement)
      .min(1)
      .max(20)
      .transform(all => all.map(counted))
      .describe('What must be approved, and by whom.'),
    people: z
      .enum(['distinct', 'shared'])
      .default('distinct')
      .describe('`distinct`: one person fills one requirement only. `shared`: one person may fill several.'),
    exclude: z
      .array(z.enum(EXCLUDABLE))
      .default([...EXCLUDABLE])
      .describe(
        'Whose approval does not count: those who made the change, whoever pushed it last or had an app make it, and accounts that are no people.',
      ),
    'on-push': z
      .strictObject({
        stale: z
          .enum(['content', 'commit'])
          .default('content')
          .describe(
            '`content`: an approval holds while the change is exactly what was approved. `commit`: for that commit only.',
          ),
      })
      .prefault({})
      .describe('What a push does to approvals that were given before it.'),
    'max-age': duration.optional().describe('How old an approval may be. Left out: as old as it likes.'),
    veto: roleNames
      .optional()
      .describe('Roles whose request for changes holds the change up until it is settled. Left out: nobody’s does.'),
    'request-reviews': z
      .boolean()
      .default(false)
      .describe(
        'Whether GitHub asks people of the roles for the reviews that are missing: once, and nobody again whom somebody took off. Needs `pull-requests: write`.',
      ),
    'on-none': z
      .enum(['fail', 'pass'])
      .default('fail')
      .describe('What holds for a change of which none of the requirements is asked.'),
  })
  .superRefine(({ require }, context) => {
    for (const [path, message] of orderProblems(require)) context.addIssue({ code: 'custom', path, message })
    const options = require.reduce((product, { any }) => product * (any?.length ?? 1), 1)
    if (options > MAX_BRANCHES)
      context.addIssue({ code: 'custom', path: ['require'], message: `can be met in more than ${MAX_BRANCHES} ways` })
  })

const MAX_BRANCHES = 64

/** A count is shown where it is one. */
function counted<One extends Countable>(one: One): One {
  if (one.any) return { ...one, any: one.any.map(counted) }
  if (one.all) return { ...one, all: one.all.map(counted) }
  return one['code-owners'] === undefined ? { ...one, count: one.count ?? 1 } : one
}

interface Countable {
  count?: number | undefined
  'code-owners'?: string | undefined
  any?: Countable[] | undefined
  all?: Countable[] | undefined
}

/** `after` names a requirement of the same list that stands before it. */
function* orderProblems(
  require: readonly { name?: string | undefined; after?: string | undefined }[],
): Generator<[path: (string | number)[], message: string]> {
  const known: string[] = []
  for (const [place, { name, after }] of require.entries()) {
    if (after !== undefined && !known.includes(after))
      yield [['require', place, 'after'], 'is the name of no requirement before this one']
    if (name !== undefined && known.includes(name)) yield [['require', place, 'name'], 'is given twice']
    if (name !== undefined) known.push(name)
  }
}

export type Settings = z.infer<typeof settings>
export type Requirement = Settings['require'][number]
/** What asks for approvals by itself, without parts. */
export type Leaf = z.infer<typeof one>
export type Option = z.infer<typeof option>
