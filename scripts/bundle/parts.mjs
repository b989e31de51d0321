// What two programs share, and what is loaded late, is a file of its own in dist/. Each is named by what it holds, so
// that its name stays when a byte of it changes.

/** The first module that a part holds names it. A part that none of them names stops the build. */
const NAMES = [
  ['run', 'src/app/run/run.ts'],
  ['extended-policies', 'src/github/extended.ts'],
  ['github-client', 'src/github/client/client.ts'],
  ['github-answers', 'src/github/client/answers.ts'],
  ['policy', 'src/policy/load/load.ts'],
  ['records', 'src/record/v1/merge-record.ts'],
  ['report-text', 'src/reports/text/json.ts'],
  ['dependency-reports', 'src/reports/dependencies/readers.ts'],
  ['attestations', 'src/reports/attestations/verify.ts'],
  ['zod', 'node_modules/zod/'],
  ['errors', 'src/app/shared/user-facing-error.ts'],
  ['text', 'src/text/escape.ts'],
  ['version', 'src/version.ts'],
]
/** Holds no module, only what the bundler itself brings for CommonJS packages. */
const HELPERS = 'commonjs'
const PREFIX = 'part-'

/** Until its contents are known, the bundler names a part by their hash. */
export const PART_NAMES = `${PREFIX}[hash]`

/** The files with the names that tell, in their own names and wherever one names another. */
export function renamed({ outputFiles, metafile }, baseName) {
  const names = namesOf(metafile.outputs, baseName)
  const telling = text => text.replace(/\bpart-[A-Z0-9]{8}\b/g, name => names.get(name) ?? name)
  return outputFiles.map(({ path, text }) => ({ name: telling(baseName(path)), text: telling(text) }))
}

function namesOf(outputs, baseName) {
  const names = new Map()
  for (const [path, output] of Object.entries(outputs)) {
    const name = baseName(path).replace(/\.js$/, '')
    if (name.startsWith(PREFIX)) names.set(name, nameOf(Object.keys(output.inputs), names))
  }
  return names
}

function nameOf(modules, names) {
  const name =
    modules.length === 0 ? HELPERS : NAMES.find(([, module]) => modules.some(one => one.includes(module)))?.[0]
  const free = name !== undefined && ![...names.values()].includes(name)
  if (free) return name
  throw new Error(
    `A part of the bundle has no name in scripts/bundle/parts.mjs: it contains ${modules.slice(0, 9).join(', ')}.`,
  )
}
