import type { PackageUrl } from './report.ts'

/** `pkg:type/namespace/name@version?qualifiers#path`, https://github.com/package-url/purl-spec. */
const SHAPE = /^pkg:\/{0,2}([A-Za-z][A-Za-z0-9.+-]*)\/+([^?#]+)/

/** A package URL; undefined for a text that is none. */
export function parsePurl(text: string): PackageUrl | undefined {
  const [, kind = '', rest = ''] = SHAPE.exec(text) ?? []
  const type = kind.toLowerCase()
  if (type === '') return undefined
  // A version begins at the last @ that is not the first sign of a scope.
  const at = rest.lastIndexOf('@')
  const [path, written] = at > 0 && rest.charAt(at - 1) !== '/' ? [rest.slice(0, at), rest.slice(at + 1)] : [rest, '']
  const name = decoded(path.replace(/^\/+|\/+$/g, ''))
  const version = decoded(written)
  if (name === undefined || name === '' || version === undefined) return undefined
  const usual = usualName(type, name)
  return { text: textOf(type, usual, version), type, name: usual, version: version === '' ? null : version }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Ecosystems in which names that differ in case, or in their marks, are one. */
export function usualName(type: string, name: string): string {
  if (type === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-')
  return CASELESS.has(type) ? name.toLowerCase() : name
}
const CASELESS = new Set(['bitbucket', 'composer', 'github', 'hex', 'nuget'])

function textOf(type: string, name: string, version: string): string {
  const path = name.split('/').map(encoded).join('/')
  return `pkg:${type}/${path}${version === '' ? '' : `@${encoded(version)}`}`
}

const encoded = (text: string): string => encodeURIComponent(text).replaceAll('%3A', ':')
