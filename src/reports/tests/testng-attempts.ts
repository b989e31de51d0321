import type { FoundTest, Suite } from './found-test.ts'

/** What a result says: how a test ended, or that it failed and is repeated; of some it depends on what follows. */
export type Kind = 'ended' | 'repeated' | 'perhaps repeated'

interface Result {
  found: FoundTest
  kind: Kind
}

interface Ended {
  found: FoundTest
  isRepetition: boolean
}

/** The results of one test, of which there are several when it is repeated, or has rows of data. */
interface Results {
  ended: Ended[]
  /** Attempts after which no result came yet. */
  pending: Result[]
}

/** The results of tests that may be repeated when they fail, in the order of the report. */
export class Attempts {
  private readonly tests = new Map<string, Results>()

  add(found: FoundTest, kind: Kind, { path }: Suite): void {
    // No text in XML holds a NUL.
    const key = `${path}\0${found.name}`
    const results: Results = this.tests.get(key) ?? { ended: [], pending: [] }
    this.tests.set(key, results)
    if (kind !== 'ended') results.pending.push({ found, kind })
    else end(results, found)
  }

  /** What each ended with. */
  *results(): Iterable<FoundTest> {
    for (const results of this.tests.values()) {
      endPending(results)
      for (const { found, isRepetition } of results.ended) yield isRepetition ? repeated(found) : found
    }
  }
}

/** After a failure: flaky if it passed, and failed also if it was only skipped. */
function repeated(found: FoundTest): FoundTest {
  return found.outcome === 'passed' ? { ...found, flaky: true } : { ...found, outcome: 'failed' }
}

function end(results: Results, found: FoundTest): void {
  if (found.outcome === 'skipped') endDoubtful(results)
  results.ended.push({ found, isRepetition: results.pending.length > 0 })
  results.pending = []
}

/** What was perhaps repeated was not: it was skipped. */
function endDoubtful(results: Results): void {
  const isDoubtful = ({ kind }: Result) => kind === 'perhaps repeated'
  for (const { found } of results.pending.filter(isDoubtful)) results.ended.push({ found, isRepetition: false })
  results.pending = results.pending.filter(result => !isDoubtful(result))
}

/** What begins in one millisecond is not in the order of time, so the last result may be of what stands behind it. */
function endPending(results: Results): void {
  const last = results.ended.at(-1)
  if (last === undefined || last.found.outcome === 'skipped') endDoubtful(results)
  const [attempt] = results.pending
  if (attempt === undefined) return
  if (last !== undefined) last.isRepetition = true
  // There is no other result: it ended with the failure.
  else results.ended.push({ found: { ...attempt.found, outcome: 'failed' }, isRepetition: false })
}
