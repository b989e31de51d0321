import { usualName } from './purl.ts'
import type { PackageUrl, ScannedPackage } from './report.ts'

/** The types of package URLs, by the names that OSV has for ecosystems, https://ossf.github.io/osv-schema/. */
const TYPES = new Map([
  ['Alpine', 'apk'],
  ['crates.io', 'cargo'],
  ['Debian', 'deb'],
  ['GitHub Actions', 'githubactions'],
  ['Go', 'golang'],
  ['Hex', 'hex'],
  ['Maven', 'maven'],
  ['npm', 'npm'],
  ['NuGet', 'nuget'],
  ['Packagist', 'composer'],
  ['Pub', 'pub'],
  ['PyPI', 'pypi'],
  ['RubyGems', 'gem'],
  ['Ubuntu', 'deb'],
])

/** Types whose packages a scan of a project lists, with and without advisories. */
const SCANNABLE = new Set(['cargo', 'composer', 'gem', 'golang', 'hex', 'maven', 'npm', 'nuget', 'pub', 'pypi'])

export const isScannable = ({ type }: PackageUrl): boolean => SCANNABLE.has(type)

/** One package in one version: what a bill of materials and a scan are matched by. */
const keyOf = (type: string, name: string, version: string): string => {
  // Go's own versions begin with a letter that OSV leaves out.
  const number = type === 'golang' ? version.replace(/^v/, '') : version
  return `${type} ${usualName(type, name)} ${number}`
}

export const keyOfListed = ({ type, name }: PackageUrl, version: string | null): string =>
  keyOf(type, name, version ?? '')

export function keyOfScanned({ ecosystem, name, version }: ScannedPackage): string {
  // Some say which release of a distribution it is, such as `Debian:12`.
  const [family = ''] = ecosystem.split(':')
  const type = TYPES.get(family) ?? family
  return keyOf(type, type === 'maven' ? name.replace(':', '/') : name, version)
}
