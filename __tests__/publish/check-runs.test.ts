import { describe, expect, test } from '@jest/globals'
import { MAX_ANNOTATIONS } from '../../src/publish/annotations.ts'
import { type CheckOptions, checkRuns, isOfChange } from '../../src/publish/check-runs.ts'
import { readBlock } from '../../src/publish/verdict-block.ts'
import type { GateVerdict, Outcome, Verdict } from '../../src/verdict/verdict.ts'
import { facts, gate, HEAD, verdict } from '../builders.ts'
import { advisory, badPolicy, erring, failing, HOSTILE, hostile, passing } from './verdicts.ts'

const OPTIONS: CheckOptions = {
  name: 'Gatebook',
  overall: 'Gatebook: verdict',
  judgedAt: '2026-03-02T09:00:00Z',
  detailsUrl: 'https://github.com/acme/shop/actions/runs/1',
  annotate: true,
}

const runs = (of: Verdict, options: Partial<CheckOptions> = {}) =>
  checkRuns(of, facts(), 'Faster checkout', { ...OPTIONS, ...options })
const told = (of: Verdict) => runs(of).map(({ run }) => `${run.name} | ${run.conclusion} | ${run.output.title}`)

describe('check runs', () => {
  test.each<[string, Verdict, string[]]>([
    [
      'of a pass are green',
      passing,
      ['Gatebook: peer-review | success | 1 of 1 approval', 'Gatebook: verdict | success | The gate passed'],
    ],
    [
      'of a failure are red, the overall one last',
      failing,
      [
        'Gatebook: peer-review | failure | 0 of 1 approval',
        'Gatebook: coverage | failure | Patch 70.00 % of 80 %',
        'Gatebook: verdict | failure | 2 of 2 gates failed: peer-review, coverage',
      ],
    ],
    [
      'of what could not be evaluated are red',
      erring,
      [
        'Gatebook: peer-review | failure | Required evidence is unavailable',
        'Gatebook: verdict | failure | The gate could not be evaluated: peer-review',
      ],
    ],
    [
      'that are green and no pass say so',
      advisory,
      [
        'Gatebook: peer-review | success | 1 of 1 approval',
        'Gatebook: coverage | success | Failed (advisory): Patch 70.00 % of 80 %',
        'Gatebook: docs-coverage | success | Does not apply: No source line changed',
        'Gatebook: verdict | success | 1 of 3 gates passed; 1 does not apply; advisory, failed: coverage',
      ],
    ],
    [
      'of a policy that cannot be used are one, red',
      badPolicy,
      ['Gatebook: verdict | failure | The policy cannot be used'],
    ],
  ])('%s', (_, of, expected) => expect(told(of)).toEqual(expected))

  test('are finished, on the head, and say whose they are', () => {
    const [prepared] = runs(passing)
    expect(prepared?.run).toMatchObject({
      head_sha: HEAD,
      status: 'completed',
      external_id: 'gatebook:12:2026-03-02T09:00:00Z',
      details_url: OPTIONS.detailsUrl,
    })
    expect(runs(passing, { detailsUrl: undefined })[0]?.run).not.toHaveProperty('details_url')
  })

  test.each([
    ['gatebook:12:2026-03-02T09:00:00Z', true],
    ['gatebook:12', true],
    ['gatebook:123:2026-03-02T09:00:00Z', false],
    ['gatebook:1', false],
    [null, false],
  ])('with the external id %j are of change 12: %s', (externalId, isOf) => {
    expect(isOfChange(externalId, 12)).toBe(isOf)
  })

  test.each<[Outcome, 'blocking' | 'advisory', string]>([
    ['pass', 'blocking', 'success'],
    ['fail', 'blocking', 'failure'],
    ['error', 'blocking', 'failure'],
    ['waived', 'blocking', 'success'],
    ['not_applicable', 'blocking', 'success'],
    ['pass', 'advisory', 'success'],
    ['fail', 'advisory', 'success'],
    ['error', 'advisory', 'success'],
  ])('of a gate with %s, %s, end as %s: never as neutral or skipped', (outcome, enforce, conclusion) => {
    expect(runs(verdict({ gates: [gate({ outcome, enforce })] }))[0]?.run.conclusion).toBe(conclusion)
  })

  test.each<[Verdict['outcome'], string]>([
    ['pass', 'success'],
    ['fail', 'failure'],
    ['error', 'failure'],
  ])('of a verdict %s end as %s', (outcome, conclusion) =>
    expect(runs(verdict({ outcome })).at(-1)?.run.conclusion).toBe(conclusion),
  )

  test('name the policy mistake in the file', () => {
    expect(runs(badPolicy)[0]?.annotations).toEqual([
      {
        path: '.github/quality-policy.yml',
        start_line: 3,
        end_line: 3,
        annotation_level: 'failure',
        title: 'Gatebook: policy',
        message: 'Unknown key "gtaes" (did you mean "gates"?). Correct it in main.',
      },
    ])
  })

  test('remark on lines of the change, unless that is not wanted', () => {
    expect(runs(failing)[1]?.annotations).toEqual([
      {
        path: 'src/a.ts',
        start_line: 3,
        end_line: 5,
        annotation_level: 'warning',
        title: 'Gatebook: coverage',
        message: 'Lines 3 to 5 are not covered by any report.',
      },
    ])
    expect(runs(failing, { annotate: false }).flatMap(({ annotations }) => annotations)).toEqual([])
  })

  test('carry a verdict for programs in the overall one', () => {
    expect(readBlock(runs(passing).at(-1)?.run.output.text ?? '')?.judged.subject).toEqual(passing.subject)
    expect(runs(passing)[0]?.run.output).not.toHaveProperty('text')
  })

  test('are harmless in title and annotation, whatever the change says (A13, A29)', () => {
    const prepared = checkRuns(hostile, facts(), HOSTILE, { ...OPTIONS, name: HOSTILE, overall: HOSTILE })
    for (const { run, annotations } of prepared)
      for (const text of [run.name, run.output.title, ...annotations.flatMap(({ title, message }) => [title, message])])
        expect(text).not.toMatch(/^\s*::|##\[|[\u0000-\u001f\u202a-\u202e]/)
  })
})

describe("GitHub's limits", () => {
  const many = (count: number, text: string): GateVerdict['findings'] =>
    Array.from({ length: count }, (_, index) => ({
      code: 'line_uncovered',
      message: `${text} ${index}`,
      location: { file: `src/${text}.ts`, line: index + 1 },
    }))

  test.each<[string, string]>([
    ['plain letters', 'x'.repeat(80)],
    ['letters of four bytes', '🚀'.repeat(80)],
    ['letters that are all escaped', '*'.repeat(80)],
  ])('hold for fifty gates with five thousand findings each, in %s', (_, text) => {
    const gates = Array.from({ length: 50 }, (_, index) =>
      gate({ id: `gate-${index}`, outcome: 'fail', reasons: many(100, text), findings: many(5000, text) }),
    )
    const prepared = runs(verdict({ outcome: 'fail', gates }))
    expect(prepared).toHaveLength(51)
    for (const { run, annotations } of prepared) {
      expect(Buffer.byteLength(run.output.summary)).toBeLessThanOrEqual(65_535)
      expect(Buffer.byteLength(run.output.text ?? '')).toBeLessThanOrEqual(65_535)
      expect([...run.output.title].length).toBeLessThanOrEqual(200)
      expect(annotations.length).toBeLessThanOrEqual(MAX_ANNOTATIONS)
    }
    expect(prepared[0]?.run.output.summary).toMatch(/… and \d+ more/)
    expect(readBlock(prepared.at(-1)?.run.output.text ?? '')?.judged.gates).toHaveLength(50)
  })

  test('let a gate remark on 200 lines, first on those that let it fail', () => {
    const told = (reasons: number, findings: number) => {
      const of = gate({ outcome: 'fail', reasons: many(reasons, 'why'), findings: many(findings, 'note') })
      const levels = runs(verdict({ gates: [of] }))[0]?.annotations.map(one => one.annotation_level) ?? []
      return [levels.length, levels.filter(level => level === 'failure').length]
    }
    expect([told(0, 200), told(0, 201), told(150, 60)]).toEqual([
      [200, 0],
      [200, 0],
      [200, 150],
    ])
  })

  test('let a verdict for programs have 65,000 bytes, and leave it out whole when it has one more', () => {
    const padded = (length: number) => verdict({ gates: [gate({ measured: { pad: 'x'.repeat(length) } })] })
    const textOf = (length: number) => runs(padded(length)).at(-1)?.run.output.text
    const room = 65_000 - Buffer.byteLength(textOf(0) ?? '')
    expect([Buffer.byteLength(textOf(room) ?? ''), textOf(room + 1)]).toEqual([65_000, undefined])
  })

  test('leave a verdict for programs out whole rather than in half', () => {
    const measured = { list: Array.from({ length: 5000 }, (_, index) => `some measured thing ${index}`) }
    const overall = runs(verdict({ gates: [gate({ measured })] })).at(-1)
    expect(overall?.run.output).not.toHaveProperty('text')
    expect(overall?.run.conclusion).toBe('success')
  })
})
