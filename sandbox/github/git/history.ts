import type { ObjectStore } from './objects.ts'

/** Every commit that can be reached from one, itself among them. */
export async function reachableFrom(objects: ObjectStore, tip: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const waiting = [tip]; ; ) {
    const oid = waiting.pop()
    if (oid === undefined) return found
    if (found.has(oid)) continue
    found.add(oid)
    waiting.push(...((await objects.commit(oid))?.parents ?? []))
  }
}

/** The commits from the base to the head, oldest first, when each has the one before it as its only parent. */
export async function straightLine(objects: ObjectStore, base: string, head: string): Promise<string[] | undefined> {
  const line: string[] = []
  for (let oid = head; oid !== base; ) {
    line.push(oid)
    const [parent, ...others] = (await objects.commit(oid))?.parents ?? []
    if (parent === undefined || others.length > 0) return undefined
    oid = parent
  }
  return line.reverse()
}
