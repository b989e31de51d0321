// Reads one report with one reader, once, and prints what that took. `reports.mjs` starts it, in a process of its own
// each time: no reader gains or suffers from what another one has compiled or left behind.
//
//   node report-reader.mjs <reader> <report> <bundle of the sources>
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , reader, report, sources] = process.argv
const CHUNK = 1024 * 1024

/** Each gives a function that reads, so that loading is not measured, which in turn gives what it found, or how much. */
const READERS = {
  floor: async () => () => readFileSync(report).length,
  gatebook: async () => {
    const { coverageFormats, testFormats } = await import(pathToFileURL(sources).href)
    return () => pushed([...coverageFormats, ...testFormats])
  },
  'gatebook-counted': async () => {
    const { coverageFormats, testFormats } = await import(pathToFileURL(sources).href)
    return () => counted(pushed([...coverageFormats, ...testFormats]))
  },
  'gatebook-file': async () => {
    const { coverageFormats, testFormats, readReport } = await import(pathToFileURL(sources).href)
    return async () => {
      const folder = { path: dirname(report), called: 'the folder' }
      const found = await readReport(folder, basename(report), [...coverageFormats, ...testFormats])
      if (found.state !== 'read') throw new Error(found.detail)
      return found.report
    }
  },
  'lcov-parse': async () => {
    const { default: parse } = await import('lcov-parse')
    return async () => {
      const records = await new Promise((resolve, reject) => {
        parse(report, (error, data) => (error ? reject(new Error(error)) : resolve(data)))
      })
      return records.length
    }
  },
  '@friedemannsommer/lcov-parser': async () => {
    const { default: parse } = await import('@friedemannsommer/lcov-parser/sync')
    return () => parse({ from: readFileSync(report) }).length
  },
  saxes: async () => {
    const { SaxesParser } = await import('saxes')
    return () => streamed(new SaxesParser())
  },
  'saxes-kept': async () => {
    const { SaxesParser } = await import('saxes')
    return async () => {
      const kept = keeper()
      await streamed(new SaxesParser(), kept.see)
      return kept.size()
    }
  },
  'fast-xml-parser': async () => {
    const { XMLParser } = await import('fast-xml-parser')
    const parser = new XMLParser({ ignoreAttributes: false })
    return () => Object.keys(parser.parse(readFileSync(report, 'utf8'))).length
  },
  xml2js: async () => {
    const { parseStringPromise } = await import('xml2js')
    return async () => Object.keys(await parseStringPromise(readFileSync(report, 'utf8'))).length
  },
}

/** In pieces, as `readReport` does it, but for the digest. */
function pushed(formats) {
  const descriptor = openSync(report, 'r')
  const buffer = Buffer.allocUnsafe(CHUNK)
  let format
  for (;;) {
    const chunk = buffer.subarray(0, readSync(descriptor, buffer))
    if (chunk.length === 0) break
    format ??= formats.find(known => known.recognises(chunk.subarray(0, 65_536))).reader()
    format.push(chunk)
  }
  closeSync(descriptor)
  return format.end()
}

/** Goes through all that the report says, as whoever judges it does: some of it is made only then. */
function counted(report) {
  const { cases = new Map(), details = new Map() } = report
  const maps = [...details.values()].flatMap(({ branches, functions, statements }) => [branches, functions, statements])
  let said = 0
  for (const map of [cases, ...maps]) for (const value of map.values()) if (value) said += 1
  return said < 0 ? undefined : report
}

/** Keeps of JUnit each case with how it ended, and of Cobertura each line of a file with its hits: nothing is checked. */
function keeper() {
  const cases = new Map()
  const files = new Map()
  let [suite, current, lines] = ['', '', new Map()]
  const see = ({ name, attributes }) => {
    if (name === 'testsuite') suite = attributes.name
    else if (name === 'testcase') {
      current = `${suite}\0${attributes.classname}\0${attributes.name}`
      cases.set(current, 'passed')
    } else if (name === 'failure' || name === 'error') cases.set(current, 'failed')
    else if (name === 'class') {
      lines = files.get(attributes.filename) ?? new Map()
      files.set(attributes.filename, lines)
    } else if (name === 'line') {
      const number = Number(attributes.number)
      lines.set(number, Math.max(lines.get(number) ?? 0, Number(attributes.hits)))
    }
  }
  return { see, size: () => cases.size + [...files.values()].reduce((sum, of) => sum + of.size, 0) }
}

async function streamed(parser, see = () => {}) {
  let elements = 0
  parser.on('opentag', tag => {
    elements += 1
    see(tag)
  })
  parser.on('error', error => {
    throw error
  })
  for await (const text of createReadStream(report, { encoding: 'utf8', highWaterMark: CHUNK })) parser.write(text)
  parser.close()
  return elements
}

/** How many cases or lines our own report holds; of what others give, how many there are. */
function sizeOf(result) {
  if (typeof result === 'number') return result
  const { cases, files } = result
  if (cases) return cases.size
  let lines = 0
  for (const of of files.values()) lines += of.length
  return lines
}

/** The system counts into a process's peak what the one was that started it; Linux also reports this one alone. */
function peakKib() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

const read = await READERS[reader]()
const idle = peakKib()
const begin = performance.now()
const result = await read()
const milliseconds = performance.now() - begin
const peak = peakKib()
const found = sizeOf(result)
if (!(found > 0)) throw new Error('It found nothing.')
console.log(JSON.stringify({ milliseconds, found, peak: peak / 1024, idle: idle / 1024 }))
