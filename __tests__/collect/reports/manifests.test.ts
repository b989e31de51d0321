import { expect, test } from '@jest/globals'
import { isManifest } from '../../../src/collect/reports/manifests.ts'

test.each([
  'package.json',
  'packages/a/package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'deno.jsonc',
  'go.mod',
  'go.sum',
  'Cargo.toml',
  'Cargo.lock',
  'pom.xml',
  'app/build.gradle.kts',
  'gradle.lockfile',
  'gradle/libs.versions.toml',
  'requirements.txt',
  'dev-requirements.txt',
  'requirements/base.in',
  'constraints-3.txt',
  'pyproject.toml',
  'uv.lock',
  'pylock.toml',
  'Gemfile.lock',
  'gems.locked',
  'composer.lock',
  'src/App.csproj',
  'Directory.Packages.props',
  'paket.lock',
  'Package.resolved',
  'build.sbt',
])('%s says what a project depends on', path => expect(isManifest(path)).toBe(true))

test.each(['src/a.ts', 'data.json', 'package.ts', 'docs/requirements.md', 'lock', 'tsconfig.json', 'go.model'])(
  '%s does not',
  path => expect(isManifest(path)).toBe(false),
)
