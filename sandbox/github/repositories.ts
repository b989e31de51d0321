import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { git } from './git/git.ts'
import { ObjectStore, tagTarget } from './git/objects.ts'
import { readRef, readRefs } from './git/refs.ts'
import { createAccount, findAccount } from './people/accounts.ts'
import type { Account, Repository, World } from './world.ts'

export interface NewRepository {
  owner: string
  name: string
  private?: boolean
  defaultBranch?: string
}

/** An owner nobody has made yet becomes an organization. */
export async function createRepository(world: World, wanted: NewRepository, parent?: Repository): Promise<Repository> {
  const owner = findAccount(world, wanted.owner) ?? createAccount(world, { login: wanted.owner, type: 'Organization' })
  if (findRepository(world, owner.login, wanted.name) !== undefined)
    throw new Error(`The repository ${owner.login}/${wanted.name} already exists.`)
  const repository = describe(world, owner, wanted, parent)
  await initialise(repository)
  world.repositories.push(repository)
  return repository
}

function describe(world: World, owner: Account, wanted: NewRepository, parent: Repository | undefined): Repository {
  const id = world.nextId()
  const path = join(world.root, owner.login, `${wanted.name}-${id}.git`)
  return {
    id,
    owner,
    name: wanted.name,
    fullName: `${owner.login}/${wanted.name}`,
    private: wanted.private ?? parent?.private ?? false,
    defaultBranch: wanted.defaultBranch ?? parent?.defaultBranch ?? 'main',
    path,
    createdAt: world.now(),
    parent,
    roles: new Map(),
    protections: new Map(),
    objects: new ObjectStore(path),
    deleted: false,
    lastNumber: 0,
  }
}

/** A repository that lives for one test needs neither housekeeping nor a disk that survives a power cut. */
const CONFIG = `[core]
\trepositoryformatversion = 0
\tfilemode = true
\tbare = true
\tfsync = none
[gc]
\tauto = 0
`

async function initialise({ path, defaultBranch, parent }: Repository): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // Not made twice: what another sandbox left in the same folder would seem to be ours.
  await mkdir(path)
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
    await mkdir(join(path, folder), { recursive: true })
  await writeFile(join(path, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
  await writeFile(join(path, 'config'), CONFIG)
  if (parent !== undefined)
    await git(path, ['fetch', '--quiet', parent.path, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'])
}

export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase()
  return world.repositories.find(one => !one.deleted && one.fullName.toLowerCase() === wanted)
}

/** All references at this moment, by their full name. */
export async function refs({ path }: Repository): Promise<Map<string, string>> {
  return readRefs(path)
}

export async function branchTip(repository: Repository, branch: string): Promise<string | undefined> {
  return readRef(repository.path, `refs/heads/${branch}`)
}

/** The commit that a branch, tag or SHA of a request means, looked up in GitHub's order. */
export async function resolveCommit(repository: Repository, name: string): Promise<string | undefined> {
  const short = name.replace(/^refs\//, '')
  const places = [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${short}`]
  const oids = places.map(ref => readRef(repository.path, ref))
  return peel(repository, oids.find(oid => oid !== undefined) ?? name)
}

/** The commit below all tags, if there is one. */
export async function peel(repository: Repository, oid: string): Promise<string | undefined> {
  const object = await repository.objects.read(oid.toLowerCase())
  if (object?.type === 'commit') return object.oid
  if (object?.type !== 'tag') return undefined
  return peel(repository, tagTarget(object))
}
