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
      .refine(levels => levels.includes('low'), 'must also name "low": lower risk must not require more')
      .optional()
      .describe('Levels of risk, with every lower one: `[low]` or `[low, medium]`.'),
    'verified-commits': z.literal(true).optional().describe('GitHub verified the signature of every commit.'),
  })
  .refine(conditions => Object.keys(conditions).length > 0, 'needs at least one condition')

const leaf = {
  count: z.int().min(1).max(10).optional().describe('How many people must approve. Left out: 1.'),
  from: roleNames.optional().describe('Roles that may fill this requirement. Left out: anyone with write access.'),
  'code-owners': z
    .enum(['each', 'any'])
    .optional()
    .describe(
      'Owners by the CODEOWNERS file of the base commit, instead of roles. `each`: one owner for every set of owners of the changed files. `any`: one owner of any of them.',
    ),
  unowned: z
    .union([z.enum(['fail', 'allow']), z.strictObject({ from: roleNames.describe('Roles that may approve them.') })], {
      error: 'must be "fail", "allow", or { from: [role] }',
    })
    .optional()
    .describe('Rule for changed files without an owner, with `code-owners`. Left out: `fail`.'),
}

/** What a requirement can say beside what it requires. */
const conditions = {
  name: slug.optional().describe('Name that another requirement can refer to with `after`.'),
  after: slug.optional().describe('Name of a requirement that must be filled before this one.'),
  when: when
    .optional()
    .describe('Changes to which it applies. With `paths`, an approval stays valid while none of these files change.'),
  'not-needed-when': notNeededWhen.optional().describe('Changes that do not need it. All conditions must be met.'),
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
    ...(has('unowned') && !has('code-owners') ? ['has "unowned", which requires "code-owners"'] : []),
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
const option = checked({ ...leaf, all: parts(one).optional().describe('One alternative: all of these together.') })
const requirement = checked({
  ...leaf,
  any: parts(option).optional().describe('Alternatives: one of these is enough.'),
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
      .describe('`distinct`: each person fills only one requirement. `shared`: one person may fill several.'),
    exclude: z
      .array(z.enum(EXCLUDABLE))
      .default([...EXCLUDABLE])
      .describe(
        'Whose approval does not count: contributors to the change, whoever pushed to it, who requested it from an app, and accounts that are not people.',
      ),
    'on-push': z
      .strictObject({
        stale: z
          .enum(['patch', 'content', 'commit'])
          .default('content')
          .describe(
            '`content`: an approval stays valid while the change is exactly what was approved: the same files, before and after. `patch`: also while it makes exactly the same edits in the same places of files that the base has changed elsewhere since, as after "Update branch" or a clean rebase; the approver has not seen how the two work together. `commit`: it is valid for that commit only.',
          ),
      })
      .prefault({})
      .describe('Effect of a push on earlier approvals.'),
    'max-age': duration.optional().describe('Maximum age of an approval. Left out: no limit.'),
    veto: roleNames
      .optional()
      .describe('Roles whose request for changes blocks the change until it is resolved. Left out: none.'),
    'request-reviews': z
      .boolean()
      .default(false)
      .describe(
        'Whether to request missing reviews from people in the roles on GitHub: once, and never again from somebody whose request was removed. Needs `pull-requests: write`.',
      ),
    'on-none': z
      .enum(['fail', 'pass'])
      .default('fail')
      .describe('Result for a change to which no requirement applies.'),
  })
  .superRefine(({ require }, context) => {
    for (const [path, message] of orderProblems(require)) context.addIssue({ code: 'custom', path, message })
    const options = require.reduce((product, { any }) => product * (any?.length ?? 1), 1)
    if (options > MAX_BRANCHES)
      context.addIssue({
        code: 'custom',
        path: ['require'],
        message: `has more than ${MAX_BRANCHES} combinations of alternatives`,
      })
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
      yield [['require', place, 'after'], 'is not the name of an earlier requirement']
    if (name !== undefined && known.includes(name)) yield [['require', place, 'name'], 'appears twice']
    if (name !== undefined) known.push(name)
  }
}

export type Settings = z.infer<typeof settings>
export type Requirement = Settings['require'][number]
/** What requires approvals by itself, without parts. */
export type Leaf = z.infer<typeof one>
export type Option = z.infer<typeof option>
