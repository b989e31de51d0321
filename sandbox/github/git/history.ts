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

export async function isAncestor(objects: ObjectStore, ancestor: string, of: string): Promise<boolean> {
  return (await reachableFrom(objects, of)).has(ancestor)
}

/** How many commits one history has that another one has not. */
export async function countBeyond(objects: ObjectStore, tip: string, other: string): Promise<number> {
  const [own, others] = await Promise.all([reachableFrom(objects, tip), reachableFrom(objects, other)])
  return [...own].filter(oid => !others.has(oid)).length
}

/** To git, other characters may stand for more than themselves, and a dot for the folder. */
const PLAIN_PATH = /^(?!(?:.*\/)?\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/

/**
 * The commits of a history without a merge that changed what is at a path, newest first, as `git rev-list` lists them;
 * nothing where only git can tell.
 */
export async function simpleHistory(objects: ObjectStore, tip: string, path: string): Promise<string[] | undefined> {
  const commits = await line(objects, tip, () => false)
  if (commits === undefined || !PLAIN_PATH.test(path)) return undefined
  const held = await Promise.all(commits.map(oid => heldAt(objects, oid, path)))
  return commits.filter((_, at) => held[at] !== (held[at + 1] ?? ''))
}

/** What a commit has at a path; empty for nothing. */
async function heldAt(objects: ObjectStore, oid: string, path: string): Promise<string> {
  const item = await objects.entry((await objects.commit(oid))?.tree ?? '', path)
  return item === undefined ? '' : `${item.mode} ${item.oid}`
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
