import { describe, expect, test } from '@jest/globals'
import type { Requirement, Requirements } from '../../../src/facts/links.ts'
import type { Report, TestRun } from '../../../src/facts/reports.ts'
import { growth, LINEAR } from '../../growth.ts'
import { codes, issue, judged, reference, report, requirement, requirementsFile, run, type Scene } from './scene.ts'

const FILE = 'docs/requirements.yml'
const OTHER = 'docs/more.csv'

/** The change is for issue 12, which counts, and names requirements. */
function scene(names: readonly string[], part: Scene & { rule?: object } = {}): Scene {
  const { rule = {}, policy = {}, ...rest } = part
  return {
    references: [reference('#12'), ...names.map(name => reference(name))],
    items: [issue(12)],
    requirements: listed(requirement('REQ-1'), requirement('REQ-2'), requirement('REQ-3')),
    policy: { requirements: { files: [FILE], ...rule }, ...policy },
    ...rest,
  }
}

function listed(...items: Requirement[]): Requirements {
  return { files: [requirementsFile()], items }
}

const brief = (of: Scene) => {
  const judgement = judged(of)
  return [judgement.outcome, judgement.title, codes(judgement)]
}

describe('the requirements that a change names', () => {
  test('are approved ones', () => {
    const judgement = judged(scene(['REQ-1', 'REQ-2']))
    expect([judgement.outcome, judgement.reasons, judgement.measured]).toEqual([
      'pass',
      [],
      { links: 1, required: 1, refused: 0, requirements: 2, unknownRequirements: 0 },
    ])
    expect(judgement.children[1]).toEqual({
      outcome: 'pass',
      required: 'Requirements, if any are named, known and approved',
      found: 'REQ-1, REQ-2',
      evidence: ['REQ-1', 'REQ-2'],
    })
  })

  test('need not be any, and then the rule does not apply', () => {
    const { outcome, title, children } = judged(scene([]))
    expect([outcome, title, children[1]?.outcome, children[1]?.found]).toEqual([
      'pass',
      '#12',
      'not_applicable',
      'no requirement named',
    ])
  })

  test('are as many as the policy requires', () => {
    const judgement = judged(scene(['REQ-1'], { rule: { min: 2 } }))
    expect([judgement.outcome, judgement.reasons]).toEqual([
      'fail',
      [
        {
          code: 'requirement_missing',
          message: 'The change names 1 requirement, fewer than the 2 required.',
          next: 'Name the requirement by its id, in plain text in the description.',
          data: { found: 1, required: 2 },
        },
      ],
    ])
    expect(judged(scene(['REQ-1', 'REQ-2'], { rule: { min: 2 } })).outcome).toBe('pass')
    expect(judged(scene(['REQ-1', 'REQ-1'], { rule: { min: 2 } })).outcome).toBe('fail')
  })

  test.each(['draft', 'proposed', 'rejected', 'obsolete'] as const)('are not %s', status => {
    const requirements = listed(requirement('REQ-1', { status, line: 9 }))
    expect(judged(scene(['REQ-1'], { requirements })).reasons).toEqual([
      {
        code: 'requirement_status',
        message: `REQ-1 is ${status}; the policy accepts requirements that are approved.`,
        next: 'Get it approved in a separate change first, or name another one.',
        location: { file: FILE, line: 9 },
        data: { requirement: 'REQ-1' },
      },
    ])
    const statuses = { rule: { statuses: ['approved', status] } }
    expect(judged(scene(['REQ-1'], { requirements, ...statuses })).outcome).toBe('pass')
  })

  test.each(['REQ-99', 'req-1'])('are known in the base: %s is not', id => {
    const judgement = judged(scene([id]))
    expect([judgement.outcome, judgement.title]).toEqual(['fail', `${id} (unknown)`])
    expect(judgement.reasons).toEqual([
      {
        code: 'requirement_unknown',
        message: `${id} is in none of the requirement files on the base branch (${FILE}). A requirement that the change itself adds does not count.`,
        next: 'Correct the id, or add the requirement in a separate change first.',
        data: { requirement: id },
      },
    ])
  })

  test.each(['UTF-8', 'REQS-1', 'X-REQ-1'])('are not every word with a hyphen, such as %s', word => {
    expect(judged(scene([word])).outcome).toBe('pass')
  })

  test('that are listed twice fail: it is unknown which one is meant', () => {
    const files = [requirementsFile(), requirementsFile({ path: OTHER })]
    const twice = [requirement('REQ-1', { status: 'draft' }), requirement('REQ-1', { path: OTHER, line: 8 })]
    const rule = { files: [FILE, OTHER] }
    for (const items of [twice, [...twice].reverse()]) {
      const judgement = judged(scene(['REQ-1'], { rule, requirements: { files, items } }))
      expect([judgement.outcome, codes(judgement)[0]]).toEqual(['fail', 'requirement_ambiguous'])
    }
    expect(judged(scene(['REQ-1'], { rule, requirements: { files, items: twice } })).reasons[0]).toEqual({
      code: 'requirement_ambiguous',
      message: `REQ-1 is listed more than once: ${FILE}:4 (draft) and ${OTHER}:8 (approved). It is unknown which one is meant.`,
      next: 'Keep one of them on the base branch.',
      data: { requirement: 'REQ-1' },
    })
  })

  test('are those of the files of this gate: another gate may read others', () => {
    const files = [requirementsFile(), requirementsFile({ path: OTHER, state: 'unreadable' })]
    const items = [requirement('REQ-1'), requirement('CR-1', { path: OTHER, status: 'draft' })]
    expect(judged(scene(['REQ-1', 'CR-1'], { requirements: { files, items } })).outcome).toBe('pass')
  })
})

