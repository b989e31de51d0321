import { git, type Signature } from './git.ts'
import { type RawObject, readLoose } from './loose.ts'

export type { RawObject }

export interface CommitObject {
  oid: string
  tree: string
  parents: string[]
  author: Signature & { date: Date }
  committer: Signature & { date: Date }
  message: string
}

export interface TreeItem {
  /** Octal text, such as `100644`. */
  mode: string
  type: 'blob' | 'tree' | 'commit'
  name: string
  oid: string
}

/**
 * Reads objects of one repository. What git has packed is read by one git process for everything that is requested in
 * the same turn of the event loop, and nothing is read twice: an object never changes.
 */
export class ObjectStore {
  readonly #path: string
  readonly #known = new Map<string, RawObject>()
  /** Histories and folders are walked again and again. */
  readonly #commits = new Map<string, CommitObject>()
  readonly #trees = new Map<string, TreeItem[]>()
  #waiting = new Map<string, Promise<RawObject | undefined>>()
  #batch: Promise<Map<string, RawObject>> | undefined
  #wanted: string[] = []

  constructor(path: string) {
    this.#path = path
  }

  async read(oid: string): Promise<RawObject | undefined> {
    if (!/^[0-9a-f]{40}$/.test(oid)) return undefined
    const known = this.#known.get(oid) ?? readLoose(this.#path, oid)
    if (known !== undefined) {
      this.#known.set(oid, known)
      return known
    }
    const waiting = this.#waiting.get(oid)
    if (waiting !== undefined) return waiting
    this.#wanted.push(oid)
    this.#batch ??= new Promise(resolve => setImmediate(resolve)).then(() => this.#readBatch())
    const found = this.#batch.then(objects => objects.get(oid))
    this.#waiting.set(oid, found)
    return found
  }

  async commit(oid: string): Promise<CommitObject | undefined> {
    const known = this.#commits.get(oid)
    if (known) return known
    const object = await this.read(oid)
    if (object?.type !== 'commit') return undefined
    const commit = Object.freeze(parseCommit(object))
    this.#commits.set(oid, commit)
    return commit
  }

  async tree(oid: string): Promise<TreeItem[] | undefined> {
    const known = this.#trees.get(oid)
    if (known) return known
    const object = await this.read(oid)
    if (object?.type !== 'tree') return undefined
    const items = parseTree(object.content)
    Object.freeze(items)
    this.#trees.set(oid, items)
    return items
  }

  /** The entry at a path below a tree, if there is one; a path through a file or a submodule leads nowhere. */
  async entry(tree: string, path: string): Promise<TreeItem | undefined> {
    const [first, ...rest] = path.split('/')
    const item = (await this.tree(tree))?.find(one => one.name === first)
    if (item === undefined || rest.length === 0) return item
    return item.type === 'tree' ? this.entry(item.oid, rest.join('/')) : undefined
  }

  async #readBatch(): Promise<Map<string, RawObject>> {
    const wanted = this.#wanted
    this.#wanted = []
    this.#batch = undefined
    try {
      const output = await git(this.#path, ['cat-file', '--batch'], { input: `${wanted.join('\n')}\n` })
      const objects = parseBatch(output)
      for (const object of objects.values()) this.#known.set(object.oid, object)
      return objects
    } finally {
      for (const oid of wanted) this.#waiting.delete(oid)
    }
  }
}

const NEWLINE = 0x0a

function parseBatch(output: Buffer): Map<string, RawObject> {
  const objects = new Map<string, RawObject>()
  let at = 0
  while (at < output.length) {
    const end = output.indexOf(NEWLINE, at)
    const [oid = '', type = '', size = '0'] = output.subarray(at, end).toString().split(' ')
    at = end + 1
    if (!isObjectType(type)) continue
    objects.set(oid, { oid, type, content: output.subarray(at, at + Number(size)) })
    at += Number(size) + 1
  }
  return objects
}

function isObjectType(type: string): type is RawObject['type'] {
  return ['blob', 'tree', 'commit', 'tag'].includes(type)
}

function parseCommit({ oid, content }: RawObject): CommitObject {
  const text = content.toString()
  const gap = text.indexOf('\n\n')
  const lines = text.slice(0, gap).split('\n')
  const values = (name: string) =>
    lines.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1))
  return {
    oid,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: parseSignature(values('author')[0] ?? ''),
    committer: parseSignature(values('committer')[0] ?? ''),
    message: text.slice(gap + 2),
  }
}

/** What an annotated tag points at, which may be another tag. */
export function tagTarget({ content }: RawObject): string {
  return /^object ([0-9a-f]{40})/.exec(content.toString())?.[1] ?? ''
}

/** The name that the tag was made with, whatever reference leads to it. */
export function tagName({ content }: RawObject): string {
  return /^tag (.+)$/m.exec(content.toString())?.[1] ?? ''
}

/** Who made the tag; old ones name nobody. */
export function taggerOf({ content }: RawObject): (Signature & { date: Date }) | null {
  const [, line] = /^tagger (.+)$/m.exec(content.toString()) ?? []
  return line === undefined ? null : parseSignature(line)
}

function parseSignature(line: string): Signature & { date: Date } {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+) [+-]\d{4}$/.exec(line) ?? []
  return { name, email, date: new Date(Number(seconds) * 1000) }
}

export function parseTree(content: Buffer): TreeItem[] {
  const items: TreeItem[] = []
  let at = 0
  while (at < content.length) {
    const end = content.indexOf(0, at)
    const header = content.subarray(at, end).toString()
    const space = header.indexOf(' ')
    const mode = header.slice(0, space).padStart(6, '0')
    items.push({
      mode,
      type: typeOfMode(mode),
      name: header.slice(space + 1),
      oid: content.subarray(end + 1, end + 21).toString('hex'),
    })
    at = end + 21
  }
  return items
}

function typeOfMode(mode: string): TreeItem['type'] {
  if (mode === '040000') return 'tree'
  return mode === '160000' ? 'commit' : 'blob'
}
