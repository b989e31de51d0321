import type { ReleaseRecord } from '../record/record.ts'
import { code, link, markdown, prose } from '../text/escape.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** What a page of a release is made from. */
export interface ReleasePage {
  record: ReleaseRecord
  verdict: Verdict
  /** What people call it. */
  name: string
  /** What the record does not hold; undefined where nothing could be observed. */
  beside: BesideRecord | undefined
  /** Names of the accounts that authorised or requested it: records keep numbers only. */
  names: ReadonlyMap<string, string>
  /** Where the record is in the ledger; undefined when it is not. */
  path: string | undefined
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
}

/** What was observed and is in no record: texts, and what was left out. */
export interface BesideRecord {
  /** After what it begins. */
  begins: { commit: string | null; at: 'previous' | 'since' | 'root' | 'rollback' }
  /** The incident and the reason, as they were given. */
  why: readonly string[]
  /** Changes that touch other packages only, and those that came before the first policy. */
  others: number
  early: number
  /** By commit. */
  changes: ReadonlyMap<string, BesideChange>
  /** By its record, what is still to be reviewed. */
  owed: ReadonlyMap<string, string>
}

export interface BesideChange {
  concessions: readonly { gate: string; issue: number }[]
  /** Work items and requirements. */
  links: readonly string[]
  /** The commit that it was picked from, and whether it makes the same edits; `null`: not known. */
  picked: { commit: string; samePatch: boolean | null } | undefined
}

/** One page about a release that can be read on its own, in lines of Markdown. */
export function releasePage(page: ReleasePage): string[] {
  const { record, verdict, name } = page
  return [
    `# Release ${markdown(name)}`,
    '',
    decision(page),
    '',
    ...summary(page),
    ...why(verdict),
    '',
    '## Authorisations',
    '',
    ...authorisations(page),
    '',
    '## What is in it',
    '',
    ...changes(page),
    '',
    '## What was delivered',
    '',
    ...artifacts(record),
    '',
    '## What remains to be done',
    '',
    ...obligations(page),
    '',
    '## Sources',
    '',
    ...basis(page),
  ]
}

const DECISIONS = {
  pass: 'Authorised',
  fail: 'Refused',
  error: 'Could not be evaluated, so it is not authorised',
} as const

const timeOf = (at: string): string => `${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`

/** The answer first: what was decided, when, and by whom. */
function decision({ record, names }: ReleasePage): string {
  const { verdict, authorisations, at } = record
  const who = authorisations.filter(({ counted }) => counted).map(({ account }) => nameIn(names, account))
  const by = verdict.outcome === 'pass' ? ` by ${[...new Set(who)].map(one => markdown(one)).join(' and ')}` : ''
  return `**${DECISIONS[verdict.outcome]}** on ${timeOf(at)}${by}.`
}

const nameIn = (names: ReadonlyMap<string, string>, account: string | null): string =>
  account === null ? 'a deleted account' : (names.get(account) ?? `account ${account}`)

function summary(page: ReleasePage): string[] {
  const { record, names } = page
  const { subject, requestedBy, policy } = record
  const rows: [string, string][] = [
    ['What', what(record)],
    ['Where', subject.environment === null ? 'no environment' : markdown(subject.environment)],
    ['Kind', kind(page)],
    ['Since', since(page)],
    ['Contents', contents(page)],
    ['Requested by', requestedBy === null ? 'not known' : markdown(nameIn(names, requestedBy.account))],
    [
      'Policy',
      policy === null ? 'none that could be read' : `${code(policy.path)}, ${code(policy.digest.slice(0, 19))}`,
    ],
  ]
  return ['| | |', '| --- | --- |', ...rows.map(([name, text]) => `| ${name} | ${text} |`)]
}

function what({ repository, subject }: ReleaseRecord): string {
  const parts = [
    markdown(repository.name),
    ...(subject.package === null ? [] : [`package ${markdown(subject.package)}`]),
    `commit ${code(subject.commit)}`,
    ...(subject.line === null ? [] : [`of ${markdown(subject.line)}`]),
  ]
  return parts.join(', ')
}

