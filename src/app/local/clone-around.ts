import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The nearest folder with a repository in it; git is never left to look for one by itself. */
export function cloneAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : cloneAround(above)
}
