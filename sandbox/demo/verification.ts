import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Company } from './company.ts'
import { CLI } from './job.ts'
import { type Ended, runGit, runProgram } from './process.ts'
import { type Stage, Unexpected } from './stage.ts'
import { WIDTH, wrapOutput } from './teller.ts'

/** Clones the ledger and verifies it, then changes one byte of a copy and verifies again. */
export async function verifyLedger(stage: Stage): Promise<'intact' | 'broken'> {
  const { company, teller } = stage
  const { root } = company.folders
  teller.chapter(
    'The ledger is verified and then forged',
    'Years later, an auditor needs only a clone. Every record is hashed into the next one, so later changes are detected.',
  )
  teller.step('The ledger is cloned and recomputed from the first record to the last.')
  const from = company.repository.path
  await runGit(['clone', '-q', '--branch', 'quality-records', '--single-branch', from, 'ledger'], company.at(root))
  const sound = await verify(stage, 'ledger')
  if (sound.status !== 0) return 'broken'

  teller.step('In a copy, one byte is changed, as if bob had merged instead of carol.')
  const forged = await forge(company)
  const broken = await verify(stage, 'ledger-forged')
  if (broken.status !== 4 || !broken.out.includes(forged))
    throw new Unexpected(`The forged record ${forged} was not detected (exit status ${broken.status}).`)
  return 'intact'
}

async function verify({ company, teller }: Stage, folder: string): Promise<Ended> {
  const command = ['ledger', 'verify', folder]
  const ended = await runProgram(process.execPath, [CLI, ...command], company.at(company.folders.root))
  const { status } = ended
  const said = `${ended.out}${ended.err}`.trimEnd().split('\n')
  teller.show([
    teller.style('bold', `$ gatebook ${command.join(' ')}`),
    ...wrapOutput(said, WIDTH - 10),
    teller.style(status === 0 ? 'green' : 'red', `(exit status ${status})`),
  ])
  return ended
}

/** Copies the ledger's files, and in the record of the merge puts bob in carol's place. Gives the record's path. */
async function forge({ folders, people }: Company): Promise<string> {
  const folder = join(folders.root, 'ledger-forged')
  await cp(join(folders.root, 'ledger'), folder, { recursive: true, filter: source => !/[\\/]\.git$/.test(source) })
  const carol = `"mergedBy":{"account":"${people.carol.id}"`
  for (const path of await readdir(folder, { recursive: true })) {
    if (!/[0-9a-f]{64}\.json$/.test(path)) continue
    const text = await readFile(join(folder, path), 'utf8')
    if (!text.includes(carol)) continue
    await writeFile(
      join(folder, path),
      text.replace(carol, carol.replace(String(people.carol.id), String(people.bob.id))),
    )
    return path.replaceAll('\\', '/')
  }
  throw new Unexpected('No record states that carol merged.')
}
