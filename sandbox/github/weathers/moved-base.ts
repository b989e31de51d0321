import { recordActivity } from '../activities.ts'
import { moveRef } from '../git/refs.ts'
import { FOLDER, writeEntries, writeTree } from '../git/trees.ts'
import { writeBlob, writeCommit } from '../git/write.ts'
import { signatureOf } from '../people/accounts.ts'
import { branchTip } from '../repositories.ts'
import type { Weathers } from '../weather.ts'
import type { Account, Repository, World } from '../world.ts'

/** One more than a comparison lists. By GitHub's description of "Compare two commits" there is no sign that one is missing. */
const FILES = 301

const moved = new WeakSet<Weathers>()

/** Somebody pushes so much to the base of a change, once, that no comparison shows all of it. */
export async function moveBase(world: World, repository: Repository, branch: string, by: Account): Promise<void> {
  if (!world.weather.has('moved-base') || moved.has(world.weather)) return
  moved.add(world.weather)
  const before = (await branchTip(repository, branch)) ?? ''
  const parent = await repository.objects.commit(before)
  if (parent === undefined) return
  const oid = writeBlob(repository.path, Buffer.from('moved\n'))
  const names = Array.from({ length: FILES }, (_, at) => `${String(at).padStart(3, '0')}.txt`)
  const folder = writeEntries(
    repository.path,
    names.map(name => ({ name, mode: '100644', oid })),
  )
  const signature = { ...signatureOf(by), date: world.now() }
  const after = writeCommit(repository.path, {
    tree: writeTree(repository.path, parent.tree, [{ path: 'moved', mode: FOLDER, oid: folder }]),
    parents: [before],
    message: 'Move everything\n',
    author: signature,
    committer: signature,
  })
  const ref = `refs/heads/${branch}`
  if (!moveRef(repository.path, ref, after, before)) throw new Error(`${branch} moved meanwhile.`)
  recordActivity(world, { repository, kind: 'push', ref, before, after, actor: by })
}
