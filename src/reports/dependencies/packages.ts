import { type PackageUrl, packageUrl, usualName } from '../../facts/package-url.ts'
import type { ScannedPackage } from './report.ts'

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
function keyOf(type: string, name: string, version: string): string {
  const isGo = type === 'golang'
  // Go's versions begin with letters that OSV leaves out, and its library has two names.
  const number = isGo ? version.replace(/^(?:v|go)/, '') : version
  return [type, isGo && name === 'std' ? 'stdlib' : usualName(type, name), number].join('\0')
}

export const keyOfListed = ({ type, name }: PackageUrl, version: string): string => keyOf(type, name, version)

export function keyOfScanned(one: ScannedPackage): string {
  const { type, name } = placeOf(one)
  return keyOf(type, name, one.version)
}

/** What a bill of materials would call it. */
export const idOfScanned = (one: ScannedPackage): string =>
  packageUrl({ ...placeOf(one), version: one.version === '' ? null : one.version })

function placeOf({ ecosystem, name }: ScannedPackage): { type: string; name: string } {
  // Some say which release of a distribution it is, such as `Debian:12`.
  const [family = ''] = ecosystem.split(':')
  const type = TYPES.get(family) ?? family.toLowerCase()
  return { type, name: type === 'maven' ? name.replace(':', '/') : name }
}
