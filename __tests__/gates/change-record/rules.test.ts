import { describe, expect, test } from '@jest/globals'
import { changeRecord } from '../../../src/gates/change-record/index.ts'
import { oid } from '../../builders.ts'
import { BLOB, codes, described, FILLED, fields, file, finding, judged, PATH, record, type Scene } from './scene.ts'

const PAYMENTS = [file('src/payments/pay.js'), file(PATH)]
const IN_DESCRIPTION = { source: { description: true } }

test('a complete record passes, says what it rests on, and measures in whole numbers', () => {
  expect(judged()).toEqual({
    outcome: 'pass',
    title: 'Change record complete, risk medium',
    reasons: [],
    findings: [
      {
        code: 'record_seen',
        message: `The change record is in ${PATH}.`,
        data: { path: PATH, blob: BLOB, type: 'normal', risk: 'medium', computed: 'medium' },
      },
    ],
    measured: { computedRisk: 2, declaredRisk: 2 },
    children: [
      {
        outcome: 'pass',
        required: 'Change record with reason, risk, impact and rollback',
        found: `4 of 4 filled in, in ${PATH}`,
      },
      { outcome: 'pass', required: 'Risk no lower than medium, as computed from the changed files', found: 'medium' },
    ],
    changeRecord: { path: PATH, blob: BLOB, source: 'file', type: 'normal', declaredRisk: 2, computedRisk: 2 },
  })
})

describe('exactly one record', () => {
  test('is required, with the patterns and the risk that demands it', () => {
    const judgement = judged({ files: [file('src/payments/pay.js')], records: [] })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'No change record'])
    expect(judgement.reasons).toEqual([
      {
        code: 'record_missing',
        message:
          'The change has no change record: it adds or changes no file that matches changes/*.yml. Its risk is high, by rule 1 of `risk`.',
        next: 'Add a file such as changes/this-change.yml to the change, with the fields that the policy requires.',
      },
    ])
    expect(judgement.children).toEqual([{ outcome: 'fail', required: 'One change record', found: 'none' }])
    expect(judgement.measured).toEqual({ computedRisk: 3 })
    expect(judgement.findings).toEqual([])
  })

  test.each<[string, string]>([
    ['**/changes/*.yml', 'this-change/changes/this-change.yml'],
    ['{changes,records}/*.yml', 'changes/this-change.yml'],
  ])('is required with an example that fits %s', (pattern, path) => {
    const judgement = judged({ policy: { source: { files: [pattern, 'x/*.yml'] } }, records: [] })
    expect(judgement.reasons[0]?.message).toContain(`no file that matches ${pattern} or x/*.yml. `)
    expect(judgement.reasons[0]?.next).toBe(
      `Add a file such as ${path} to the change, with the fields that the policy requires.`,
    )
  })

  test('is required without an example where none can be given', () => {
    const judgement = judged({ policy: { source: { files: ['changes/[0-9].yml'] } }, records: [] })
    expect(judgement.reasons[0]?.next).toBe('Add such a file to the change, with the fields that the policy requires.')
  })

  test('is not two, even when one of them is in order', () => {
    const judgement = judged({ records: [record(), record({ path: 'changes/second.yml' })] })
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Several change records'])
    expect(judgement.reasons).toEqual([
      {
        code: 'records_several',
        message: `The change has 2 change records, but must have exactly one: ${PATH}, changes/second.yml.`,
        next: 'Keep one of them and remove the others from the change.',
        data: { files: [PATH, 'changes/second.yml'] },
      },
    ])
    expect(finding(judgement, 'record_seen')).toBeUndefined()
  })

  test('is not two when one of them cannot be read', () => {
    const records = [record(), record({ path: 'changes/second.yml', state: 'unreadable', fields: [] })]
    expect(codes(judged({ records }))).toEqual(['records_several'])
  })

  test('does not list more than ten of many', () => {
    const records = Array.from({ length: 12 }, (_, index) => record({ path: `changes/${index + 10}.yml` }))
    const [reason] = judged({ records }).reasons
    expect(reason?.message).toMatch(/^The change has 12 change records, .*: changes\/10\.yml, .*, changes\/19\.yml\.$/)
    expect(reason?.data?.['files']).toHaveLength(10)
  })

  test.each<[string, Parameters<typeof record>[0], object, string]>([
    ['is not the template', { path: 'changes/template.yml' }, { template: 'changes/template.yml' }, 'record_missing'],
    ['is not one that another gate looks for', { path: 'other/a.yml' }, {}, 'record_missing'],
  ])('%s', (_, part, source, code) => {
    const policy = { source: { files: ['changes/*.yml'], ...source } }
    expect(codes(judged({ policy, records: [record(part)] }))).toEqual([code])
  })

  test('is found beside the template and those of another gate', () => {
    const policy = { source: { files: ['changes/*.yml'], template: 'changes/template.yml' } }
    const records = [record({ path: 'changes/template.yml' }), record({ path: 'other/a.yml' }), record()]
    expect(judged({ policy, records }).outcome).toBe('pass')
  })

  test.each<['unreadable' | 'unsafe', number | null, object]>([
    ['unreadable', 3, { location: { file: PATH, line: 3 } }],
    ['unreadable', null, {}],
    ['unsafe', null, {}],
  ])('that is %s (line %p) cannot be judged', (state, line, where) => {
    const judgement = judged({ records: [record({ state, line, detail: 'It is odd.', fields: [] })] })
    expect([judgement.outcome, judgement.title]).toEqual(['error', 'Change record not readable'])
    expect(judgement.reasons).toEqual([
      {
        code: `record_${state}`,
        message: `The change record ${PATH} cannot be read. It is odd.`,
        next: 'Write it as a regular YAML file with a mapping of keys to texts.',
        data: { file: PATH },
        ...where,
      },
    ])
    expect(judgement.children[0]).toEqual({ outcome: 'error', required: 'One change record', found: 'not readable' })
  })

  test('that cannot be read and is not authorised is an error and not a fail', () => {
    const policy = { 'authorised-by': { from: ['release-manager'] } }
    const judgement = judged({ policy, records: [record({ state: 'unreadable', fields: [] })] })
    expect([judgement.outcome, codes(judgement)]).toEqual(['error', ['record_unreadable', 'authorisation_missing']])
  })
})

