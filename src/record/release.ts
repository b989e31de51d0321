import type { Authorisation, Release } from '../facts/release.ts'
import type { Edition } from '../verdict/clauses.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { checkRecord } from './check.ts'
import { clausesOf } from './clauses.ts'
import { recordId } from './identity.ts'
import { gatePart, utcSecond } from './merge.ts'
import type { Evidence, ReleaseRecord } from './record.ts'

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
  subject: ReleaseRecord['subject']
  verdict: Verdict
  /** Whether there was a policy to judge by. */
  hasPolicy: boolean
  release: Release | undefined
  evidence: readonly Evidence[]
  authorisations: readonly AuthorisationSeen[]
  decidedBy: ReleaseRecord['decidedBy']
  edition: Edition
}

const MAX_CHANGES = 1000
const MAX_AUTHORISATIONS = 100

/** The record of a release that was authorised, or refused. */
export function releaseRecord(decided: Decided): ReleaseRecord {
  const { repository, subject, verdict, hasPolicy, release, evidence, decidedBy, edition } = decided
  const kind = 'release'
  const record: Omit<ReleaseRecord, 'id'> = {
    schema: 'gatebook/record/1',
    kind,
    at: utcSecond(decided.at),
    repository,
    subject,
    policy: hasPolicy ? verdict.policy : null,
    verdict: hasPolicy
      ? { outcome: verdict.outcome, reasons: [], gates: verdict.gates.map(gate => gatePart(gate, {})) }
      : { outcome: 'error', reasons: codesOf(verdict), gates: [] },
    changes: (release?.changes ?? []).slice(0, MAX_CHANGES).map(changePart),
    evidence: [...evidence],
    authorisations: decided.authorisations.slice(0, MAX_AUTHORISATIONS).map(authorisationPart),
    decidedBy,
    clauses: clausesOf(edition, kind),
    retention: { class: 'release' },
  }
  const whole: ReleaseRecord = { ...record, id: recordId(record) }
  checkRecord(whole)
  return whole
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
