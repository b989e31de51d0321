import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { plural } from '../../documents/wording.ts'
import type { Diagnostic } from '../../documents/yaml.ts'
import { type Loaded, loadPolicy, readText } from '../../policy/load/load.ts'
import { type Base, extendsOf } from '../../policy/load/stack.ts'
import { MAX_BYTES } from '../../policy/load/text.ts'
import { nearPath } from '../../text/near-path.ts'
import { readBounded, type Unread } from '../shared/read-bounded.ts'

/** Where a policy is on this machine, each file by its name as the user gave it. */
export interface PolicyFiles {
  /** Folder that the names are relative to. */
  folder: string
  file: string
  /** Texts of the policies that it builds on, in the order in which it names them. */
  bases: readonly string[]
}

/** Reads and checks a policy of this machine. */
export async function loadPolicyFile({ folder, file, bases }: PolicyFiles): Promise<Loaded> {
  const own = await readOne(folder, file)
  if ('message' in own) return { ok: false, diagnostics: [own] }
  const document = readText(own.bytes, file)
  const references = 'locate' in document ? extendsOf(document.value) : []
  if (bases.length > references.length) return { ok: false, diagnostics: [tooMany(file, references.length, bases)] }
  const texts = await Promise.all(bases.map(base => readOne(folder, base)))
  const unread = texts.flatMap(text => ('message' in text ? text : []))
  if (unread.length > 0) return { ok: false, diagnostics: unread }
  const given = references.flatMap((reference, place): Base[] => {
    const text = texts[place]
    return text && 'bytes' in text ? [{ reference, bytes: text.bytes }] : []
  })
  return loadPolicy(own.bytes, file, given)
}

async function readOne(folder: string, file: string): Promise<{ bytes: Uint8Array } | Diagnostic> {
  // One byte more than a policy may have, so that one which is too long is distinguished from one that just fits.
  const bytes = await readBounded(resolve(folder, file), MAX_BYTES + 1)
  if (typeof bytes !== 'string') return { bytes }
  const message = bytes === 'missing' ? await missing(folder, file) : UNREAD[bytes]
  return { file, line: 1, column: 1, message }
}

/** A file with another ending or spelling beside it is most likely the one that was meant. */
async function missing(folder: string, file: string): Promise<string> {
  const beside = await readdir(resolve(folder, dirname(file))).catch(() => [])
  const near = nearPath(
    file,
    beside.map(name => join(dirname(file), name)),
  )
  return near === undefined ? UNREAD.missing : `There is no such file, but there is ${near}. ${RENAME}`
}

const RENAME = 'Rename it: the Action reads .github/quality-policy.yml, unless the input `policy` names another file.'

function tooMany(file: string, named: number, bases: readonly string[]): Diagnostic {
  const message = `This policy extends ${plural(named, 'other')}, but --extends was given ${plural(bases.length, 'text')}.`
  return { file, line: 1, column: 1, message }
}

const UNREAD: Record<Unread, string> = {
  missing: 'There is no such file. Name the policy file, or create one: the README has a first policy to copy.',
  no_file: 'This is not a file. Name the policy file itself.',
  unreadable: 'The file cannot be read. Check its permissions.',
}