describe('a file of requirements that cannot be used never passes', () => {
  test.each<[Requirements['files'][number]['state'], string, string]>([
    ['missing', 'fail', 'is missing'],
    ['empty', 'fail', 'is empty'],
    ['unreadable', 'error', 'cannot be read'],
    ['unsafe', 'error', 'cannot be read'],
  ])('%s: %s', (state, outcome, is) => {
    const files = [requirementsFile({ state, detail: 'What was found.', line: 3 })]
    for (const names of [['REQ-1'], []]) {
      const judgement = judged(scene(names, { requirements: { files, items: [requirement('REQ-1')] } }))
      expect([judgement.outcome, judgement.title]).toEqual([outcome, 'Requirements unknown'])
      expect(judgement.reasons).toEqual([
        {
          code: `requirements_${state}`,
          message: `The requirement file ${FILE} on the base branch ${is}. What was found.`,
          next: 'Correct it on the base branch, or correct the path in the policy.',
          location: { file: FILE, line: 3 },
          data: { file: FILE },
        },
      ])
    }
  })

  test('nor does one that was not read at all', () => {
    expect(brief(scene([], { requirements: { files: [], items: [] } }))).toEqual([
      'error',
      'Requirements unknown',
      ['requirements_unreadable'],
    ])
  })
})

