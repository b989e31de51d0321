/** Files in which package managers are told, or write down, what a project depends on. By the name alone. */
const MANIFESTS = [
  /^(?:package|npm-shrinkwrap|bun|deno|composer)(?:-lock)?\.(?:json|lock|lockb)$/,
  /^(?:yarn|poetry|uv|pdm|pixi|Cargo|Gemfile|Pipfile|mix|pubspec|gradle|flake|conan|Podfile|Package)\.(?:lock|lockfile|resolved)$/,
  /^(?:pnpm-lock|pnpm-workspace|pubspec|environment)\.ya?ml$/,
  /^go\.(?:mod|sum|work)$/,
  /^(?:Cargo|pyproject|libs\.versions)\.toml$/,
  /^(?:Gemfile|Pipfile|Podfile|Package\.swift|setup\.py|setup\.cfg|mix\.exs|conanfile\.(?:py|txt)|pom\.xml)$/,
  /^(?:build|settings)\.gradle(?:\.kts)?$/,
  /^[\w.-]*(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/,
  /^(?:deno\.jsonc|build\.sbt|paket\.(?:lock|dependencies)|gems\.(?:locked|rb)|pylock[\w.-]*\.toml)$/,
  /^(?:packages\.lock\.json|packages\.config|Directory\.Packages\.props|vcpkg\.json)$/,
  /\.(?:csproj|fsproj|vbproj|gemspec|podspec|cabal)$/,
]

/** Whether a change of this file can change what the project depends on. */
export function isManifest(path: string): boolean {
  if (/(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/.test(path)) return true
  const name = path.slice(path.lastIndexOf('/') + 1)
  return MANIFESTS.some(pattern => pattern.test(name))
}
