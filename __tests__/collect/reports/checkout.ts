import { collectLocal, type LocalFacts, type LocalInput } from '../../../src/collect/reports/workspace.ts'
import type { Request } from '../../../src/facts/facts.ts'
import type { ReportRequest } from '../../../src/facts/reports.ts'
import { lines, PATH, Scratch } from '../../git/scratch.ts'

export const UNIT = [{ name: 'unit', paths: ['coverage/lcov.info'] }]

/** A repository whose main branch has `src/a.ts` and whose change, checked out, is on the branch `change`. */
export function changed(change: (scratch: Scratch) => void, before: (scratch: Scratch) => void = () => {}) {
  const scratch = new Scratch().write('.gitignore', 'coverage\n').write('src/a.ts', lines(30))
  before(scratch)
  const base = scratch.commit('base')
  scratch.git('checkout', '--quiet', '-b', 'change')
  change(scratch)
  return { scratch, base, head: scratch.commit('change') }
}

export type Counts = Record<string, string>

/** Writes a report: per file, lines with their hits, such as `1:0 2:5`. */
export function report(scratch: Scratch, files: Counts, path = 'coverage/lcov.info'): void {
  const records = Object.entries(files).map(([file, counts]) => {
    const lines = counts.split(' ').map(count => `DA:${count.replace(':', ',')}\n`)
    return `TN:\nSF:${file}\n${lines.join('')}end_of_record\n`
  })
  scratch.write(path, records.join(''))
}

/** `first` to `last`, each with these hits. */
export const run = (first: number, last: number, hits: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `${first + index}:${hits}`).join(' ')

/** Sets of coverage reports and of test reports, and whatever else is other than usual. */
export interface More extends Partial<Omit<LocalInput, 'requests'>> {
  reports?: readonly (readonly ReportRequest[])[]
  exclusions?: boolean
  /** Whether changed files are compared with the base. */
  before?: true
  tests?: readonly (readonly ReportRequest[])[]
  /** Whether tests are compared with those of the base. */
  compared?: true
  dependencies?: readonly Request<'dependencies'>[]
}

export async function collected(
  at: { scratch: Scratch; base: string; head: string },
  { reports = [UNIT], exclusions = false, before, tests = [], compared, dependencies = [], ...more }: More = {},
): Promise<LocalFacts> {
  const facts = await collectLocal({
    workspace: at.scratch.folder,
    path: PATH,
    head: at.head,
    base: at.base,
    platformFileCount: undefined,
    requests: {
      coverage: reports.map(set => ({ reports: set, exclusions, ...(before ? { before } : {}) })),
      tests: tests.map(set => ({ reports: set, ...(compared ? { compared } : {}) })),
      dependencies,
    },
    artifacts: new Map(),
    reviewCommits: [],
    collectedAt: '2026-11-22T20:00:00Z',
    // Files that a test has just written are of now.
    now: Date.now(),
    ...more,
  })
  if (facts === 'no-clone') throw new Error('there is a clone')
  return facts
}

export async function measured(at: { scratch: Scratch; base: string; head: string }, more: More = {}) {
  const { coverage } = await collected(at, more)
  if (coverage.state !== 'complete') throw new Error(coverage.detail)
  const [measurement] = coverage.value
  if (measurement === undefined) throw new Error('nothing was measured')
  return measurement
}