describe('a field', () => {
  const objection = (code: string, message: string, next: string, line?: number, field = 'rollback') => ({
    code,
    message,
    next,
    data: { field },
    ...(line === undefined ? {} : { location: { file: PATH, line } }),
  })

  test.each<[string, Scene, object]>([
    [
      'that is not there',
      { texts: { rollback: undefined } },
      objection(
        'record_field_missing',
        `"rollback" is missing from the change record in ${PATH}.`,
        'Add the key "rollback".',
      ),
    ],
    [
      'that is empty',
      { texts: { rollback: '' } },
      objection('record_field_empty', `"rollback" is empty in the change record in ${PATH}.`, 'Fill it in.', 4),
    ],
    [
      'that is as in the template',
      { untouched: ['rollback'] },
      objection(
        'record_field_untouched',
        `"rollback" still has the text of the template in the change record in ${PATH}.`,
        'Replace it with text about this change.',
        4,
      ),
    ],
    [
      'that is there twice',
      { records: [record({ fields: [...fields(FILLED), ...fields({ rollback: 'Restore the backup' })] })] },
      objection(
        'record_field_twice',
        `"rollback" appears twice in the change record in ${PATH}.`,
        'Keep one of them.',
        1,
      ),
    ],
  ])('%s fails', (_, scene, reason) => {
    const judgement = judged(scene)
    expect([judgement.outcome, judgement.title]).toEqual(['fail', 'Change record not complete'])
    expect(judgement.reasons).toEqual([reason])
    expect(judgement.children[0]?.found).toBe(`3 of 4 filled in, in ${PATH}`)
  })

  test('that is there twice is reported as such even when it is empty both times', () => {
    const twice = [...fields({ ...FILLED, rollback: '' }), ...fields({ rollback: 'TODO' })]
    expect(codes(judged({ records: [record({ fields: twice })] }))).toEqual(['record_field_twice'])
  })

  test('that is empty in the template too is empty', () => {
    expect(codes(judged({ texts: { rollback: '' }, untouched: ['rollback'] }))).toEqual(['record_field_empty'])
  })

  test.each([
    ...['', ' ', '\n', '-', '--', '...', '…', '?', '_', '*', '"', '—', '👍'],
    ...['TODO', 'todo', 'Todo.', 'TODO: ', '**TODO**', '<TODO>', '[tbd]', 'TBD', 'tba', 'tbc', 'xxx', 'XXXX'],
    ...['n/a', 'N/A.', '(n/a)', 'na', 'None yet', 'fill in', 'Fill me in', 'fill  this\tin'],
    ...['TODO, TODO', 'TODO\nTODO', 'tbd; n/a', '- todo\n- tbd', 'TBD...'],
  ])('that holds only %j says nothing', text => {
    expect(codes(judged({ texts: { rollback: text } }))).toEqual(['record_field_empty'])
  })

  test.each([
    'Revert',
    'x',
    'none',
    'No.',
    '7',
    '回滚',
    'N/A, documents only',
    'TODO in code is left alone',
    'todos are listed',
    'Fill in the form again',
  ])('that holds %j says something', text => {
    expect(judged({ texts: { rollback: text } }).outcome).toBe('pass')
  })

  test.each<[string, string]>([
    ['zero-width letters', '\u200b\u2060\ufeff'],
    ['a filler that counts as a letter', '\u3164\u115f'],
    ['a placeholder with a zero-width letter in it', 'TO\u200bDO'],
    ['a placeholder with a soft hyphen in it', 'T\u00adBD'],
    ['a placeholder in wide letters', 'ＴＯＤＯ'],
    ['marks of direction', '\u202e\u2066'],
  ])('that holds %s says nothing', (_, text) => {
    expect(codes(judged({ texts: { rollback: text } }))).toEqual(['record_field_empty'])
  })

  test.each<[string, Readonly<Record<string, string | undefined>>, string[], string[]]>([
    ['is there when one of its group is', { 'risk.level': 'medium', risk: undefined }, [], []],
    [
      'is there when one of its group is filled in',
      { impact: undefined, 'impact.users': 'All', 'impact.systems': '' },
      [],
      [],
    ],
    [
      'is not there when another begins with its name',
      { impact: undefined, 'impact-of-nothing': 'All' },
      [],
      ['record_field_missing'],
    ],
    [
      'is empty when all of its group are',
      { impact: undefined, 'impact.users': 'TODO', 'impact.systems': '' },
      [],
      ['record_field_empty'],
    ],
    [
      'is untouched when all of its group are',
      { impact: undefined, 'impact.users': 'Who?', 'impact.systems': 'Which?' },
      ['impact.users', 'impact.systems'],
      ['record_field_untouched'],
    ],
    [
      'is untouched when some of its group are and the others are empty',
      { impact: undefined, 'impact.users': 'Who?', 'impact.systems': '' },
      ['impact.users'],
      ['record_field_untouched'],
    ],
  ])('with a group %s', (_, texts, untouched, expected) => {
    expect(codes(judged({ texts, untouched }))).toEqual(expected)
  })

  test('that the policy names twice is reported once', () => {
    const policy = { required: ['rollback', 'rollback'] }
    const judgement = judged({ policy, texts: { rollback: undefined } })
    expect(codes(judgement)).toEqual(['record_field_missing'])
    expect(judgement.children[0]).toMatchObject({ required: 'Change record with rollback' })
  })

  test.each(['risk', 'risk.level'])('that states the risk (%s) must not appear twice, whatever is required', name => {
    const risk = { risk: undefined, [name]: 'medium' }
    const records = [record({ fields: [...fields({ ...FILLED, ...risk }), ...fields({ [name]: 'high' })] })]
    const judgement = judged({ policy: { required: ['reason'] }, records })
    expect(judgement.reasons.map(({ code, data }) => [code, data?.['field']])).toEqual([['record_field_twice', name]])
  })
})

