import { existsSync, readFileSync } from 'node:fs'

/** From the bundle `dist/demo.js`, which is beside the folder `sandbox/`, and from this source file. */
const FOLDERS = ['../sandbox/schemas/', '../../schemas/']

/** The text of a schema slice, whether this module runs from its source or from the bundle. */
export function readSchema(name: 'github-openapi.json' | 'github.graphql', from: string = import.meta.url): string {
  const found = FOLDERS.map(folder => new URL(`${folder}${name}`, from)).find(url => existsSync(url))
  if (found === undefined) throw new Error(`The schema ${name} is neither in ${FOLDERS.join(' nor in ')} of ${from}.`)
  return readFileSync(found, 'utf8')
}
