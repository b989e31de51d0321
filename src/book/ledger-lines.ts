import type { Row } from '../ledger/rows.ts'
import type { QualityRecord } from '../record/record.ts'
import { plain } from '../text/escape.ts'

/** A ledger in lines for a terminal or a table. Names of branches and tags are whatever somebody chose. */

const SHORT_ID = 12

/** What an entry is about, as people call it. */
function subjectOf({ change, commit, tag, environment, about, branch, kind }: Row): string {
  if (about !== null) return `about ${about.slice(7, 7 + SHORT_ID)}`
  const short = commit?.slice(0, 7) ?? ''
  if (kind === 'release') return [tag ?? short, ...(environment === null ? [] : ['to', environment])].join(' ')
  const what = change === null ? `commit ${short}` : `change #${change}`
  return branch === null ? what : `${what} on ${branch}`
}

const HEADINGS = ['#', 'at (UTC)', 'kind', 'outcome', 'about', 'record']

/** One line for each entry. */
export function tableLines(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['No records.']
  const cells = [
    HEADINGS,
    ...rows.map(row => [
      String(row.seq),
      row.at,
      row.kind,
      row.outcome ?? '-',
      plain(subjectOf(row)),
      row.id.slice(7, 7 + SHORT_ID),
    ]),
  ]
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map(line => line[column]?.length ?? 0)))
  const padded = (text: string, column: number) =>
    column === 0 ? text.padStart(widths[0] ?? 0) : text.padEnd(widths[column] ?? 0)
  return cells.map(line => line.map(padded).join('  ').trimEnd())
}

const COLUMNS = [
  ...(['seq', 'at', 'kind', 'outcome', 'branch', 'change', 'commit', 'tag', 'environment'] as const),
  ...(['about', 'id', 'path'] as const),
]

/** As RFC 4180 writes them. A program for tables takes a text that begins like a formula for one. */
export const csvLines = (rows: readonly Row[]): string[] => [
  COLUMNS.join(','),
  ...rows.map(row => COLUMNS.map(column => quoted(row[column])).join(',')),
]

function quoted(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One entry with what it says, a line for each part. */
export function recordLines(row: Row, record: QualityRecord | undefined): string[] {
  const line = (name: string, text: string) => `  ${name.padEnd(12)} ${plain(text)}`
  const head = [
    `Record ${row.seq}: ${row.kind}${row.outcome === null ? '' : `, ${row.outcome}`}`,
    line('about', subjectOf(row)),
    line('at', row.at),
    ...(row.commit === null ? [] : [line('commit', row.commit)]),
    line('id', row.id),
    line('path', row.path),
  ]
  if (!record) return [...head, line('content', 'written by a newer version, which this one does not read')]
  return [...head, ...partsOf(record).map(([name, text]) => line(name, text))]
}

type Part = [name: string, text: string]

function partsOf(record: QualityRecord): Part[] {
  const { decidedBy, clauses } = record
  return [
    ...contentsOf(record),
    ['clauses', `ISO 9001:${clauses[0]?.edition ?? ''} ${clauses.map(({ id }) => id).join(', ')}`],
    ['decided by', `Gatebook ${decidedBy.version}, run ${decidedBy.run}, attempt ${decidedBy.attempt}`],
  ]
}

function contentsOf(record: QualityRecord): Part[] {
  switch (record.kind) {
    case 'merge':
      return [...judgedBy(record), ...record.approvals.map(approval), ...record.obligations.map(owed)]
    case 'release':
      return [
        ...judgedBy(record),
        ...record.authorisations.map(authorisation),
        ['changes', String(record.changes.length)],
      ]
    case 'policy-change':
      return [['files', String(record.files.length)]]
    case 'correction':
      return [['basis', `${record.basis}: ${record.learnt.join(', ')}`], ...by(record.authority)]
    case 'conflict':
      return [['differs in', record.differs.join(', ')]]
    case 'retrospective':
      return [
        ['due', record.due],
        ['actions', record.actions.map(number => `#${number}`).join(', ') || 'none'],
        ...by(record.authority),
      ]
  }
}

type Judged = Extract<QualityRecord, { kind: 'merge' | 'release' }>

function judgedBy({ verdict, policy }: Judged): Part[] {
  const codes = (reasons: readonly (string | { code: string })[]) =>
    reasons.map(reason => (typeof reason === 'string' ? reason : reason.code)).join(', ')
  return [
    ['policy', policy === null ? 'none that could be read' : `${policy.path}, ${policy.digest}`],
    ...(verdict.reasons.length > 0 ? [['reasons', codes(verdict.reasons)] as Part] : []),
    ...verdict.gates.map(({ id, outcome, enforce, reasons }): Part => {
      const advisory = enforce === 'blocking' ? '' : ' (advisory)'
      return ['gate', `${id}: ${outcome}${advisory}${reasons.length > 0 ? `, ${codes(reasons)}` : ''}`]
    }),
  ]
}

const rolesOf = (roles: readonly string[]): string => (roles.length > 0 ? ` as ${roles.join(', ')}` : '')

type Approval = Extract<QualityRecord, { kind: 'merge' }>['approvals'][number]
const approval = ({ account, roles, counted, why }: Approval): Part => [
  'approval',
  `account ${account ?? 'gone'}${rolesOf(roles)}: ${counted ? 'counted' : `not counted, ${why}`}`,
]

type Authorisation = Extract<QualityRecord, { kind: 'release' }>['authorisations'][number]
const authorisation = ({ account, roles, via, counted, why }: Authorisation): Part => [
  'authorised',
  `account ${account ?? 'gone'}${rolesOf(roles)} by ${via}: ${counted ? 'counted' : `not counted, ${why}`}`,
]

const owed = ({ what, due }: { what: string; due: string }): Part => ['to be done', `${what}, due ${due}`]

const by = (authority: { account: string; issue: number; roles: readonly string[] } | null): Part[] =>
  authority === null
    ? []
    : [['by', `account ${authority.account}${rolesOf(authority.roles)}, issue #${authority.issue}`]]