describe('a description', () => {
  const sections: Parameters<typeof described>[0] = [
    ['Reason', 'Shops ask for it'],
    ['Risk', 'Medium: prices change'],
    ['Impact', 'All shops'],
    ['Rollback plan', 'Revert the merge'],
  ]
  const policy = { ...IN_DESCRIPTION, required: ['reason', 'risk', 'impact', 'rollback-plan'] }

  test('is a record with its sections as fields', () => {
    const judgement = judged({ policy, description: described(sections) })
    expect([judgement.outcome, judgement.title]).toEqual(['pass', 'Change record complete, risk medium'])
    expect(judgement.children[0]?.found).toBe('4 of 4 filled in, in the description')
    expect(finding(judgement, 'record_seen')).toEqual({
      code: 'record_seen',
      message: 'The change record is in the description.',
      data: { path: '', blob: '', type: 'normal', risk: 'medium', computed: 'medium' },
    })
  })

  test.each(['Rollback plan', 'ROLLBACK PLAN', 'Rollback-plan:', '  Rollback  plan ', '🔙 Rollback plan'])(
    'has the field rollback-plan under the heading %j',
    heading => {
      const described_ = described([...sections.slice(0, 3), [heading, 'Revert the merge']])
      expect(judged({ policy, description: described_ }).outcome).toBe('pass')
    },
  )

  test.each<[string, Parameters<typeof described>[0], string, string, string]>([
    [
      'without a section',
      sections.slice(0, 3),
      'record_field_missing',
      '"rollback-plan" is missing from the change record in the description.',
      'Add a section with the heading "Rollback-plan".',
    ],
    [
      'with an empty section',
      [...sections.slice(0, 3), ['Rollback plan', '']],
      'record_field_empty',
      '"rollback-plan" is empty in the change record in the description.',
      'Fill it in.',
    ],
    [
      'with the text of the template',
      [...sections.slice(0, 3), ['Rollback plan', 'How to go back', true]],
      'record_field_untouched',
      '"rollback-plan" still has the text of the template in the change record in the description.',
      'Replace it with text about this change.',
    ],
    [
      'with a heading twice',
      [...sections, ['Rollback plan', 'Or leave it']],
      'record_field_twice',
      '"rollback-plan" appears twice in the change record in the description.',
      'Keep one of them.',
    ],
    [
      'with a heading twice, written differently',
      [...sections, ['rollback PLAN!', 'Or leave it']],
      'record_field_twice',
      '"rollback-plan" appears twice in the change record in the description.',
      'Keep one of them.',
    ],
  ])('%s fails', (_, written, code, message, next) => {
    const judgement = judged({ policy, description: described(written) })
    expect(judgement.reasons).toEqual([{ code, message, next, data: { field: 'rollback-plan' } }])
  })

  test('with a heading twice that is not required is valid', () => {
    const twice = described([...sections, ['Notes', 'a'], ['Notes', 'b']])
    expect(judged({ policy, description: twice }).outcome).toBe('pass')
  })

  test('that is empty lacks everything', () => {
    const judgement = judged({ policy, description: described([]) })
    expect(judgement.outcome).toBe('fail')
    expect(codes(judgement)).toEqual([...Array(4).fill('record_field_missing'), 'risk_unreadable'])
  })

  test('with a heading of a great length is quoted briefly', () => {
    const long = described([...sections.slice(0, 3), [`rollback-plan.${'x'.repeat(60_000)}`, '']])
    const [reason] = judged({ policy, description: long }).reasons
    expect(reason?.code).toBe('record_field_empty')
    expect(reason?.message.length).toBeLessThan(200)
  })
})

