import { resolve } from 'node:path'
import { explainPolicyFile, explainVerdictFile } from '../app/local/explain-policy.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

const DEFAULT_FILE = '.github/quality-policy.yml'

export const explain = {
  name: 'explain',
  usage: 'gatebook explain [GATE] [--policy FILE [--extends FILE]... | --verdict FILE] [--format text|json] [--quiet]',
  summary: `Shows the policy in force (default: ${DEFAULT_FILE}) with every default and the source of each value, or explains a verdict.`,
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, values, bases, json, quiet } = readArguments(terminal.args, ['policy', 'verdict', 'extends'], 1)
  const [gate] = positionals
  const { policy, verdict } = values
  if (policy !== undefined && verdict !== undefined) throw new UsageError('Take --policy or --verdict, not both.')
  if (verdict !== undefined && json) throw new UsageError('A verdict is already JSON.')
  const file = verdict ?? policy ?? DEFAULT_FILE
  const explained =
    verdict === undefined
      ? await explainPolicyFile({ folder: terminal.cwd, file, bases }, gate)
      : await explainVerdictFile(resolve(terminal.cwd, file), file, gate)
  if ('problem' in explained) {
    for (const line of explained.problem) terminal.err(line)
    return EXIT.badInput
  }
  if (quiet) return EXIT.done
  if (json) terminal.out(JSON.stringify({ file, digest: explained.digest, values: explained.values }, null, 2))
  else for (const line of explained.lines) terminal.out(line)
  return EXIT.done
}
