// Bundles the Action, the command and the demo into dist/. With --check it builds aside and compares: dist/ is what
// runs on other people's runners, so it must be exactly what src/ says.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const entries = { index: 'src/action.ts', cli: 'src/cli.ts', demo: 'sandbox/demo/demo.ts' }

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
}

const lazyUndici = {
  name: 'lazy-undici',
  setup(bundler) {
    bundler.onResolve({ filter: /^undici$/ }, () => ({ path: join(root, 'scripts/lazy-undici.cjs') }))
    bundler.onResolve({ filter: /^\.\/undici\.cjs$/ }, () => ({ path: './undici.cjs', external: true }))
  },
}

async function bundle(outdir) {
  await build({
    ...common,
    entryPoints: entries,
    outdir,
    format: 'esm',
    plugins: [lazyUndici],
    banner: {
      // Some packages in the bundle are CommonJS and still ask for Node's own modules with `require`.
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  })
  await build({ ...common, entryPoints: { undici: 'undici' }, outdir, format: 'cjs', outExtension: { '.js': '.cjs' } })
}

async function check() {
  const fresh = await mkdtemp(join(tmpdir(), 'gatebook-dist-'))
  try {
    await bundle(fresh)
    const names = new Set([...(await readdir(fresh)), ...(await readdir(join(root, 'dist')))])
    for (const name of [...names].sort()) {
      const [wanted, found] = await Promise.all(
        [readFile(join(fresh, name)), readFile(join(root, 'dist', name))].map(file => file.catch(() => undefined)),
      )
      if (!wanted || !found || !wanted.equals(found))
        throw new Error(`dist/${name} is not the build of src/. Run \`npm run build\` and commit dist/.`)
    }
  } finally {
    await rm(fresh, { recursive: true })
  }
}

await (process.argv.includes('--check') ? check() : bundle(join(root, 'dist')))
