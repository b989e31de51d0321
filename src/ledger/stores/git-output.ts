import { GitError } from '../../git/errors.ts'

/** Runs git in a clone: arguments and standard input in, standard output out, as it comes. Throws when git fails. */
export type Git = (args: readonly string[], input?: Iterable<string>) => AsyncIterable<Uint8Array>

export async function text(output: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of output) chunks.push(chunk)
  return Buffer.concat(chunks).toString().trim()
}

/** The pieces of an output between separator bytes. */
export async function* split(output: AsyncIterable<Uint8Array>, separator: number): AsyncIterable<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of output) {
    rest = Buffer.concat([rest, chunk])
    let from = 0
    for (let end = rest.indexOf(separator); end !== -1; end = rest.indexOf(separator, from)) {
      yield rest.toString('utf8', from, end)
      from = end + 1
    }
    rest = rest.subarray(from)
  }
  if (rest.length > 0) yield rest.toString()
}

/** Takes an output apart by length and by separator, holding one chunk and what is left of the one before. */
export class Output {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(output: AsyncIterable<Uint8Array>) {
    this.#chunks = output[Symbol.asyncIterator]()
  }

  async until(separator: number): Promise<Buffer> {
    while (!this.#rest.includes(separator)) await this.#more()
    const line = this.#cut(this.#rest.indexOf(separator))
    this.#cut(1)
    return line
  }

  async take(length: number): Promise<Buffer> {
    while (this.#rest.length < length) await this.#more()
    return this.#cut(length)
  }

  #cut(length: number): Buffer {
    const head = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return head
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done) throw new GitError('git_failed', 'git ended before it sent all data.')
    this.#rest = Buffer.concat([this.#rest, next.value])
  }
}
