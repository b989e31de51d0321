import { expect, test } from '@jest/globals'
import { codes, issue, judged, reference, report, requirement, requirementsFile, run } from './traceability-scene.ts'

const verified = { requirements: { files: ['docs/requirements.yml'] }, 'verified-by': 'tests' }
const base = (items: ReturnType<typeof requirement>[], files = [requirementsFile()]) => ({ files, items })
const linked = { references: [reference('#12'), reference('REQ-1'), reference('REQ-2'), reference('REQ-3')], items: [issue(12)] }
const three = base([requirement('REQ-1'), requirement('REQ-2'), requirement('REQ-3')])

test('A: one issue under two names counts once', () => {
  const items = [issue(12), issue(12, { named: 'acme/old#12' })]
  const j = judged({ policy: { link: { min: 2 } }, references: [reference('#12'), reference('acme/old#12')], items })
  expect(j.outcome).toBe('fail')
})
test('B: a requirement file that was not read does not pass', () => {
  const j = judged({ policy: { requirements: { files: ['docs/requirements.yml'] } }, references: [reference('#12')], items: [issue(12)] })
  expect(j.outcome).not.toBe('pass')
})
test('C: one id in two files', () => {
  const files = [requirementsFile(), requirementsFile({ path: 'b.yml' })]
  const requirements = base([requirement('REQ-1', { status: 'draft' }), requirement('REQ-1', { path: 'b.yml' })], files)
  const j = judged({ policy: { requirements: { files: ['docs/requirements.yml', 'b.yml'] } }, references: [reference('#12'), reference('REQ-1')], items: [issue(12)], requirements })
  expect(j.outcome).toBe('fail')
})
test('D1: what was verified when no report could be read', () => {
  const j = judged({ policy: verified, ...linked, requirements: three, tests: [run([], { reports: [report({ state: 'stale' })] })] })
  expect([j.outcome === 'pass', j.measured['verified'], j.children.at(-1)?.found]).toEqual([false, 0, '0 of 3 verified'])
})
test('D2: a run on another commit', () => {
  const j = judged({ policy: verified, ...linked, requirements: three, tests: [run([['REQ-1', 1, 0, 0], ['REQ-2', 1, 0, 0], ['REQ-3', 1, 0, 0]], { measured: { commit: null, as: 'other' } })] })
  expect(j.outcome).not.toBe('pass')
})
test('D3: no requirement named needs no report', () => {
  const j = judged({ policy: verified, references: [reference('#12')], items: [issue(12)], requirements: three, tests: [] })
  expect([j.outcome, j.children.at(-1)?.outcome]).toEqual(['pass', 'not_applicable'])
})
test('E: a thousand ids against twenty thousand requirements', () => {
  const many = base(Array.from({ length: 20_000 }, (_, i) => requirement(`REQ-${i}`)))
  const ids = Array.from({ length: 1000 }, (_, i) => reference(`${'A'.repeat(50)}-${i}`))
  const start = Date.now()
  judged({ policy: { requirements: { files: ['docs/requirements.yml'] } }, references: ids, requirements: many })
  expect(Date.now() - start).toBeLessThan(2000)
})
test('F: a word that is hidden is no hidden work item', () => {
  const j = judged({ references: [reference('UTF-8', { place: 'code' })] })
  expect([codes(j), j.reasons[0]?.message.includes('UTF-8')]).toEqual([['link_missing'], false])
})
