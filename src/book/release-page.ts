import type { ReleaseRecord } from '../record/record.ts'
import { code, markdown, prose } from '../text/escape.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** What a page of a release is made from. */
export interface ReleasePage {
  record: ReleaseRecord
  verdict: Verdict
  /** Names of the accounts that authorised: records keep numbers only. */
  names: ReadonlyMap<string, string>
  /** Where the record is in the ledger; undefined when it is not. */
  path: string | undefined
}

const DECISIONS = {
  pass: 'Authorised',
  fail: 'Refused',
  error: 'Could not be evaluated, so it is not authorised',
} as const

/** One page about a release that can be read on its own, in lines of Markdown. */
export function releasePage(page: ReleasePage): string[] {
  const { record, verdict } = page
  return [
    `# Release ${markdown(record.subject.tag ?? record.subject.environment ?? record.subject.commit.slice(0, 7))}`,
    '',
    `**${DECISIONS[record.verdict.outcome]}** on ${record.at.slice(0, 10)} at ${record.at.slice(11, 16)} UTC.`,
    '',
    ...facts(page),
    ...why(verdict),
    '',
    '## Authorisations',
    '',
    ...authorisations(page),
    '',
    '## Contents',
    '',
    ...changes(record),
    '',
    '## Sources',
    '',
    ...basis(page),
  ]
}

function facts({ record }: ReleasePage): string[] {
  const { subject } = record
  const since = subject.previous
    ? `${markdown(subject.previous.tag ?? 'commit')} (${code(subject.previous.commit.slice(0, 7))})`
    : 'the beginning, or the commit in `contents.since` of the policy'
  const passed = record.changes.filter(({ outcome }) => outcome === 'pass').length
  return [
    '| | |',
    '| --- | --- |',
    `| Repository | ${markdown(record.repository.name)} |`,
    `| Commit | ${code(subject.commit)} |`,
    ...(subject.environment === null ? [] : [`| Environment | ${markdown(subject.environment)} |`]),
    `| Since | ${since} |`,
    `| Changes | ${passed} of ${record.changes.length} passed every gate |`,
  ]
}

function why({ gates }: Verdict): string[] {
  const reasons = gates.flatMap(gate => gate.reasons)
  if (reasons.length === 0) return []
  const lines = reasons.map(
    ({ message, next }) => `- ${prose(message)}${next === undefined ? '' : `<br>→ ${prose(next)}`}`,
  )
  return ['', '## Why it is not authorised', '', ...lines]
}

const STATES = {
  approved: 'approved',
  rejected: 'rejected',
  pending: 'not decided',
  published: 'published the release',
}

function authorisations({ record, names }: ReleasePage): string[] {
  if (record.authorisations.length === 0) return ['Nobody.']
  const rows = record.authorisations.map(one => {
    const who = one.account === null ? 'a deleted account' : (names.get(one.account) ?? `account ${one.account}`)
    const how = one.environment === null ? STATES[one.state] : `${STATES[one.state]}, environment ${one.environment}`
    const when = `${one.at.slice(0, 16).replace('T', ' ')}${one.precision === 'captured' ? ' at the latest' : ''}`
    const cells = [
      who,
      one.roles.join(', ') || 'none',
      how,
      when,
      one.counted ? 'yes' : `no: ${one.why?.replaceAll('_', ' ')}`,
    ]
    return `| ${cells.map(cell => markdown(cell)).join(' | ')} |`
  })
  return ['| Who | Role | What | When (UTC) | Counts |', '| --- | --- | --- | --- | --- |', ...rows]
}

const OUTCOMES = { pass: 'passed', fail: 'failed', error: 'could not be evaluated', not_judged: 'not evaluated' }

function changes({ changes: all }: ReleaseRecord): string[] {
  if (all.length === 0) return ['Nothing.']
  const rows = all.map(({ commit, pull, outcome, record }) => {
    const what = pull === null ? 'pushed without a pull request' : `pull request ${pull}`
    const verdict = outcome === null ? 'no reliable record' : OUTCOMES[outcome]
    return `| ${code(commit.slice(0, 7))} | ${what} | ${verdict} | ${record === null ? '' : code(record.slice(7, 19))} |`
  })
  return ['| Commit | Change | Verdict | Record |', '| --- | --- | --- | --- |', ...rows]
}

function basis({ record, path }: ReleasePage): string[] {
  const { policy, clauses, decidedBy } = record
  const edition = clauses[0]?.edition ?? '2015'
  return [
    `- Policy: ${policy === null ? 'none that could be read' : `${code(policy.path)}, ${code(policy.digest.slice(0, 19))}`}`,
    `- Record: ${path === undefined ? 'not in the ledger' : code(path)}; \`gatebook ledger verify\` shows whether it is unchanged.`,
    `- Decided by: Gatebook ${decidedBy.version} in run ${decidedBy.run}, attempt ${decidedBy.attempt}`,
    `- ISO 9001:${edition} ${clauses.map(({ id }) => id).join(', ')}`,
  ]
}
