import type { OwedReview } from '../facts/owed-reviews.ts'
import type { Artifact } from '../facts/release/artifacts.ts'
import type { Authorisation, Release } from '../facts/release/release.ts'
import type { Edition } from '../verdict/clauses.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { digestOf } from './canonical.ts'
import { checkRecord } from './check.ts'
import { clausesOf } from './clauses.ts'
import { recordId } from './identity.ts'
import { type AwaitsOf, gatePart, NOTHING_KEPT, reasonsOf, utcSecond } from './merge.ts'
import type { Evidence, ReleaseRecord } from './record.ts'
import { SCHEMA } from './v2/parts.ts'

/** A word for or against a release, and what the policy made of it. */
export interface AuthorisationSeen {
  authorisation: Authorisation
  roles: readonly string[]
  /** Why it did not count; `null` when it did. */
  why: string | null
}

export interface ArtifactProvenance {
  digest: string
  signer: string
  commit: string
}

export interface Decided {
  /** When it was decided, by the clock of the platform. */
  at: string
  repository: ReleaseRecord['repository']
  subject: Pick<ReleaseRecord['subject'], 'commit' | 'tag' | 'environment' | 'kind'>
  /** Who started the run, pushed the tag or published the release. */
  requestedBy: ReleaseRecord['requestedBy']
  verdict: Verdict
  /** Whether there was a policy to judge by. */
  hasPolicy: boolean
  release: Release | undefined
  evidence: readonly Evidence[]
  artifacts: readonly Artifact[]
  /** What others left to be done. */
  owed: readonly OwedReview[]
  /** What was verified about artifacts, by their digest. */
  provenance: readonly ArtifactProvenance[]
  authorisations: readonly AuthorisationSeen[]
  decidedBy: ReleaseRecord['decidedBy']
  awaits: AwaitsOf
  edition: Edition
}

const MAX_CHANGES = 1000
const MAX_AUTHORISATIONS = 100

/** The record of a release that was authorised, or refused. */
export function releaseRecord(decided: Decided): ReleaseRecord {
  const { repository, verdict, hasPolicy, release, evidence, decidedBy, edition, awaits } = decided
  const kind = 'release'
  const changes = (release?.changes ?? []).filter(({ inPackage = true, early = false }) => inPackage && !early)
  const concessions = concessionsIn(changes)
  const record: Omit<ReleaseRecord, 'id'> = {
    schema: SCHEMA,
    kind,
    at: utcSecond(decided.at),
    repository,
    subject: subjectPart(decided.subject, release),
    policy: hasPolicy ? verdict.policy : null,
    verdict: hasPolicy
      ? { outcome: verdict.outcome, reasons: [], gates: verdict.gates.map(gate => gatePart(gate, awaits)) }
      : { outcome: 'error', reasons: reasonsOf(codesOf(verdict), null, awaits), gates: [] },
    changes: changes.slice(0, MAX_CHANGES).map(changePart),
    evidence: [...evidence],
    authorisations: decided.authorisations.slice(0, MAX_AUTHORISATIONS).map(authorisationPart),
    requestedBy: decided.requestedBy,
    incident: incidentPart(release),
    artifacts: artifactsPart(decided.artifacts, decided.provenance),
    concessions,
    requirements: requirementsIn(changes),
    openObligations: obligationsOf(verdict, decided.owed, utcSecond(decided.at)),
    times: timesOf(decided.authorisations),
    decidedBy,
    kept: NOTHING_KEPT,
    clauses: clausesOf(edition, kind, {
      outcome: hasPolicy ? verdict.outcome : 'error',
      isConceded: concessions.length > 0,
    }),
    retention: { class: 'release', until: null },
  }
  const whole: ReleaseRecord = { ...record, id: recordId(record) }
  checkRecord(whole)
  return whole
}

/** What is not known stays `null`: of a release that could not be looked at, its package and what came before. */
function subjectPart(subject: Decided['subject'], release: Release | undefined): ReleaseRecord['subject'] {
  const { package: name = null, line = null, previous = null, inUse = null } = release ?? {}
  return {
    ...subject,
    package: name,
    line,
    previous: previous && { tag: previous.tag, commit: previous.commit, record: previous.record ?? null },
    replaces: subject.kind === 'rollback' && inUse ? { commit: inUse.commit, record: inUse.record } : null,
  }
}

