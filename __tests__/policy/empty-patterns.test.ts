import { describe, expect, test } from '@jest/globals'
import type { BaseFiles } from '../../src/facts/change.ts'
import type { Facts } from '../../src/facts/facts.ts'
import { matcher } from '../../src/facts/glob.ts'
import { evaluate, needsOf, type Subject } from '../../src/policy/evaluate.ts'
import { formatDiagnostic, loadPolicy } from '../../src/policy/load/load.ts'
import { verdictLines } from '../../src/publish/console.ts'
import { verdictPage } from '../../src/publish/page.ts'
import { verdict as schema } from '../../src/verdict/verdict.ts'
import { approval, BASE, changedFile, complete, facts, HEAD, NOT_ASKED, oid, unavailable } from '../builders.ts'

const SUBJECT: Subject = {
  subject: { repository: 'acme/shop', pull: 12, head: HEAD, base: BASE },
  policy: { path: 'policy.yml', blob: oid('b10b') },
}
const REFERENCE = `acme/.github:quality-policy.yml@${'4f2c9e1a'.repeat(5)}`

function policyOf(text: string, organisation?: string) {
  const bases = organisation ? [{ reference: REFERENCE, bytes: Buffer.from(`version: 1\n${organisation}`) }] : []
  const loaded = loadPolicy(Buffer.from(`version: 1\n${text}`), 'policy.yml', bases)
  if (!loaded.ok) throw new Error(loaded.diagnostics.map(formatDiagnostic).join('\n'))
  return loaded.policy
}
type Policy = ReturnType<typeof policyOf>

/** What a listing of these files says of the patterns that a policy asks about. */
function listing(policy: Policy, files: readonly string[], isWhole = true): BaseFiles {
  const asked = needsOf(policy, 'change').flatMap(need => (need.fact === 'baseFiles' ? need.request.patterns : []))
  return {
    isWhole,
    patterns: asked.map(pattern => ({
      pattern,
      file: files.find(matcher([pattern])) ?? null,
      ...(files.some(file => file.startsWith(`${pattern}/`)) ? { folder: true as const } : {}),
    })),
  }
}

const FILES = ['src/a.ts', 'docs/a.md', '.github/quality-policy.yml']
const judged = (policy: Policy, part: Partial<Facts> = {}) =>
  evaluate(policy, facts({ baseFiles: complete(listing(policy, FILES)), ...part }), SUBJECT)

const coverage = (source: string, more = ''): string =>
  `gates:\n  coverage:\n    type: coverage\n    reports: [{ name: unit, paths: [lcov.info] }]\n    patch: { min: 80 }\n    source: ${source}\n${more}`
const review = (when: string): string =>
  `gates:\n  review: { type: approvals, require: [{ count: 1 }], when: ${when} }\n  any: { type: approvals, require: [{ count: 1 }] }\n`
const APPROVED = { reviews: complete([approval('bob')]) }

