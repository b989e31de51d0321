import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import * as z from 'zod'
import type { FactName, Facts } from '../facts/facts.ts'
import type { Report } from '../facts/reports.ts'
import { type Reason, type Verdict, verdict as verdictSchema } from '../verdict/verdict.ts'

/**
 * The verdict as the overall check run carries it: codes and numbers, no sentences, no names. The run that records the
 * merge finds it there and reuses what only reports could show. A check run can be written by any workflow of the
 * repository, so what is read back is a claim: it is parsed strictly and recorded with its origin.
 */

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
const code = z.string().regex(/^[a-z][a-z_]{0,63}$/)
const count = z.strictObject({ code, count: z.int().positive() })
const gateShape = verdictSchema.shape.gates.element.shape

const accountId = z.string().regex(/^[1-9]\d{0,15}$/)
const MAX_PUSHERS = 100

/** Paths of one commit. */
const MAX_DIFFERING = 50

// Every field is as narrow as the record that may take it over: what does not fit was not written by Gatebook.
const embeddedVerdictSchema = z.strictObject({
  schema: z.literal('gatebook/judged/1'),
  outcome: verdictSchema.shape.outcome,
  subject: verdictSchema.shape.subject,
  policy: verdictSchema.shape.policy,
  gates: z
    .array(
      z.strictObject({
        id: slug,
        type: slug,
        outcome: gateShape.outcome,
        measured: gateShape.measured,
        reasons: z.array(count).max(60),
        findings: z.array(count).max(60),
      }),
    )
    .max(50),
  evidence: z
    .array(
      z.strictObject({
        fact: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
        collectedAt: z.iso.datetime({ precision: 0 }),
        digest: digest.nullable().describe('Digest of the file it was read from, or of the digests of several files.'),
      }),
    )
    .max(16),
  pushers: z
    .array(accountId)
    .max(MAX_PUSHERS)
    .optional()
    .describe('Account ids of everybody who pushed. GitHub may no longer report them after the branch is deleted.'),
  pushedByApps: z
    .array(z.strictObject({ id: accountId, slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/) }))
    .max(MAX_PUSHERS)
    .optional()
    .describe('Those of them that are apps.'),
  contents: z
    .array(
      z.strictObject({
        commit: oid,
        digest,
        differing: z.array(z.string().max(400)).max(MAX_DIFFERING).optional(),
        edits: z.array(z.string().max(400)).max(MAX_DIFFERING).optional(),
      }),
    )
    .max(300)
    .describe(
      'Content of the commits of the head and of reviews, and where they differ from the head, by content and by edits: a hint which approvals were for the same change.',
    ),
})

export type EmbeddedVerdict = z.infer<typeof embeddedVerdictSchema>

/** `before`: the verdict of an earlier run on the same head, from which some of this one was taken with its evidence. */
export function embeddedVerdictOf(
  verdict: Verdict,
  facts: Facts | undefined,
  before?: EmbeddedVerdict,
): EmbeddedVerdict {
  const evidence = facts ? reportEvidence(facts) : []
  const contents = facts ? contentsOf(facts) : []
  const pushers = facts ? pushersOf(facts) : {}
  return {
    schema: 'gatebook/judged/1',
    outcome: verdict.outcome,
    subject: verdict.subject,
    policy: verdict.policy,
    gates: verdict.gates.map(({ id, type, outcome, measured, reasons, findings }) => ({
      id,
      type,
      outcome,
      measured,
      reasons: counts(reasons),
      findings: counts(findings),
    })),
    evidence: withBefore(evidence, before?.evidence, ({ fact }) => fact),
    ...(before && Object.keys(pushers).length === 0 ? pushersIn(before) : pushers),
    contents: withBefore(contents, before?.contents, ({ commit }) => commit),
  }
}

/** With what was there before and is not known now; no more than the schema takes. */
function withBefore<One>(now: readonly One[], before: readonly One[] = [], idOf: (one: One) => string): One[] {
  const known = new Set(now.map(idOf))
  const all = [...now, ...before.filter(one => !known.has(idOf(one)))]
  return all.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
}

const pushersIn = ({ pushers, pushedByApps }: EmbeddedVerdict): Pick<EmbeddedVerdict, 'pushers' | 'pushedByApps'> => ({
  ...(pushers ? { pushers } : {}),
  ...(pushedByApps ? { pushedByApps } : {}),
})

