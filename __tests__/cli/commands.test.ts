import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { UNSEALED } from '../../src/ledger/report.ts'
import { approval, complete, facts, unavailable } from '../builders.ts'
import { ledgerOf, numbered, recordPaths } from '../ledger/ledgers.ts'
import { mergeNumber } from '../record/builders.ts'
import { type Ended, gatebook, PROJECT, STACK_TRACE } from './run.ts'

const POLICIES = '__fixtures__/policies'
let folder: string
let ended: Ended | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatebook-cli-'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  expect(`${ended?.out}${ended?.err}`).not.toMatch(STACK_TRACE)
})

async function run(...args: string[]): Promise<Ended> {
  ended = await gatebook(args)
  return ended
}

function written(name: string, content: unknown): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('gatebook validate', () => {
  const GOOD = `${POLICIES}/both-gates.yml`
  const BAD = `${POLICIES}/five-mistakes.yml`

  const HINT =
    'A login can be taken over by somebody else (alice and bob). Write login#id: `gh api users/alice --jq .id` shows the id.'

  test('praises a good policy, and proposes ids of accounts', async () => {
    expect(await run('validate', GOOD)).toEqual({
      status: 0,
      out: `${GOOD}:6:17 hint: ${HINT}\n${GOOD}: a valid policy with 2 gates: peer-review, coverage\n`,
      err: '',
    })
  })

  test('warns of what is probably not meant, and the policy is valid all the same', async () => {
    const odd = written(
      'odd.yml',
      'version: 1\nroles: { lead: { users: [bob#3] } }\ngates: { a: { type: approvals, require: [{ count: 1 }] } }\n',
    )
    expect(await run('validate', odd)).toEqual({
      status: 0,
      out: `${odd}:2:10 warning: No gate uses the role lead.\n${odd}: a valid policy with 1 gate: a\n`,
      err: '',
    })
    const { out } = await run('validate', odd, '--format', 'json')
    expect(JSON.parse(out)).toMatchObject({ valid: true, diagnostics: [], warnings: [{ line: 2, column: 10 }] })
  })

  test('names a policy with another ending', async () => {
    const yaml = written('named/quality-policy.yaml', 'version: 1\n')
    const wanted = yaml.replace('.yaml', '.yml')
    const { status, out } = await run('validate', wanted)
    expect(status).toBe(2)
    expect(out).toBe(
      `${wanted}:1:1 There is no such file, but there is ${yaml}. Rename it: the Action reads .github/quality-policy.yml, unless the input \`policy\` names another file.\n`,
    )
  })

  test('warns of a gate that blocks nothing for years', async () => {
    const policy = (day: string) =>
      `version: 1\ngates: { a: { type: approvals, require: [{ count: 1 }], enforce: { advisory-until: ${day} } } }\n`
    const far = written('far.yml', policy('2062-03-01'))
    expect((await run('validate', far)).out).toContain(
      `${far}:2:68 warning: This gate blocks nothing until 2062-03-01, more than a year from now. Choose a nearer day, or remove the gate.\n`,
    )
    const near = written('near.yml', policy('2027-11-28'))
    expect((await run('validate', near)).out).not.toContain('warning')
  })

  test('warns in a clone of a pattern that matches no committed file, from wherever it is called', async () => {
    const clone = mkdtempSync(join(folder, 'clone-'))
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', clone, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args])
    const policy = `version: 1\ngates: { a: { type: approvals, require: [{ count: 1 }], when: { paths: ["src/**", "lib/**"] } } }\n`
    mkdirSync(join(clone, 'src'))
    mkdirSync(join(clone, '.github'))
    writeFileSync(join(clone, 'src/a.js'), '')
    const file = join(clone, '.github/quality-policy.yml')
    writeFileSync(file, policy)
    git('init', '-q')
    expect((await run('validate', file)).out).not.toContain('warning')
    git('add', '-A')
    git('commit', '-q', '-m', 'begin')
    expect((await run('validate', file)).out).toBe(
      `${file}:2:83 warning: "lib/**" matches no committed file of the repository.\n${file}: a valid policy with 1 gate: a\n`,
    )
  })

  test('without a file looks at the policy of the project', async () => {
    const { status, out } = await run('validate')
    expect(status).toBe(0)
    expect(out).toMatch(/^\.github\/quality-policy\.yml: a valid policy with /)
  })

  test('names every mistake with its place', async () => {
    const { status, out, err } = await run('validate', BAD)
    expect({ status, err }).toEqual({ status: 2, err: '' })
    expect(out.split('\n')).toEqual([
      `${BAD}:1:1 "version" must be 1, but is 2.`,
      `${BAD}:4:17 Unknown key "user" (did you mean "users"?).`,
      `${BAD}:10:11 "count" must be at least 1, but is 0.`,
      `${BAD}:11:5 Unknown key "exlude" (did you mean "exclude"?).`,
      `${BAD}:13:5 Unknown gate type "aprovals" (did you mean "approvals"?).`,
      `${BAD}:15:1 Unknown key "legder" (did you mean "ledger"?).`,
      '',
    ])
  })

  test('gives programs the same as JSON', async () => {
    const good = await run('validate', GOOD, '--format', 'json')
    expect([good.status, JSON.parse(good.out)]).toEqual([
      0,
      {
        file: GOOD,
        valid: true,
        diagnostics: [],
        warnings: [],
        hints: [{ file: GOOD, line: 6, column: 17, message: HINT }],
        gates: ['peer-review', 'coverage'],
      },
    ])
    const bad = await run('validate', BAD, '--format=json')
    const { diagnostics, ...rest } = JSON.parse(bad.out)
    expect([bad.status, rest]).toEqual([2, { file: BAD, valid: false, warnings: [], hints: [], gates: [] }])
    expect(diagnostics).toHaveLength(6)
    expect(diagnostics[0]).toEqual({ file: BAD, line: 1, column: 1, message: '"version" must be 1, but is 2.' })
  })

  test.each<[string, number, string[]]>([
    ['a good policy', 0, [GOOD]],
    ['a bad one', 2, [BAD]],
    ['a bad one as JSON', 2, [BAD, '--format', 'json']],
    ['one that is not there', 2, ['nothing.yml']],
  ])('of %s with --quiet only has a status', async (_, status, args) => {
    expect(await run('validate', ...args, '--quiet')).toEqual({ status, out: '', err: '' })
  })

  test('does not wait for a pipe', async () => {
    const pipe = join(folder, 'pipe')
    expect(await run('validate', pipe)).toEqual({
      status: 2,
      out: `${pipe}:1:1 This is not a file. Name the policy file itself.\n`,
      err: '',
    })
  })

  test('says of a folder that it is none', async () => {
    expect(await run('validate', POLICIES)).toMatchObject({
      status: 2,
      out: `${POLICIES}:1:1 This is not a file. Name the policy file itself.\n`,
    })
  })
})

