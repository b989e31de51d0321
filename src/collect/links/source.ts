import type { Reference, WorkItem } from '../../facts/links.ts'
import type { Unavailable } from '../../facts/observed.ts'

/** A place that keeps work items, such as the issues of GitHub. It tells what an item is, and judges nothing. */
export interface WorkItemSource {
  /**
   * The work items of this source among what a change names; of other references it says nothing. An item that cannot
   * be found or read says so itself. Unavailable: for none of them is it known whether it is one.
   */
  lookUp(references: readonly Reference[]): Promise<readonly WorkItem[] | Unavailable>
}
