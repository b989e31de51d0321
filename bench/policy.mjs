// What it takes to read a policy, warm, with the sources bundled in memory.
//
//   node bench/policy.mjs [--rounds 200] [--sizes 25,50,100,200]
//
// First: a good policy, validated and resolved, against js-yaml's bare `load` of the same texts, in turns, in one run.
// Aim for the example with every key: at most 6 times, and under 5 ms. Quote the ratio: machines differ.
// Then: hostile texts of growing size, as time per KiB. Aim: the same for each size, at most twice.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { load } from 'js-yaml'
import { bundled } from './bundled.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, sizes: { type: 'string', default: '25,50,100,200' } },
})
const rounds = Number(values.rounds)
const sizes = values.sizes.split(',').map(Number)
const { loadPolicy } = await bundled('policy', { loadPolicy: 'src/policy/load/load.ts' })

const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const show = (number, digits, width) => number.toFixed(digits).padStart(width)

function timed(run) {
  const begin = performance.now()
  run()
  return performance.now() - begin
}

/** A fixture, and what it builds on: a reference names a file of the other folder by its path. */
async function policy(name) {
  const read = path => readFile(new URL(`../__fixtures__/${path}`, import.meta.url))
  const bytes = await read(`policies/${name}.yml`)
  const references = load(bytes.toString()).extends ?? []
  const bases = references.map(async reference => {
    return { reference, bytes: await read(`extended-policies/${reference.replace(/^.*:|@.*$/g, '')}`) }
  })
  return { bytes, bases: await Promise.all(bases) }
}

async function compare(name, what) {
  const { bytes, bases } = await policy(name)
  const texts = [bytes, ...bases.map(base => base.bytes)].map(String)
  if (!loadPolicy(bytes, name, bases).ok)
    throw new Error(`${name}.yml is refused: run \`gatebook validate\` to see why`)
  const bare = []
  const whole = []
  for (let round = -200; round < rounds; round++) {
    const pair = [
      timed(() => {
        for (const text of texts) load(text)
      }),
      timed(() => loadPolicy(bytes, name, bases)),
    ]
    if (round < 0) continue
    bare.push(pair[0])
    whole.push(pair[1])
  }
  const ratio = median(whole.map((time, index) => time / bare[index]))
  const kib = show(texts.join('').length / 1024, 1, 6)
  console.log(`  ${what.padEnd(30)}${kib}${show(median(bare), 3, 11)}${show(median(whole), 3, 15)}${show(ratio, 2, 8)}`)
}

/** A text of a size: a head, as many lines as fit, and an end. */
function filled(size, head, line, end = '') {
  const parts = [head]
  for (let length = head.length + end.length; length < size; length += parts.at(-1).length)
    parts.push(line(parts.length))
  return parts.join('') + end
}

let random = 1
function chance() {
  // The same bytes on every machine.
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
  return random / 2_147_483_648
}

const LETTERS = 'ab: \n-[]{},"\'#&*'
const GATES = 'version: 1\ngates:\n'
const RECORD = `${GATES}  a:\n    type: change-record\n    source: { description: true }\n`
const SHAPES = {
  'unknown keys': size => filled(size, '', line => `key${line}: 1\n`),
  'one key over and over': size => filled(size, '', () => 'gates: 1\n'),
  'a list of users': size => filled(size, 'roles: { a: { users: [', entry => `u${entry}, `, 'z] } }\n'),
  'a list of wrong users': size => filled(size, 'roles: { a: { users: [', () => '"@x", ', 'z] } }\n'),
  'roles with two mistakes each': size => filled(size, 'roles:\n', line => `  r${line}: { user: a }\n`),
  'types with a mistake each': size =>
    filled(size, `${RECORD}    types:\n`, line => `      t${line}: { incident: no }\n`),
  'gates of no type': size => filled(size, GATES, line => `  g${line}: {}\n`),
  'good gates, too many': size => filled(size, GATES, line => `  g${line}: { type: approvals, require: [{}] }\n`),
  'gates that ask for other roles': size =>
    filled(
      size,
      filled(size / 2, 'version: 1\nroles:\n', line => `  r${line}: { users: [a] }\n`) + GATES.slice(11),
      line => `  g${line}: { type: approvals, require: [{ from: [no] }] }\n`,
    ),
  'groups in groups': size => filled(size, '', line => `k${line}: ${'{ a: '.repeat(17)}1${' }'.repeat(17)}\n`),
  'one long text': size => filled(size, 'version: "', () => 'x'.repeat(64), '"\n'),
  'a long comment': size => filled(size, '#', () => 'x'.repeat(64)),
  'open brackets': size => '['.repeat(size),
  'letters of YAML, by chance': size => filled(size, 'a: "', () => LETTERS[Math.floor(chance() * LETTERS.length)]),
  'bytes, by chance': size => Uint8Array.from({ length: size }, () => 1 + Math.floor(chance() * 255)),
}

const RUNS = 7

/** Milliseconds for each KiB. */
function perKib(make, kib) {
  const text = make(kib * 1024)
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const times = Array.from({ length: RUNS }, () => timed(() => loadPolicy(bytes, 'policy.yml')))
  return median(times) / kib
}

console.log(`node ${process.version}, medians of ${rounds} pairs`)
console.log('  good policy                      KiB    load, ms   resolve, ms   ratio')
await compare('three-lines', 'three lines')
await compare('full-example', 'every key (aim 6.00, 5 ms)')
await compare('medical-device', 'on a profile')
await compare('cards-of-organisation', 'on two other policies')
console.log(`\nhostile text, ms for each KiB, medians of ${RUNS}`)
console.log(`  ${'KiB'.padEnd(30)}${sizes.map(size => String(size).padStart(8)).join('')}   ratio (aim 2.0)`)
for (const [name, make] of Object.entries(SHAPES)) {
  perKib(make, sizes[0])
  const costs = sizes.map(size => perKib(make, size))
  const ratio = costs.at(-1) / costs[0]
  console.log(`  ${name.padEnd(30)}${costs.map(cost => show(cost, 4, 8)).join('')}${show(ratio, 1, 8)}`)
}
