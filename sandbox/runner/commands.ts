/** A workflow command, such as `::error file=a.ts,line=3::message`. Names of commands and properties are lower-case. */
export interface Command {
  name: string
  properties: Readonly<Record<string, string>>
  data: string
}

/**
 * Reads a line as a command the way the runner does: first `::name key=value,…::data` at the start of the line (after
 * white space), then the older `##[name key=value;…]data` anywhere in it. A name nobody registered is plain output.
 * actions/runner, src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): Command | undefined {
  return parseCurrent(line.trimStart(), registered) ?? parseOlder(line, registered)
}

function parseCurrent(line: string, registered: ReadonlySet<string>): Command | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1
  if (end < 0) return undefined
  return command(line.slice(2, end), line.slice(end + 2), registered, {
    separator: ',',
    unescapeProperty,
    unescapeData,
  })
}

function parseOlder(line: string, registered: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return undefined
  const dialect = { separator: ';', unescapeProperty: unescapeOlder, unescapeData: unescapeOlder }
  return command(line.slice(start + 3, end), line.slice(end + 1), registered, dialect)
}

interface Dialect {
  separator: string
  unescapeProperty(text: string): string
  unescapeData(text: string): string
}

function command(head: string, data: string, registered: ReadonlySet<string>, dialect: Dialect): Command | undefined {
  const space = head.indexOf(' ')
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase()
  if (!registered.has(name)) return undefined
  const properties = space < 0 ? {} : readProperties(head.slice(space + 1), dialect)
  return { name, properties, data: dialect.unescapeData(data) }
}

function readProperties(text: string, { separator, unescapeProperty }: Dialect): Record<string, string> {
  const pairs = text
    .trim()
    .split(separator)
    .flatMap(pair => {
      const equals = pair.indexOf('=')
      const value = pair.slice(equals + 1)
      return equals > 0 && value !== '' ? [[pair.slice(0, equals).toLowerCase(), unescapeProperty(value)] as const] : []
    })
  return Object.fromEntries(pairs)
}

// `%25` comes last, so that `%250A` is the text %0A and not a line break.
const unescapeData = unescaper(['%0D', '\r'], ['%0A', '\n'], ['%25', '%'])
const unescapeProperty = unescaper(['%0D', '\r'], ['%0A', '\n'], ['%3A', ':'], ['%2C', ','], ['%25', '%'])
const unescapeOlder = unescaper(['%3B', ';'], ['%0D', '\r'], ['%0A', '\n'], ['%5D', ']'], ['%25', '%'])

function unescaper(...mappings: readonly (readonly [string, string])[]): (text: string) => string {
  return text => mappings.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text)
}
