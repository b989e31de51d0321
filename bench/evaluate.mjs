// How fast changes are judged, once their facts are there: what `simulate` and an audit do with thousands of them.
//
//   node bench/evaluate.mjs [--changes 10000]
//
// Aim: ten times the files, or the reviews, at most twelve times the time. The floor is reading the same facts from JSON.
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { bundled } from './bundled.mjs'

const { values } = parseArgs({ options: { changes: { type: 'string', default: '10000' } } })
const count = Number(values.changes)
const { evaluate, loadPolicy } = await bundled('evaluate', {
  evaluate: 'src/policy/evaluate.ts',
  loadPolicy: 'src/policy/load/load.ts',
})

const POLICY = `version: 1
roles:
  maintainer: { users: [u1, u2, u3, u4] }
  quality-owner: { users: [u5, u6] }
risk:
  - { level: high, paths: ["src/payments/**", "migrations/**"] }
  - { level: low, only-paths: ["docs/**", "**/*.md"] }
  - { level: high, more-than: { lines: 2000 } }
gates:
  review:
    type: approvals
    require:
      - { code-owners: each, unowned: { from: [maintainer] } }
      - { name: second, any: [{ count: 2, from: [maintainer] }, { from: [quality-owner] }], not-needed-when: { only-paths: ["docs/**"] } }
      - { from: [quality-owner], after: second, when: { risk: [high] } }
    veto: [maintainer]
    max-age: P30D
  coverage:
    type: coverage
    reports: [{ name: unit, paths: [lcov.info] }]
    source: { include: ["src/**"], exclude: ["**/*.test.ts"] }
    project: { min: 60 }
    patch: { min: 60 }
  tests: { type: tests, reports: [{ name: unit, paths: [junit.xml] }] }
concessions: { granted-by: [quality-owner] }
`
const loaded = loadPolicy(new TextEncoder().encode(POLICY), 'policy.yml')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics, null, 2))
const { policy } = loaded

/** The same numbers in every run. */
function random(seed) {
  let state = seed >>> 0
  return most => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const PROVENANCE = { source: 'github-graphql', trust: 'platform', collectedAt: '2026-03-01T12:00:00Z' }
const complete = value => ({ state: 'complete', value, provenance: PROVENANCE })
const missing = { state: 'unavailable', why: 'not_collected', detail: '', next: '' }
const oid = number => number.toString(16).padStart(40, '0')
const digest = number => `sha256:${number.toString(16).padStart(64, '0')}`
const user = number => ({ id: String(number), login: `u${number}`, kind: 'User' })
const FOLDERS = ['src/api', 'src/payments', 'src/web', 'docs', 'migrations']

function factsOf(seed, { files, reviews }) {
  const pick = random(seed)
  const paths = Array.from({ length: files }, (_, at) => `${FOLDERS[pick(FOLDERS.length)]}/file${at}.ts`)
  const side = { mode: '100644', blob: oid(1) }
  const states = [...Array(30).fill('APPROVED'), ...Array(8).fill('COMMENTED'), 'CHANGES_REQUESTED', 'DISMISSED']
  const head = oid(100)
  const lines = paths.map(path => ({ path, hits: [] }))
  const parts = FOLDERS.map((folder, at) => ({
    line: at + 1,
    pattern: `/${folder}/`,
    owners: [
      { kind: 'user', login: `u${at + 1}` },
      { kind: 'user', login: `u${at + 2}` },
    ],
    paths: paths.filter(path => path.startsWith(`${folder}/`)),
  })).filter(part => part.paths.length > 0)
  return {
    schema: 'gatebook/facts/1',
    change: complete({
      repository: { id: '7', name: 'acme/shop' },
      pull: seed + 1,
      url: '',
      title: 't',
      author: user(9),
      assignees: [],
      head,
      base: oid(99),
      baseBranch: 'main',
      baseChangedAt: null,
      lines: { added: files * 10, removed: files },
      draft: false,
      fork: false,
      content: digest(1),
    }),
    commits: complete([
      {
        oid: head,
        parents: [oid(99)],
        authors: [{ id: '9', login: 'u9' }],
        committer: { id: '9', login: 'u9' },
        verified: true,
      },
    ]),
    reviews: complete(
      Array.from({ length: reviews }, (_, at) => ({
        id: String(at + 1),
        state: states[pick(states.length)],
        author: user(1 + pick(8)),
        canWrite: true,
        commit: pick(12) === 0 ? oid(50) : head,
        content: pick(2) === 0 ? digest(1) : digest(2),
        differing: ['docs/file1.ts'],
        submittedAt: `2026-02-2${pick(8)}T10:00:0${pick(10)}Z`,
        edited: false,
        dismissal: { by: user(1 + pick(9)), was: 'CHANGES_REQUESTED', at: '2026-02-28T10:00:00Z' },
      })),
    ),
    files: complete(
      paths.map(path => ({
        path,
        previousPath: null,
        status: 'modified',
        before: side,
        after: side,
        addedLines: [[1, 3]],
      })),
    ),
    labels: complete([]),
    rulesChange: complete({ paths: [], policy: 'same', problem: null, effect: [] }),
    checks: missing,
    coverage: complete([{ reports: [], files: lines }]),
    tests: missing,
    baseline: missing,
    description: missing,
    links: missing,
    requirements: missing,
    changeRecords: missing,
    memberships: complete({}),
    lastPushers: complete([user(9)]),
    codeOwners: complete({ file: 'CODEOWNERS', parts, unowned: [] }),
    concessions: complete([]),
    time: complete('2026-03-01T12:00:00Z'),
    release: missing,
    authorisations: missing,
  }
}

const SUBJECT = {
  subject: { repository: 'acme/shop', pull: 1, head: oid(100), base: oid(99) },
  policy: { path: 'p', blob: oid(1) },
}
// The gate about coverage goes by reports, and has a bench of its own.
const reviewed = { ...policy, gates: policy.gates.filter(({ gate }) => gate.type === 'approvals') }
const judge = facts => evaluate(reviewed, facts, SUBJECT)

/** Milliseconds of the median of several rounds, the first one left out. */
function median(rounds, work) {
  work()
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  }).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]
}

const usual = Array.from({ length: count }, (_, seed) =>
  JSON.stringify(factsOf(seed, { files: 1 + (seed % 40), reviews: 2 + (seed % 12) })),
)
const outcomes = {}
const read = median(3, () => usual.map(text => JSON.parse(text)))
const facts = usual.map(text => JSON.parse(text))
const judged = median(3, () => facts.map(judge))
for (const one of facts) {
  const { outcome } = judge(one)
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
}
console.log(
  `${count} changes (${Object.entries(outcomes)
    .map(([name, number]) => `${number} ${name}`)
    .join(', ')})`,
)
console.log(
  `  judged   ${Math.round((count / judged) * 1000)} changes/s, ${(judged / read).toFixed(2)} times reading them from JSON`,
)

for (const [what, sizes] of [
  ['files', [300, 3000]],
  ['reviews', [100, 1000]],
]) {
  const [small, large] = sizes.map(size => {
    const one = factsOf(1, { files: what === 'files' ? size : 20, reviews: what === 'reviews' ? size : 8 })
    return median(15, () => judge(one))
  })
  console.log(
    `  ${what.padEnd(8)} ${sizes[0]}: ${small.toFixed(2)} ms, ${sizes[1]}: ${large.toFixed(2)} ms, ${(large / small).toFixed(1)} times (aim: 12 at most); ${((large / sizes[1]) * 1000).toFixed(1)} µs each`,
  )
}