/** The texts stay out of the record: an issue by its number, and a digest of both. */
function incidentPart(release: Release | undefined): ReleaseRecord['incident'] {
  const { incident = null, reason = null } = release ?? {}
  if (incident === null && reason === null) return null
  const [, number] = /^#?([1-9]\d{0,9})$/.exec(incident ?? '') ?? []
  return { issue: number === undefined ? null : Number(number), reason: digestOf({ incident, reason }) }
}

const MAX_ARTIFACTS = 200

/** What can be told from anything else by its digest. */
function artifactsPart(
  artifacts: readonly Artifact[],
  verified: readonly ArtifactProvenance[],
): ReleaseRecord['artifacts'] {
  const provenanceOf = (digest: string) => {
    const found = verified.find(one => one.digest === digest)
    return found ? { signer: found.signer, commit: found.commit } : null
  }
  return artifacts
    .flatMap(({ source, name, digest }) =>
      digest === null ? [] : [{ source, name, digest, provenance: provenanceOf(digest) }],
    )
    .slice(0, MAX_ARTIFACTS)
}

const MAX_CONCESSIONS = 100

function concessionsIn(changes: Release['changes']): number[] {
  const issues = changes.flatMap(({ record }) =>
    record.state === 'found' ? (record.concessions ?? []).map(({ issue }) => issue) : [],
  )
  return [...new Set(issues)].sort((a, b) => a - b).slice(0, MAX_CONCESSIONS)
}

const MAX_REQUIREMENTS = 500
const IDENTIFIER = /^[A-Za-z0-9][\w.:~/-]{0,127}$/

/** Links that are ids, and not issues. */
function requirementsIn(changes: Release['changes']): string[] {
  const ids = changes.flatMap(({ record }) => (record.state === 'found' ? (record.links ?? []) : []))
  return [...new Set(ids)]
    .filter(id => IDENTIFIER.test(id))
    .sort()
    .slice(0, MAX_REQUIREMENTS)
}

const MAX_OBLIGATIONS = 100

/** What it leaves to be done itself, and then what was open already. A release that was refused leaves nothing. */
function obligationsOf(
  { gates, outcome }: Verdict,
  owed: readonly OwedReview[],
  at: string,
): ReleaseRecord['openObligations'] {
  const obligations = outcome === 'pass' ? gates.flatMap(gate => gate.obligations ?? []) : []
  const own = obligations.map(({ what, withinSeconds }) => ({
    what,
    record: null,
    due: utcSecond(new Date(Date.parse(at) + withinSeconds * 1000).toISOString()),
    listed: true as const,
  }))
  const others = owed.map(({ record, due }) => ({ what: 'review', record, due }))
  return [...own, ...others].slice(0, MAX_OBLIGATIONS)
}

function timesOf(authorisations: readonly AuthorisationSeen[]): ReleaseRecord['times'] {
  const counted = authorisations.filter(({ why }) => why === null)
  const last = counted
    .map(({ authorisation }) => utcSecond(authorisation.at))
    .sort()
    .at(-1)
  const published = authorisations.find(({ authorisation }) => authorisation.state === 'published')
  const requested = published ? utcSecond(published.authorisation.at) : null
  return { requested, authorised: last ?? null, deployed: null }
}

const codesOf = ({ gates }: Verdict): string[] =>
  [...new Set(gates.flatMap(({ reasons }) => reasons.map(({ code }) => code)))].slice(0, 16)

function changePart({ commit, pull, record }: Release['changes'][number]): ReleaseRecord['changes'][number] {
  return record.state === 'found'
    ? { commit, pull, record: record.id, outcome: record.outcome }
    : { commit, pull, record: null, outcome: null }
}

function authorisationPart({ authorisation, roles, why }: AuthorisationSeen): ReleaseRecord['authorisations'][number] {
  const { account, via, environment, state, at, precision } = authorisation
  return {
    account: account?.id ?? null,
    kind: account?.kind ?? null,
    roles: [...roles],
    via,
    environment,
    state,
    at: utcSecond(at),
    precision,
    counted: why === null,
    why,
  }
}
