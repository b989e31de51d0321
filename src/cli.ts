#!/usr/bin/env node
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './cli/command.ts'
import { demo } from './cli/demo.ts'
import { evaluate } from './cli/evaluate.ts'
import { ledgerVerify } from './cli/ledger-verify.ts'
import { schema } from './cli/schema.ts'
import { validate } from './cli/validate.ts'
import { plain } from './text/escape.ts'
import { didYouMean } from './text/suggest.ts'
import { VERSION } from './version.ts'

const commands: readonly Command[] = [validate, evaluate, ledgerVerify, schema, demo]

// Whoever reads only the beginning, as `head` does, closes the pipe: that is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<Exit> {
  const terminal = {
    cwd: process.cwd(),
    path: process.env['PATH'] ?? '',
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    out: (text: string) => console.log(text),
    err: (text: string) => console.error(text),
  }
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word))
  if (!command) return noCommand(args, terminal)
  const rest = args.slice(command.name.split(' ').length)
  if (rest.includes('--help')) {
    terminal.out(`${command.usage}\n\n${command.summary}`)
    return EXIT.done
  }
  return runCommand(command, { ...terminal, args: rest })
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
    terminal.err(plain(`gatebook broke: ${error instanceof Error ? error.message : String(error)}`))
    return EXIT.unjudged
  }
}

function noCommand(args: readonly string[], terminal: Pick<Terminal, 'out' | 'err'>): Exit {
  const [word] = args
  if (word === '--version') {
    terminal.out(VERSION)
    return EXIT.done
  }
  if (word === undefined || word === '--help') {
    terminal.out(overview())
    return word === undefined ? EXIT.badInput : EXIT.done
  }
  terminal.err(
    plain(
      `There is no command "${word}"${didYouMean(
        word,
        commands.map(({ name }) => name),
      )}.`,
    ),
  )
  terminal.err('See gatebook --help.')
  return EXIT.badInput
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    'gatebook: a quality policy as enforced gates, and every verdict as a record.',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Every command takes --help. Exit status: 0 done or passed, 1 a gate failed, 2 bad policy or usage, 3 could not be judged, 4 integrity violated.',
  ].join('\n')
}
