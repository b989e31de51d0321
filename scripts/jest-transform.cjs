// Types are checked by `tsc`; a test run only needs them gone. esbuild is here for the bundle anyway.
const { transformSync } = require('esbuild')

module.exports = {
  process: (code, path) =>
    transformSync(code, { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcefile: path }),
}