describe('the declared risk', () => {
  test.each<[string, Scene['files'], string, string]>([
    ['medium', undefined, 'pass', 'Change record complete, risk medium'],
    ['High, and we know it', undefined, 'pass', 'Change record complete, risk high'],
    ['- medium', undefined, 'pass', 'Change record complete, risk medium'],
    ['low', [file('docs/a.md')], 'pass', 'Change record complete, risk low'],
    ['MEDIUM', PAYMENTS, 'fail', 'Declared risk too low'],
    ['low', undefined, 'fail', 'Declared risk too low'],
    ['high', PAYMENTS, 'pass', 'Change record complete, risk high'],
  ])('%j is compared with the files', (risk, changed, outcome, title) => {
    const judgement = judged({ texts: { risk }, ...(changed ? { files: changed } : {}) })
    expect([judgement.outcome, judgement.title]).toEqual([outcome, title])
  })

  test.each<[Scene['files'], string, string]>([
    [
      PAYMENTS,
      'The change record in changes/discount.yml declares low risk, but the risk computed from the changed files is high, by rule 1 of `risk`.',
      'high',
    ],
    [
      undefined,
      'The change record in changes/discount.yml declares low risk, but the risk computed from the changed files is medium, because no rule of `risk` applies.',
      'medium',
    ],
  ])('that is too low names the rule', (changed, message, computed) => {
    const judgement = judged({ texts: { risk: 'low' }, ...(changed ? { files: changed } : {}) })
    expect(judgement.reasons).toEqual([
      {
        code: 'risk_understated',
        message,
        next: `Declare ${computed}, and describe how the risk is handled.`,
        location: { file: PATH, line: 2 },
        data: { declared: 'low', computed },
      },
    ])
    expect(judgement.measured).toEqual({ computedRisk: computed === 'high' ? 3 : 2, declaredRisk: 1 })
    expect(judgement.children[1]).toEqual({
      outcome: 'fail',
      required: `Risk no lower than ${computed}, as computed from the changed files`,
      found: 'low',
    })
  })

  test.each(['dunno', 'not low', 'rather high', 'lowish', '1 low', 'нlow', 'low\u0301', 'l\u200bow', '"', '3'])(
    '%j cannot be read, and is not measured',
    risk => {
      const judgement = judged({ texts: { risk }, files: [file('docs/a.md')] })
      expect(judgement.outcome).toBe('fail')
      expect(judgement.reasons.at(-1)).toEqual({
        code: 'risk_unreadable',
        message: 'The change record in changes/discount.yml states no valid risk.',
        next: 'Begin "risk" with low, medium or high.',
        location: { file: PATH, line: 2 },
      })
      expect(judgement.measured).toEqual({ computedRisk: 1 })
      expect(finding(judgement, 'record_seen')?.data).toMatchObject({ risk: '', computed: 'low' })
    },
  )

  test('is the one of risk.level, also when that is not required', () => {
    const texts = { risk: undefined, 'risk.level': 'low', 'risk.why': 'high traffic' }
    expect(codes(judged({ policy: { required: ['reason'] }, texts, files: PAYMENTS }))).toEqual(['risk_understated'])
  })

  test('is needed even when the policy does not require the field', () => {
    const judgement = judged({ policy: { required: ['reason'] }, texts: { risk: undefined } })
    expect(judgement.reasons).toEqual([
      {
        code: 'risk_unreadable',
        message: 'The change record in changes/discount.yml states no valid risk.',
        next: 'Begin "risk" with low, medium or high.',
      },
    ])
  })
})

