import { expect, test } from '@jest/globals'
import { groupVerdict } from '../../../src/app/change/group-verdict.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
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
