// Types are checked by `tsc`; a test run only needs them gone. esbuild is here for the bundle anyway.
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { transformSync, version } = require('esbuild')

/**
 * A test has globals of its own, in which every look at one of these is slow: a reader that goes over each byte with
 * `Math.imul` spent most of its time on the word `Math`. So a module looks once. Not those that a test may replace, such
 * as the clock.
 */
const GLOBALS = [
  'Array',
  'BigInt',
  'Buffer',
  'Error',
  'Float64Array',
  'Int32Array',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'RegExp',
  'Set',
  'String',
  'Uint32Array',
  'Uint8Array',
  'WeakMap',
]

function globalsOf(code) {
  const names = GLOBALS.filter(name => new RegExp(`\\b${name}\\b`).test(code) && !declares(code, name))
  return names.length === 0 ? '' : `const { ${names.join(', ')} } = globalThis;`
}

/** A name that is declared twice by mistake stops the module: nothing goes wrong unseen. */
function declares(code, name) {
  return new RegExp(
    `\\b(?:class|const|function|let|var)\\s+${name}\\b|\\bimport\\b[^;'"]*\\b${name}\\b[^;'"]*\\bfrom\\b`,
  ).test(code)
}

const own = createHash('sha1').update(readFileSync(__filename)).update(version).digest('hex')

module.exports = {
  process: (code, path) =>
    transformSync(code, {
      loader: 'ts',
      format: 'esm',
      target: 'node20.19',
      sourcemap: 'inline',
      sourcefile: path,
      banner: globalsOf(code),
    }),
  getCacheKey: (code, path, { configString }) =>
    createHash('sha1').update(`${own}\0${path}\0${configString}\0${code}`).digest('hex'),
}
