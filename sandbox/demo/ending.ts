import { relative } from 'node:path'
import { CLI } from './job.ts'
import { POLICY_PATH } from './project.ts'
import type { Stage } from './stage.ts'

/** What lies where, and what to do next from the folder where the demo was started. */
export function tellEnding({ company, teller }: Stage, cwd: string): void {
  const { root } = company.folders
  const left: readonly [name: string, what: string][] = [
    [relative(root, company.repository.path), 'the repository, with the branch quality-records'],
    ['clone', 'the working copy of acme/shop'],
    ['runs/1-opened … 9-direct-push', 'for each run: event.json, log.txt, the job summary summary.md,'],
    ['', 'and lcov.info, facts.json, verdict.json, or the record'],
    ['ledger', 'the clone of the ledger'],
    ['ledger-forged', 'its copy with one byte changed'],
  ]
  const width = Math.max(...left.map(([name]) => name.length))
  const gatebook = `node ${quoted(relative(cwd, CLI))}`
  teller.list([
    '',
    teller.style('bold', `The demo finished in ${teller.elapsed()}. Its files:`),
    '',
    `   ${root}`,
    ...left.map(([name, what]) => `     ${name.padEnd(width)}  ${what}`),
    '',
    teller.style('bold', 'Next'),
    '',
    '   Evaluate the facts of a run again, without GitHub: the verdict is always the same.',
    `     ${gatebook} evaluate --policy ${quoted(`${root}/clone/${POLICY_PATH}`)} \\`,
    `       --facts ${quoted(`${root}/runs/1-opened/facts.json`)}`,
    '   To use it in your own repository, write .github/quality-policy.yml, check it with',
    `     ${gatebook} validate .github/quality-policy.yml`,
    '   and copy the workflow from README.md.',
  ])
}

/** For a shell. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
