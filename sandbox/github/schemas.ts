import { existsSync, readFileSync } from 'node:fs'

/** Beside the source, or in the package beside the bundle `dist/demo.js`. */
const FOLDERS = ['../schemas/', './../sandbox/schemas/']

/** The text of a schema slice, whether this module runs from its source or from the bundle. */
export function readSchema(name: 'github-openapi.json' | 'github.graphql', from: string = import.meta.url): string {
  const found = FOLDERS.map(folder => new URL(`${folder}${name}`, from)).find(url => existsSync(url))
  if (found === undefined) throw new Error(`The schema ${name} is neither in ${FOLDERS.join(' nor in ')} of ${from}.`)
  return readFileSync(found, 'utf8')
}
