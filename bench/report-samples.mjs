// Reports to measure with: of any size, the same bytes on every machine.
import { closeSync, openSync, writeSync } from 'node:fs'

const PIECE = 1024 * 1024

/**
 * Writes a report of as many files (or suites) as make up the size. With `files`, it is these, and `runs` times over, as
 * when each run of the tests has its records in one report. Gives how many files and bytes there are.
 */
export function writeSample(path, sample, { bytes = Number.POSITIVE_INFINITY, files, runs = 1 }) {
  const descriptor = openSync(path, 'w')
  let [written, count, piece] = [0, 0, sample.head]
  const most = files === undefined ? Number.POSITIVE_INFINITY : files * runs
  while (count < most && written + piece.length < bytes) {
    piece += sample.file(files === undefined ? count : count % files, count === 0)
    count += 1
    if (piece.length < PIECE) continue
    written += writeSync(descriptor, piece)
    piece = ''
  }
  written += writeSync(descriptor, piece + sample.tail)
  closeSync(descriptor)
  return { files: count, bytes: written }
}

/** The same numbers for the same seed. */
function random(seed) {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  return most => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const pathOf = (file, end) => `packages/part${file % 40}/src/feature${file % 7}/module${file}.${end}`
const listOf = (length, make) => Array.from({ length }, (_, at) => make(at))

/** What was measured of a file: lines with gaps between them, some with a branch, a function every twelfth. */
function measured(file) {
  const pick = random(file)
  let number = 0
  return listOf(100 + pick(400), at => {
    number += 1 + (pick(3) === 0 ? pick(4) : 0)
    const hits = pick(5) === 0 ? 0 : 1 + pick(300)
    return {
      number,
      hits,
      taken: pick(10) === 0 ? pick(3) : undefined,
      begins: at % 12 === 0 ? `function${at}` : undefined,
    }
  })
}

const count = (list, holds) => list.filter(holds).length
const isHit = ({ hits }) => hits > 0
const begins = line => line.begins !== undefined
const branches = line => line.taken !== undefined

function lcovLines(lines) {
  const counts = lines.map(({ number, hits }) => `DA:${number},${hits}\n`).join('')
  return `${counts}LF:${lines.length}\nLH:${count(lines, isHit)}\nend_of_record\n`
}

function lcovDetails(lines) {
  const functions = lines.filter(begins)
  const ways = lines.filter(branches)
  return [
    ...functions.map(({ number, begins: name }) => `FN:${number},${name}\n`),
    ...functions.map(({ hits, begins: name }) => `FNDA:${hits},${name}\n`),
    `FNF:${functions.length}\nFNH:${count(functions, isHit)}\n`,
    ...ways.map(
      ({ number, taken }, at) => `BRDA:${number},${at},0,${Math.min(taken, 1)}\nBRDA:${number},${at},1,${taken >> 1}\n`,
    ),
    `BRF:${ways.length * 2}\nBRH:${ways.reduce((sum, { taken }) => sum + taken, 0)}\n`,
  ].join('')
}

const lcovHead = file => `TN:\nSF:${pathOf(file, 'ts')}\n`

function coberturaLine({ number, hits, taken }) {
  const branch = taken === undefined ? '' : ` branch="true" condition-coverage="${taken * 50}% (${taken}/2)"`
  return `            <line number="${number}" hits="${hits}"${branch}/>\n`
}

function coberturaClass(file) {
  const lines = measured(file)
  const methods = lines
    .filter(begins)
    .map(
      line =>
        `            <method name="${line.begins}" signature="()" line-rate="1" branch-rate="1">\n              <lines>\n    ${coberturaLine(line)}              </lines>\n            </method>\n`,
    )
  return `        <class name="module${file}" filename="${pathOf(file, 'py')}" complexity="0" line-rate="0.8" branch-rate="0.5">
          <methods>\n${methods.join('')}          </methods>
          <lines>\n${lines.map(coberturaLine).join('')}          </lines>
        </class>\n`
}

const TRACE = listOf(8, at => `    at Object.check (/build/src/feature/module${at}.test.ts:${at + 10}:5)\n`).join('')

/** Of a hundred cases two fail, one is skipped and five print something. */
function junitCase(file, at, kind) {
  const open = `    <testcase classname="packages.part${file % 40}.feature${file % 7}.Module${file}Test" name="keeps the promise no. ${at} &amp; its neighbours" time="0.0${10 + (at % 80)}"`
  if (kind < 2)
    return `${open}>\n      <failure message="expected &quot;${at}&quot;" type="AssertionError">AssertionError: expected ${at}\n${TRACE}</failure>\n    </testcase>\n`
  if (kind < 3) return `${open}>\n      <skipped/>\n    </testcase>\n`
  if (kind < 8) return `${open}>\n      <system-out><![CDATA[started\n${TRACE}done]]></system-out>\n    </testcase>\n`
  return `${open}/>\n`
}

function junitSuite(file) {
  const pick = random(file)
  const kinds = listOf(20 + pick(60), () => pick(100))
  const cases = kinds.map((kind, at) => junitCase(file, at, kind)).join('')
  const [failed, skipped] = [count(kinds, kind => kind < 2), count(kinds, kind => kind === 2)]
  return `  <testsuite name="Module${file}" tests="${kinds.length}" failures="${failed}" errors="0" skipped="${skipped}" time="1.2">\n${cases}  </testsuite>\n`
}

function jacocoFile(file) {
  const lines = measured(file).map(({ number, hits, taken = 0 }) => {
    return `<line nr="${number}" mi="${hits > 0 ? 0 : 3}" ci="${hits > 0 ? 3 : 0}" mb="${taken > 0 ? 2 - taken : 0}" cb="${taken}"/>`
  })
  return `<package name="org/shop/part${file}"><sourcefile name="Module${file}.java">${lines.join('')}<counter type="LINE" missed="0" covered="${lines.length}"/></sourcefile></package>\n`
}

function goFile(file) {
  const blocks = measured(file).map(({ number, hits }) => {
    return `example.com/shop/${pathOf(file, 'go')}:${number * 2}.14,${number * 2 + 1}.3 2 ${hits}\n`
  })
  return blocks.join('')
}

const keyed = (list, value) => Object.fromEntries(list.map((one, at) => [at, value(one)]))

function istanbulFile(file, isFirst) {
  const lines = measured(file)
  const functions = lines.filter(begins)
  const ways = lines.filter(branches)
  const place = ({ number }) => ({ start: { line: number, column: 2 }, end: { line: number, column: 40 } })
  const path = `/build/${pathOf(file, 'js')}`
  const entry = {
    path,
    statementMap: keyed(lines, place),
    fnMap: keyed(functions, line => ({ name: line.begins, decl: place(line), loc: place(line), line: line.number })),
    branchMap: keyed(ways, line => ({ loc: place(line), type: 'if', locations: [place(line), place(line)] })),
    s: keyed(lines, ({ hits }) => hits),
    f: keyed(functions, ({ hits }) => hits),
    b: keyed(ways, ({ taken }) => [Math.min(taken, 1), taken >> 1]),
  }
  return `${isFirst ? '' : ','}${JSON.stringify(path)}:${JSON.stringify(entry)}\n`
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

export const SAMPLES = {
  lcov: {
    called: 'LCOV with functions and branches',
    head: '',
    file: file => lcovHead(file) + lcovDetails(measured(file)) + lcovLines(measured(file)),
    tail: '',
  },
  'lcov-lines': {
    called: 'LCOV with nothing but lines',
    head: '',
    file: file => lcovHead(file) + lcovLines(measured(file)),
    tail: '',
  },
  cobertura: {
    called: 'Cobertura',
    head: `${XML}<coverage version="7" line-rate="0.8" branch-rate="0.5">\n  <sources><source>/build</source></sources>\n  <packages>\n    <package name="shop" line-rate="0.8" branch-rate="0.5">\n      <classes>\n`,
    file: coberturaClass,
    tail: '      </classes>\n    </package>\n  </packages>\n</coverage>\n',
  },
  junit: { called: 'JUnit', head: `${XML}<testsuites name="shop">\n`, file: junitSuite, tail: '</testsuites>\n' },
  jacoco: { called: 'JaCoCo', head: `${XML}<report name="shop">\n`, file: jacocoFile, tail: '</report>\n' },
  go: { called: 'Go profile', head: 'mode: count\n', file: goFile, tail: '' },
  istanbul: { called: 'Istanbul', head: '{', file: istanbulFile, tail: '}\n' },
}