describe('verified by tests', () => {
  const verified = (names: readonly string[], tests: readonly TestRun[]) =>
    judged(scene(names, { tests, policy: { requirements: { files: [FILE] }, 'verified-by': 'tests' } }))

  test('is a requirement that a passing case names', () => {
    const judgement = verified(
      ['REQ-1', 'REQ-2'],
      [
        run([
          ['REQ-1', 1, 0, 0],
          ['REQ-2', 3, 0, 2],
        ]),
      ],
    )
    expect([judgement.outcome, judgement.measured['verified'], judgement.children[2]]).toEqual([
      'pass',
      2,
      {
        outcome: 'pass',
        required: 'Each requirement verified by a passing test case',
        found: '2 of 2 verified',
      },
    ])
  })

  test('is one whose cases are spread over several runs', () => {
    expect(verified(['REQ-1'], [run([]), run([['REQ-1', 1, 0, 0]])]).outcome).toBe('pass')
    expect(verified(['REQ-1'], [run([['REQ-1', 5, 0, 0]]), run([['REQ-1', 0, 1, 0]])]).outcome).toBe('fail')
  })

  test.each<[string, readonly [string, number, number, number][], string, string]>([
    [
      'a tag without a test (attack 15)',
      [],
      'not_verified',
      'No test case in this run names REQ-1 in its name or in a property "requirement".',
    ],
    [
      'a skipped test (attack 15)',
      [['REQ-1', 0, 0, 1]],
      'not_verified',
      'The 1 test case that names REQ-1 did not run.',
    ],
    ['skipped tests', [['REQ-1', 0, 0, 2]], 'not_verified', 'The 2 test cases that name REQ-1 did not run.'],
    [
      'a test that fails',
      [['REQ-1', 0, 1, 0]],
      'verification_failed',
      '1 test case that names REQ-1 failed (0 passed).',
    ],
    [
      'one failure among passes',
      [['REQ-1', 9, 1, 0]],
      'verification_failed',
      '1 test case that names REQ-1 failed (9 passed).',
    ],
    [
      'a test of another requirement',
      [['REQ-10', 1, 0, 0]],
      'not_verified',
      'No test case in this run names REQ-1 in its name or in a property "requirement".',
    ],
  ])('is not by %s', (_, claims, code, message) => {
    const judgement = verified(['REQ-1'], [run(claims)])
    expect([judgement.outcome, judgement.title, judgement.measured['verified']]).toEqual(['fail', '0 of 1 verified', 0])
    expect(judgement.reasons.map(reason => [reason.code, reason.message])).toEqual([[code, message]])
  })

  test.each<[Report['state'], string]>([
    ['missing', 'fail'],
    ['empty', 'fail'],
    ['stale', 'fail'],
    ['unsafe', 'fail'],
    ['unreadable', 'error'],
  ])('is nothing when a report is %s (attack 16)', (state, outcome) => {
    const broken = run([], { reports: [report({ state, detail: 'What was found.' })] })
    const judgement = verified(['REQ-1', 'REQ-2', 'REQ-3'], [run([['REQ-1', 1, 0, 0]]), broken])
    expect([judgement.outcome, judgement.title, judgement.measured['verified']]).toEqual([
      outcome,
      '0 of 3 verified',
      0,
    ])
    expect(judgement.reasons).toEqual([
      {
        code: 'verification_unknown',
        message: `It is unknown whether the requirements are verified: report "unit" is ${state}. What was found.`,
        next: 'Run the tests before this step in the same job. The gate of type tests shows details.',
      },
    ])
  })

  test.each<[string, readonly TestRun[]]>([
    ['no run was read', []],
    ['a report of a run was not read', [run([['REQ-1', 1, 0, 0]], { reports: [] })]],
    ['it was another commit (attack 16)', [run([['REQ-1', 1, 0, 0]], { measured: { commit: null, as: 'other' } })]],
  ])('is nothing when %s', (_, tests) => {
    const judgement = verified(['REQ-1'], tests)
    expect([judgement.outcome === 'pass', codes(judgement), judgement.measured['verified']]).toEqual([
      false,
      ['verification_unknown'],
      0,
    ])
  })

  test('counts on the test merge too', () => {
    expect(verified(['REQ-1'], [run([['REQ-1', 1, 0, 0]], { measured: { commit: null, as: 'merge' } })]).outcome).toBe(
      'pass',
    )
  })

  test('does not matter where no requirement is named', () => {
    const { outcome, children } = verified([], [])
    expect([outcome, children[2]?.outcome, children[2]?.found]).toEqual([
      'pass',
      'not_applicable',
      'no requirement named',
    ])
  })
})

test('a thousand ids are compared with twenty thousand requirements, not each against each', async () => {
  const sceneOf = (size: number) => {
    const requirements = listed(...Array.from({ length: size * 20 }, (_, index) => requirement(`REQ-${index}`)))
    const ids = Array.from({ length: size }, (_, index) => `${'A'.repeat(50)}-${index}`)
    return scene(ids, { requirements })
  }
  const scenes = new Map([500, 1000].map(size => [size, sceneOf(size)]))
  const judgedOf = (size: number) => judged(scenes.get(size) ?? sceneOf(size)).outcome
  expect(judgedOf(1000)).toBe('pass')
  expect(await growth(500, judgedOf)).toBeLessThan(LINEAR)
})
