import * as z from 'zod'

const outcome = z.enum(['pass', 'fail', 'waived', 'not_applicable', 'error'])

const location = z.strictObject({
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive().optional(),
  endLine: z.int().positive().optional(),
})

const data = z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.array(z.string())]))

const reason = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z_]*$/)
    .describe('Stable, for programs.'),
  message: z.string().describe('One sentence for people.'),
  next: z.string().optional().describe('The next step.'),
  location: location.optional(),
  data: data.optional(),
})

const requirement = z.strictObject({
  outcome,
  required: z.string().describe('What the policy requires, such as `1 approval from maintainer`.'),
  found: z.string().describe('What was found.'),
  evidence: z.array(z.string()).optional().describe('Ids of its evidence, such as reviews.'),
})

const builtOn = z.strictObject({
  profile: z.string().nullable(),
  extends: z.array(z.strictObject({ reference: z.string(), commit: z.string(), blob: z.string() })),
})

const ifThere = 'Left out: none.'

/** What a judgement rests on, as data for whoever records or acts on it. Nobody reads it back out of reason codes. */
const grounds = z.strictObject({
  approvals: z
    .array(
      z.strictObject({
        review: z.string().describe('Id of the review.'),
        why: z.string().nullable().describe('Reason code why it did not count. `null`: it counted.'),
        otherCommit: z.literal(true).optional().describe('Given for another commit with the same content.'),
      }),
    )
    .optional()
    .describe(`Every review considered as an approval. ${ifThere}`),
  missingReviews: z
    .array(z.strictObject({ lacking: z.int().positive(), could: z.array(z.string()).describe('Logins.') }))
    .optional()
    .describe(`Who could give the missing approvals. ${ifThere}`),
  authorisations: z
    .array(z.strictObject({ place: z.int().nonnegative(), why: z.string().nullable() }))
    .optional()
    .describe(`Which authorisations of the facts were considered, by index, and why one did not count. ${ifThere}`),
  provenance: z
    .array(z.strictObject({ digest: z.string(), signer: z.string(), commit: z.string() }))
    .optional()
    .describe(
      `Artifacts that were verified to be built from the released commit, by digest, and by which workflow. ${ifThere}`,
    ),
  exemption: z
    .strictObject({ app: z.string() })
    .optional()
    .describe(`The rule of the gate itself by which the outcome is \`waived\`. ${ifThere}`),
  links: z
    .array(z.string())
    .optional()
    .describe(`Ids of the work items and requirements that it is based on. ${ifThere}`),
  changeRecord: z
    .strictObject({
      path: z.string().nullable().describe('`null`: in the description or an issue, or unknown.'),
      source: z.enum(['file', 'description', 'issue']).optional().describe('Left out: not known.'),
      blob: z.string().nullable(),
      type: z.string().nullable(),
      declaredRisk: z.int().min(1).max(3).nullable().describe('1 low, 2 medium, 3 high.'),
      computedRisk: z.int().min(1).max(3).nullable(),
    })
    .optional()
    .describe(`The change record that was evaluated. ${ifThere}`),
  obligations: z
    .array(z.strictObject({ what: z.literal('review'), withinSeconds: z.int().nonnegative() }))
    .optional()
    .describe(`What remains to be done after the merge, and by when. ${ifThere}`),
})

const gateVerdict = z.strictObject({
  id: z.string(),
  type: z.string(),
  enforce: z.enum(['blocking', 'advisory']),
  outcome,
  title: z.string().describe('Title of a check run, such as `1 of 2 approvals`.'),
  reasons: z.array(reason).describe('Why the outcome is not a pass, or why the gate does not apply.'),
  findings: z.array(reason).describe('Notable, but not decisive.'),
  measured: data.describe('The numbers that decided, as integers or exact decimals in text.'),
  children: z.array(requirement),
  basis: z
    .string()
    .optional()
    .describe('Digest of how the numbers were counted: numbers of two verdicts are comparable if it is equal.'),
  concession: z
    .strictObject({
      issue: z.int().positive(),
      grantedBy: z.string().describe('Id of the account.'),
      grantedAt: z.string(),
      expires: z.string().describe('Last day, in UTC.'),
      result: z.literal('fail').describe('What the gate itself decided.'),
    })
    .optional()
    .describe('The concession by which the outcome is `waived`. Left out: none.'),
  clauses: z.array(z.strictObject({ edition: z.enum(['2015', '2026']), id: z.string() })),
  ...grounds.shape,
})

export const verdict = z.strictObject({
  schema: z.literal('gatebook/verdict/1'),
  outcome: z.enum(['pass', 'fail', 'error']),
  subject: z.strictObject({
    repository: z.string(),
    pull: z.int().positive().optional(),
    release: z.string().optional().describe('Tag or environment of a release.'),
    head: z.string(),
    base: z.string(),
  }),
  policy: z.strictObject({
    path: z.string(),
    blob: z.string(),
    digest: z
      .string()
      .describe('Digest of the policy in force, with everything that it extends and every default filled in.'),
    builtOn: builtOn.optional().describe('Left out: nothing.'),
  }),
  gates: z.array(gateVerdict),
  reasons: z.array(reason).optional().describe('Causes of the outcome that are of no gate. Left out: none.'),
  findings: z.array(reason).optional().describe('Notable, but not decisive, and of no gate. Left out: none.'),
})

/**
 * What a reason waits for: somebody else's decision, other work by the author, a report, or an answer of the platform. An
 * approval that was not given yet says nothing about the work; a test that failed does. Records and indicators go by it.
 */
export const AWAITS = ['person', 'author', 'evidence', 'platform'] as const
export type Awaits = (typeof AWAITS)[number]

export type Outcome = z.infer<typeof outcome>
export type Location = z.infer<typeof location>
/** Why an outcome is what it is: a code for programs, a sentence for people, the next step. */
export type Reason = z.infer<typeof reason>
export type Requirement = z.infer<typeof requirement>
export type GateVerdict = z.infer<typeof gateVerdict>
export type Verdict = z.infer<typeof verdict>

export type Grounds = z.infer<typeof grounds>

/** What a gate itself decides; the policy adds who it is and whether it blocks. */
export type Judgement = Pick<GateVerdict, 'outcome' | 'title' | 'reasons' | 'findings' | 'measured' | 'children'> &
  Grounds

/** The worst outcome of the blocking gates. Where none of them applies nothing was judged, which is never a pass by itself. */
export function combine(gates: readonly GateVerdict[]): Verdict['outcome'] | 'nothing_applies' {
  const blocking = gates.filter(gate => gate.enforce === 'blocking')
  if (blocking.some(gate => gate.outcome === 'error')) return 'error'
  if (blocking.some(gate => gate.outcome === 'fail')) return 'fail'
  return blocking.some(gate => gate.outcome !== 'not_applicable') ? 'pass' : 'nothing_applies'
}
