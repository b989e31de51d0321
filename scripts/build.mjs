// Bundles the Action, the command and the demo into dist/. With --check it builds aside and compares: dist/ is what
// runs on other people's runners, so it must be exactly what src/ says.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { PART_NAMES, renamed } from './bundle/parts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
  // Where the packages really lie must not show in the bundle.
  preserveSymlinks: true,
}

/** See docs/decisions/cold-start.md. */
const lazyHttpClient = {
  name: 'lazy-http-client',
  setup(bundler) {
    const path = join(root, 'scripts/bundle/lazy-http-client.cjs')
    bundler.onResolve({ filter: /^(?:undici|@actions\/http-client)$/ }, () => ({ path }))
    bundler.onResolve({ filter: /^\.\/proxy\.cjs$/ }, ({ importer }) =>
      importer === path ? { path: './proxy.cjs', external: true } : undefined,
    )
  },
}

/** A list that is imported as JSON and required by a package would be in the bundle twice, as two kinds of module. */
const jsonOnce = {
  name: 'json-once',
  setup(bundler) {
    const namespace = 'json-once'
    bundler.onResolve({ filter: /^spdx-[\w/-]+\.json$/ }, ({ path, with: { type } }) =>
      type === 'json' ? { path, namespace } : undefined,
    )
    bundler.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `export { default } from '${path}'`,
      resolveDir: root,
    }))
  },
}

/** A start is little more than a call: the program that it starts lies beside it. */
const PROGRAMS = { './action.ts': './action.js', './cli.ts': './command.js' }
const programBeside = {
  name: 'program-beside',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\// }, ({ path }) =>
      path in PROGRAMS ? { path: PROGRAMS[path], external: true } : undefined,
    )
  },
}

async function bundle(outdir) {
  const programs = await build({
    ...common,
    entryPoints: { action: 'src/action.ts', command: 'src/cli.ts', demo: 'sandbox/demo/demo.ts' },
    outdir,
    format: 'esm',
    // What is imported while GitHub answers becomes a file of its own.
    splitting: true,
    chunkNames: PART_NAMES,
    metafile: true,
    write: false,
    plugins: [lazyHttpClient, jsonOnce],
    banner: {
      // Some packages in the bundle are CommonJS and still ask for Node's own modules with `require`.
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  })
  await mkdir(outdir, { recursive: true })
  for (const { name, text } of renamed(programs, basename)) await writeFile(join(outdir, name), text)
  await build({
    ...common,
    entryPoints: { index: 'src/start-action.ts', cli: 'src/start-cli.ts' },
    outdir,
    format: 'esm',
    plugins: [programBeside],
  })
  await build({
    ...common,
    entryPoints: { proxy: 'scripts/bundle/proxy.mjs' },
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  })
}

async function rebuild(outdir) {
  await rm(outdir, { recursive: true, force: true })
  await bundle(outdir)
}

async function check(outdir) {
  const fresh = await mkdtemp(join(tmpdir(), 'gatebook-dist-'))
  try {
    await bundle(fresh)
    const names = new Set([...(await readdir(fresh)), ...(await readdir(outdir))])
    for (const name of [...names].sort()) await compare(join(fresh, name), join(outdir, name), name)
  } finally {
    await rm(fresh, { recursive: true })
  }
}

async function compare(wanted, found, name) {
  const [built, committed] = await Promise.all([wanted, found].map(file => readFile(file).catch(() => undefined)))
  if (built && committed && built.equals(committed)) return
  throw new Error(`dist/${name} is not the build of src/. Run \`npm run build\` and commit dist/.`)
}

const dist = join(root, 'dist')
await (process.argv.includes('--check') ? check(dist) : rebuild(dist))
