import type { TreeItem } from '../git/objects.ts'
import { branchTip } from '../repositories.ts'
import type { Repository } from '../world.ts'
import { type Fields, type Resolver, requirePermission } from './context.ts'

/** Where GitHub looks for a template, in this order. */
const FOLDERS = ['.github', '', 'docs']
const FILE = /^pull_request_template(?:\.(?:md|txt))?$/i
const FOLDER = /^pull_request_template$/i

export interface Template {
  body: string
}

export const pullRequestTemplate: Fields<Template> = { body: ({ body }) => body }

/** What new descriptions begin with: one file, or a folder of them to choose from; read from the default branch. */
export const pullRequestTemplates: Resolver<Repository> = async (source, _, context): Promise<Template[]> => {
  requirePermission(context, source, 'contents')
  const tip = await branchTip(source, source.defaultBranch)
  const commit = tip === undefined ? undefined : await source.objects.commit(tip)
  if (commit === undefined) return []
  const found = await Promise.all(FOLDERS.map(folder => templatesIn(source, commit.tree, folder)))
  return found.flat()
}

async function templatesIn(repository: Repository, tree: string, folder: string): Promise<Template[]> {
  const place = folder === '' ? tree : (await repository.objects.entry(tree, folder))?.oid
  const items = (place === undefined ? undefined : await repository.objects.tree(place)) ?? []
  const choices = items.filter(({ name, type }) => type === 'tree' && FOLDER.test(name))
  const inside = await Promise.all(choices.map(({ oid }) => repository.objects.tree(oid)))
  const files = [
    ...items.filter(({ name }) => FILE.test(name)),
    ...inside.flatMap(all => all ?? []).filter(({ name }) => /\.(?:md|txt)$/i.test(name)),
  ]
  return Promise.all(files.filter(({ type }) => type === 'blob').map(item => templateOf(repository, item)))
}

async function templateOf(repository: Repository, { oid }: TreeItem): Promise<Template> {
  const blob = await repository.objects.read(oid)
  return { body: blob?.content.toString() ?? '' }
}
