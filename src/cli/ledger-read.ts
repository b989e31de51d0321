import { resolve } from 'node:path'
import { USUAL_BRANCH } from '../app/local/open-ledger.ts'
import {
  csvLines,
  exportLedger,
  type Listing,
  listLedger,
  recordLines,
  type Shown,
  showEntry,
  tableLines,
  type Wanted,
} from '../app/local/read-ledger.ts'
import { plain } from '../text/escape.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

const FILTERS = ['branch', 'kind', 'outcome', 'since', 'until']
const FILTER_USAGE = '[--branch NAME] [--kind KIND] [--outcome OUTCOME] [--since DAY] [--until DAY]'

export const ledgerList = {
  name: 'ledger list',
  usage: `gatebook ledger list [FOLDER] ${FILTER_USAGE} [--format text|json|csv] [--quiet]`,
  summary:
    'Lists what a ledger holds, in its order. It reads each record by itself: whether none is missing says ledger verify.',
  run: async (terminal: Terminal): Promise<Exit> => {
    const given = readArguments(terminal.args, FILTERS, 1, ['text', 'json', 'csv'])
    const found = await listLedger(...placeOf(terminal, given, given.positionals[0]), wantedIn(given))
    if (typeof found === 'string') return problem(terminal, found)
    if (!given.quiet) for (const line of listLines(found, given.format)) terminal.out(line)
    return end(terminal, found)
  },
} satisfies Command

export const ledgerShow = {
  name: 'ledger show',
  usage: 'gatebook ledger show RECORD [FOLDER] [--branch NAME] [--format text|json] [--quiet]',
  summary:
    'Shows one record, and what was said about it since. RECORD is its number, its id or the beginning of that, or its path.',
  run: async (terminal: Terminal): Promise<Exit> => {
    const given = readArguments(terminal.args, ['branch'], 2)
    const [name, folder] = given.positionals
    if (!name) throw new UsageError('Name a record.')
    const found = await showEntry(...placeOf(terminal, given, folder), name)
    if (typeof found === 'string') return problem(terminal, found)
    if (!given.quiet) for (const line of shownLines(found, given.json)) terminal.out(line)
    return end(terminal, found)
  },
} satisfies Command

export const ledgerExport = {
  name: 'ledger export',
  usage: `gatebook ledger export [FOLDER] ${FILTER_USAGE} [--quiet]`,
  summary:
    'Prints records as JSON Lines, each as it is stored: with its number, its leaf and that of the one before it.',
  run: async (terminal: Terminal): Promise<Exit> => {
    const given = readArguments(terminal.args, FILTERS, 1, ['jsonl'])
    const place = placeOf(terminal, given, given.positionals[0])
    const found = await exportLedger(...place, wantedIn(given), line => {
      if (!given.quiet) terminal.out(line)
    })
    return typeof found === 'string' ? problem(terminal, found) : end(terminal, found)
  },
} satisfies Command

function placeOf(
  { cwd, path }: Terminal,
  { values }: Arguments,
  folder: string | undefined,
): [folder: string, branch: string, path: string] {
  const branch = values['branch'] ?? USUAL_BRANCH
  if (branch === '') throw new UsageError('--branch requires a name.')
  return [resolve(cwd, folder ?? '.'), branch, path]
}

function wantedIn({ values }: Arguments): Wanted {
  const [kind, outcome] = [values['kind'], values['outcome']]
  for (const [name, value] of Object.entries({ kind, outcome }))
    if (value !== undefined && !/^[a-z][a-z_-]{0,63}$/.test(value))
      throw new UsageError(`--${name} cannot be "${value}".`)
  return { kind, outcome, since: dayIn(values, 'since'), until: dayIn(values, 'until') }
}

function dayIn(values: Arguments['values'], name: string): string | undefined {
  const value = values[name]
  if (value === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(value))
    throw new UsageError(`--${name} cannot be "${value}": use a day such as 2026-11-01, in UTC.`)
  return value
}

function listLines({ rows, damaged }: Listing, format: string): readonly string[] {
  if (format === 'json') return [JSON.stringify({ records: rows, damaged }, null, 2)]
  return format === 'csv' ? csvLines(rows) : tableLines(rows)
}

function shownLines({ entries }: Shown, json: boolean): readonly string[] {
  if (json) return [JSON.stringify({ entries: entries.map(({ row, record }) => ({ ...row, record })) }, null, 2)]
  return entries.flatMap(({ row, record }, place) => [...(place === 0 ? [] : ['']), ...recordLines(row, record)])
}

function problem({ err }: Terminal, text: string): Exit {
  err(plain(text))
  return EXIT.unjudged
}

/** What cannot be read is named, whatever else was printed. */
function end({ err }: Terminal, { damaged }: Pick<Listing, 'damaged'>): Exit {
  for (const { path, why } of damaged) err(plain(`${path} is damaged: ${why}`))
  if (damaged.length > 0) err('Run "gatebook ledger verify" to see what else is wrong.')
  return damaged.length > 0 ? EXIT.integrity : EXIT.done
}
