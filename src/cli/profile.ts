import { profileLines, profiles } from '../app/local/profiles.ts'
import { didYouMean } from '../text/suggest.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

export const profile = {
  name: 'profile',
  usage: 'gatebook profile [NAME] [--format text|json] [--quiet]',
  summary: 'Shows the built-in policies: what each requires, what a team must set itself, and what it leaves out.',
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals, json, quiet } = readArguments(terminal.args, [], 1)
  const [name] = positionals
  const names = profiles.map(one => one.name)
  if (name !== undefined && !names.includes(name)) {
    throw new UsageError(
      `There is no profile "${name}"${didYouMean(name, names) || ` (there are: ${names.join(', ')})`}.`,
    )
  }
  const shown = profiles.filter(one => name === undefined || one.name === name)
  if (quiet) return EXIT.done
  if (json) terminal.out(JSON.stringify(shown, null, 2))
  else for (const line of shown.flatMap(one => profileLines(one, name === undefined))) terminal.out(line)
  return EXIT.done
}