describe('what is measured, and matches no file of the base', () => {
  const typo = policyOf(coverage('{ include: ["src"] }'))

  test('is an error of its gate, naming the pattern, its place and what to write', () => {
    const { outcome, gates, findings } = judged(typo)
    expect([outcome, findings]).toEqual(['error', undefined])
    expect(gates).toMatchObject([
      {
        id: 'coverage',
        outcome: 'error',
        title: 'A pattern of the policy matches no file',
        reasons: [
          {
            code: 'pattern_matches_nothing',
            message:
              'The pattern "src" in gates.coverage.source.include of the policy (line 7) matches no file of the base commit. It names a folder: write "src/**".',
            next: 'Correct the pattern. If its files are to come, write `expect-empty: true` beside the list.',
          },
        ],
      },
    ])
    expect(schema.parse(judged(typo))).toEqual(judged(typo))
  })

  test('is one for each pattern of a list, and for those of components', () => {
    const more = '    components: [{ name: api, paths: ["api/**"], patch: { min: 90 } }]\n'
    const [gate] = judged(policyOf(coverage('{ include: ["src/**", "lib/**"] }', more))).gates
    expect(gate?.reasons.map(({ message }) => message)).toEqual([
      'The pattern "lib/**" in gates.coverage.source.include of the policy (line 7) matches no file of the base commit.',
      'The pattern "api/**" in gates.coverage.components[0].paths of the policy (line 8) matches no file of the base commit.',
    ])
  })

  test('is quiet where the policy expects it to be empty', () => {
    const policy = policyOf(coverage('{ include: ["lib/**"], expect-empty: true }'))
    expect(judged(policy).gates).toMatchObject([{ outcome: 'not_applicable' }])
    expect(needsOf(policy, 'change').map(({ fact }) => fact)).not.toContain('baseFiles')
  })

  test('is not looked for where the pattern matches everything', () => {
    const needs = needsOf(policyOf(coverage('{ include: ["**"] }')), 'change')
    expect(needs.map(({ fact }) => fact)).not.toContain('baseFiles')
  })

  test('is no error where the change brings the first such file', () => {
    const policy = policyOf(coverage('{ include: ["lib/**"] }'))
    const added = changedFile({ path: 'lib/a.ts', status: 'added', before: null, addedLines: [] })
    expect(judged(policy, { files: complete([added]) }).gates).toMatchObject([{ outcome: 'not_applicable' }])
    const removed = changedFile({ path: 'lib/a.ts', status: 'removed', after: null })
    expect(judged(policy, { files: complete([removed]) }).outcome).toBe('error')
  })

  test('is a finding in a change of nothing but the rules, which may correct it', () => {
    const rules = '.github/quality-policy.yml'
    const touched = { paths: [rules], policy: 'valid' as const, problem: null, effect: [] }
    const files = [changedFile({ path: rules, addedLines: [] })]
    const mended = judged(typo, { files: complete(files), rulesChange: complete(touched) })
    expect(mended.gates).toMatchObject([{ id: 'coverage', outcome: 'not_applicable' }, { id: 'protected-paths' }])
    expect(mended.findings).toMatchObject([{ code: 'pattern_matches_nothing' }])
    const more = [...files, changedFile({ path: 'src/a.ts', addedLines: [] })]
    expect(judged(typo, { files: complete(more), rulesChange: complete(touched) }).outcome).toBe('error')
  })

  test('is a finding where its gate is not for this change', () => {
    const policy = policyOf(coverage('{ include: ["lib/**"] }', '    when: { branches: [release] }\n'))
    const { gates, findings } = judged(policy)
    expect(gates).toMatchObject([{ outcome: 'not_applicable' }])
    expect(findings).toMatchObject([{ code: 'pattern_matches_nothing' }])
  })

  test('is a finding that it is unknown, where not all files are listed', () => {
    const policy = policyOf(coverage('{ include: ["lib/**"] }'))
    const { gates, findings } = judged(policy, { baseFiles: complete(listing(policy, FILES, false)) })
    expect(gates).toMatchObject([{ outcome: 'not_applicable' }])
    expect(findings).toEqual([
      {
        code: 'pattern_unknown',
        message:
          'It is unknown whether the pattern "lib/**" in gates.coverage.source.include of the policy (line 7) matches a file: GitHub does not list all files of the base commit.',
        next: 'Run `gatebook validate` in a clone.',
        data: { pattern: 'lib/**', key: 'gates.coverage.source.include' },
      },
    ])
  })

  test('is a finding that it is unknown, where the files could not be listed', () => {
    const { gates, findings } = judged(typo, { baseFiles: unavailable('unreachable') })
    expect(gates).toMatchObject([{ outcome: 'not_applicable' }])
    expect(findings).toMatchObject([
      {
        code: 'pattern_unknown',
        message: 'It is unknown whether the patterns of the policy match files. This is unreachable.',
      },
    ])
  })

  test('is not told of facts from before it was looked for', () => {
    const { gates, findings } = judged(typo, { baseFiles: NOT_ASKED })
    expect(gates).toMatchObject([{ outcome: 'not_applicable' }])
    expect(findings).toBeUndefined()
  })

  test('is an error of an advisory gate too, which blocks nothing', () => {
    const policy = policyOf(
      coverage(
        '{ include: ["lib/**"] }',
        `    enforce: { advisory-until: 2026-12-01 }\n  any: { type: approvals, require: [{ count: 1 }] }\n`,
      ),
    )
    expect(judged(policy, APPROVED)).toMatchObject({ outcome: 'pass', gates: [{ outcome: 'error' }, {}] })
  })
})

