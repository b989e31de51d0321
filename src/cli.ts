import { type Command, EXIT, type Exit, type Terminal, UsageError } from './cli/command.ts'
import { demo } from './cli/demo.ts'
import { evaluate } from './cli/evaluate.ts'
import { explain } from './cli/explain.ts'
import { inspectCoverageCommand, inspectDependenciesCommand, inspectTestsCommand } from './cli/inspect.ts'
import { ledgerExport, ledgerList, ledgerShow } from './cli/ledger-read.ts'
import { ledgerVerify } from './cli/ledger-verify.ts'
import { profile } from './cli/profile.ts'
import { schema } from './cli/schema.ts'
import { validate } from './cli/validate.ts'
import { plain } from './text/escape.ts'
import { didYouMean } from './text/suggest.ts'
import { VERSION } from './version.ts'

const commands: readonly Command[] = [
  validate,
  explain,
  profile,
  evaluate,
  inspectCoverageCommand,
  inspectTestsCommand,
  inspectDependenciesCommand,
  ledgerVerify,
  ledgerList,
  ledgerShow,
  ledgerExport,
  schema,
  demo,
]
const HELP = ['--help', '-h']

/** What a process gives the command: everything but the arguments. */
export interface Surface extends Omit<Terminal, 'args' | 'cwd'> {
  /** None when the folder was removed meanwhile. */
  cwd: string | undefined
}

export async function runCommandLine(args: readonly string[], { cwd, ...surface }: Surface): Promise<Exit> {
  if (cwd === undefined) {
    surface.err('The current folder no longer exists. Change to another folder.')
    return EXIT.unjudged
  }
  const terminal = { ...surface, cwd }
  const command = commandOf(args)
  if (!command) return noCommand(args, terminal)
  const rest = args.slice(command.name.split(' ').length)
  if (asksForHelp(rest)) {
    terminal.out(help(command))
    return EXIT.done
  }
  return runCommand(command, { ...terminal, args: rest })
}

function commandOf(args: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
}

/** What stands behind `--` is a name, whatever it looks like. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end === -1 ? args : args.slice(0, end)).some(arg => HELP.includes(arg))
}

function help({ usage, summary }: Command): string {
  return `${usage}\n\n${summary}`
}

async function runCommand(command: Command, terminal: Terminal): Promise<Exit> {
  try {
    return await command.run(terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(plain(error.message))
      terminal.err(`Usage: ${command.usage}`)
      return EXIT.badInput
    }
    terminal.err(plain(`gatebook: internal error: ${error instanceof Error ? error.message : String(error)}`))
    return EXIT.unjudged
  }
}

function noCommand(args: readonly string[], terminal: Pick<Terminal, 'out' | 'err'>): Exit {
  const [word, ...rest] = args
  if (word === undefined) {
    terminal.out(overview())
    return EXIT.badInput
  }
  if (word === '--version') {
    terminal.out(VERSION)
    return EXIT.done
  }
  if (HELP.includes(word) || word === 'help') {
    const command = commandOf(rest)
    // `help x` about an x that is not there is answered as x itself would be.
    if (word === 'help' && rest.length > 0 && !command) return unknownCommand(rest, terminal)
    terminal.out(command ? help(command) : overview())
    return EXIT.done
  }
  return unknownCommand(args, terminal)
}

/** `ledger` is the beginning of a command; so is `ledger verfy`, which is close to one. */
function unknownCommand(args: readonly string[], terminal: Pick<Terminal, 'out' | 'err'>): Exit {
  const [word = '', next] = args
  const begun = commands.filter(({ name }) => name.startsWith(`${word} `))
  if (begun.length > 0 && asksForHelp(args)) {
    terminal.out(begun.map(help).join('\n\n'))
    return EXIT.done
  }
  const given = begun.length === 0 || next === undefined || next.startsWith('-') ? word : `${word} ${next}`
  const names = commands.map(({ name }) => name)
  const [only] = begun
  const meant = only === undefined ? didYouMean(given, names) : ` (did you mean "${only.name}"?)`
  terminal.err(plain(`There is no command "${given}"${meant}.`))
  terminal.err('See gatebook --help.')
  return EXIT.badInput
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'gatebook: enforces a quality policy as gates and keeps every verdict as a record.',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Every command takes --help. Exit status: 0 done or passed, 1 a gate failed, 2 bad policy or usage, 3 could not be evaluated, 4 integrity violated.',
  ].join('\n')
}
