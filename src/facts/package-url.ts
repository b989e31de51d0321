/** A package URL, as bills of materials name packages: https://github.com/package-url/purl-spec. */
export interface PackageUrl {
  /** The whole of it in its usual spelling, without qualifiers that do not say which package is meant, and without path. */
  text: string
  type: string
  /** Namespace and name, decoded. */
  name: string
  version: string | null
}

/** Longer than any that means something. */
const MAX_LENGTH = 2000
const SHAPE = /^pkg:\/{0,2}([a-z][a-z0-9.+-]*)\/+([^?#]+)(?:\?([^#]*))?/i

/** Where a package comes from, if not from the usual place: the same name and version from elsewhere is another package. */
const ORIGIN = ['download_url', 'repository_url', 'vcs_url']

/** The parts of a package URL; undefined for a text that is none. */
export function parsePackageUrl(text: string): PackageUrl | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const [, kind = '', rest = '', query = ''] = SHAPE.exec(text.trim()) ?? []
  // A version begins at the last @ that is not the first sign of a scope.
  const at = rest.lastIndexOf('@')
  const isVersion = at > 0 && rest.charAt(at - 1) !== '/'
  const [path, written] = isVersion ? [rest.slice(0, at), rest.slice(at + 1)] : [rest, '']
  const [name, version] = [decoded(path), decoded(written)]
  const parts = name?.split('/').filter(part => part !== '')
  if (kind === '' || !parts || parts.length === 0 || version === undefined) return undefined
  const named = { type: kind.toLowerCase(), name: parts.join('/'), version: version === '' ? null : version }
  return { text: packageUrl(named, origin(query)), ...named }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function origin(query: string): string {
  const kept = query.split('&').filter(one => ORIGIN.includes(one.slice(0, one.indexOf('=')).toLowerCase()))
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`
}

/** The usual spelling of what names one package. */
export function packageUrl({ type, name, version }: Omit<PackageUrl, 'text'>, qualifiers = ''): string {
  const path = usualName(type, name).split('/').map(encoded).join('/')
  return `pkg:${type}/${path}${version === null ? '' : `@${encoded(version)}`}${qualifiers}`
}

const encoded = (text: string): string => encodeURIComponent(text).replaceAll('%3A', ':')

/** In some ecosystems, names that differ in case, or in their marks, are one. */
export function usualName(type: string, name: string): string {
  if (type === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-')
  return CASELESS.has(type) ? name.toLowerCase() : name
}
const CASELESS = new Set(['bitbucket', 'composer', 'github', 'golang', 'hex', 'nuget'])
