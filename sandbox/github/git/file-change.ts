/** One changed file, in the words of the REST API. */
export interface FileChange {
  path: string
  previousPath?: string
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed'
  /** Blob of the new side; of the old side for a removed file, as GitHub has it. */
  sha: string
  additions: number
  deletions: number
}
