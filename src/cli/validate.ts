import { validatePolicyFile } from '../app/local/read-policy-file.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal } from './command.ts'

const DEFAULT_FILE = '.github/quality-policy.yml'

export const validate = {
  name: 'validate',
  usage: 'gatebook validate [FILE] [--extends FILE]... [--format text|json] [--quiet]',
  summary: `Checks a policy (default: ${DEFAULT_FILE}) and shows errors and probable mistakes with their location. In a clone, it also checks that patterns match committed files. --extends gives the text of each extended policy, in order.`,
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, bases, json, quiet } = readArguments(terminal.args, ['extends'], 1)
  const file = positionals[0] ?? DEFAULT_FILE
  const files = { folder: terminal.cwd, file, bases }
  const { policy, gates, diagnostics, warnings, hints, lines } = await validatePolicyFile(
    files,
    terminal.path,
    terminal.now(),
  )
  const valid = policy !== undefined
  // Nothing but the exit status, as `grep --quiet` does, for scripts that only ask.
  if (quiet) return valid ? EXIT.done : EXIT.badInput
  if (json) terminal.out(JSON.stringify({ file, valid, diagnostics, warnings, hints, gates }, null, 2))
  else for (const line of lines) terminal.out(line)
  if (valid && !json) terminal.out(praise(file, gates))
  return valid ? EXIT.done : EXIT.badInput
}

const praise = (file: string, gates: readonly string[]): string =>
  `${file}: a valid policy with ${gates.length} ${gates.length === 1 ? 'gate' : 'gates'}: ${gates.join(', ')}`
