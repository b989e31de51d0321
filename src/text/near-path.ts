import { suggest } from './suggest.ts'

/** A path whose last part is nearly that of another, such as `quality-policy.yaml` for `quality-policy.yml`. */
export function nearPath(path: string, known: readonly string[]): string | undefined {
  const wanted = nameOf(path)
  const stem = stemOf(wanted)
  const others = known.filter(other => other !== path && /\.ya?ml$/i.test(other))
  const near = others.filter(other => stemOf(nameOf(other)) === stem || suggest(wanted, [nameOf(other)]) !== undefined)
  // The same folder before others, and the same name before one that is only like it.
  const rank = (other: string) =>
    [stemOf(nameOf(other)) === stem ? 0 : 1, folderOf(other) === folderOf(path) ? 0 : 1].join('')
  return near.sort((a, b) => (rank(a) + a < rank(b) + b ? -1 : 1))[0]
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string): string => path.slice(0, path.length - nameOf(path).length)
const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.ya?ml$/, '')
    .replaceAll('_', '-')
