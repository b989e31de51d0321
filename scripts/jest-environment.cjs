// Lets a test use the bundle as Node loads it: outside the test's own globals, and once for all test files of a worker
// instead of once for each.
const { TestEnvironment } = require('jest-environment-node')
const { spawnApart } = require('./jest-spawn.cjs')

/** What the stand-in for GitHub reads and compiles takes longer than most tests, and is the same for all of them. */
const standInDescription = {}

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.global.outside = { process, load: url => import(url) }
    this.global.standInDescription = standInDescription
  }

  async setup() {
    await super.setup()
    await spawnApart()
  }
}
