/**
 * Lets the flows of the end-to-end tests happen under many combinations of weathers, each of which follows from its
 * number, and writes what came out as a table. More than a test run has time for: some minutes for 500.
 *
 *   node scripts/weathers.mjs                        500 combinations
 *   node scripts/weathers.mjs --from 501 --count 50  further ones
 *   node scripts/weathers.mjs --each                 every flow under every weather alone
 *   node scripts/weathers.mjs --flow squash,merge --weather read-lag,suites --seed 7    one of them, with everything it said
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const options = {
  from: { type: 'string', default: '1' },
  count: { type: 'string', default: '500' },
  minutes: { type: 'string', default: '60' },
  each: { type: 'boolean', default: false },
  flow: { type: 'string' },
  weather: { type: 'string' },
  seed: { type: 'string', default: '1' },
}
const { values } = parseArgs({ options })

/** Beside `dist/`, from where the paths to everything else are the same. */
const folder = new URL('../.gatebook/', import.meta.url)
mkdirSync(folder, { recursive: true })
const outfile = new URL('weathers.mjs', folder)
await build({
  entryPoints: [new URL('../__tests__/e2e/weather/combinations.ts', import.meta.url).pathname],
  outfile: outfile.pathname,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  target: 'node20.19',
})

// What scripts/jest-environment.cjs gives a test.
globalThis.outside = { process, load: url => import(url) }
const { FLOWS, WEATHERS, combination, drive } = await import(outfile.href)

const named = values.flow === undefined ? FLOWS : FLOWS.filter(({ id }) => values.flow.split(',').includes(id))
const cells = []
const end = Date.now() + Number(values.minutes) * 60_000

async function run(flow, weathers, seed) {
  const cell = await drive(flow, weathers, seed).catch(error => ({
    flow: flow.name,
    end: 'wrong',
    faults: [{ kind: 'violation', detail: `it broke: ${error.stack}` }],
  }))
  cells.push({ ...cell, weathers, seed })
  for (const { kind, detail } of cell.faults)
    console.log(
      `${kind} | ${weathers.join('+')} seed ${seed} | ${flow.id} | ${detail.replace(/\s+/g, ' ').slice(0, 600)}`,
    )
}

const own = values.weather?.split(',')
if (values.each || own !== undefined) {
  for (const weather of own === undefined ? WEATHERS.map(one => [one]) : [own])
    for (const flow of named) await run(flow, weather, Number(values.seed))
} else {
  const from = Number(values.from)
  for (let number = from; number < from + Number(values.count) && Date.now() < end; number += 1) {
    const { flow, weathers } = combination(number)
    await run(flow, weathers, number)
  }
}

const KINDS = [
  'false pass',
  'wrong verdict',
  'false record',
  'lost record',
  'nothing said',
  'not repaired',
  'violation',
]
const count = (list, test) => list.filter(test).length

function row(name, list) {
  const ends = ['right', 'repaired', 'wrong'].map(kind => count(list, cell => cell.end === kind))
  const faults = KINDS.map(kind => count(list, cell => cell.faults.some(fault => fault.kind === kind)))
  return `| ${[name, list.length, ...ends, ...faults].join(' | ')} |`
}

const head = ['weather', 'flows', 'right at once', 'repaired', 'wrong', ...KINDS]
console.log(`\n| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|`)
for (const weather of WEATHERS) {
  const list = cells.filter(({ weathers }) => weathers.includes(weather))
  if (list.length > 0) console.log(row(weather, list))
}
console.log(row('all', cells))
console.log(`\n${Math.round(process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6)} s of CPU`)
process.exit(0)
