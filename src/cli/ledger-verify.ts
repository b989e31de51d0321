import { resolve } from 'node:path'
import { verifyLedgerAt } from '../app/verify-ledger.ts'
import { plain } from '../text/escape.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal } from './command.ts'

const BRANCH = 'quality-records'

export const ledgerVerify = {
  name: 'ledger verify',
  usage: 'gatebook ledger verify [FOLDER] [--branch NAME] [--format text|json]',
  summary: `Recomputes a whole ledger. FOLDER is a clone (its branch ${BRANCH}, or NAME) or a folder with the files.`,
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, values, json } = readArguments(terminal.args, ['branch'], 1)
  const folder = resolve(terminal.cwd, positionals[0] ?? '.')
  const verified = await verifyLedgerAt(folder, values['branch'] ?? BRANCH, terminal.path)
  if ('problem' in verified) {
    terminal.err(plain(verified.problem))
    return EXIT.unjudged
  }
  const { report, lines } = verified
  if (json) terminal.out(JSON.stringify(report, null, 2))
  else for (const line of lines) terminal.out(line)
  return { intact: EXIT.done, empty: EXIT.unjudged, broken: EXIT.integrity }[report.state]
}
