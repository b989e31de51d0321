// Sources are TypeScript: bundled in memory, so that any Node version can measure them.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Names out of source files, as `{ name: 'src/…' }`, in one module. */
export async function bundle(label, names) {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const contents = Object.entries(names)
    .map(([name, file]) => `export { ${name} } from './${file}'`)
    .join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: `${label}.ts`, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  return Buffer.from(outputFiles[0].contents)
}

export async function bundled(label, names) {
  const module = await bundle(label, names)
  return import(`data:text/javascript;base64,${module.toString('base64')}`)
}