describe('gatebook evaluate', () => {
  const POLICY = `${POLICIES}/three-lines.yml`
  const judge = (file: string, ...more: string[]) => run('evaluate', '--policy', POLICY, '--facts', file, ...more)

  test('passes what passes', async () => {
    const { status, out, err } = await judge(written('pass.json', facts({ reviews: complete([approval('alice')]) })))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.split('\n').at(-2)).toBe('Passed: The gate passed.')
  })

  test('fails what fails', async () => {
    const { status, out } = await judge(written('fail.json', facts()))
    expect(status).toBe(1)
    expect(out.split('\n').at(-2)).toBe('Failed: The gate failed: peer-review.')
  })

  test('does not guess what it could not see', async () => {
    const { status, out } = await judge(written('error.json', facts({ reviews: unavailable('forbidden') })))
    expect(status).toBe(3)
    expect(out.split('\n').at(-2)).toBe('Could not be evaluated: The gate could not be evaluated: peer-review.')
  })

  test('gives programs the verdict as JSON, the same every time', async () => {
    const file = written('json.json', facts())
    const first = await judge(file, '--format', 'json')
    expect(JSON.parse(first.out)).toMatchObject({
      schema: 'gatebook/verdict/1',
      outcome: 'fail',
      subject: { repository: 'acme/shop', pull: 12 },
      policy: { path: POLICY },
      gates: [{ id: 'peer-review', type: 'approvals', outcome: 'fail' }],
    })
    expect(await judge(file, '--format', 'json')).toEqual(first)
  })

  test('with --quiet only has a status', async () => {
    expect(await judge(written('quiet.json', facts()), '--quiet')).toEqual({ status: 1, out: '', err: '' })
  })

  test('of a bad policy names its mistakes', async () => {
    const bad = `${POLICIES}/five-mistakes.yml`
    const { status, out, err } = await run('evaluate', '--policy', bad, '--facts', written('f.json', facts()))
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.split('\n')).toHaveLength(7)
    expect(err.split('\n')[0]).toBe(`${bad}:1:1 "version" must be 1, but is 2.`)
  })

  const NEXT = 'Use the file named by the output `facts` of the Action.'
  test.each<[string, () => string, string]>([
    ['that are not there', () => join(folder, 'nothing'), 'There is no such file.'],
    ['that are a pipe', () => join(folder, 'pipe'), 'This is not a file.'],
    ['that are a folder', () => folder, 'This is not a file.'],
    ['that are empty', () => written('empty.json', ''), 'The file is empty.'],
    ['that are no JSON', () => written('half.json', '{"schema":'), 'This cannot be read as JSON.'],
  ])('cannot judge facts %s', async (_, place, found) => {
    const file = place()
    expect(await judge(file)).toEqual({ status: 3, out: '', err: `${file}: ${found} ${NEXT}\n` })
  })

  test('without a fact that the policy needs, say that the facts do not contain it', async () => {
    const { status, out } = await judge(written('none.json', { schema: 'gatebook/facts/1' }))
    expect(status).toBe(3)
    expect(out).toContain(
      '  The facts do not contain this evidence: no gate needed it when they were collected. [fact_not_collected]\n' +
        '  → Collect the facts again: run Gatebook with this policy.\n',
    )
  })

  test('says which facts are missing for which gate, where they were collected under another policy', async () => {
    const old = {
      state: 'unavailable',
      why: 'not_collected',
      detail: 'No gate of the policy asks for this.',
      next: 'Nothing to do.',
    }
    const known = { ...facts({ reviews: complete([approval('alice')]) }), coverage: old, checks: old }
    const policy = written(
      'other.yml',
      [
        'version: 1',
        'gates:',
        '  review: { type: approvals, require: [{ count: 1 }] }',
        '  coverage: { type: coverage, reports: [{ name: unit, paths: [l] }], patch: { min: 80 }, project: { min: 1 } }',
        '  scan: { type: checks, require: [{ name: CodeQL, app: scanner }] }',
        '  tests: { type: tests, reports: [{ name: e2e, paths: [a.xml] }] }',
      ].join('\n'),
    )
    const { status, out } = await run('evaluate', '--policy', policy, '--facts', written('their.json', known))
    expect(status).toBe(3)
    expect(out.split('\n').slice(0, 4)).toEqual([
      'These facts were collected under another policy or by an earlier version. Missing, by gate:',
      '  coverage: coverage',
      '  scan: checks',
      '  tests: tests of e2e',
    ])
    expect(out).not.toContain('No gate of the policy asks for this')
    expect(out).not.toContain('Nothing to do')
    expect(out).toContain('→ Collect the facts again: run Gatebook with this policy.')
  })

  test('says what is wrong with facts of another kind', async () => {
    const { status, err } = await judge(written('other.json', { schema: 'gatebook/facts/9' }))
    expect(status).toBe(3)
    expect(err).toContain('This is not a facts document of version 1: schema: ')
  })
})

