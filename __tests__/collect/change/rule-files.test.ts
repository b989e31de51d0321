import { describe, expect, test } from '@jest/globals'
import { policyText } from '../../../src/collect/change/rule-files.ts'
import type { Rules, RulesFile } from '../../../src/github/client/answers.ts'
import { BASE, oid } from '../../builders.ts'

const PATH = '.github/quality-policy.yml'
const WHERE = `${PATH} in main (ba5e000)`

type Blob = NonNullable<NonNullable<RulesFile>['object']>
const blob = (part: Partial<Blob> = {}): RulesFile => ({
  type: 'blob',
  mode: 0o100644,
  object: { oid: oid('b10b'), byteSize: 11, isBinary: false, isTruncated: false, text: 'version: 1\n', ...part },
})
const rules = (policy: RulesFile): Rules => ({
  oid: BASE,
  policy,
  codeowners1: null,
  codeowners2: null,
  codeowners3: null,
})
const read = (policy: RulesFile) => policyText(rules(policy), PATH, 'main')

describe('the policy at the base commit', () => {
  test('is its bytes and the blob they are from', () => {
    expect(read(blob())).toEqual({ ok: true, bytes: new TextEncoder().encode('version: 1\n'), blob: oid('b10b') })
  })

  test('may be empty: the loader says what is wrong then', () =>
    expect(read(blob({ text: '', byteSize: 0 })).ok).toBe(true))
  test('may be executable', () =>
    expect(read({ type: 'blob', mode: 0o100755, object: { oid: oid('b'), text: 'x' } }).ok).toBe(true))

  test.each<[string, RulesFile, string, string, string]>([
    [
      'is not there',
      null,
      'policy_missing',
      `There is no policy at ${WHERE}.`,
      'Add one to the base branch; the README has a first policy of eight lines to copy.',
    ],
    [
      'is a folder',
      { type: 'tree', mode: 0o040000, object: null },
      'policy_unreadable',
      `The policy ${WHERE} is a folder.`,
      'Name a file in the input `policy`.',
    ],
    [
      'is a symbolic link',
      { ...blob(), type: 'blob', mode: 0o120000, object: null },
      'policy_unreadable',
      `The policy ${WHERE} is a link, and links are not followed.`,
      'Replace it with the policy file itself.',
    ],
    [
      'is another repository',
      { type: 'commit', mode: 0o160000, object: null },
      'policy_unreadable',
      `The policy ${WHERE} is a submodule, and submodules are not followed.`,
      'Replace it with the policy file itself.',
    ],
    [
      'is binary',
      blob({ isBinary: true, text: null }),
      'policy_unreadable',
      `The policy ${WHERE} is binary, not text.`,
      'Save the policy as UTF-8 text.',
    ],
    [
      'is ten megabytes',
      blob({ text: 'version', isTruncated: true, byteSize: 10_000_000 }),
      'policy_unreadable',
      `The policy ${WHERE} is too large (10000000 bytes).`,
      'A policy has at most 262,144 bytes. Is this the right file?',
    ],
    [
      'is kept from the token',
      { type: 'blob', mode: 0o100644, object: null },
      'policy_unreadable',
      `GitHub does not show the policy ${WHERE}.`,
      'Grant the job `contents: read` under `permissions:` in the workflow.',
    ],
    [
      'is text that is not shown',
      blob({ text: null }),
      'policy_unreadable',
      `GitHub does not show the policy ${WHERE}.`,
      'Grant the job `contents: read` under `permissions:` in the workflow.',
    ],
  ])('cannot be used when it %s', (_, policy, code, message, next) => {
    expect(read(policy)).toEqual({ ok: false, code, message, next })
  })
})
