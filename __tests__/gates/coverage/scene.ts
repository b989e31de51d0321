import { collectLocal } from '../../../src/collect/reports/workspace.ts'
import { coverage } from '../../../src/gates/coverage/index.ts'
import { settings } from '../../../src/gates/coverage/settings.ts'
import { PATH, Scratch } from '../../git/scratch.ts'

/** From a real repository and a real report to the judgement. */

export interface Example {
  before?: (scratch: Scratch) => void
  change: (scratch: Scratch) => void
  /** Per file, groups of lines with their hits: `1-7:1 8-10:0`; with `½`, one of two branches was taken. */
  reports: Record<string, string>[]
  rules?: object
}

export async function judged({ before = () => {}, change, reports, rules = { patch: { min: 80 } } }: Example) {
  const scratch = new Scratch().write('.gitignore', 'coverage\n').write('src/other.ts', 'x\n')
  before(scratch)
  const base = scratch.commit('base')
  scratch.git('checkout', '--quiet', '-b', 'change')
  change(scratch)
  const head = scratch.commit('change')
  return judgeCheckout(scratch, base, head, reports, rules)
}

export async function judgeCheckout(
  scratch: Scratch,
  base: string,
  head: string,
  reports: Example['reports'],
  rules: object,
) {
  reports.forEach((report, index) => {
    scratch.write(`coverage/${index}.info`, lcov(report))
  })
  const names = reports.map((_, index) => ({ name: `report ${index}`, paths: [`coverage/${index}.info`] }))
  const policy = settings.parse({ reports: names, source: { include: ['src/**'] }, ...rules })
  const input = {
    workspace: scratch.folder,
    path: PATH,
    head,
    base,
    platformFileCount: undefined,
    artifacts: new Map(),
    requests: { coverage: [coverage.needs(policy).coverage] },
    reviewCommits: [],
    collectedAt: '',
    now: Date.now(),
  }
  const facts = await collectLocal(input)
  if (facts === 'no-clone' || facts.files.state !== 'complete' || facts.coverage.state !== 'complete')
    throw new Error('facts are there')
  return coverage.judge(policy, { files: facts.files.value, coverage: facts.coverage.value })
}

function lcov(report: Record<string, string>): string {
  return Object.entries(report)
    .map(([path, groups]) => `SF:${path}\n${groups.split(' ').flatMap(counts).join('')}end_of_record\n`)
    .join('')
}

function counts(group: string): string[] {
  const [, first, last = first, hits, half] = /^(\d+)(?:-(\d+))?:(\d+)(½?)$/.exec(group) ?? []
  const all = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
  const ways = (line: number) => (half ? `BRDA:${line},0,0,1\nBRDA:${line},0,1,0\n` : '')
  return all.map(line => `DA:${line},${hits}\n${ways(line)}`)
}