/** The number of an issue stays a link; what else somebody wrote is shown as text. */
const shown = (text: string): string => (/^(?:change )?#[1-9]\d{0,9}$/.test(text) ? text : markdown(text))

function kind({ record: { subject, incident }, beside }: ReleasePage): string {
  const from = subject.replaces === null ? '' : ` from ${code(subject.replaces.commit.slice(0, 7))}`
  const why = (beside?.why ?? []).map(shown)
  if (why.length > 0) return `${subject.kind}${from}: ${why.join(', ')}`
  return `${subject.kind}${from}${incident?.issue ? `: #${incident.issue}` : ''}`
}

function since({ record: { subject }, beside }: ReleasePage): string {
  const { previous } = subject
  if (previous)
    return `${markdown(previous.tag ?? 'commit')} (${code(previous.commit.slice(0, 7))}), the last authorised release`
  switch (beside?.begins.at) {
    case 'rollback':
      return 'nothing: it was authorised before'
    case 'since':
      return `commit ${code(beside.begins.commit?.slice(0, 7) ?? '')}, at which records begin by the policy`
    case 'root':
      return 'the beginning: no release is authorised before it'
    default:
      return 'not known'
  }
}

function contents({ record, beside }: ReleasePage): string {
  if (record.subject.kind === 'rollback') return 'nothing new'
  const passed = record.changes.filter(({ outcome }) => outcome === 'pass').length
  const { others = 0, early = 0, changes: seen } = beside ?? {}
  const waived = record.changes.filter(({ commit }) => (seen?.get(commit)?.concessions.length ?? 0) > 0).length
  return [
    `${passed} of ${record.changes.length} changes passed every gate`,
    ...(waived > 0 ? [`${waived} of them by a concession`] : []),
    ...(others > 0 ? [`${others} more touch other packages only`] : []),
    ...(early > 0 ? [`${early} came before the first policy`] : []),
  ].join('; ')
}

/** A refusal says what would make it pass. */
function why({ gates }: Verdict): string[] {
  const reasons = gates.flatMap(gate => (gate.outcome === 'not_applicable' ? [] : gate.reasons))
  if (reasons.length === 0) return []
  const lines = reasons.map(
    ({ message, next }) => `- ${prose(message)}${next === undefined ? '' : `<br>→ ${prose(next)}`}`,
  )
  return ['', '## Why it is not authorised, and what would change that', '', ...lines]
}

const STATES = {
  approved: 'approved',
  rejected: 'rejected',
  pending: 'not decided',
  published: 'published the release',
}
const WAYS = { environment: '', release: '', tag: 'signed the tag', review: 'approved the release pull request' }

type Authorisation = ReleaseRecord['authorisations'][number]

function how({ via, state, environment }: Authorisation): string {
  const act = WAYS[via] === '' || state !== 'approved' ? STATES[state] : WAYS[via]
  return environment === null ? act : `${act}, environment ${environment}`
}

function authorisations({ record, names }: ReleasePage): string[] {
  if (record.authorisations.length === 0) return ['Nobody.']
  const rows = record.authorisations.map(one => {
    const when = `${one.at.slice(0, 16).replace('T', ' ')}${one.precision === 'captured' ? ' at the latest' : ''}`
    const cells = [
      nameIn(names, one.account),
      one.roles.join(', ') || 'none',
      how(one),
      when,
      one.counted ? 'yes' : `no: ${one.why?.replaceAll('_', ' ')}`,
    ]
    return `| ${cells.map(cell => markdown(cell)).join(' | ')} |`
  })
  return ['| Who | Role | What | When (UTC) | Counts |', '| --- | --- | --- | --- | --- |', ...rows]
}

const OUTCOMES = { pass: 'passed', fail: 'failed', error: 'could not be evaluated', not_judged: 'not evaluated' }

function changes(page: ReleasePage): string[] {
  const { record, server, beside } = page
  if (record.changes.length === 0) return ['Nothing new.']
  const rows = record.changes.map(({ commit, pull, outcome, record: id }) => {
    const seen = beside?.changes.get(commit)
    const cells = [
      link(commit.slice(0, 7), `${server}/${record.repository.name}/commit/${commit}`),
      `${pull === null ? 'pushed without a pull request' : `pull request ${pull}`}${backportOf(seen)}`,
      outcome === null ? 'no reliable record' : `${OUTCOMES[outcome]}${concessionsOf(seen)}`,
      linksOf(seen),
      id === null ? '' : code(id.slice(7, 19)),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return ['| Commit | Change | Verdict | Work items | Record |', '| --- | --- | --- | --- | --- |', ...rows]
}

function backportOf(change: BesideChange | undefined): string {
  const original = change?.picked
  if (!original) return ''
  const how =
    original.samePatch === true ? 'the same edits' : original.samePatch === false ? 'other edits' : 'edits not compared'
  return `, picked from ${code(original.commit.slice(0, 7))}, ${how}`
}

const concessionsOf = (change: BesideChange | undefined): string =>
  (change?.concessions ?? []).map(({ gate, issue }) => `; ${markdown(gate)} by concession #${issue}`).join('')

function linksOf(change: BesideChange | undefined): string {
  const links = change?.links ?? []
  return links.length === 0 ? 'none' : links.slice(0, 10).map(shown).join(', ')
}

const SOURCES = {
  'release-asset': 'file of the release',
  container: 'container, as the run was told',
  input: 'as the run was told',
}

function artifacts({ artifacts: all }: ReleaseRecord): string[] {
  if (all.length === 0) return ['Neither files nor their digests are recorded.']
  const rows = all.map(
    ({ name, digest, source, provenance }) =>
      `| ${markdown(name)} | ${code(digest)} | ${SOURCES[source]} | ${builtBy(provenance)} |`,
  )
  return ['| Name | Digest | Where from | Provenance |', '| --- | --- | --- | --- |', ...rows]
}

function builtBy(provenance: ReleaseRecord['artifacts'][number]['provenance']): string {
  if (provenance === null) return 'not verified'
  return `built by ${code(provenance.signer)} from ${code(provenance.commit.slice(0, 7))}`
}

function obligations({ record, beside }: ReleasePage): string[] {
  const { openObligations, at } = record
  if (openObligations.length === 0) return ['No review is known to be open.']
  return openObligations.map(({ what, record: id, due }) => {
    const of = id === null ? 'this release' : (beside?.owed.get(id) ?? `record ${id.slice(7, 19)}`)
    const when = due === null ? 'due now' : `due on ${timeOf(due)}`
    return `- Retrospective ${what} of ${shown(of)}, ${when}${due !== null && due < at ? ' and overdue' : ''}`
  })
}

function basis({ record, path }: ReleasePage): string[] {
  const { clauses, decidedBy } = record
  const edition = clauses[0]?.edition ?? '2015'
  return [
    `- Record: ${path === undefined ? 'not in the ledger' : code(path)}; \`gatebook ledger verify\` shows whether it is unchanged.`,
    `- Decided by: Gatebook ${decidedBy.version} in run ${decidedBy.run}, attempt ${decidedBy.attempt}`,
    `- ISO 9001:${edition} ${clauses.map(({ id }) => id).join(', ')}`,
  ]
}
