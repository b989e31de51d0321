import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml'
import { shown, syntaxInWords } from './wording.ts'

/** A place in a file, counted from 1. */
export interface Position {
  line: number
  column: number
}

/** What is wrong, and where. */
export interface Diagnostic extends Position {
  file: string
  message: string
}

export type Path = readonly PropertyKey[]

export interface YamlDocument {
  value: unknown
  /** Where the value at a path begins; for a key of a mapping, where the key begins. The nearest parent if unknown. */
  locate(path: Path): Position
  /** Mistakes that YAML itself would let pass, such as a key given twice. */
  diagnostics: readonly Diagnostic[]
}

const MAX_ALIASES = 50
const MAX_DEPTH = 20

/** Reads YAML with a position for every value. Gives diagnostics instead when the text is not one YAML document. */
export function parseYaml(text: string, file: string, empty = EMPTY): YamlDocument | readonly Diagnostic[] {
  const at = lineIndex(text)
  const report = ({ offset, message }: Mistake): Diagnostic => ({ file, ...at(offset), message })
  let mistakes: readonly Mistake[] = []
  try {
    const events = parseEvents(text, { filename: file, maxDepth: MAX_DEPTH })
    const positions = readPositions(events, text)
    mistakes = positions.mistakes
    // Duplicate keys are reported with their place by `readPositions`, all at once; the library would stop at the
    // first.
    const documents = constructFromEvents(events, { source: text, filename: file, maxAliases: MAX_ALIASES, json: true })
    if (documents.length === 0) return [report({ offset: 0, message: empty })]
    if (documents.length > 1) return [report({ offset: positions.starts[1] ?? 0, message: SEVERAL })]
    return {
      value: documents[0],
      locate: path => at(nearest(positions.offsets, path)),
      diagnostics: mistakes.map(report),
    }
  } catch (error) {
    return mistakes.length > 0 ? mistakes.map(report) : [syntaxDiagnostic(error, file)]
  }
}

const EMPTY = 'The file is empty.'
const SEVERAL = 'A second YAML document starts here. Keep one document, without `---`.'

function syntaxDiagnostic(error: unknown, file: string): Diagnostic {
  if (!(error instanceof YAMLException)) {
    return { file, line: 1, column: 1, message: `This is not readable as YAML: ${String(error)}` }
  }
  const mark = error.mark
  const place = mark ? { line: mark.line + 1, column: mark.column + 1 } : { line: 1, column: 1 }
  return { file, ...place, message: `This is not valid YAML: ${syntaxInWords(error.reason)}.` }
}

interface Level {
  path: Path
  kind: 'mapping' | 'sequence' | 'document'
  /** In a mapping: the key whose value comes next. */
  key: string | undefined
  seen: Set<string>
  index: number
}

interface Mistake {
  offset: number
  message: string
}

/** What walking through the events gathers. */
interface Positions {
  offsets: Map<string, number>
  mistakes: Mistake[]
  /** Where the content of each document begins. */
  starts: number[]
  /** The last place that was known: what is empty has none of its own. */
  last: number
}

function readPositions(events: readonly Event[], text: string): Positions {
  const found: Positions = { offsets: new Map(), mistakes: [], starts: [], last: 0 }
  const stack: Level[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) stack.pop()
    else if (event.type === EVENT_ID.DOCUMENT) stack.push(newLevel([], event))
    else readNode(event, stack, text, found)
  }
  return found
}

function readNode(event: Event, stack: Level[], text: string, found: Positions): void {
  const level = stack.at(-1)
  if (level?.kind === 'mapping' && level.key === undefined) {
    readKey(event, level, text, found)
    if (isCollection(event)) stack.push(newLevel([...level.path, ''], event))
    return
  }
  if (level?.kind === 'document') found.starts.push(placeOf(event, found))
  const path = valuePath(level)
  // A key's own place says more than its value's: keep it, and note the value's only where there is no key.
  if (level?.kind !== 'mapping') found.offsets.set(pathKey(path), placeOf(event, found))
  if (isCollection(event)) stack.push(newLevel(path, event))
}

const isCollection = (event: Event): boolean => event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE

const KINDS = { [EVENT_ID.MAPPING]: 'mapping', [EVENT_ID.SEQUENCE]: 'sequence' } as const

function newLevel(path: Path, event: Event): Level {
  const kind = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? KINDS[event.type] : 'document'
  return { path, kind, key: undefined, seen: new Set(), index: 0 }
}

function readKey(event: Event, level: Level, text: string, found: Positions): void {
  const { offsets, mistakes } = found
  const offset = placeOf(event, found)
  if (event.type !== EVENT_ID.SCALAR) {
    mistakes.push({ offset, message: 'A key must be plain text, not a list, a mapping or an alias.' })
    level.key = ''
    return
  }
  const key = keyName(event, text)
  if (level.seen.has(key))
    mistakes.push({ offset, message: `The key ${shown(key)} appears twice here. Keep one of them.` })
  if (key === '__proto__') mistakes.push({ offset, message: 'The key "__proto__" is not allowed.' })
  if (key === '<<' && !isQuoted(event))
    mistakes.push({ offset, message: 'Merge keys ("<<") are not supported. Write the keys out.' })
  level.seen.add(key)
  level.key = key
  offsets.set(pathKey([...level.path, key]), offset)
}

/** A key as the library names it: `~`, `True` and `0x1` become `null`, `true` and `1`, and can so be given twice. */
function keyName(event: ScalarEvent, text: string): string {
  const key = getScalarValue(text, event)
  if (event.style !== SCALAR_STYLE_PLAIN) return key
  if (/^(?:~|null|Null|NULL|)$/.test(key)) return 'null'
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(key)) return key.toLowerCase()
  if (/^\.(?:nan|NaN|NAN)$/.test(key)) return 'NaN'
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(key)) return key.startsWith('-') ? '-Infinity' : 'Infinity'
  const isNumber = /^(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/.test(key)
  return isNumber ? String(Number(key)) : key
}

/** The path of the value that comes next, moving the level on. */
function valuePath(level: Level | undefined): Path {
  if (!level || level.kind === 'document') return []
  if (level.kind === 'sequence') return [...level.path, level.index++]
  const path = [...level.path, level.key ?? '']
  level.key = undefined
  return path
}

function placeOf(event: Event, found: Positions): number {
  const start = startOf(event)
  if (start >= 0) found.last = start
  return found.last
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return isQuoted(event) ? event.valueStart - 1 : event.valueStart
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : -1
}

const isQuoted = ({ style }: ScalarEvent): boolean =>
  style === SCALAR_STYLE_SINGLE_QUOTED || style === SCALAR_STYLE_DOUBLE_QUOTED

const pathKey = (path: Path): string => JSON.stringify(path.map(String))

function nearest(offsets: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsets.get(pathKey(path.slice(0, length)))
    if (offset !== undefined) return offset
  }
  return 0
}

/** Turns offsets into lines and columns by binary search over the line starts. */
function lineIndex(text: string): (offset: number) => Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
