import { execFileSync } from 'node:child_process'
import type { Run } from '../../../sandbox/github/sandbox.ts'

/** The file that a job leaves with its reports, from which the tree that it measured is known. */
export function treeFile({ headRepository, headSha }: Pick<Run, 'headRepository' | 'headSha'>): Record<string, string> {
  const tree = execFileSync('git', ['rev-parse', `${headSha}^{tree}`], { cwd: headRepository.path, encoding: 'utf8' })
  return { 'gatebook-tree.txt': tree }
}
