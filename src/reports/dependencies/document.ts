import { UnreadableReport } from '../text/format.ts'
import type { Validator } from './schemas.js'

/** Refuses a document that is not what the schema of its format and version says. */
export function demandSchema(validate: Validator, document: unknown, called: string): void {
  if (validate(document)) return
  const errors = validate.errors ?? []
  // Of several forms the first does not fit either, which says nothing.
  const error = errors.find(({ keyword }) => keyword === 'oneOf') ?? errors[0]
  throw new UnreadableReport(`It is not valid ${called}: ${error ? problemOf(error) : 'it does not match the schema'}.`)
}

type SchemaError = NonNullable<Validator['errors']>[number]

/** Where the document differs, and in what. Keys of it may be anything, so little of them is shown. */
function problemOf({ instancePath, keyword, params }: SchemaError): string {
  const at = instancePath === '' ? 'the document' : `"${instancePath.slice(1, 120)}"`
  if (keyword === 'required') return `${at} has no "${short(params['missingProperty'])}"`
  if (keyword === 'additionalProperties') return `${at} has an unknown key "${short(params['additionalProperty'])}"`
  if (keyword === 'type') return `${at} must be of type ${short(params['type'])}`
  if (keyword === 'enum') return `${at} has a value that is not allowed`
  if (keyword === 'oneOf') return `${at} is in none of the allowed forms`
  return `${at} is not allowed (${keyword})`
}

const short = (value: unknown): string => String(value).slice(0, 60)

/** What many entries are called by, each name only once. */
export class Names {
  private readonly places = new Map<string, number>()
  private readonly what: string

  /** `what`: such as `bom-ref`. */
  constructor(what: string) {
    this.what = what
  }

  add(name: string, place: number): void {
    if (this.places.has(name)) throw new UnreadableReport(`Two entries have the same ${this.what}: "${short(name)}".`)
    this.places.set(name, place)
  }

  placeOf(name: string): number | undefined {
    return this.places.get(name)
  }

  /** The place of a name that something depends on, or that depends on something. */
  demand(name: string): number {
    const place = this.places.get(name)
    if (place === undefined)
      throw new UnreadableReport(`It names a dependency that it does not contain: "${short(name)}".`)
    return place
  }
}
