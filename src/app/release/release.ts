import type { RunContext } from '../shared/context.ts'
import type { Inputs } from '../shared/inputs.ts'
import type { RecordOptions } from '../shared/record-options.ts'
import type { ReleaseTask } from '../shared/release-task.ts'
import type { Result } from '../shared/result.ts'
import { approveRelease } from './approve-release.ts'
import { attachPage } from './attach.ts'
import { releaseSummary } from './summary.ts'

/** Judges a release, records it, and shows what became of it. */
export async function release(
  context: RunContext,
  task: ReleaseTask,
  options: RecordOptions,
  inputs: Pick<Inputs, 'publish'>,
  runUrl: string | undefined,
): Promise<Partial<Result>> {
  const approved = await approveRelease(context, task, options, inputs, runUrl)
  const summary = releaseSummary(approved, context.server)
  // Only what is authorised, and kept, stands in the notes of a release.
  const isWanted = inputs.publish.has('release-notes') && !options.dryRun && summary.outcome === 'pass'
  if (!isWanted || task.tag === null) return summary
  const notice = await attachPage(context, task.tag, summary.page ?? [])
  return notice === undefined ? summary : { ...summary, notices: [...(summary.notices ?? []), notice] }
}
