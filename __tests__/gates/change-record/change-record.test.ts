import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ChangedFile, Review } from '../../../src/facts/change.ts'
import type { ChangeRecord, Description } from '../../../src/facts/links.ts'
import { changeRecord as gate } from '../../../src/gates/change-record/index.ts'
import { recordIn } from '../../../src/gates/change-record/record.ts'
import type { RiskRule } from '../../../src/gates/shared/risk.ts'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { account, approval, change, commit, digest, identity, oid, terms } from '../../builders.ts'

const FIELDS = { reason: 'Shops ask', risk: 'medium, prices', impact: 'All shops', rollback: 'Revert it' }

function record(fields: Record<string, string> = FIELDS, part: Partial<ChangeRecord> = {}): ChangeRecord {
  return {
    path: 'changes/a.yml',
    blob: oid('b10b'),
    state: 'read',
    detail: '',
    line: null,
    fields: Object.entries(fields).map(([name, text], index) => ({ name, text, line: index + 1, untouched: false })),
    ...part,
  }
}

const file = (path: string, previousPath: string | null = null): ChangedFile => ({
  path,
  previousPath,
  status: previousPath === null ? 'modified' : 'renamed',
  before: null,
  after: { mode: '100644', blob: oid('f11e') },
  addedLines: null,
})

interface Scene {
  settings?: Record<string, unknown>
  records?: readonly ChangeRecord[]
  sections?: Description['sections']
  files?: readonly ChangedFile[]
  reviews?: readonly Review[]
  coAuthor?: string
  time?: string
  risk?: readonly RiskRule[]
}

const HIGH: readonly RiskRule[] = [{ level: 'high', paths: ['src/payments/**'] }]

function judged(scene: Scene = {}): Judgement {
  const {
    settings = {},
    records = [record()],
    sections = [],
    files = [file('src/a.js')],
    reviews = [],
    coAuthor,
  } = scene
  const parsed = gate.settings.parse({ source: { files: ['changes/*.yml'] }, ...settings })
  const authors = [identity('mallory'), ...(coAuthor === undefined ? [] : [identity(coAuthor)])]
  const known = {
    change: change(),
    commits: [commit({ authors })],
    reviews: [...reviews],
    files: [...files],
    time: scene.time ?? '2026-03-01T12:00:00Z',
    changeRecords: [...records],
    description: { digest: digest('de'), sections },
  }
  return gate.judge(parsed, known, terms({ 'release-manager': ['carol', 'mallory'] }, { risk: scene.risk ?? [] }))
}

const codes = ({ reasons }: Judgement): string[] => reasons.map(({ code }) => code)
const told = ({ reasons }: Judgement): string[] => reasons.map(({ message }) => message)

test('a change record passes when it is filled in and declares the risk of the files', () => {
  const judgement = judged()
  expect(judgement).toMatchObject({
    outcome: 'pass',
    title: 'Change record complete, risk medium',
    measured: { computedRisk: 2, declaredRisk: 2 },
    children: [
      { required: 'Change record with reason, risk, impact and rollback', found: '4 of 4 filled in, in changes/a.yml' },
      { required: 'Risk no lower than medium, as computed from the changed files', found: 'medium' },
    ],
  })
  expect(judgement.findings.map(({ code, data }) => [code, data])).toEqual([
    ['record_seen', { path: 'changes/a.yml', blob: oid('b10b'), type: 'normal', risk: 'medium', computed: 'medium' }],
  ])
})

test.each([
  [100, 100],
  [101, 100],
])('a heading of %i letters is the name of a field of %i', (length, expected) => {
  const { fields } = recordIn({
    sections: [{ heading: 'x'.repeat(length), line: 1, text: 'text', untouched: false }],
  })
  expect(fields.map(({ name }) => name.length)).toEqual([expected])
})

