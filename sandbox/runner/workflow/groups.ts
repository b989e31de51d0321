/** What takes its turn in a concurrency group: a run, or a job of one. */
export interface Member {
  group: string | undefined
  /** A newer one takes its place: it is cancelled. */
  giveWay(): void
}

interface Group {
  running: Member | undefined
  pending: Member | undefined
}

/**
 * Concurrency groups: of each, one member is at work and one may wait. A newer one takes the place of the one that
 * waits, which is cancelled. Runs and jobs share the groups. Names are compared without case.
 * https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
export class Groups {
  readonly #groups = new Map<string, Group>()

  /** Lets one in. The one that waited gives way to it and, if wanted, the one at work. */
  enter(member: Member, cancelInProgress: boolean): void {
    const group = this.#groupOf(member)
    if (group === undefined) return
    if (group.running === undefined) {
      group.running = member
      return
    }
    const cancelled = [group.pending, cancelInProgress ? group.running : undefined]
    group.pending = member
    for (const one of cancelled) one?.giveWay()
  }

  /** Whether it is its turn. */
  mayRun(member: Member): boolean {
    const group = this.#groupOf(member)
    return group === undefined || group.running === member
  }

  /** It has ended, and the one that waits goes on. */
  leave(member: Member): void {
    const group = this.#groupOf(member)
    if (group === undefined) return
    if (group.running === member) {
      group.running = group.pending
      group.pending = undefined
    } else if (group.pending === member) group.pending = undefined
  }

  #groupOf({ group }: Member): Group | undefined {
    if (group === undefined || group === '') return undefined
    const name = group.toLowerCase()
    const found = this.#groups.get(name) ?? { running: undefined, pending: undefined }
    this.#groups.set(name, found)
    return found
  }
}
