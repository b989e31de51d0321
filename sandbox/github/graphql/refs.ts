import { readRef } from '../git/refs.ts'
import { nodeId } from '../json/account.ts'
import { peel, refs } from '../repositories.ts'
import { shownTip } from '../weathers/read-lag.ts'
import type { Repository } from '../world.ts'
import { connection } from './connection.ts'
import { type Fields, type Resolver, requirePermission } from './context.ts'
import { gitObject } from './git-objects.ts'

export interface RefNode {
  kind: 'Ref'
  repository: Repository
  name: string
  oid: string
}

export const ref: Fields<RefNode> = {
  id: ({ repository, name }) => nodeId('REF', `${repository.id}:${name}`),
  name: ({ name }) => name.replace(/^refs\/(heads|tags)\//, ''),
  target: ({ repository, oid }, _, context) => {
    requirePermission(context, repository, 'contents')
    return gitObject(repository, oid)
  },
}

export async function refOf(repository: Repository, name: string): Promise<RefNode | null> {
  const oid = readRef(repository.path, name)
  return oid === undefined ? null : { kind: 'Ref', repository, name, oid }
}

/** A name may leave out its beginning, as git allows it. */
export const refNamed: Resolver<Repository> = async (source, args, context): Promise<RefNode | null> => {
  requirePermission(context, source, 'contents')
  const given = String(args['qualifiedName'])
  const all = await refs(source)
  const name = [given, `refs/${given}`, `refs/heads/${given}`, `refs/tags/${given}`].find(one => all.has(one))
  if (name === undefined) return null
  const oid = shownTip(context.world, source, name, all.get(name) ?? '')
  return oid === undefined ? null : { kind: 'Ref', repository: source, name, oid }
}

export const refsBelow: Resolver<Repository> = async (source, args, context) => {
  requirePermission(context, source, 'contents')
  const prefix = String(args['refPrefix'])
  const found = [...(await refs(source))].filter(([name]) => name.startsWith(prefix))
  const items = found.map(([name, oid]): RefNode => ({ kind: 'Ref', repository: source, name, oid }))
  const sorted = await inOrder(items, args['orderBy'] as RefOrder | null | undefined)
  return connection({ name: 'refs', items: sorted, key: one => one.name }, args, context)
}

interface RefOrder {
  field: 'ALPHABETICAL' | 'TAG_COMMIT_DATE'
  direction: 'ASC' | 'DESC'
}

/** By name, as git lists them, or by the date of the commit; names decide between commits of one date. */
async function inOrder(items: readonly RefNode[], order: RefOrder | null | undefined): Promise<RefNode[]> {
  const sign = order?.direction === 'DESC' ? -1 : 1
  if (order?.field !== 'TAG_COMMIT_DATE') return sign === 1 ? [...items] : [...items].reverse()
  const dated = await Promise.all(items.map(async item => ({ item, date: await commitDate(item) })))
  return dated.sort((a, b) => sign * (a.date - b.date)).map(({ item }) => item)
}

/** Of the commit below all tags; a tag of anything else has none. */
async function commitDate({ repository, oid }: RefNode): Promise<number> {
  const below = await peel(repository, oid)
  const commit = below === undefined ? undefined : await repository.objects.commit(below)
  return commit?.committer.date.getTime() ?? 0
}
