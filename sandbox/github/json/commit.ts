import type { FileChange } from '../git/file-change.ts'
import type { Signature } from '../git/git.ts'
import type { CommitObject } from '../git/objects.ts'
import { accountOfEmail } from '../people/accounts.ts'
import { instant } from '../runs/checks.ts'
import type { Repository, World } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** The signature itself is of no interest here, only what GitHub makes of it. */
export function verificationJson({ signatures }: World, { oid, signedAt }: { oid: string; signedAt: Date }) {
  const signed = signatures.get(oid)
  if (signed === undefined) return UNSIGNED
  const signature = '-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n'
  const text = { signature, payload: `tree ${oid}\n` }
  if (signed === 'bad') return { verified: false, reason: 'invalid', ...text, verified_at: null }
  return { verified: true, reason: 'valid', ...text, verified_at: instant(signedAt) }
}

export function personJson({ name, email, date }: Signature & { date: Date }) {
  return { name, email, date: instant(date) }
}

/** A commit as the repository endpoints give it, with the accounts that its addresses belong to. */
export function commitJson(world: World, repository: Repository, commit: CommitObject, site: Site) {
  const url = `${repositoryUrl(repository, site)}/commits/${commit.oid}`
  const user = (email: string) => {
    const found = accountOfEmail(world, email)
    return found === undefined ? null : accountJson(found, site)
  }
  return {
    sha: commit.oid,
    node_id: nodeId('C', `${repository.id}:${commit.oid}`),
    url,
    html_url: `${repositoryPage(repository)}/commit/${commit.oid}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(repository, site)}/git/commits/${commit.oid}`,
      author: personJson(commit.author),
      committer: personJson(commit.committer),
      message: commit.message.trimEnd(),
      comment_count: 0,
      tree: { sha: commit.tree, url: `${repositoryUrl(repository, site)}/git/trees/${commit.tree}` },
      verification: verificationJson(world, { oid: commit.oid, signedAt: commit.committer.date }),
    },
    author: user(commit.author.email),
    committer: user(commit.committer.email),
    parents: parentsJson(repository, commit, site),
  }
}

/** A commit as the git database endpoints give it. */
export function gitCommitJson(world: World, repository: Repository, commit: CommitObject, site: Site) {
  return {
    sha: commit.oid,
    node_id: nodeId('C', `${repository.id}:${commit.oid}`),
    url: `${repositoryUrl(repository, site)}/git/commits/${commit.oid}`,
    html_url: `${repositoryPage(repository)}/commit/${commit.oid}`,
    author: personJson(commit.author),
    committer: personJson(commit.committer),
    message: commit.message.trimEnd(),
    tree: { sha: commit.tree, url: `${repositoryUrl(repository, site)}/git/trees/${commit.tree}` },
    parents: parentsJson(repository, commit, site),
    verification: verificationJson(world, { oid: commit.oid, signedAt: commit.committer.date }),
  }
}

function parentsJson(repository: Repository, { parents }: CommitObject, site: Site) {
  return parents.map(sha => ({
    sha,
    url: `${repositoryUrl(repository, site)}/commits/${sha}`,
    html_url: `${repositoryPage(repository)}/commit/${sha}`,
  }))
}

export function fileJson(repository: Repository, file: FileChange, commit: string, site: Site, patch?: string) {
  const path = encodePath(file.path)
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${repositoryPage(repository)}/blob/${commit}/${path}`,
    raw_url: `${repositoryPage(repository)}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(repository, site)}/contents/${path}?ref=${commit}`,
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
    ...(patch === undefined ? {} : { patch }),
  }
}

export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
