// How fast coverage and test reports are read, against libraries that read the same formats, in one run.
//
//   npm install --prefix bench        the libraries; those that are not there are left out
//   node bench/reports.mjs [--mb 100] [--rounds 3] [--only lcov,junit]
//
// saxes is measured twice: counting tags, and keeping what a gate needs without checking any of it, which is the same job.
// The floor is reading the file into a buffer. Each reader has a process of its own, reads the report once, as in a job,
// and takes turns with the others; shown are the medians. Quote the ratios: machines differ.
// Aims: LCOV at 400 MB/s and 8 times as fast as the best library, Cobertura and JUnit 3 times as fast as saxes, and 150
// MB of memory at most. Ten times the report: at most 11 times the time; when that is the same files ten times over, which
// makes no more to remember, at most 1.2 times the memory.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './bundled.mjs'
import { SAMPLES, writeSample } from './report-samples.mjs'

const LCOV = ['lcov-parse', '@friedemannsommer/lcov-parser']
const XML = ['saxes', 'saxes-kept', 'fast-xml-parser', 'xml2js']
const PEERS = { lcov: LCOV, 'lcov-lines': LCOV, cobertura: XML, junit: XML }
const NAMES = {
  floor: 'floor: into a buffer',
  gatebook: 'gatebook',
  'gatebook-counted': 'gatebook, and all of it counted',
  'gatebook-file': 'gatebook, with its digest',
  saxes: 'saxes, that only counts tags',
  'saxes-kept': 'saxes, that keeps the numbers',
}
const PATIENCE = 120_000
const MEMORY = 150

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: Object.keys(SAMPLES).join(',') },
  },
})
const bytes = Number(values.mb) * 1_000_000
const rounds = Number(values.rounds)
const temporary = mkdtempSync(join(tmpdir(), 'reports-'))
const sources = join(temporary, 'sources.mjs')

const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const show = (number, digits, width) => number.toFixed(digits).padStart(width)
/** A peer with a way of using it behind a hyphen is the same library. */
const LIBRARIES = { 'saxes-kept': 'saxes' }
const isThere = peer => existsSync(new URL(`node_modules/${LIBRARIES[peer] ?? peer}/package.json`, import.meta.url))

/** What one reading took, or why there was none. */
function measure(reader, report) {
  const script = fileURLToPath(new URL('report-reader.mjs', import.meta.url))
  const child = spawnSync(process.execPath, [script, reader, report, sources], { encoding: 'utf8', timeout: PATIENCE })
  if (child.status === 0) return JSON.parse(child.stdout)
  if (child.error?.code === 'ETIMEDOUT') return { failure: `more than ${PATIENCE / 1000} s` }
  if (/out of memory|string longer than/i.test(child.stderr)) return { failure: 'more than its memory' }
  return { failure: /^\w*Error.*$/m.exec(child.stderr)?.[0] ?? `ended with ${child.signal ?? child.status}` }
}

/** In turns, so that what else the machine does is everyone's burden. Whoever fails once is not asked again. */
function measureAll(tasks) {
  const results = tasks.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [at, { reader, report }] of tasks.entries())
      if (!results[at].at(-1)?.failure) results[at].push(measure(reader, report))
  }
  return results.map(summary)
}

function summary(results) {
  const last = results.at(-1)
  if (last.failure) return last
  const middle = key => median(results.map(one => one[key]))
  return { found: last.found, milliseconds: middle('milliseconds'), peak: middle('peak'), idle: middle('idle') }
}

function row(reader, result, size, results) {
  const name = `  ${(NAMES[reader] ?? reader).padEnd(32)}`
  if (result.failure) return `${name}${result.failure}`
  const { milliseconds, peak, idle } = result
  const speed = size / 1000 / milliseconds
  const ratio = other => show(milliseconds / results[other].milliseconds, 2, 11)
  return `${name}${show(speed, 0, 6)}${ratio('floor')}${ratio('gatebook')}${show(peak, 0, 9)}${show(peak - idle, 0, 11)}`
}