describe('a type', () => {
  const policy = { types: { emergency: { incident: 'required', 'review-within': 'P2D' }, standard: {} } }

  test.each<[string | undefined, string]>([
    [undefined, 'normal'],
    ['', 'normal'],
    ['normal', 'normal'],
    [' Standard ', 'standard'],
    ['STANDARD', 'standard'],
  ])('written as %j is %s', (type, expected) => {
    const judgement = judged({ policy, texts: { type } })
    expect(judgement.outcome).toBe('pass')
    expect(finding(judgement, 'record_seen')?.data).toMatchObject({ type: expected })
  })

  test.each(['urgent', 'emergency!', 'emergency, normal', 'constructor', '__proto__', 'toString', 'emergency\u200b'])(
    'written as %j is not known',
    type => {
      const judgement = judged({ policy, texts: { type } })
      expect(judgement.reasons).toEqual([
        {
          code: 'record_type_unknown',
          message: `The change record in ${PATH} has the type "${type.toLowerCase()}"; the policy defines normal, emergency and standard.`,
          next: 'Use one of these types.',
          location: { file: PATH, line: 5 },
        },
      ])
    },
  )

  test('of great length is quoted briefly', () => {
    const judgement = judged({ policy, texts: { type: 'x'.repeat(20_000) } })
    expect(judgement.reasons[0]?.message).toContain(`the type "${'x'.repeat(40)}"; `)
    expect(finding(judgement, 'record_seen')?.data).toMatchObject({ type: 'x'.repeat(40) })
  })

  test('that appears twice is unknown', () => {
    const records = [
      record({ fields: [...fields(FILLED), ...fields({ type: 'standard' }), ...fields({ type: 'normal' })] }),
    ]
    expect(codes(judged({ policy, records }))).toEqual(['record_field_twice'])
  })

  test('may be called normal, and is then held to its rules', () => {
    const judgement = judged({ policy: { types: { normal: { incident: 'required' } } } })
    expect(codes(judgement)).toEqual(['record_field_missing'])
  })

  test('that needs an incident names it', () => {
    const judgement = judged({ policy, texts: { type: 'emergency' } })
    expect(judgement.reasons.map(({ message }) => message)).toEqual([
      `"incident" is missing from the change record in ${PATH}.`,
    ])
    expect(judgement.children[0]).toMatchObject({
      outcome: 'fail',
      required: 'Change record with reason, risk, impact, rollback and incident',
    })
  })

  test.each<[string, string, string]>([
    ['P2D', '2 days', '172800'],
    ['P1D', '1 day', '86400'],
    ['PT48H', '2 days', '172800'],
    ['PT1H', '1 hour', '3600'],
    ['PT36H', '36 hours', '129600'],
    ['P90D', '90 days', '7776000'],
  ])('to be reviewed within %s states the obligation in exact seconds', (within, words, seconds) => {
    const types = { emergency: { 'review-within': within } }
    const judgement = judged({ policy: { types }, texts: { type: 'emergency' } })
    expect(judgement.outcome).toBe('pass')
    expect(finding(judgement, 'review_due')).toEqual({
      code: 'review_due',
      message: `A change of type emergency must be reviewed within ${words} after the merge. This is recorded as an obligation.`,
      data: { type: 'emergency', seconds: Number(seconds) },
    })
    expect(judgement.measured).toMatchObject({ reviewWithinSeconds: Number(seconds) })
  })

  test('that needs no review has no obligation', () => {
    const judgement = judged({ policy, texts: { type: 'standard' } })
    expect(finding(judgement, 'review_due')).toBeUndefined()
    expect(judgement.measured).not.toHaveProperty('reviewWithinSeconds')
  })
})