describe('gatebook ledger verify', () => {
  /** A ledger of three records as files, with one of them changed where that is wanted. */
  async function ledger(name: string, change = (text: string, _index: number) => text): Promise<string> {
    const { files } = ledgerOf(numbered(3))
    const records = recordPaths(files)
    for (const [path, text] of files) written(`${name}/${path}`, change(text, records.indexOf(path)))
    return join(folder, name)
  }

  test('says that an intact ledger is, and what that cannot show', async () => {
    const { status, out, err } = await run('ledger', 'verify', await ledger('intact'))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/^The ledger is intact: 3 records\.\nRoot sha256:[0-9a-f]{64}, newest record of /)
    expect(out).toContain(`Limit: ${UNSEALED}`)
  })

  test('names the first bad record of a broken one', async () => {
    const forged = await ledger('forged', (text, index) =>
      index === 1 ? text.replace('"firstPass":false', '"firstPass":true') : text,
    )
    const { status, out } = await run('ledger', 'verify', forged)
    expect(status).toBe(4)
    expect(out).toMatch(/^The ledger is broken: \d+ violations? in 3 records\.\nFirst bad record: number 2, /)
  })

  test('gives programs the report as JSON', async () => {
    const good = await run('ledger', 'verify', await ledger('good-json'), '--format', 'json')
    expect(JSON.parse(good.out)).toMatchObject({ state: 'intact', size: 3, first: null, violations: [], more: 0 })
    const cut = await ledger('cut-json')
    rmSync(join(cut, 'head.json'))
    const bad = await run('ledger', 'verify', cut, '--format', 'json')
    expect(bad.status).toBe(4)
    expect(JSON.parse(bad.out)).toMatchObject({ state: 'broken', violations: [{ code: 'head_missing' }] })
  })

  describe('with a head of an earlier time', () => {
    const older = async (name: string, count: number) => {
      const { files } = ledgerOf(numbered(count))
      written(`${name}.json`, files.get('head.json') ?? '')
      return join(folder, `${name}.json`)
    }

    test('says how many records are those of then', async () => {
      const args = ['--extends', await older('two', 2), '--extends', await older('one', 1)]
      const { status, out } = await run('ledger', 'verify', await ledger('extended'), ...args)
      expect(status).toBe(0)
      expect(out).toContain('The first 2 records are those of the older head.')
      expect(out).toContain('Limit: The records after number 2 are not sealed')
    })

    test('finds a ledger that was cut, or rewritten so that it fits in itself', async () => {
      const longer = await run('ledger', 'verify', await ledger('cut'), '--extends', await older('five', 5))
      expect(longer.status).toBe(4)
      expect(longer.out).toContain('The older head counts 5 records, and the ledger has 3')
      const { files } = ledgerOf([mergeNumber(9), ...numbered(3).slice(1)])
      for (const [path, text] of files) written(`rewritten/${path}`, text)
      const rewritten = join(folder, 'rewritten')
      expect((await run('ledger', 'verify', rewritten)).status).toBe(0)
      const { status, out } = await run('ledger', 'verify', rewritten, '--extends', await older('then', 2))
      expect(status).toBe(4)
      expect(out).toContain('older_head_not_continued: The first 2 records are not the ones of the older head')
    })

    test.each<[string, string, string]>([
      ['is not there', '', 'There is no file'],
      ['is none', '{"size":2}', 'is not valid'],
      ['is half written', '{"at":null,"last":null,"ran', 'is not valid'],
      ['contradicts itself', 'EDITED', 'cannot be used'],
    ])('that %s gives no verdict', async (name, text, why) => {
      const at = join(folder, `${name.replaceAll(' ', '-')}.json`)
      const edited = ledgerOf(numbered(2)).files.get('head.json')?.replace('"size":2', '"size":3')
      if (text !== '') written(at.slice(folder.length + 1), text === 'EDITED' ? (edited ?? '') : text)
      const { status, err } = await run('ledger', 'verify', await ledger('whole'), '--extends', at)
      expect({ status, err }).toEqual({ status: 3, err: expect.stringContaining(why) })
    })
  })

  test('with --quiet only has a status', async () => {
    expect(await run('ledger', 'verify', await ledger('quiet'), '--quiet')).toEqual({ status: 0, out: '', err: '' })
  })

  test.each<[string, (at: string) => string]>([
    ['nothing', at => `There is no ledger in ${at}. Name a clone, or a folder with the files of the ledger.\n`],
    [
      'a clone without its branch',
      () =>
        'This clone has no branch quality-records. Fetch it first: git fetch origin quality-records:quality-records\n',
    ],
    [
      'a bare clone without its branch',
      () =>
        'This clone has no branch quality-records. Fetch it first: git fetch origin quality-records:quality-records\n',
    ],
  ])('of %s is no verdict on a ledger', async (name, told) => {
    const at = join(folder, name)
    mkdirSync(at)
    if (name.includes('clone')) execFileSync('git', ['init', '-q', ...(name.includes('bare') ? ['--bare'] : []), at])
    expect(await run('ledger', 'verify', at)).toEqual({ status: 3, out: '', err: told(at) })
  })

  test('does not wait for a pipe among the files', async () => {
    const odd = await ledger('odd')
    execFileSync('mkfifo', [join(odd, 'pipe.json')])
    const { status, out } = await run('ledger', 'verify', odd)
    expect(status).toBe(4)
    expect(out).toContain('file_unexpected pipe.json: This is a link or a device.')
  })
})

describe('gatebook schema', () => {
  test.each(['policy', 'facts', 'verdict', 'record'])('%s is the published one', async name => {
    const { status, out, err } = await run('schema', name)
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(join(PROJECT, `schema/${name}.schema.json`), 'utf8')))
  })
})
