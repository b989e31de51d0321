import { releasePage } from '../../book/release-page.ts'
import { releaseName } from '../../facts/release/name.ts'
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
  const observed = facts.release.state === 'complete' ? facts.release.value : undefined
  const path = kept ? appended?.path : undefined
  const page = releasePage({ record, verdict, release: observed, names: namesIn(release), path, server })
  const decision = `Release ${releaseName(record.subject)} ${DECISIONS[verdict.outcome]}.`
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
