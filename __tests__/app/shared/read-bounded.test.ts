import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { judgeRecorded } from '../../../src/app/local/evaluate.ts'
import { readPolicyFile } from '../../../src/app/local/read-policy-file.ts'
import { readBounded } from '../../../src/app/shared/read-bounded.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import { facts } from '../../builders.ts'

let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-files-'))
  mkdirSync(at('folder'))
  execFileSync('mkfifo', [at('pipe')])
  writeFileSync(at('empty'), '')
  writeFileSync(at('ten'), '0123456789')
  symlinkSync('ten', at('link'))
  symlinkSync('circle', at('circle'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a file of this machine', () => {
  test.each<[string, string, number, string]>([
    ['is read whole', 'ten', 100, 'bytes: 0123456789'],
    ['is read as far as is wanted', 'ten', 4, 'bytes: 0123'],
    ['may be empty', 'empty', 4, 'bytes: '],
    ['may be named by a link', 'link', 100, 'bytes: 0123456789'],
    ['that is not there is missing', 'nothing', 100, 'missing'],
    ['below a file is missing', 'ten/eleven', 100, 'missing'],
    ['that is a folder is no file', 'folder', 100, 'no_file'],
    ['that is a pipe is no file, and is not waited for', 'pipe', 100, 'no_file'],
    ['that is a circle of links cannot be read', 'circle', 100, 'unreadable'],
  ])('%s', async (_, name, most, expected) => {
    const read = await readBounded(at(name), most)
    expect(typeof read === 'string' ? read : `bytes: ${Buffer.from(read).toString()}`).toBe(expected)
  })
})

describe('a policy file', () => {
  test.each<[string, string, string]>([
    [
      'that is not there',
      'nothing',
      'There is no such file. Name the policy file, or create one: the README has a first policy to copy.',
    ],
    ['that is a folder', 'folder', 'This is not a file. Name the policy file itself.'],
    ['that is a pipe', 'pipe', 'This is not a file. Name the policy file itself.'],
    ['that cannot be read', 'circle', 'The file cannot be read. Check its permissions.'],
  ])('%s says so in its first line', async (_, name, message) => {
    expect(await readPolicyFile({ folder, file: name, bases: [] })).toEqual({
      gates: [],
      diagnostics: [{ file: name, line: 1, column: 1, message }],
      warnings: [],
      hints: [],
      lines: [`${name}:1:1 ${message}`],
    })
  })

  test('of ten megabytes is not read to its end', async () => {
    writeFileSync(at('large.yml'), `version: 1 #${' '.repeat(10_000_000)}`)
    expect((await readPolicyFile({ folder, file: 'large.yml', bases: [] })).lines).toEqual([
      'large.yml:1:1 The file is longer than 262144 bytes, the most that a policy may have. Is this the right file?',
    ])
  })
})

describe('recorded facts', () => {
  const loaded = loadPolicy(Buffer.from('version: 1\ngates: { a: { type: approvals, require: [{}] } }\n'), 'p.yml')
  if (!loaded.ok) throw new Error('The policy of this test is wrong.')
  const judged = async (name: string) => {
    const result = await judgeRecorded(loaded.policy, 'p.yml', at(name))
    return 'problem' in result ? result.problem : result.verdict.outcome
  }
  const NEXT = 'Use the file named by the output `facts` of the Action.'

  test.each<[string, string, string]>([
    ['that are not there', 'nothing', `There is no such file. ${NEXT}`],
    ['that are a folder', 'folder', `This is not a file. ${NEXT}`],
    ['that are a pipe', 'pipe', `This is not a file. ${NEXT}`],
    ['that cannot be read', 'circle', `The file cannot be read. Check its permissions. ${NEXT}`],
    ['that are empty', 'empty', `The file is empty. ${NEXT}`],
  ])('%s are a problem', async (_, name, problem) => expect(await judged(name)).toBe(problem))

  test('that are no facts say where', async () => {
    writeFileSync(at('other.json'), JSON.stringify({ ...facts(), schema: 'gatebook/facts/2' }))
    expect(await judged('other.json')).toMatch(/^This is not a facts document of version 1: schema: /)
  })

  test('larger than 64 MB are not read', async () => {
    writeFileSync(at('large.json'), '')
    execFileSync('truncate', ['-s', '200M', at('large.json')])
    expect(await judged('large.json')).toBe(`The file is larger than 64 MB. ${NEXT}`)
  })

  test('are judged', async () => {
    writeFileSync(at('facts.json'), JSON.stringify(facts()))
    expect(await judged('facts.json')).toBe('fail')
  })
})
