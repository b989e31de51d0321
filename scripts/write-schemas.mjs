// Writes the published JSON Schemas from the built command: `npm run build && node scripts/write-schemas.mjs`.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const command = fileURLToPath(new URL('dist/cli.js', root))

mkdirSync(new URL('schema/', root), { recursive: true })
for (const name of ['policy', 'facts', 'verdict', 'record']) {
  const text = execFileSync(process.execPath, [command, 'schema', name], { encoding: 'utf8' })
  writeFileSync(new URL(`schema/${name}.schema.json`, root), text)
}
