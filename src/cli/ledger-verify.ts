import { resolve } from 'node:path'
import { USUAL_BRANCH } from '../app/local/open-ledger.ts'
import { verifyLedgerAt } from '../app/local/verify-ledger.ts'
import { plain } from '../text/escape.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

export const ledgerVerify = {
  name: 'ledger verify',
  usage: 'gatebook ledger verify [FOLDER] [--branch NAME] [--extends OLD-HEAD.json ...] [--format text|json] [--quiet]',
  summary: `Verifies a whole ledger by recomputing it. FOLDER is a clone, bare or not (branch ${USUAL_BRANCH}, or NAME), or a folder with the files. With OLD-HEAD.json, a copy of head.json from an earlier time, it must continue that.`,
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, values, bases, json, quiet } = readArguments(terminal.args, ['branch', 'extends'], 1)
  const branch = values['branch'] ?? USUAL_BRANCH
  if (branch === '') throw new UsageError('--branch requires a name.')
  const folder = resolve(terminal.cwd, positionals[0] ?? '.')
  const verified = await verifyLedgerAt(
    folder,
    branch,
    terminal.path,
    bases.map(file => resolve(terminal.cwd, file)),
  )
  if ('problem' in verified) {
    terminal.err(plain(verified.problem))
    return EXIT.unjudged
  }
  const { report, lines } = verified
  if (quiet) return STATUS[report.state]
  if (json) terminal.out(JSON.stringify(report, null, 2))
  else for (const line of lines) terminal.out(line)
  return STATUS[report.state]
}

const STATUS = { intact: EXIT.done, empty: EXIT.unjudged, broken: EXIT.integrity } as const
