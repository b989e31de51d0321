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

/** Where a branch left another one, and its commits since then, oldest first. */
export interface Fork {
  mergeBase: string
  commits: string[]
}

/** The fork of two histories, each without a merge; nothing where only git can tell. */
export async function simpleFork(objects: ObjectStore, base: string, head: string): Promise<Fork | undefined> {
  const trunk = await line(objects, base, () => false)
  const branch = await line(objects, head, oid => trunk?.includes(oid) === true)
  const mergeBase = branch?.at(-1)
  if (trunk === undefined || branch === undefined || mergeBase === undefined || !trunk.includes(mergeBase))
    return undefined
  return { mergeBase, commits: branch.slice(0, -1).reverse() }
}

/** From a commit back to the first that will do, or to the beginning; nothing when a merge is on the way. */
async function line(
  objects: ObjectStore,
  from: string,
  isEnd: (oid: string) => boolean,
): Promise<string[] | undefined> {
  const found = [from]
  for (let oid = from; !isEnd(oid); found.push(oid)) {
    const [parent, ...others] = (await objects.commit(oid))?.parents ?? []
    if (others.length > 0) return undefined
    if (parent === undefined) return found
    oid = parent
  }
  return found
}
