import * as z from 'zod'
import { APPEND, LEDGER } from '../github/client/queries.ts'
import { problemOf, saysExists, saysMoved } from './github-errors.ts'
import { type LedgerStore, type NewFile, type Proposal, type Snapshot, StoreError } from './store.ts'

/**
 * The two ways to talk to GitHub. Both give the data or throw what `github-errors.ts` reads. Neither may repeat a
 * request by itself: after a lost answer the appending loop must look before it writes again.
 */
export interface Transport {
  graphql(document: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>
  rest(method: 'POST', route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>
}

export interface LedgerPlace {
  owner: string
  name: string
  /** Without `refs/heads/`. */
  branch: string
}

/** A ledger on a branch of a GitHub repository. */
export function githubStore(transport: Transport, { owner, name, branch }: LedgerPlace): LedgerStore {
  const ref = `refs/heads/${branch}`

  return {
    async read(path) {
      const data = await reading(() => transport.graphql(LEDGER, { owner, name, branch: ref, record: path }))
      return snapshot(answer(ledgerAnswer, data))
    },

    async create(files) {
      const repo = { owner, repo: name }
      const tree = await unwritten(() =>
        transport.rest('POST', '/repos/{owner}/{repo}/git/trees', { ...repo, tree: treeOf(files) }),
      )
      const first = { ...repo, message: 'begin the quality records', tree: answer(shaAnswer, tree).sha, parents: [] }
      const commit = await unwritten(() => transport.rest('POST', '/repos/{owner}/{repo}/git/commits', first))
      return createRef(transport, { ...repo, ref, sha: answer(shaAnswer, commit).sha })
    },

    async commit(proposal) {
      const input = commitInput(`${owner}/${name}`, branch, proposal)
      try {
        const data = await transport.graphql(APPEND, { input })
        // Something came back that is not a commit: it may have been made all the same.
        if (appendAnswer.safeParse(data).success) return 'committed'
      } catch (error) {
        if (saysMoved(error)) return 'moved'
        throw new StoreError(problemOf(error, 'write'))
      }
      throw new StoreError({ code: 'ambiguous', message: 'GitHub answered the append with something unknown.' })
    },
  }
}

async function createRef(
  transport: Transport,
  parameters: Readonly<Record<string, unknown>>,
): Promise<'created' | 'exists'> {
  try {
    await transport.rest('POST', '/repos/{owner}/{repo}/git/refs', parameters)
    return 'created'
  } catch (error) {
    if (saysExists(error)) return 'exists'
    throw new StoreError(problemOf(error, 'write'))
  }
}

/** Trees and commits that no branch names do no harm, so failing to make them is never ambiguous. */
const unwritten = (call: () => Promise<unknown>) => translated(call, 'prepare')
const reading = (call: () => Promise<unknown>) => translated(call, 'read')

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

function commitInput(
  repositoryNameWithOwner: string,
  branchName: string,
  { expected, headline, body, files }: Proposal,
) {
  return {
    branch: { repositoryNameWithOwner, branchName },
    expectedHeadOid: expected,
    message: { headline, body },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString('base64') })),
    },
  }
}

const oid = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
const file = z.object({ object: z.object({ text: z.string(), isTruncated: z.literal(false) }) }).nullable()
const target = z.object({ oid, head: file, record: file })
const ledgerAnswer = z.object({ repository: z.object({ ref: z.object({ target }).nullable() }) })
const appendAnswer = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid }) }) })
const shaAnswer = z.object({ sha: oid })

function snapshot({ repository: { ref } }: z.infer<typeof ledgerAnswer>): Snapshot {
  if (ref === null) return { state: 'absent' }
  const { oid: tip, head, record } = ref.target
  return { state: 'present', tip, head: head?.object.text ?? null, record: record?.object.text ?? null }
}

/** An answer of another shape is no answer: a folder or a cut-off text must not be taken for a file that is absent. */
function answer<Value>(schema: z.ZodType<Value>, data: unknown): Value {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const where = (parsed.error.issues[0]?.path ?? []).join('.')
  throw new StoreError({
    code: 'unavailable',
    message: `GitHub's answer has no usable ${where || 'data'}.`,
    retryAfterMs: null,
  })
}