describe('a change record', () => {
  test.each<[string, Scene, string, string]>([
    [
      'is missing',
      { records: [] },
      'record_missing',
      'The change has no change record: it adds or changes no file that matches changes/*.yml. Its risk is medium, because no rule of `risk` applies.',
    ],
    [
      'is one of two',
      { records: [record(), record(FIELDS, { path: 'changes/b.yml' })] },
      'records_several',
      'The change has 2 change records, but must have exactly one: changes/a.yml, changes/b.yml.',
    ],
    [
      'cannot be read',
      { records: [record({}, { state: 'unreadable', detail: 'It is a list.', line: 3 })] },
      'record_unreadable',
      'The change record changes/a.yml cannot be read. It is a list.',
    ],
    [
      'is a symbolic link',
      { records: [record({}, { state: 'unsafe', detail: 'It is a link.' })] },
      'record_unsafe',
      'The change record changes/a.yml cannot be read. It is a link.',
    ],
    [
      'lacks a field',
      { records: [record({ ...FIELDS, rollback: '' })] },
      'record_field_empty',
      '"rollback" is empty in the change record in changes/a.yml.',
    ],
    [
      'says less risk than the files',
      { files: [file('src/payments/pay.js')], risk: HIGH },
      'risk_understated',
      'The change record in changes/a.yml declares medium risk, but the risk computed from the changed files is high, by rule 1 of `risk`.',
    ],
    [
      'says less risk than the file had before it was moved away',
      { files: [file('src/a.js', 'src/payments/pay.js')], risk: HIGH },
      'risk_understated',
      'The change record in changes/a.yml declares medium risk, but the risk computed from the changed files is high, by rule 1 of `risk`.',
    ],
    [
      'says nothing about risk',
      { records: [record({ ...FIELDS, risk: 'hardly any' })] },
      'risk_unreadable',
      'The change record in changes/a.yml states no valid risk.',
    ],
    [
      'declares a type that is none',
      { records: [record({ ...FIELDS, type: 'hotfix' })] },
      'record_type_unknown',
      'The change record in changes/a.yml has the type "hotfix"; the policy defines normal.',
    ],
  ])('%s', (_, scene, code, message) => {
    const judgement = judged(scene)
    expect(judgement.outcome).not.toBe('pass')
    expect(codes(judgement)).toEqual([code])
    expect(told(judgement)).toEqual([message])
  })

  test('that is not there has no field either', () => {
    const { rollback: _, ...fields } = FIELDS
    expect(codes(judged({ records: [record(fields)] }))).toEqual(['record_field_missing'])
  })

  test.each(['', ' ', '-', '...', '…', 'TODO', 'tbd', 'n/a', 'N/A.', 'TBA', 'XXX', '???'])(
    'says nothing by %j',
    text => {
      expect(codes(judged({ records: [record({ ...FIELDS, impact: text })] }))).toEqual(['record_field_empty'])
    },
  )

  test('that still is the template counts as not filled in', () => {
    const fields = record().fields.map(field => ({ ...field, untouched: field.name === 'impact' }))
    expect(codes(judged({ records: [record(FIELDS, { fields })] }))).toEqual(['record_field_untouched'])
  })

  test('may say a field in parts', () => {
    const { risk: _, ...fields } = FIELDS
    expect(judged({ records: [record({ ...fields, 'risk.level': 'high', 'risk.owner': 'bob' })] }).outcome).toBe('pass')
  })

  test('in the description is found by headings', () => {
    const section = (heading: string, text: string, line: number) => ({ heading, text, line, untouched: false })
    const sections = [section('Reason', 'a', 1), section('Risk', 'Low: words', 3), section('Rollback plan', 'b', 5)]
    const settings = { source: { description: true }, required: ['reason', 'risk', 'rollback-plan'] }
    const low: readonly RiskRule[] = [{ level: 'low', 'only-paths': ['src/**'] }]
    expect(judged({ settings, sections, risk: low }).outcome).toBe('pass')
    expect(codes(judged({ settings, sections: [...sections, section('risk', 'high', 9)], risk: low }))).toEqual([
      'record_field_twice',
    ])
  })

  test('of an emergency names the incident, and is to be reviewed', () => {
    const settings = { types: { emergency: { incident: 'required', 'review-within': 'PT48H' } } }
    const urgent = { ...FIELDS, type: 'Emergency' }
    expect(codes(judged({ settings, records: [record(urgent)] }))).toEqual(['record_field_missing'])
    const judgement = judged({ settings, records: [record({ ...urgent, incident: 'INC-7' })] })
    expect(judgement.outcome).toBe('pass')
    expect(judgement.findings.at(-1)).toEqual({
      code: 'review_due',
      message:
        'A change of type emergency must be reviewed within 2 days after the merge. This is recorded as an obligation.',
      data: { type: 'emergency', seconds: 172_800 },
    })
  })
})

