import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as z from 'zod'
import type { Facts } from '../facts/facts.ts'
import { type Reason, type Verdict, verdict as verdictSchema } from '../verdict/verdict.ts'

/**
 * The verdict as the overall check run carries it: codes and numbers, no sentences, no names. The run that records the
 * merge finds it there and takes over what only reports could tell. A check run can be written by any workflow of the
 * repository, so what is read back is a claim: it is parsed strictly and recorded with its origin.
 */

const count = z.strictObject({ code: z.string(), count: z.int().positive() })

const evidence = z.strictObject({
  fact: z.string(),
  source: z.string(),
  trust: z.enum(['platform', 'ci-artifact', 'self-reported']),
  collectedAt: z.string(),
  digests: z.array(z.string()),
})

export const judgedSchema = z.strictObject({
  schema: z.literal('gatebook/judged/1'),
  outcome: verdictSchema.shape.outcome,
  subject: verdictSchema.shape.subject,
  policy: verdictSchema.shape.policy,
  gates: z.array(
    verdictSchema.shape.gates.element.omit({ title: true, children: true, reasons: true, findings: true }).extend({
      reasons: z.array(count),
      findings: z.array(count),
    }),
  ),
  evidence: z.array(evidence),
  contents: z
    .array(z.strictObject({ commit: z.string(), digest: z.string() }))
    .describe(
      'What commits carry, of the head and of reviews: it tells later which approvals were for the same change.',
    ),
})

export type Judged = z.infer<typeof judgedSchema>

export function judgedOf(verdict: Verdict, facts: Facts | undefined): Judged {
  return {
    schema: 'gatebook/judged/1',
    outcome: verdict.outcome,
    subject: verdict.subject,
    policy: verdict.policy,
    gates: verdict.gates.map(({ title: _, children: __, reasons, findings, ...gate }) => ({
      ...gate,
      reasons: counts(reasons),
      findings: counts(findings),
    })),
    evidence: facts ? evidenceOf(facts) : [],
    contents: facts ? contentsOf(facts) : [],
  }
}

function contentsOf({ change, reviews }: Facts): Judged['contents'] {
  if (change.state !== 'complete' || reviews.state !== 'complete') return []
  const { head, content } = change.value
  const all = [{ commit: head, content }, ...reviews.value]
  const known = new Map(all.flatMap(({ commit, content }) => (commit && content ? [[commit, content] as const] : [])))
  return [...known].map(([commit, digest]) => ({ commit, digest })).sort((a, b) => (a.commit < b.commit ? -1 : 1))
}

function counts(reasons: readonly Reason[]): { code: string; count: number }[] {
  const codes = [...new Set(reasons.map(reason => reason.code))].sort()
  return codes.map(code => ({ code, count: reasons.filter(reason => reason.code === code).length }))
}

/** Where each fact came from, with the digests of the files it was read from. */
export function evidenceOf(facts: Facts): Judged['evidence'] {
  const { schema: _, ...named } = facts
  return Object.entries(named).flatMap(([fact, observed]) => {
    if (observed.state !== 'complete') return []
    const { source, trust, collectedAt } = observed.provenance
    return [{ fact, source, trust, collectedAt, digests: fact === 'coverage' ? reportDigests(facts) : [] }]
  })
}

function reportDigests({ coverage }: Facts): string[] {
  if (coverage.state !== 'complete') return []
  const files = coverage.value.flatMap(measurement => measurement.reports.flatMap(report => report.files))
  return [...new Set(files.map(file => file.digest))].sort()
}

const FENCE = '```'
const OPENING = '<details><summary>Verdict for programs</summary>'

/** The folded block at the end of the overall check run's text. */
export function block(judged: Judged): string {
  const json = canonicalize(judged) ?? ''
  const shown = json.replace(
    /[<>&`@\u007f-\uffff]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return [
    OPENING,
    '',
    `${FENCE}json`,
    shown,
    FENCE,
    '',
    `Digest of the canonical JSON: ${digestOf(json)}`,
    '',
    '</details>',
  ].join('\n')
}

/** Reads a block back; nothing when it is not there, was altered, or is not what this version writes. */
export function readBlock(text: string): { judged: Judged; digest: string } | undefined {
  const pattern =
    /<details><summary>Verdict for programs<\/summary>\n\n```json\n([^\n]*)\n```\n\nDigest of the canonical JSON: (sha256:[0-9a-f]{64})/
  const [, json = '', digest = ''] = pattern.exec(text.replaceAll('\r\n', '\n')) ?? []
  const parsed = judgedSchema.safeParse(parseJson(json))
  if (!parsed.success || digestOf(canonicalize(parsed.data) ?? '') !== digest) return undefined
  return { judged: parsed.data, digest }
}

const digestOf = (json: string): string => `sha256:${createHash('sha256').update(json).digest('hex')}`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
