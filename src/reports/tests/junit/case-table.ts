import { CompactMap } from '../../text/compact-map.ts'
import type { KeyBytes } from '../../text/key-bytes.ts'
import { NameNumbers } from '../../text/name-numbers.ts'
import type { TestCase } from '../tests.ts'

const NUMBER_BYTES = 4
/**
 * Test cases by what they are distinguished by: a place, such as a suite and a class with a NUL between, and a name. A
 * report may have a million of them, so these stay bytes until somebody asks, and each place is there once.
 */
export class CaseTable extends CompactMap<string, readonly TestCase[]> {
  private readonly places = new NameNumbers()
  /** Each behind the number of its place. */
  private readonly names = new NameNumbers()
  /** A list only where there is more than one. */
  private readonly cases: (TestCase | TestCase[] | undefined)[] = []
  private indexes: Map<string, number> | undefined

  get size(): number {
    return this.names.length
  }

  /** The number of the case with this place and, in `name`, this name, which `begin` was called for. */
  numberOf(name: KeyBytes): number {
    return this.names.of(name.bytes, 0, name.length, name.hash)
  }

  /** Begins a name at this place, and marks where. */
  begin(name: KeyBytes, place: KeyBytes): void {
    const number = this.places.of(place.bytes, 0, place.length, place.hash)
    name.clear()
    for (let shift = 0; shift < NUMBER_BYTES * 8; shift += 8) name.addByte((number >>> shift) & 0xff)
    name.mark()
  }

  /** Another case with this number. */
  add(number: number, found: TestCase): void {
    const known = this.cases[number]
    if (known === undefined) this.cases[number] = found
    else if (Array.isArray(known)) known.push(found)
    else this.cases[number] = [known, found]
  }

  /** The only case with this number from now on. */
  replace(number: number, found: TestCase): void {
    this.cases[number] = found
  }

  /** The cases with this number. */
  at(number: number): readonly TestCase[] {
    const found = this.cases[number]
    return found === undefined ? [] : Array.isArray(found) ? found : [found]
  }

  nameOf(number: number): string {
    return utf8(this.names.bytesOf(number).subarray(NUMBER_BYTES))
  }

  placeOf(number: number): string {
    const name = Buffer.from(this.names.bytesOf(number))
    return utf8(this.places.bytesOf(name.readUInt32LE(0)))
  }

  protected keyAt(number: number): string {
    return `${this.placeOf(number)}\0${this.nameOf(number)}`
  }

  protected valueAt(number: number): readonly TestCase[] {
    return this.at(number)
  }

  protected indexOf(key: string): number {
    this.indexes ??= new Map(Array.from(this.keys(), (known, number) => [known, number]))
    return this.indexes.get(key) ?? -1
  }
}

const utf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
