import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { VERSION } from '../../src/version.ts'
import { gatebook, gatebookProcess, PROJECT } from './run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Every other test runs the command in its own process: here is what only a process of the command's own can show. */
describe('the command as a process of its own', () => {
  test.each<[string, number, string[]]>([
    ['that it is done', 0, ['validate', '__fixtures__/policies/three-lines.yml']],
    ['a bad policy', 2, ['validate', '__fixtures__/policies/five-mistakes.yml']],
    ['bad usage', 2, ['validate', '--frobnicate']],
    ['what could not be evaluated', 3, ['inspect', 'coverage', 'nothing-of-that-name.info']],
    ['a folder without a ledger', 3, ['ledger', 'verify', '__fixtures__/policies']],
  ])('reports %s by its exit status, with the same output as in the process of a test', async (_, status, args) => {
    const ended = await gatebookProcess(args)
    expect(ended.status).toBe(status)
    expect(ended).toEqual(await gatebook(args))
  })

  test('needs nothing of its environment', async () => {
    expect(await gatebookProcess(['--version'], folder, {})).toEqual({ status: 0, out: `${VERSION}\n`, err: '' })
  })

  test('ends at once where there is no git, instead of waiting for it', async () => {
    const { status, err } = await gatebookProcess(
      ['inspect', 'coverage', '__fixtures__/coverage/jest.info'],
      PROJECT,
      {},
    )
    expect([status, err]).toEqual([3, expect.stringContaining('git could not be started')])
  }, 60_000)

  test('reads files from the folder that it is started in', async () => {
    const args = ['validate', 'three-lines.yml']
    expect((await gatebookProcess(args, join(PROJECT, '__fixtures__/policies'))).status).toBe(0)
    expect((await gatebookProcess(args, folder)).status).toBe(2)
  })
})
