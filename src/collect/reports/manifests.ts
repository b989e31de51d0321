/** Files in which package managers are told, or write down, what a project depends on. By the name alone. */
const MANIFESTS = [
  /^(?:package|npm-shrinkwrap|bun|deno|composer)(?:-lock)?\.(?:json|lock|lockb)$/,
  /^(?:yarn|poetry|uv|pdm|pixi|Cargo|Gemfile|Pipfile|mix|pubspec|gradle|flake|conan|Podfile|Package)\.(?:lock|lockfile|resolved)$/,
  /^(?:pnpm-lock|pnpm-workspace|pubspec|environment)\.ya?ml$/,
  /^go\.(?:mod|sum|work)$/,
  /^(?:Cargo|pyproject|libs\.versions)\.toml$/,
  /^(?:Gemfile|Pipfile|Podfile|Package\.swift|setup\.py|setup\.cfg|mix\.exs|conanfile\.(?:py|txt)|pom\.xml)$/,
  /^(?:build|settings)\.gradle(?:\.kts)?$/,
  /^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/,
  /^(?:packages\.lock\.json|packages\.config|Directory\.Packages\.props|vcpkg\.json)$/,
  /\.(?:csproj|fsproj|vbproj|gemspec|podspec|cabal)$/,
]

/** Whether a change of this file can change what the project depends on. */
export function isManifest(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return MANIFESTS.some(pattern => pattern.test(name))
}