const verdict = (what, number, aim, met) =>
  console.log(`  aim: ${what} ${aim}: ${number}${met ? '' : ', which is missed'}`)

function atLeast(what, number, aim) {
  verdict(what, number.toFixed(1), `at least ${aim}`, number >= aim)
}

function atMost(what, number, aim) {
  verdict(what, number.toFixed(2), `at most ${aim}`, number <= aim)
}

function compare(kind, report, size) {
  const peers = PEERS[kind] ?? []
  const readers = [
    'floor',
    'gatebook',
    ...(PEERS[kind] ? ['gatebook-counted', 'gatebook-file'] : []),
    ...peers.filter(isThere),
  ]
  const measured = measureAll(readers.map(reader => ({ reader, report })))
  const results = Object.fromEntries(readers.map((reader, at) => [reader, measured[at]]))
  if (results.gatebook.failure) throw new Error(`${kind}: ${results.gatebook.failure}`)
  const what = kind === 'junit' ? 'cases' : 'lines'
  console.log(`\n${SAMPLES[kind].called}, ${Math.round(size / 1_000_000)} MB, ${results.gatebook.found} ${what}`)
  console.log(`  ${''.padEnd(32)}  MB/s   x floor   x gatebook  peak MB   above idle`)
  for (const reader of readers) console.log(row(reader, results[reader], size, results))
  return results
}

function judge(kind, results, size) {
  const { milliseconds, peak } = results.gatebook
  const times = PEERS[kind].map(peer => results[peer]?.milliseconds / milliseconds).filter(ratio => ratio > 0)
  if (kind.startsWith('lcov')) atLeast('MB/s', size / 1000 / milliseconds, 400)
  if (kind.startsWith('lcov') && times.length > 0) atLeast('times as fast as the best library', Math.min(...times), 8)
  if (XML === PEERS[kind] && results.saxes?.milliseconds)
    atLeast('times as fast as saxes', results.saxes.milliseconds / milliseconds, 3)
  if (results['saxes-kept']?.milliseconds)
    console.log(
      `  as fast as saxes with what is read kept: ${show(results['saxes-kept'].milliseconds / milliseconds, 1, 0)} times`,
    )
  atMost('MB of memory', peak, MEMORY)
}

/** A tenth of the report against the whole one, and against a report that lists the same files ten times. */
function grow(kind, report) {
  const [tenth, tenfold] = [`${report}-tenth`, `${report}-tenfold`]
  const { files } = writeSample(tenth, SAMPLES[kind], { bytes: bytes / 10 })
  writeSample(tenfold, SAMPLES[kind], { files, runs: 10 })
  const tasks = [tenth, report, tenfold].map(path => ({ reader: 'gatebook', report: path }))
  const [small, large, again] = measureAll(tasks)
  atMost('times the time for ten times the files', large.milliseconds / small.milliseconds, 11)
  atMost('times the time for ten times the same files', again.milliseconds / small.milliseconds, 11)
  atMost('times the memory for ten times the same files', again.peak / small.peak, 1.2)
  for (const path of [tenth, tenfold]) rmSync(path)
}

function run(kind) {
  const report = join(temporary, kind)
  const size = writeSample(report, SAMPLES[kind], { bytes }).bytes
  const results = compare(kind, report, size)
  if (PEERS[kind]) {
    judge(kind, results, size)
    grow(kind, report)
  }
  rmSync(report)
}

try {
  writeFileSync(
    sources,
    await bundle('reports', {
      coverageFormats: 'src/reports/formats.ts',
      testFormats: 'src/reports/formats.ts',
      readReport: 'src/reports/read.ts',
    }),
  )
  const absent = [...LCOV, ...XML].filter(peer => !isThere(peer))
  if (absent.length > 0) console.log(`left out: ${absent.join(', ')}; \`npm install --prefix bench\` gets them`)
  console.log(`node ${process.version}, medians of ${rounds}, each reading in its own process`)
  for (const kind of values.only.split(',')) run(kind)
} finally {
  rmSync(temporary, { recursive: true })
}
