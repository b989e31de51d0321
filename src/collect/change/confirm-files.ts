import type { ChangedFile } from '../../facts/change.ts'
import type { Observed } from '../../facts/observed.ts'

/**
 * The files as the clone shows them, when GitHub lists the same paths. Code of the change can write to the clone, so a
 * rule that goes by paths, such as how risky a change is, must not rest on it alone.
 */
export function confirmFiles(
  clone: Observed<ChangedFile[]>,
  platform: Observed<ChangedFile[]>,
): Observed<ChangedFile[]> {
  if (clone.state !== 'complete') return clone
  if (platform.state !== 'complete') return platform
  const [ours, theirs] = [touched(clone.value), touched(platform.value)]
  const odd = [...ours].find(path => !theirs.has(path)) ?? [...theirs].find(path => !ours.has(path))
  if (odd === undefined) return clone
  const where = ours.has(odd) ? 'the clone but not to GitHub' : 'GitHub but not to the clone'
  return {
    state: 'unavailable',
    why: 'ambiguous',
    detail: `The clone and GitHub disagree about the changed files: ${odd.slice(0, 200)} is known to ${where}.`,
    next: 'Run the job again. If that does not help, check whether earlier steps modify the clone.',
  }
}

/** Every path that is written or removed. Who tells a rename and who tells two files then says the same. */
function touched(files: readonly ChangedFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ path, previousPath, status }) =>
      previousPath === null || status === 'copied' ? [path] : [path, previousPath],
    ),
  )
}
