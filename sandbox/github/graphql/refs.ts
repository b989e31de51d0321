import { readRef } from '../git/refs.ts'
import { nodeId } from '../json/account.ts'
import { refs } from '../repositories.ts'
import { shownTip } from '../weathers/read-lag.ts'
import type { Repository } from '../world.ts'
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
