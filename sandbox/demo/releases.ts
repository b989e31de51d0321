import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Person } from './company.ts'
import { gatebook, type Stage, Unexpected } from './stage.ts'
import { WIDTH, wrapOutput } from './teller.ts'

export interface Published {
  /** Of the run's folder. */
  name: string
  tag: string
  publisher: Person
}

/** Runs the workflow on a published release, and insists that it is recorded as expected. */
export async function recordRelease(stage: Stage, published: Published, expected: 'pass' | 'fail'): Promise<void> {
  const { company, teller } = stage
  const { sandbox, repository } = company
  const { name, tag, publisher } = published
  const payload = await sandbox.events.release({ repository, tag, target: 'main', author: publisher })
  const result = await gatebook(stage, { name, event: { name: 'release', payload } })
  const { outcome, ledger } = result.outputs
  if (outcome !== expected || ledger !== 'appended')
    throw new Unexpected(
      `The release should be recorded as ${expected}, but it is ${outcome}, ${ledger}. The log of the run:\n${result.log.join('\n')}`,
    )
  teller.step(`${result.requests} API requests, exit status ${result.exitCode}. The log of the run:`)
  const log = result.log.filter(line => line !== '')
  teller.show(wrapOutput(log, WIDTH - 10))
}

/** The page about a release that a manager can read on its own. */
export async function showReleasePage({ company, teller }: Stage, run: string): Promise<void> {
  const page = await readFile(join(company.folders.root, 'runs', run, 'release.md'), 'utf8')
  teller.explain('The release page, as Markdown:')
  teller.show(wrapOutput(page.trimEnd().split('\n'), WIDTH - 10))
}
