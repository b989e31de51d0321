import { releaseName } from '../facts/release/name.ts'
import type { Release, ReleaseChange } from '../facts/release/release.ts'
import type { ReleaseRecord } from '../record/record.ts'
import { code, link, markdown, prose } from '../text/escape.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** What a page of a release is made from. */
export interface ReleasePage {
  record: ReleaseRecord
  verdict: Verdict
  /** What was observed; undefined where it could not be. */
  release: Release | undefined
  /** Names of the accounts that authorised or requested it: records keep numbers only. */
  names: ReadonlyMap<string, string>
  /** Where the record is in the ledger; undefined when it is not. */
  path: string | undefined
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
}

/** One page about a release that can be read on its own, in lines of Markdown. */
export function releasePage(page: ReleasePage): string[] {
  const { record, verdict } = page
  return [
    `# Release ${markdown(releaseName(record.subject))}`,
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
    'Neither files nor their digests are recorded.',
    '',
    '## What remains to be done',
    '',
    ...obligations(record),
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
const shown = (text: string): string => (/^#[1-9]\d{0,9}$/.test(text) ? text : markdown(text))

function kind({ record: { subject, incident }, release }: ReleasePage): string {
  const from = subject.replaces === null ? '' : ` from ${code(subject.replaces.commit.slice(0, 7))}`
  const why = [release?.incident, release?.reason].flatMap(text => (text ? [shown(text)] : []))
  if (why.length > 0) return `${subject.kind}${from}: ${why.join(', ')}`
  return `${subject.kind}${from}${incident?.issue ? `: #${incident.issue}` : ''}`
}

function since({ record: { subject }, release }: ReleasePage): string {
  const { previous } = subject
  if (previous)
    return `${markdown(previous.tag ?? 'commit')} (${code(previous.commit.slice(0, 7))}), the last authorised release`
  switch (release?.begins.at) {
    case 'rollback':
      return 'nothing: it was authorised before'
    case 'since':
      return `commit ${code(release.begins.commit?.slice(0, 7) ?? '')}, at which records begin by the policy`
    case 'root':
      return 'the beginning: no release is authorised before it'
    default:
      return 'not known'
  }
}

/** Those of the page, as the record has them. */
const changesOf = ({ release }: ReleasePage): readonly ReleaseChange[] =>
  (release?.changes ?? []).filter(({ inPackage = true, early = false }) => inPackage && !early)

function contents(page: ReleasePage): string {
  const { record, release } = page
  if (record.subject.kind === 'rollback') return 'nothing new'
  const passed = record.changes.filter(({ outcome }) => outcome === 'pass').length
  const waived = changesOf(page).filter(
    ({ record: one }) => one.state === 'found' && (one.concessions ?? []).length > 0,
  )
  const others = (release?.changes ?? []).filter(({ inPackage = true, early = false }) => !inPackage && !early).length
  const early = (release?.changes ?? []).filter(one => one.early).length
  return [
    `${passed} of ${record.changes.length} changes passed every gate`,
    ...(waived.length > 0 ? [`${waived.length} of them by a concession`] : []),
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
  const { record, server } = page
  if (record.changes.length === 0) return ['Nothing new.']
  const known = new Map(changesOf(page).map(one => [one.commit, one]))
  const rows = record.changes.map(({ commit, pull, outcome, record: id }) => {
    const seen = known.get(commit)
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

function backportOf(change: ReleaseChange | undefined): string {
  const original = change?.backportOf
  if (!original) return ''
  const how =
    original.samePatch === true ? 'the same edits' : original.samePatch === false ? 'other edits' : 'edits not compared'
  return `, picked from ${code(original.commit.slice(0, 7))}, ${how}`
}

function concessionsOf(change: ReleaseChange | undefined): string {
  const concessions = change?.record.state === 'found' ? (change.record.concessions ?? []) : []
  return concessions.map(({ gate, issue }) => `; ${markdown(gate)} by concession #${issue}`).join('')
}

function linksOf(change: ReleaseChange | undefined): string {
  const links = change?.record.state === 'found' ? (change.record.links ?? []) : []
  return links.length === 0 ? 'none' : links.slice(0, 10).map(shown).join(', ')
}

function obligations({ openObligations }: ReleaseRecord): string[] {
  if (openObligations.length === 0) return ['Nothing that this release left open.']
  return openObligations.map(({ what, due }) => `- ${what}, due ${due === null ? 'now' : `on ${timeOf(due)}`}`)
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
