import type { Side } from '../../../git/raw.ts'
import type { Repository } from '../../../git/repository.ts'
import type { Module } from '../../../reports/coverage/paths/packages.ts'

/** More modules than this are not looked at; their files stay unmapped, which is reported. */
const MAX_MODULES = 200

/** The Go modules of a commit, by the files that name them. */
export async function goModules(repository: Repository, tracked: ReadonlyMap<string, Side>): Promise<Module[]> {
  const files = [...tracked].filter(([path, { mode }]) => /(?:^|\/)go\.mod$/.test(path) && mode.startsWith('100'))
  const modules: Module[] = []
  for (const [path, { blob }] of files.slice(0, MAX_MODULES)) {
    const [, quoted, plain] =
      /^\s*module\s+(?:"([^"\n]{1,500})"|([^\s"]{1,500}))/m.exec(await repository.text(blob)) ?? []
    const name = quoted ?? plain
    if (name !== undefined) modules.push({ name, folder: path.replace(/\/?go\.mod$/, '') })
  }
  return modules
}
