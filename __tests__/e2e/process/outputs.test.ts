import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PROJECT, run, STACK_TRACE } from '../../cli/run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-outputs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The Action on a runner that hands over only what is given, so that every run breaks early. */
const action = (env: Record<string, string>) => run([join(PROJECT, 'dist/index.js')], folder, env)

describe('a runner whose files cannot be written', () => {
  const told =
    '::error::The outputs cannot be written: the file in GITHUB_OUTPUT is missing or not writable. Run the job again. On a self-hosted runner, check the permissions of its temporary folder. [outputs_unwritable]'

  test.each<[string, Record<string, string>]>([
    ['reports the missing outputs', {}],
    ['reports the missing outputs, even when the summary fails too', { GITHUB_STEP_SUMMARY: '/nonexistent/summary' }],
  ])('%s', async (_, more) => {
    const ended = await action({ GITHUB_OUTPUT: join(folder, 'nothing'), ...more })
    expect(ended).toEqual({ status: 1, out: `${told}\n`, err: '' })
    expect(ended.out).not.toMatch(STACK_TRACE)
  })
})

describe('secrets', () => {
  const masks = async (env: Record<string, string>): Promise<string[]> => {
    const output = join(folder, 'output')
    writeFileSync(output, '')
    const { status, out } = await action({ GITHUB_OUTPUT: output, ...env })
    expect(status).toBe(1)
    expect(readFileSync(output, 'utf8')).toContain('outcome')
    return out.split('\n').flatMap(line => (line.startsWith('::add-mask::') ? [line.slice('::add-mask::'.length)] : []))
  }

  test('are both masked', async () => {
    expect(await masks({ INPUT_TOKEN: ' ghs_one ', 'INPUT_ORG-TOKEN': 'ghs_two' })).toEqual(['ghs_one', 'ghs_two'])
  })

  test('that are not given make no mask', async () => {
    expect(await masks({ INPUT_TOKEN: '', 'INPUT_ORG-TOKEN': ' ' })).toEqual([])
    expect(await masks({})).toEqual([])
  })
})
