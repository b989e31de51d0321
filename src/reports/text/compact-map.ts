/** A map whose entries lie close together as numbers or bytes until somebody asks: strings and objects for each take memory. */
export abstract class CompactMap<Key, Value> implements ReadonlyMap<Key, Value> {
  abstract readonly size: number
  protected abstract keyAt(index: number): Key
  protected abstract valueAt(index: number): Value
  /** -1: it has none. */
  protected abstract indexOf(key: Key): number

  get(key: Key): Value | undefined {
    const index = this.indexOf(key)
    return index === -1 ? undefined : this.valueAt(index)
  }

  has(key: Key): boolean {
    return this.indexOf(key) !== -1
  }

  forEach(call: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) call(value, key, this)
  }

  *keys(): Generator<Key, undefined> {
    for (let index = 0; index < this.size; index++) yield this.keyAt(index)
  }

  *values(): Generator<Value, undefined> {
    for (let index = 0; index < this.size; index++) yield this.valueAt(index)
  }

  *entries(): Generator<[Key, Value], undefined> {
    for (let index = 0; index < this.size; index++) yield [this.keyAt(index), this.valueAt(index)]
  }

  [Symbol.iterator](): Generator<[Key, Value], undefined> {
    return this.entries()
  }
}
