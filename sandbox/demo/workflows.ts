/** The workflows of acme/shop: no job that runs code of a change may write anything. */

export const WORKFLOW_PATH = '.github/workflows/gatebook.yml'

export const LCOV = 'coverage/lcov.info'
/** Says of which tree the report is. */
export const TREE_FILE = 'coverage/gatebook-tree.txt'

/** For `node`. They work on Node 20, 22 and 24. */
export const TEST_FLAGS = [
  '--test',
  '--experimental-test-coverage',
  '--test-reporter=lcov',
  `--test-reporter-destination=${LCOV}`,
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
]

/** The commands of the job `test`. */
export const TESTS = `mkdir coverage && node ${TEST_FLAGS.join(' ')}`
export const TREE = `git rev-parse "HEAD^{tree}" --show-prefix > ${TREE_FILE}`

export const WORKFLOW = `name: Gatebook
on:
  pull_request: { types: [opened, reopened, synchronize, edited, ready_for_review, labeled, unlabeled] }
  pull_request_review: { types: [submitted, edited, dismissed] }
  push: { branches: [main] }
permissions: {}
# No concurrency group: a waiting run that gives way to a newer one would take the tests of its commit with it.
jobs:
  # Runs code of the change, so it may only read. New commits are tested; a review or a label needs no new tests.
  test:
    if: github.event_name == 'pull_request' && contains(fromJSON('["opened", "reopened", "synchronize"]'), github.event.action)
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v7
        with: { ref: "\${{ github.event.pull_request.head.sha }}", persist-credentials: false }
      - run: ${TESTS}
      - run: ${TREE}
      - uses: actions/upload-artifact@v7
        with: { name: coverage, path: coverage, if-no-files-found: error, overwrite: true }
  # Decides, and runs nothing of the change: the commits and the report are data.
  gatebook:
    needs: test
    if: \${{ !cancelled() && github.event_name != 'push' }}
    runs-on: ubuntu-latest
    permissions: { actions: read, contents: read, pull-requests: read, issues: read, checks: write, statuses: write }
    steps:
      - uses: actions/checkout@v7
        with: { ref: "\${{ github.event.pull_request.head.sha }}", fetch-depth: 0, persist-credentials: false }
      - uses: gatebook/gatebook@v0.1.0
        with: { fail-on: error }
  record:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    permissions: { contents: write, pull-requests: read, issues: read, checks: read }
    steps:
      - uses: gatebook/gatebook@v0.1.0
`

/** Whoever publishes a release authorises it. */
const RELEASE_WORKFLOW = `name: Release
on:
  release: { types: [published] }
permissions: {}
jobs:
  release:
    runs-on: ubuntu-latest
    permissions: { contents: write, pull-requests: read, checks: write }
    steps:
      - uses: gatebook/gatebook@v0.1.0
`

export const WORKFLOWS: Readonly<Record<string, string>> = {
  [WORKFLOW_PATH]: WORKFLOW,
  '.github/workflows/release.yml': RELEASE_WORKFLOW,
}
