/** A part of a workflow file, with the place where it stands. What nobody expected there is an error that names it. */
export class Part {
  readonly value: unknown
  readonly place: string

  constructor(value: unknown, place: string) {
    this.value = value
    this.place = place
  }

  /** The file, a colon, and the way to the place in it. */
  #below(name: string): string {
    return this.place.includes(': ') ? `${this.place}.${name}` : `${this.place}: ${name}`
  }

  get isGiven(): boolean {
    return this.value !== undefined && this.value !== null
  }

  get isText(): boolean {
    return ['string', 'number', 'boolean'].includes(typeof this.value)
  }

  get isList(): boolean {
    return Array.isArray(this.value)
  }

  fault(message: string): Error {
    return new Error(`${this.place}: ${message}`)
  }

  /** Its parts by name; with a list of names, no others may be there. */
  entries(known?: readonly string[]): [string, Part][] {
    if (!this.isGiven) return []
    if (typeof this.value !== 'object' || this.isList) throw this.fault('must be a mapping.')
    const entries = Object.entries(this.value as object)
    const unknown = entries.find(([name]) => known !== undefined && !known.includes(name))
    if (unknown !== undefined) throw this.fault(`the stand-in does not know the key "${unknown[0]}".`)
    return entries.map(([name, value]) => [name, new Part(value, this.#below(name))])
  }

  /** The same, to look a name up: what is not there is a part without a value. */
  keys(known: readonly string[]): (name: string) => Part {
    const entries = new Map(this.entries(known))
    return name => entries.get(name) ?? new Part(undefined, this.#below(name))
  }

  items(): Part[] {
    if (!Array.isArray(this.value)) throw this.fault('must be a list.')
    return this.value.map((value, at) => new Part(value, `${this.place}[${at}]`))
  }

  /** A scalar as the runner has it: text. */
  text(): string {
    if (!this.isText) throw this.fault('must be a text, a number or a boolean.')
    return String(this.value)
  }

  textOr<T>(otherwise: T): string | T {
    return this.isGiven ? this.text() : otherwise
  }

  /** One text, or several in a list. */
  texts(): string[] {
    if (!this.isGiven) return []
    return this.isText ? [this.text()] : this.items().map(item => item.text())
  }

  oneOf<T extends string>(known: readonly T[]): T {
    const found = known.find(one => one === this.value)
    if (found === undefined) throw this.fault(`must be one of ${known.join(', ')}, not ${JSON.stringify(this.value)}.`)
    return found
  }

  /** Names and their texts, such as `env` and `with`. */
  table(): Record<string, string> {
    return Object.fromEntries(this.entries().map(([name, part]) => [name, part.isGiven ? part.text() : '']))
  }
}