describe('the authorisation of a change', () => {
  const settings = { 'authorised-by': { from: ['release-manager'] } }

  test('is the approval of somebody who holds the role', () => {
    expect(judged({ settings, reviews: [approval('carol')] }).outcome).toBe('pass')
    expect(judged({ settings, reviews: [approval('carol')] }).children.at(-1)).toMatchObject({
      required: 'Authorised by release-manager',
      found: '1: carol',
      evidence: ['100'],
    })
  })

  test.each<[string, Scene, string]>([
    ['nobody', {}, 'authorisation_missing'],
    ['somebody without the role', { reviews: [approval('bob')] }, 'approval_not_eligible'],
    ['its author', { reviews: [approval('mallory')] }, 'approval_by_author'],
    ['a co-author', { reviews: [approval('carol')], coAuthor: 'carol' }, 'approval_by_co_author'],
    [
      'somebody who saw another commit',
      { reviews: [approval('carol', { commit: oid('01d'), content: digest('0') })] },
      'approval_stale',
    ],
    ['an app', { reviews: [approval('carol', { author: account('carol', { kind: 'Bot' }) })] }, 'approval_by_bot'],
  ])('is not given by %s', (_, scene, code) => {
    const judgement = judged({ settings, ...scene })
    expect(judgement.outcome).toBe('fail')
    expect(codes(judgement)[0]).toBe('authorisation_missing')
    expect(codes(judgement)).toContain(code)
  })

  test('taken away never makes a change pass', () => {
    const people = fc.array(fc.constantFrom('bob', 'carol', 'mallory'), { maxLength: 4 })
    fc.assert(
      fc.property(people, fc.nat(3), (logins, at) => {
        const all = logins.map((login, index) => approval(login, { id: String(index + 1) }))
        const fewer = all.filter((_, index) => index !== at)
        if (judged({ settings, reviews: fewer }).outcome === 'pass') {
          expect(judged({ settings, reviews: all }).outcome).toBe('pass')
        }
      }),
    )
  })
})

describe('a freeze', () => {
  const freeze = [
    { name: 'year-end', from: '2026-12-20T00:00', to: '2027-01-02T00:00', zone: 'Europe/Berlin', allow: ['emergency'] },
  ]
  const settings = { freeze, types: { emergency: {} } }

  test.each([
    ['2026-12-19T22:59:59Z', 'pass'],
    ['2026-12-19T23:00:00Z', 'fail'],
    ['2027-01-01T22:59:59Z', 'fail'],
    ['2027-01-01T23:00:00Z', 'pass'],
  ])('begins with its first moment and is over with its last: %s', (time, outcome) => {
    expect(judged({ settings, time }).outcome).toBe(outcome)
  })

  test('states exempt types, and until when it lasts', () => {
    const [reason] = judged({ settings, time: '2026-12-24T12:00:00Z' }).reasons
    expect(reason).toMatchObject({
      code: 'change_frozen',
      message:
        'Changes of type normal must not be merged during the freeze "year-end". Changes of type emergency are exempt.',
      next: 'Wait until 2027-01-01 23:00 UTC (2027-01-02 00:00 in Europe/Berlin), then run the job again.',
    })
  })

  test('lets types pass that the policy names', () => {
    const records = [record({ ...FIELDS, type: 'emergency' })]
    const judgement = judged({ settings, records, time: '2026-12-24T12:00:00Z' })
    expect(judgement.outcome).toBe('pass')
    expect(judgement.findings.map(({ code }) => code)).toContain('freeze_passed')
  })
})

describe('settings that cannot be meant', () => {
  test.each<[string, string]>([
    ['source: { files: ["a"], description: true }', 'needs one of "files", "description" and "issue"'],
    ['source: { description: true, template: a }', 'requires "files"'],
    ['source: { description: true }, types: { emergency: { review-within: P1M } }', 'must be whole days or hours'],
    ['source: { description: true }, authorised-by: { from: [nobody] }', 'No role "nobody" is defined'],
    [
      'source: { description: true }, freeze: [{ name: a, from: "2026-02-30T00:00", to: "2026-03-02T00:00", zone: UTC }]',
      'must be a date and a time',
    ],
    [
      'source: { description: true }, freeze: [{ name: a, from: "2026-03-02T00:00", to: "2026-03-01T00:00", zone: UTC }]',
      'must be later than "from"',
    ],
    [
      'source: { description: true }, freeze: [{ name: a, from: "2026-03-01T00:00", to: "2026-03-02T00:00", zone: Mars }]',
      'must be a zone such as Europe/Berlin',
    ],
    [
      'source: { description: true }, freeze: [{ name: a, from: "2026-03-01T00:00", to: "2026-03-02T00:00", zone: UTC, allow: [x] }]',
      'is not a type of change',
    ],
  ])('%s', (settings, message) => {
    const text = `version: 1\ngates:\n  a: { type: change-record, ${settings} }\n`
    const loaded = loadPolicy(Buffer.from(text), 'p.yml')
    expect(loaded.ok ? 'accepted' : loaded.diagnostics.map(one => one.message).join(' ')).toContain(message)
  })
})