/** All of them or none: one who is left out could be the one who approved. */
function pushersOf({ lastPushers }: Facts): Pick<EmbeddedVerdict, 'pushers' | 'pushedByApps'> {
  if (lastPushers.state !== 'complete' || lastPushers.value.length === 0) return {}
  if (lastPushers.value.length > MAX_PUSHERS) return {}
  const apps = lastPushers.value.filter(({ kind }) => kind !== 'User')
  const slugs = apps.map(({ id, login }) => ({ id, slug: login.toLowerCase().replace(/\[bot\]$/, '') }))
  return {
    pushers: lastPushers.value.map(({ id }) => id),
    ...(slugs.length > 0 ? { pushedByApps: slugs } : {}),
  }
}

/** A check run holds so much text and no more; without the paths an approval is stale in the record. */
const MAX_WITH_PATHS = 20

function contentsOf({ change, reviews }: Facts): EmbeddedVerdict['contents'] {
  if (change.state !== 'complete' || reviews.state !== 'complete') return []
  const { head, content } = change.value
  const all = [{ commit: head, content, differing: null, differingEdits: null }, ...reviews.value]
  const known = new Map(
    all.flatMap(({ commit, content, differing, differingEdits: edits }) =>
      commit && content ? [[commit, { content, differing, edits }] as const] : [],
    ),
  )
  return [...known]
    .slice(0, 300)
    .map(([commit, { content: digest, differing, edits }], place) => {
      const fits = (paths: readonly string[] | null | undefined): paths is string[] =>
        paths != null &&
        place < MAX_WITH_PATHS &&
        paths.length <= MAX_DIFFERING &&
        paths.every(path => path.length <= 400)
      return { commit, digest, ...(fits(differing) ? { differing } : {}), ...(fits(edits) ? { edits } : {}) }
    })
    .sort((a, b) => (a.commit < b.commit ? -1 : 1))
}

function counts(reasons: readonly Reason[]): { code: string; count: number }[] {
  const codes = [...new Set(reasons.map(reason => reason.code))].sort()
  return codes.map(code => ({ code, count: reasons.filter(reason => reason.code === code).length }))
}

/** What only reports could show, with a digest of the files it was read from. */
function reportEvidence(facts: Facts): EmbeddedVerdict['evidence'] {
  const evidence: EmbeddedVerdict['evidence'] = []
  for (const [fact, seen] of Object.entries(facts) as [string, Facts[FactName]][]) {
    if (seen.state !== 'complete') continue
    const { collectedAt } = seen.provenance
    const values: readonly unknown[] = Array.isArray(seen.value) ? seen.value : []
    const sets = values.filter(isReportSet)
    const digests = sets.flatMap(({ reports }) => reports.flatMap(({ files }) => files.map(file => file.digest)))
    if (sets.length > 0) evidence.push({ fact, collectedAt, digest: oneDigest(digests) })
    if (fact === 'files') evidence.push({ fact, collectedAt, digest: null })
  }
  return evidence.sort((a, b) => (a.fact < b.fact ? -1 : 1))
}

/** By its shape, so that a new kind of reports is evidence without a word here. */
type ReportSet = { reports: readonly Report[] }
const isReportSet = (value: unknown): value is ReportSet =>
  typeof value === 'object' && value !== null && 'reports' in value && Array.isArray(value.reports)

function oneDigest(digests: readonly string[]): string | null {
  const [first, ...more] = [...new Set(digests)].sort()
  if (first === undefined) return null
  return more.length === 0 ? first : digestOf([first, ...more].join('\n'))
}

const FENCE = '```'
const OPENING = '<details><summary>Verdict for programs</summary>'

/** The folded block at the end of the overall check run's text. */
export function block(judged: EmbeddedVerdict): string {
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
export function readBlock(text: string): { judged: EmbeddedVerdict; digest: string } | undefined {
  const pattern =
    /<details><summary>Verdict for programs<\/summary>\n\n```json\n([^\n]*)\n```\n\nDigest of the canonical JSON: (sha256:[0-9a-f]{64})/
  const [, json = '', digest = ''] = pattern.exec(text.replaceAll('\r\n', '\n')) ?? []
  const parsed = embeddedVerdictSchema.safeParse(parseJson(json))
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
