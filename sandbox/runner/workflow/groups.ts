/** What takes its turn in a concurrency group. */
export interface Member {
  group: string | undefined
}

interface Group<T> {
  running: T | undefined
  pending: T | undefined
}

/**
 * Concurrency groups: of each, one run is at work and one may wait. A newer one takes the place of the one that waits,
 * which is cancelled. Names are compared without case.
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
export class Groups<T extends Member> {
  readonly #groups = new Map<string, Group<T>>()

  /** Lets a run in; gives back who is cancelled for it: the one that waited and, if wanted, the one at work. */
  enter(member: T, cancelInProgress: boolean): T[] {
    const group = this.#groupOf(member)
    if (group === undefined) return []
    if (group.running === undefined) {
      group.running = member
      return []
    }
    const cancelled = [group.pending, cancelInProgress ? group.running : undefined].filter(one => one !== undefined)
    group.pending = member
    return cancelled
  }

  /** Whether it is its turn. */
  mayRun(member: T): boolean {
    const group = this.#groupOf(member)
    return group === undefined || group.running === member
  }

  /** It has ended, and the one that waits goes on. */
  leave(member: T): void {
    const group = this.#groupOf(member)
    if (group === undefined) return
    if (group.running === member) {
      group.running = group.pending
      group.pending = undefined
    } else if (group.pending === member) group.pending = undefined
  }

  #groupOf({ group }: T): Group<T> | undefined {
    if (group === undefined || group === '') return undefined
    const name = group.toLowerCase()
    const found = this.#groups.get(name) ?? { running: undefined, pending: undefined }
    this.#groups.set(name, found)
    return found
  }
}