describe('a condition that matches no file', () => {
  test('of a gate is a finding of every verdict, and decides nothing', () => {
    const verdict = judged(policyOf(review('{ paths: ["source/**"] }')), APPROVED)
    expect(verdict.outcome).toBe('pass')
    expect(verdictLines(verdict)).toContain(
      'note: The pattern "source/**" in gates.review.when.paths of the policy (line 3) matches no file of the base commit.',
    )
    expect(verdictPage(verdict, undefined)).toContain('**Also noticed**')
  })

  test.each<[string, string]>([
    ['a rule of risk by some paths', 'risk: [{ level: high, paths: ["pay/**"] }]\n'],
    ['a rule of risk by all paths', 'risk: [{ level: low, only-paths: ["pay/**"] }]\n'],
  ])('of %s is one', (_, risk) => {
    const { findings } = judged(policyOf(`${risk}${review('{ paths: ["src/**"] }')}`))
    const key = risk.includes('only') ? 'risk[0].only-paths' : 'risk[0].paths'
    expect(findings).toMatchObject([{ code: 'pattern_matches_nothing', data: { pattern: 'pay/**', key } }])
  })

  test('of a requirement is one', () => {
    const policy = policyOf('gates:\n  a: { type: approvals, require: [{ count: 1, when: { paths: ["pay/**"] } }] }\n')
    expect(judged(policy).findings).toMatchObject([{ data: { key: 'gates.a.require[0].when.paths' } }])
  })

  test.each<[string, string]>([
    ['a gate', review('{ paths: ["pay/**"], expect-empty: true }')],
    [
      'a rule of risk',
      `risk: [{ level: high, paths: ["pay/**"], expect-empty: true }]\n${review('{ branches: [main] }')}`,
    ],
  ])('of %s is quiet where it is expected', (_, text) => {
    expect(judged(policyOf(text)).findings).toBeUndefined()
  })

  test('is told for ten patterns, and then by number', () => {
    const paths = Array.from({ length: 12 }, (_, index) => `"p${index}/**"`).join(', ')
    const { findings } = judged(policyOf(review(`{ paths: [${paths}] }`)))
    expect(findings).toHaveLength(11)
    expect(findings?.at(-1)?.message).toBe('2 more patterns match no file, or are unknown.')
  })
})

describe('patterns of a policy that others build on', () => {
  const own = `extends: ["${REFERENCE}"]\ngates: { any: { type: approvals, require: [{ count: 1 }] } }\n`

  test('need not all match in each repository', () => {
    const policy = policyOf(own, coverage('{ include: ["src/**", "lib/**"] }'))
    expect(judged(policy).findings).toBeUndefined()
  })

  test('are a finding where none of what is measured is there', () => {
    const policy = policyOf(own, coverage('{ include: ["lib/**"] }'))
    const { gates, findings } = judged(policy)
    expect(gates.find(({ id }) => id === 'coverage')).toMatchObject({ outcome: 'not_applicable' })
    expect(findings).toMatchObject([
      {
        message:
          'The pattern "lib/**" in gates.coverage.source.include of the policy matches no file of the base commit.',
      },
    ])
  })

  test('say nothing of their conditions, which are for many repositories', () => {
    expect(judged(policyOf(own, review('{ paths: ["pay/**"] }'))).findings).toBeUndefined()
  })
})

test.each<[string, string, string]>([
  [
    'conditions',
    review('{ branches: [main], expect-empty: true }'),
    '"when" has `expect-empty`, which has no meaning without patterns beside it.',
  ],
  [
    'a rule of risk',
    `risk: [{ level: high, labels: [x], expect-empty: true }]\n${review('{ branches: [main] }')}`,
    'An entry of "risk" has `expect-empty`, which has no meaning without patterns beside it.',
  ],
])('`expect-empty` of %s without patterns is refused', (_, text, message) => {
  const loaded = loadPolicy(Buffer.from(`version: 1\n${text}`), 'p.yml')
  expect(loaded.ok ? [] : loaded.diagnostics.map(one => one.message)).toContain(message)
})

test('that patterns may match nothing is no part of how it is judged, and so changes no direction', () => {
  const [without, withIt] = ['{ paths: ["a/**"] }', '{ paths: ["a/**"], expect-empty: true }'].map(when =>
    policyOf(review(when)),
  )
  expect(without?.patterns).toHaveLength(1)
  expect(withIt?.patterns).toEqual([])
})

describe('a condition that matches no file, where changes pass to which no gate applies', () => {
  const off = (more = '', rule = 'pass') =>
    policyOf(
      `when-nothing-applies: ${rule}\ngates:\n  review: { type: approvals, require: [{ count: 1 }], when: { paths: ["sorce/**"]${more} } }\n`,
    )
  const DOCUMENTS = { files: complete([changedFile({ path: 'src/a.ts' })]) }

  test('is an error of its gate: a typo would let every change pass', () => {
    const { outcome, gates } = judged(off(), DOCUMENTS)
    expect([outcome, gates[0]?.outcome, gates[0]?.reasons.map(({ code }) => code)]).toEqual([
      'error',
      'error',
      ['pattern_matches_nothing'],
    ])
  })

  test('lets them pass where its files are to come', () => {
    expect(judged(off(', expect-empty: true'), DOCUMENTS).outcome).toBe('pass')
  })

  test('is a finding where such changes fail anyway', () => {
    const { outcome, findings } = judged(off('', 'fail'), DOCUMENTS)
    expect([outcome, findings?.map(({ code }) => code)]).toEqual(['fail', ['pattern_matches_nothing']])
  })
})
