export type GitErrorCode =
  | 'git_missing'
  | 'not_a_repository'
  | 'history_missing'
  | 'git_failed'
  | 'output_too_large'
  | 'timeout'

/** What git could not tell, and what to do about it. */
export class GitError extends Error {
  override readonly name = 'GitError'
  readonly code: GitErrorCode
  /** What was found, in one sentence. */
  readonly detail: string
  readonly next: string

  constructor(code: GitErrorCode, detail: string, next: string = NEXT[code]) {
    super(`${detail} ${next}`)
    this.code = code
    this.detail = detail
    this.next = next
  }
}

const NEXT: Record<GitErrorCode, string> = {
  git_missing: 'Install git on the runner.',
  not_a_repository: 'Check out the repository before this step, with actions/checkout.',
  history_missing: 'Check out with `fetch-depth: 0` and without a `filter` to get the whole history.',
  git_failed: 'Run the step again. If it fails the same way, check the repository with `git fsck`.',
  output_too_large: 'Split the change into smaller ones.',
  timeout: 'Run the step again. If it takes as long, split the change into smaller ones.',
}

const MISSING_OBJECT =
  /bad object|bad tree|bad revision|missing|promisor|unable to read|could not (?:get|read|fetch)|not a valid|invalid object|not a tree/i
const NO_REPOSITORY = /not a git repository|unsafe repository|dubious ownership/i

/** Our word for what git text on its way out; `LC_ALL=C` keeps its messages in one language. */
export function failure(status: number | null, stderr: string): GitError {
  // Stripped of control characters: git repeats names that the change's author chose.
  const text = (stderr.split('\n').find(line => /^(?:fatal|error):/.test(line)) ?? stderr)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 300)
  if (NO_REPOSITORY.test(text))
    return new GitError('not_a_repository', `The folder is not a usable git repository: ${text}.`)
  if (MISSING_OBJECT.test(text))
    return new GitError('history_missing', `The clone is missing a commit or a file: ${text}.`)
  return new GitError('git_failed', `git ended with status ${status ?? 'unknown'}: ${text || 'no message'}.`)
}
