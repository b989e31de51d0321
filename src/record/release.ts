import type { Authorisation, Release } from '../facts/release.ts'
import type { Edition } from '../verdict/clauses.ts'
import type { Verdict } from '../verdict/verdict.ts'
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

export interface Decided {
  /** When it was decided, by the clock of the platform. */
  at: string
  repository: ReleaseRecord['repository']
  subject: Pick<ReleaseRecord['subject'], 'commit' | 'tag' | 'environment'> & {
    previous: { tag: string; commit: string } | null
  }
  verdict: Verdict
  /** Whether there was a policy to judge by. */
  hasPolicy: boolean
  release: Release | undefined
  evidence: readonly Evidence[]
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
  const record: Omit<ReleaseRecord, 'id'> = {
    schema: SCHEMA,
    kind,
    at: utcSecond(decided.at),
    repository,
    subject: subjectPart(decided.subject),
    policy: hasPolicy ? verdict.policy : null,
    verdict: hasPolicy
      ? { outcome: verdict.outcome, reasons: [], gates: verdict.gates.map(gate => gatePart(gate, awaits)) }
      : { outcome: 'error', reasons: reasonsOf(codesOf(verdict), null, awaits), gates: [] },
    changes: (release?.changes ?? []).slice(0, MAX_CHANGES).map(changePart),
    evidence: [...evidence],
    authorisations: decided.authorisations.slice(0, MAX_AUTHORISATIONS).map(authorisationPart),
    ...NOT_COLLECTED,
    times: timesOf(decided.authorisations),
    decidedBy,
    kept: NOTHING_KEPT,
    clauses: clausesOf(edition, kind),
    retention: { class: 'release', until: null },
  }
  const whole: ReleaseRecord = { ...record, id: recordId(record) }
  checkRecord(whole)
  return whole
}

/** A repository with one package, released from one line: nothing says otherwise yet. */
function subjectPart({ previous, ...subject }: Decided['subject']): ReleaseRecord['subject'] {
  return {
    ...subject,
    package: null,
    line: null,
    kind: 'normal',
    previous: previous && { ...previous, record: null },
    replaces: null,
  }
}

/** What is known of no release yet. */
const NOT_COLLECTED = {
  requestedBy: null,
  incident: null,
  artifacts: [],
  concessions: [],
  requirements: [],
  openObligations: [],
}

function timesOf(authorisations: readonly AuthorisationSeen[]): ReleaseRecord['times'] {
  const counted = authorisations.filter(({ why }) => why === null)
  const last = counted
    .map(({ authorisation }) => utcSecond(authorisation.at))
    .sort()
    .at(-1)
  return { requested: null, authorised: last ?? null, deployed: null }
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
