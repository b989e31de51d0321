import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadPolicy } from '../../src/policy/load/load.ts'
import { approval, complete, facts } from '../builders.ts'
import { basesOf, fixture, goodPolicies } from '../policy/load/good-policies.ts'
import { gatebook, STACK_TRACE } from './run.ts'

const POLICIES = '__fixtures__/policies'
const ROLES = `${POLICIES}/roles.yml`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-explain-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('gatebook explain', () => {
  test.each(goodPolicies)('of %s writes a policy that says the same', async name => {
    const file = `${POLICIES}/${name}`
    const bases = basesOf(name)
    const { status, out, err } = await gatebook([
      ...['explain', '--policy', file],
      ...bases.flatMap(base => ['--extends', base.file]),
    ])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [asWritten, asExplained] = [fixture(name), Buffer.from(out)].map(bytes => {
      const loaded = loadPolicy(bytes, file, bases)
      // What it builds on is written out, and so is no more said by name, and is on other lines.
      const unsaid = {
        ...{ profile: undefined, extends: undefined, digest: undefined, builtIn: undefined },
        patterns: undefined,
      }
      return loaded.ok ? { ...loaded.policy, ...unsaid } : loaded.diagnostics
    })
    expect(asExplained).toEqual(asWritten)
  })

  test('writes what the command itself takes for a policy', async () => {
    const { out } = await gatebook(['explain', '--policy', `${POLICIES}/full-example.yml`])
    expect(await gatebook(['validate', written('explained.yml', out), '--quiet'])).toMatchObject({ status: 0 })
  })

  test('says of each value on which line it is written, or that nobody wrote it', async () => {
    const { out } = await gatebook(['explain', '--policy', ROLES])
    expect(out).toMatch(/^version: 1 +# line 2$/m)
    expect(out).toMatch(/^ {4}users: \[alice, bob\] +# line 4$/m)
    expect(out).toMatch(/^ {6}- count: 1 +# line 11$/m)
    expect(out).toMatch(/^ {4}enforce: blocking +# default$/m)
    expect(out).toMatch(/^# protected-paths: always present; /m)
  })

  test('of one gate shows that gate alone', async () => {
    const { out } = await gatebook(['explain', 'coverage', '--policy', `${POLICIES}/both-gates.yml`])
    expect(out.split('\n')[0]).toBe('gates:')
    expect(out).toMatch(/^ {2}coverage:$/m)
    expect(out).not.toMatch(/peer-review|protected-paths|^\S.*:.*#/m)
  })

  test('gives programs every value with its path and its source', async () => {
    const { out } = await gatebook(['explain', '--policy', ROLES, '--format', 'json'])
    const { file, digest, values } = JSON.parse(out)
    expect({ file, digest }).toEqual({ file: ROLES, digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
    expect(values).toContainEqual({
      path: ['roles', 'maintainer', 'users'],
      value: ['alice', 'bob'],
      source: { file: ROLES, line: 4, column: expect.any(Number) },
    })
    expect(values).toContainEqual({ path: ['iso9001', 'edition'], value: '2015', source: 'default' })
    expect(out).not.toContain('"path":["gates","peer-review","type"],"value":null')
  })

  test.each<[string, string[], RegExp]>([
    [
      'a gate that is not there',
      ['peer-reviw', '--policy', ROLES],
      /^There is no gate "peer-reviw" \(did you mean "peer-review"\?\)\.\n$/,
    ],
    ['a gate of another name', ['x', '--policy', ROLES], /^There is no gate "x" \(there are: peer-review\)\.\n$/],
    [
      'a bad policy',
      ['--policy', `${POLICIES}/five-mistakes.yml`],
      /five-mistakes\.yml:1:1 "version" must be 1, but is 2\.\n/,
    ],
    [
      'a file that is not there',
      ['--policy', 'nothing.yml'],
      /^nothing\.yml:1:1 There is no such file\. Name the policy file, /,
    ],
    ['a verdict that is none', ['--verdict', ROLES], /^\S+roles\.yml: This is not a verdict\. Use the file named by /],
    ['a verdict that is not there', ['--verdict', 'nothing.json'], /^nothing\.json: This is not a verdict\. /],
  ])('reports %s', async (_, args, told) => {
    const { status, out, err } = await gatebook(['explain', ...args])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(told)
    expect(err).not.toMatch(STACK_TRACE)
  })

  test('with --quiet only has a status', async () => {
    expect(await gatebook(['explain', '--policy', ROLES, '--quiet'])).toEqual({ status: 0, out: '', err: '' })
  })
})

describe('gatebook explain --verdict', () => {
  let file: string
  let lines: string[]
  beforeAll(async () => {
    const given = written('facts.json', JSON.stringify(facts({ reviews: complete([approval('bob')]) })))
    const evaluate = ['evaluate', '--policy', `${POLICIES}/both-gates.yml`, '--facts', given]
    const { out } = await gatebook([...evaluate, '--format', 'json'])
    file = written('verdict.json', out)
    const printed = (await gatebook(evaluate)).out.split('\n')
    // What the facts lack is no part of the verdict.
    lines = printed.slice(printed.findIndex(line => line.startsWith('peer-review:')))
  })

  test('says in words what the run found', async () => {
    const { status, out, err } = await gatebook(['explain', '--verdict', file])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.split('\n')).toEqual(lines)
  })

  test('of one gate says that gate alone, and of no gate what there is', async () => {
    const { out } = await gatebook(['explain', 'coverage', '--verdict', file])
    expect(out).toMatch(/coverage/)
    expect(out).not.toMatch(/peer-review/)
    expect(await gatebook(['explain', 'x', '--verdict', file])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^There is no gate "x" \(there are: /),
    })
  })
})
