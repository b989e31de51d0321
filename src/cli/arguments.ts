import { parseArgs } from 'node:util'
import { didYouMean } from '../text/suggest.ts'
import { UsageError } from './command.ts'

export interface Arguments {
  positionals: readonly string[]
  values: Readonly<Record<string, string>>
  /** Of `--extends`, which may be given several times. */
  bases: readonly string[]
  /** One of those that the command knows; `text` when none is given. */
  format: string
  json: boolean
  quiet: boolean
}

/** Reads the arguments of a command; `--format` and `--quiet` are understood by all of them. */
export function readArguments(
  args: readonly string[],
  named: readonly string[],
  most: number,
  formats: readonly string[] = ['text', 'json'],
): Arguments {
  const options = {
    format: { type: 'string' },
    quiet: { type: 'boolean' },
    ...(named.includes('extends') ? { extends: { type: 'string' as const, multiple: true } } : {}),
    ...Object.fromEntries(named.filter(name => name !== 'extends').map(name => [name, { type: 'string' as const }])),
  } as const
  const { values, positionals } = parse(args, options, ['format', 'quiet', 'help', ...named])
  const format = String(values['format'] ?? formats[0])
  if (!formats.includes(format)) throw new UsageError(`--format cannot be "${format}": use ${formats.join(' or ')}.`)
  if (positionals.length > most) throw new UsageError(`"${positionals[most]}" is one argument too many.`)
  const texts = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const bases = values['extends']
  return {
    positionals,
    values: Object.fromEntries(texts),
    bases: Array.isArray(bases) ? bases.map(String) : [],
    format,
    json: format === 'json',
    quiet: values['quiet'] === true,
  }
}

function parse(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>,
  known: readonly string[],
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const unknown = args.find(arg => /^-./.test(arg) && !known.includes(arg.replace(/^--|=.*$/gs, '')))
    if (unknown === undefined)
      throw new UsageError(error instanceof Error ? error.message : 'The arguments cannot be read.')
    throw new UsageError(`There is no option ${unknown}${didYouMean(unknown.replace(/^-+|=.*$/gs, ''), known)}.`)
  }
}
