import { type BesideChange, type BesideRecord, releasePage } from '../../book/release-page.ts'
import type { Facts } from '../../facts/facts.ts'
import { releaseName } from '../../facts/release/name.ts'
import type { Release, ReleaseChange } from '../../facts/release/release.ts'
import { reviewed } from '../../gates/shared/overdue-reviews.ts'
import { isInLedger } from '../../ledger/append.ts'
import { gatesLines } from '../../publish/console.ts'
import { plain } from '../../text/escape.ts'
import { ledgerLine } from '../shared/ledger-line.ts'
import type { Result } from '../shared/result.ts'
import type { ApprovedRelease } from './approve-release.ts'

const DECISIONS = { pass: 'authorised', fail: 'refused', error: 'not authorised: it could not be evaluated' } as const

/** What became of a release, and a page about it that can be read on its own. */
export function releaseSummary(release: ApprovedRelease, server: string): Partial<Result> {
  const { judged, record, appended, checkUrl, notices } = release
  const { verdict, facts } = judged
  const whole = record.verdict.outcome === verdict.outcome
  const kept = whole && (!appended || isInLedger(appended))
  const beside = facts.release.state === 'complete' ? besideRecord(facts.release.value, facts.owedReviews) : undefined
  const path = kept ? appended?.path : undefined
  const name = releaseName(record.subject)
  const page = releasePage({ record, verdict, name, beside, names: namesIn(release), path, server })
  const decision = `Release ${name} ${DECISIONS[verdict.outcome]}.`
  return {
    outcome: kept ? verdict.outcome : 'error',
    headline: plain(kept ? decision : `${decision} Its record is not in the ledger, so it must not be published.`),
    failedGates: verdict.gates.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map(({ id }) => id),
    lines: [...gatesLines(verdict), plain(ledgerLine(appended))],
    notices,
    page,
    judged: { verdict, facts },
    recorded: [{ record, appended }],
    documents: { 'release.md': page },
    checkUrl,
  }
}

function namesIn({ judged: { facts } }: ApprovedRelease): ReadonlyMap<string, string> {
  const words = facts.authorisations.state === 'complete' ? facts.authorisations.value : []
  const requesters = facts.release.state === 'complete' ? (facts.release.value.requesters ?? []) : []
  const accounts = [...words.map(({ account }) => account), ...requesters]
  return new Map(accounts.flatMap(account => (account ? [[account.id, account.login] as const] : [])))
}

function besideRecord({ begins, incident, reason, changes }: Release, owed: Facts['owedReviews']): BesideRecord {
  const others = changes.filter(({ inPackage = true, early = false }) => !inPackage && !early)
  return {
    begins,
    why: [incident, reason].flatMap(text => text ?? []),
    others: others.length,
    early: changes.filter(({ early }) => early).length,
    owed: new Map(owed.state === 'complete' ? owed.value.open.map(one => [one.record, reviewed(one)]) : []),
    changes: new Map(changes.map(change => [change.commit, besideChange(change)])),
  }
}

const besideChange = ({ record, backportOf }: ReleaseChange): BesideChange => ({
  concessions: record.state === 'found' ? (record.concessions ?? []) : [],
  links: record.state === 'found' ? (record.links ?? []) : [],
  picked: backportOf,
})