describe('what the gate needs', () => {
  const ALWAYS = {
    change: true,
    commits: true,
    reviews: { inPart: false, vetoes: false },
    files: { decidesBy: 'path' },
    time: true,
  }
  const inFiles = changeRecord.settings.parse({ source: { files: ['changes/*.yml'], template: 'changes/t.yml' } })
  const inText = changeRecord.settings.parse(IN_DESCRIPTION)

  test('is the records when they are files', () => {
    const records = { files: ['changes/*.yml'], template: 'changes/t.yml' }
    expect(changeRecord.needs(inFiles, [])).toEqual({ ...ALWAYS, changeRecords: records })
    expect(changeRecord.needs(inFiles, [{ level: 'high', labels: ['x'] }])).toEqual({
      ...ALWAYS,
      changeRecords: records,
      labels: true,
    })
  })

  test('is the description when they are sections of it', () => {
    expect(changeRecord.needs(inText, [])).toEqual({ ...ALWAYS, description: true })
  })

  test('names every role with its place in the settings', () => {
    const settings = changeRecord.settings.parse({
      ...IN_DESCRIPTION,
      'authorised-by': { from: ['a', 'b'] },
      types: { emergency: { 'authorised-by': { from: ['c'] } }, standard: {} },
    })
    expect(changeRecord.roles(settings)).toEqual([
      { role: 'a', path: ['authorised-by', 'from', 0] },
      { role: 'b', path: ['authorised-by', 'from', 1] },
      { role: 'c', path: ['types', 'emergency', 'authorised-by', 'from', 0] },
    ])
  })

  test('a record without a blob is reported without one', () => {
    expect(finding(judged({ records: [record({ blob: null })] }), 'record_seen')?.data).toMatchObject({ blob: '' })
    expect(finding(judged({ records: [record({ blob: oid('5eed') })] }), 'record_seen')?.data).toMatchObject({
      blob: oid('5eed'),
    })
  })
})
