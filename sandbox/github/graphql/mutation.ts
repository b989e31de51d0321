import { recordActivity } from '../activities.ts'
import { moveRef } from '../git/refs.ts'
import { type TreeChange, writeTree } from '../git/trees.ts'
import { isMalformedPath, writeBlob, writeCommit } from '../git/write.ts'
import { idOfNode } from '../json/account.ts'
import { signatureOf, WEB_FLOW } from '../people/accounts.ts'
import { branchTip, findRepository } from '../repositories.ts'
import { violation } from '../weathers/ruleset.ts'
import type { Repository } from '../world.ts'
import { type Context, type Fields, requirePermission, TypedError, visible } from './context.ts'
import { commitNode } from './git-objects.ts'

interface CommitOnBranch {
  branch: { id?: string | null; branchName?: string | null; repositoryNameWithOwner?: string | null }
  clientMutationId?: string | null
  expectedHeadOid: string
  message: { headline: string; body?: string | null }
  fileChanges?: { additions?: { path: string; contents: string }[]; deletions?: { path: string }[] } | null
}

export const mutation: Fields<undefined> = {
  createCommitOnBranch: (_, args, context) => createCommitOnBranch(args['input'] as CommitOnBranch, context),
}

/** One commit on a branch, if the branch still is where the caller saw it: the ledger's compare-and-swap. */
async function createCommitOnBranch(input: CommitOnBranch, context: Context) {
  const { repository, branch } = branchOf(input.branch, context)
  requirePermission(context, repository, 'contents', 'write')
  const refused = violation(context.world, context.token, `refs/heads/${branch}`, 'update')
  if (refused !== undefined) throw new TypedError('UNPROCESSABLE', refused)
  const tip = await branchTip(repository, branch)
  if (tip === undefined) throw new TypedError('NOT_FOUND', `No ref found for branch ${branch}`)
  if (tip !== input.expectedHeadOid.toLowerCase()) throw stale(tip)
  const oid = await commitOn(repository, tip, input, context)
  // Somebody else may have committed since the tip was read; git itself decides who was first.
  if (!moveRef(repository.path, `refs/heads/${branch}`, oid, tip))
    throw stale((await branchTip(repository, branch)) ?? '')
  // GitHub signs what it commits itself.
  context.world.signatures.set(oid, 'github')
  const ref = `refs/heads/${branch}`
  const actor = context.token.account
  recordActivity(context.world, { repository, kind: 'push', ref, before: tip, after: oid, actor })
  return { clientMutationId: input.clientMutationId ?? null, commit: await commitNode(repository, oid) }
}

function branchOf({ id, branchName, repositoryNameWithOwner }: CommitOnBranch['branch'], context: Context) {
  const given =
    id == null ? { name: repositoryNameWithOwner ?? '', branch: branchName ?? '' } : branchOfNode(id, context)
  const [owner = '', name = ''] = given.name.split('/')
  const repository = findRepository(context.world, owner, name)
  if (!visible(context, repository))
    throw new TypedError('NOT_FOUND', `Could not resolve to a Repository with the name '${given.name}'.`)
  return { repository, branch: given.branch.replace(/^refs\/heads\//, '') }
}

function branchOfNode(node: string, { world }: Context): { name: string; branch: string } {
  const [repositoryId, branch = ''] = idOfNode(node).id.split(/:(.*)/s)
  const repository = world.repositories.find(one => String(one.id) === repositoryId)
  return { name: repository?.fullName ?? '', branch }
}

async function commitOn(
  repository: Repository,
  tip: string,
  input: CommitOnBranch,
  { world, token }: Context,
): Promise<string> {
  const parent = await repository.objects.commit(tip)
  if (parent === undefined) throw new TypedError('NOT_FOUND', `No commit ${tip}`)
  const changes = await changesOf(repository, parent.tree, input)
  const date = world.now()
  const { headline, body } = input.message
  return writeCommit(repository.path, {
    tree: writeTree(repository.path, parent.tree, changes),
    parents: [tip],
    message: body == null || body === '' ? headline : `${headline}\n\n${body}`,
    author: { ...signatureOf(token.account), date },
    committer: { ...WEB_FLOW, date },
  })
}

async function changesOf(repository: Repository, tree: string, { fileChanges }: CommitOnBranch): Promise<TreeChange[]> {
  const additions = fileChanges?.additions ?? []
  const deletions = fileChanges?.deletions ?? []
  for (const { path } of deletions) {
    if ((await repository.objects.entry(tree, path)) === undefined) {
      throw new TypedError(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist as of commit oid: ${path}`,
      )
    }
  }
  const malformed = additions.find(({ path }) => isMalformedPath(path))
  if (malformed !== undefined) throw new TypedError('UNPROCESSABLE', `Malformed path component in ${malformed.path}`)
  const written = additions.map(({ path, contents }) => {
    return { path, oid: writeBlob(repository.path, Buffer.from(contents, 'base64')) }
  })
  return [...deletions.map(({ path }) => ({ path, oid: undefined })), ...written]
}

function stale(tip: string): TypedError {
  return new TypedError('STALE_DATA', `Expected branch to point to "${tip}" but it did not.  Pull and try again.`)
}
