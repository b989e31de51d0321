import { schemas } from '../app/local/schemas.ts'
import { didYouMean } from '../text/suggest.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

export const schema = {
  name: 'schema',
  usage: `gatebook schema ${Object.keys(schemas).join('|')}`,
  summary: 'Prints a JSON Schema (draft 7).',
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { positionals } = readArguments(terminal.args, [], 1)
  const [name = ''] = positionals
  const make = Object.hasOwn(schemas, name) ? schemas[name] : undefined
  if (!make)
    throw new UsageError(
      name === '' ? 'Name a schema.' : `There is no schema "${name}"${didYouMean(name, Object.keys(schemas))}.`,
    )
  terminal.out(JSON.stringify(make(), null, 2))
  return EXIT.done
}
