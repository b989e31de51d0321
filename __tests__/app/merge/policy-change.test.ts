import { describe, expect, test } from '@jest/globals'
import { policyChangeOf } from '../../../src/app/merge/policy-change.ts'
import { policyInForce, resultingPolicy } from '../../../src/app/policy/policy-in-force.ts'
import type { MergedAnswer } from '../../../src/github/change.ts'
import { landing, oid } from '../../record/builders.ts'

// Which landings change the rules, and what is reported of it when GitHub does not list the files of a large one.

const PATH = '.github/quality-policy.yml'
const POLICY = 'version: 1\ngates: { review: { type: approvals, require: [{ count: 2 }] } }\n'
const LOOSER = POLICY.replace('2', '1')

type Rules = MergedAnswer['after']

/** A regular file as GitHub reports it; its blob is forty times the digit. */
const file = (blob: string, text: string) => ({
  type: 'blob',
  mode: 0o100644,
  object: { oid: oid(blob), byteSize: text.length, isBinary: false, isTruncated: false, text },
})

const rules = (part: Partial<Rules> = {}): Rules => ({
  oid: oid('a'),
  policy: file('1', POLICY),
  codeowners1: null,
  codeowners2: null,
  codeowners3: null,
  workflows: null,
  actions: { object: { oid: oid('8') } },
  ...part,
})

async function recorded(before: Rules | null, after: Rules, listed: Record<string, string> | undefined) {
  const answer: MergedAnswer = {
    viewer: 'github-actions[bot]',
    repository: { id: '1296269', name: 'acme/shop' },
    commit: { oid: oid('e'), tree: oid('f') },
    rules: before,
    after,
    change: null,
    refusals: [],
  }
  const paths = listed && new Map(Object.entries(listed))
  const context = {
    policyPath: PATH,
    readBase: async () => ({ ok: false as const, why: 'unreadable' as const, detail: '' }),
  }
  const inForce = await policyInForce(context, answer, 'main')
  return policyChangeOf(
    landing(),
    { answer, rules: inForce, left: await resultingPolicy(context, answer, 'main'), paths },
    PATH,
  )
}

const files = async (listed: Record<string, string> | undefined, after: Rules = rules()) =>
  (await recorded(rules(), after, listed))?.files.map(({ path }) => path)

describe('the rules changed', () => {
  test.each([
    PATH,
    '.github/CODEOWNERS',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.github/workflows/ci.yml',
    '.github/actions/setup/nested/action.yml',
  ])('when %s is another', async path =>
    expect(await files({ 'src/a.js': oid('3'), [path]: oid('3') })).toEqual([path]),
  )

  test.each(['src/CODEOWNERS', '.github/dependabot.yml', 'workflows/ci.yml', 'docs/quality-policy.yml'])(
    'but not when only %s is',
    async path => expect(await files({ [path]: oid('3') })).toBeUndefined(),
  )

  test('and a removed file is reported as that', async () => {
    expect((await recorded(rules(), rules(), { CODEOWNERS: 'removed' }))?.files).toEqual([
      { path: 'CODEOWNERS', after: null },
    ])
  })
})

describe('of a change that is too large to be listed', () => {
  test.each<[string, Partial<Rules>, string]>([
    ['the policy', { policy: file('2', LOOSER) }, PATH],
    ['the first CODEOWNERS', { codeowners1: file('2', '* @acme') }, '.github/CODEOWNERS'],
    ['the second', { codeowners2: file('2', '* @acme') }, 'CODEOWNERS'],
    ['the third', { codeowners3: file('2', '* @acme') }, 'docs/CODEOWNERS'],
    ['all workflows', { workflows: { object: { oid: oid('9') } } }, '.github/workflows'],
    ['all actions of the repository', { actions: null }, '.github/actions'],
  ])('%s is compared all the same', async (_, part, path) =>
    expect(await files(undefined, rules(part))).toEqual([path]),
  )

  test('nothing is reported when all of them are as before', async () => expect(await files(undefined)).toBeUndefined())
})

describe('what the change does', () => {
  test('is reported by setting, even with a path that no record can contain', async () => {
    const listed = { '.github/workflows/a\tb.yml': oid('3'), [PATH]: oid('2') }
    expect(await recorded(rules(), rules({ policy: file('2', LOOSER) }), listed)).toMatchObject({
      files: [{ path: PATH, after: oid('2') }],
      moreFiles: 1,
      before: { path: PATH, blob: oid('1') },
      after: { path: PATH, blob: oid('2') },
      effect: [{ gate: 'review', key: 'require', effect: 'loosened' }],
      reasons: [],
    })
  })

  test.each<[string, Rules | null, Rules, string[]]>([
    ['there was no policy', rules({ policy: null }), rules(), ['policy_missing']],
    ['the policy before had a mistake', rules({ policy: file('3', 'version: 1\n') }), rules(), ['policy_invalid']],
    ['the commit before cannot be read', null, rules(), ['base_unreadable']],
    ['the policy is gone', rules(), rules({ policy: null }), ['policy_missing']],
    [
      'a mistake gave way to nothing',
      rules({ policy: file('3', 'version: 1\n') }),
      rules({ policy: null }),
      ['policy_invalid', 'policy_missing'],
    ],
  ])('is unknown when %s, and the record says so', async (_, before, after, reasons) => {
    const record = await recorded(before, after, { [PATH]: oid('2') })
    expect(record).toMatchObject({ effect: null, reasons: reasons.map(code => ({ code })) })
  })
})
