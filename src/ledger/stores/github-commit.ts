import * as z from 'zod'
import { APPEND, LEDGER } from '../../github/client/queries.ts'
import type { singleTries } from '../../github/client/transport.ts'
import { HEAD_PATH } from '../head.ts'
import { type StoredFile, unexpectedEntry } from './contents.ts'
import { problemOf, saysExists, saysMoved } from './github-errors.ts'
import type { LedgerPlace } from './github-read.ts'
import { FIRST_MESSAGE, type NewFile, type Proposal, type Snapshot, StoreError } from './store.ts'

/** Requests that are sent once. They give the data or throw what `github-errors.ts` reads. */
type SingleTries = ReturnType<typeof singleTries>

const refOf = (branch: string): string => `refs/heads/${branch}`

export async function readSnapshot(
  github: SingleTries,
  { owner, name, branch }: LedgerPlace,
  path: string,
): Promise<Snapshot> {
  const variables = { owner, name, branch: refOf(branch), record: path }
  const data = await translated(() => github.graphql(LEDGER, variables), 'read')
  const { ref } = answer(ledgerAnswer, data).repository
  if (ref === null) return { state: 'absent' }
  const { oid: tip, head, record } = ref.target
  return { state: 'present', tip, head: storedFile(HEAD_PATH, head), record: storedFile(path, record) }
}

export async function beginBranch(
  github: SingleTries,
  { owner, name, branch }: LedgerPlace,
  files: readonly NewFile[],
): Promise<'created' | 'exists'> {
  const repo = { owner, repo: name }
  // Trees and commits that no branch names do no harm, so failing to make them is never ambiguous.
  const prepare = (route: string, parameters: object) =>
    translated(() => github.rest('POST', route, { ...repo, ...parameters }), 'prepare')
  const tree = answer(shaAnswer, await prepare('/repos/{owner}/{repo}/git/trees', { tree: treeOf(files) })).sha
  const first = { message: FIRST_MESSAGE, tree, parents: [] }
  const { sha } = answer(shaAnswer, await prepare('/repos/{owner}/{repo}/git/commits', first))
  try {
    await github.rest('POST', '/repos/{owner}/{repo}/git/refs', { ...repo, ref: refOf(branch), sha })
    return 'created'
  } catch (error) {
    if (saysExists(error)) return 'exists'
    throw new StoreError(problemOf(error, 'write'))
  }
}

export async function commitOnBranch(
  github: SingleTries,
  place: LedgerPlace,
  proposal: Proposal,
): Promise<'committed' | 'moved'> {
  try {
    const data = await github.graphql(APPEND, { input: commitInput(place, proposal) })
    // Something came back that is not a commit: it may have been made all the same.
    if (appendAnswer.safeParse(data).success) return 'committed'
  } catch (error) {
    if (saysMoved(error)) return 'moved'
    throw new StoreError(problemOf(error, 'write'))
  }
  throw new StoreError({ code: 'ambiguous', message: 'GitHub returned an unknown response to the append.' })
}

async function translated(call: () => Promise<unknown>, purpose: 'read' | 'prepare'): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    throw new StoreError(problemOf(error, purpose))
  }
}

function treeOf(files: readonly NewFile[]) {
  return files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text }))
}

function commitInput({ owner, name, branch }: LedgerPlace, { expected, headline, body, files }: Proposal) {
  return {
    branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
    expectedHeadOid: expected,
    message: { headline, body },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString('base64') })),
    },
  }
}

const PLAIN = 0o100644
const OTHERS = [0o040000, 0o100755, 0o120000, 0o160000] as const

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
const file = z
  .discriminatedUnion('mode', [
    z.object({
      mode: z.literal(PLAIN),
      object: z.object({ text: z.string(), isTruncated: z.literal(false) }),
    }),
    z.object({ mode: z.literal(OTHERS) }),
  ])
  .nullable()
const target = z.object({ oid, head: file, record: file })
const ledgerAnswer = z.object({ repository: z.object({ ref: z.object({ target }).nullable() }) })
const appendAnswer = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid }) }) })
const shaAnswer = z.object({ sha: oid })

function storedFile(path: string, found: z.infer<typeof file>): StoredFile | null {
  if (found === null) return null
  const bytes = 'object' in found ? Buffer.from(found.object.text) : Buffer.of()
  const unexpected = unexpectedEntry(found.mode.toString(8).padStart(6, '0'), bytes.length)
  return unexpected ? { path, unexpected } : { path, bytes }
}

/** An answer of another shape is no answer: a cut-off text must not be taken for a file that is absent. */
function answer<Value>(schema: z.ZodType<Value>, data: unknown): Value {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const where = (parsed.error.issues[0]?.path ?? []).join('.')
  throw new StoreError({
    code: 'unavailable',
    message: `The response from GitHub has no usable ${where || 'data'}.`,
    retryAfterMs: null,
  })
}
