import { describe, expect, test } from '@jest/globals'
import { groupVerdict, worseOf } from '../../../src/app/change/group-verdict.ts'
import type { GateVerdict, Verdict } from '../../../src/verdict/verdict.ts'
import { BASE, gate, HEAD, verdict } from '../../builders.ts'

const SUBJECT = { repository: 'acme/shop', head: HEAD, base: BASE }
const ALLOWED = { code: 'nothing_applies_allowed', message: 'No blocking gate applies.', next: 'Nothing to do.' }
const idle = verdict({ gates: [gate({ outcome: 'not_applicable' })], reasons: [ALLOWED] })

const grouped = (...verdicts: Verdict[]) =>
  groupVerdict(
    verdicts.map((one, place) => ({ pull: place + 1, verdict: one })),
    SUBJECT,
    'p.yml',
  )

test('a group of changes to which nothing applies passes where their policy lets each pass, and names them', () => {
  expect(grouped(idle, idle)).toMatchObject({
    outcome: 'pass',
    reasons: [{ message: '#1: No blocking gate applies.' }, { message: '#2: No blocking gate applies.' }],
  })
})

test('a group fails when one of its changes does, though nothing applies to the others', () => {
  expect(grouped(idle, verdict({ outcome: 'fail', gates: [gate({ outcome: 'fail' })] })).outcome).toBe('fail')
})

test('a group of no changes does not pass', () => expect(grouped().outcome).toBe('fail'))

describe('a gate that is judged on the reports of the group too', () => {
  type Outcome = GateVerdict['outcome']
  const both = (atHead: Outcome, ofGroup: Outcome) => worseOf(gate({ outcome: atHead }), gate({ outcome: ofGroup }))

  test.each<[Outcome, Outcome, Outcome]>([
    ['pass', 'pass', 'pass'],
    ['pass', 'fail', 'fail'],
    ['pass', 'error', 'error'],
    ['pass', 'not_applicable', 'pass'],
    ['not_applicable', 'fail', 'fail'],
    ['not_applicable', 'pass', 'pass'],
    ['waived', 'pass', 'waived'],
    ['waived', 'fail', 'fail'],
    ['fail', 'pass', 'fail'],
    ['fail', 'waived', 'fail'],
    ['error', 'pass', 'error'],
    ['error', 'fail', 'error'],
  ])('%s on the head and %s in the group: %s', (atHead, ofGroup, outcome) => {
    expect(both(atHead, ofGroup).outcome).toBe(outcome)
  })

  test('says where it was found, with the file in place of a line of another commit', () => {
    const reason = {
      code: 'line_uncovered',
      message: 'Line 3 is not covered.',
      location: { file: 'src/a.ts', line: 3 },
    }
    const head = gate({ outcome: 'fail', reasons: [{ code: 'patch_below_minimum', message: 'patch_below_minimum' }] })
    expect(worseOf(head, gate({ outcome: 'fail', title: 'Patch 0 %', reasons: [reason] }))).toMatchObject({
      title: 'In the merge group: Patch 0 %',
      reasons: [
        { code: 'line_uncovered', message: 'In the merge group, src/a.ts: Line 3 is not covered.' },
        { code: 'patch_below_minimum', message: 'patch_below_minimum' },
      ],
    })
  })
})
