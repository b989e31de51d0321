import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readChangeRecord } from '../../src/documents/change-record.ts'
import { readCsv } from '../../src/documents/csv.ts'
import { readRequirements } from '../../src/documents/requirements.ts'

describe('a list of requirements', () => {
  test('in YAML has ids, titles and statuses; what nobody approved is proposed', () => {
    const text = 'requirements:\n  - { id: REQ-1, title: Exact, status: approved }\n  - id: REQ-2\n    title: Fast\n'
    expect(readRequirements('doc/r.yml', text)).toEqual({
      state: 'read',
      items: [
        { id: 'REQ-1', title: 'Exact', status: 'approved', path: 'doc/r.yml', line: 2 },
        { id: 'REQ-2', title: 'Fast', status: 'proposed', path: 'doc/r.yml', line: 3 },
      ],
    })
  })

  test('as a table may have its columns in any order, and others', () => {
    const text = 'title,owner,id,status\r\n"Exact, always",bob,REQ-1,approved\r\n\r\n"Two\nlines",,REQ-2,\r\n'
    expect(readRequirements('doc/r.csv', text)).toEqual({
      state: 'read',
      items: [
        { id: 'REQ-1', title: 'Exact, always', status: 'approved', path: 'doc/r.csv', line: 2 },
        { id: 'REQ-2', title: 'Two\nlines', status: 'proposed', path: 'doc/r.csv', line: 4 },
      ],
    })
  })

  test.each<[string, string, string, number | null, string]>([
    ['r.yml', '', 'unreadable', 1, 'The file is empty.'],
    ['r.yml', 'requirements: []', 'empty', null, 'It lists no requirements.'],
    ['r.yml', '- a', 'unreadable', 1, 'It must have the key "requirements" with a list.'],
    [
      'r.yml',
      'requirements:\n  - id: 7\n    title: a',
      'unreadable',
      2,
      '"id" must be an identifier such as REQ-12, but is 7.',
    ],
    ['r.yml', 'requirements:\n  - id: REQ-1', 'unreadable', 2, 'The requirement REQ-1 has no title.'],
    [
      'r.yml',
      'requirements:\n  - { id: REQ-1, title: a, status: ok }',
      'unreadable',
      2,
      'The status of REQ-1 must be one of draft, proposed, approved, rejected, obsolete, but is "ok".',
    ],
    [
      'r.yml',
      'requirements:\n  - { id: REQ-1, title: a }\n  - { id: REQ-1, title: b }',
      'unreadable',
      3,
      'The requirement REQ-1 is also on line 2.',
    ],
    [
      'r.yml',
      'requirements:\n  - { id: REQ-1, titel: a }',
      'unreadable',
      2,
      'A requirement has the unknown key "titel".',
    ],
    ['r.csv', 'id,name\nREQ-1,a', 'unreadable', 1, 'The first line must name the columns; "title" is missing.'],
    ['r.csv', 'id,title\nREQ-1', 'unreadable', 2, 'This row has 1 cells, the first line 2.'],
    ['r.csv', 'id,title\nREQ-1,"a', 'unreadable', 2, 'A quote that starts here is never closed.'],
    ['r.csv', 'id,title\n', 'empty', null, 'It lists no requirements.'],
  ])('%s with %j cannot be relied on', (path, text, state, line, detail) => {
    expect(readRequirements(path, text)).toEqual({ state, line, detail })
  })

  test('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.constantFrom('r.yml', 'r.csv'), fc.string({ maxLength: 300 }), (path, text) => {
        expect(['read', 'unreadable', 'empty']).toContain(readRequirements(path, text).state)
      }),
    )
  })

  test('every table comes back as it was written', () => {
    const cell = fc.string({ maxLength: 8 }).filter(text => !text.includes('\r'))
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, table => {
        const text = table.map(row => row.map(one => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        const told = table.filter(row => row.some(one => one.trim() !== ''))
        const read = readCsv(text)
        expect(Array.isArray(read) ? read.map(({ cells }) => cells) : read).toEqual(told)
      }),
    )
  })
})

describe('a change record', () => {
  test('is a group of fields, one level deep', () => {
    const text =
      'Reason: Shops ask\nrisk:\n  level: high\n  owner: bob\nroll_back: |\n  one\n  two\nfiles: [a, b]\ncount: 3\n'
    const read = readChangeRecord('changes/a.yml', text, undefined)
    expect(read.state === 'read' && read.fields.map(({ name, text, line }) => [name, text, line])).toEqual([
      ['reason', 'Shops ask', 1],
      ['risk.level', 'high', 3],
      ['risk.owner', 'bob', 4],
      ['roll-back', 'one\ntwo', 5],
      ['files', 'a, b', 8],
      ['count', '3', 9],
    ])
  })

  test('knows what still is the template’s', () => {
    const read = readChangeRecord('a.yml', 'reason: Tell  us why\nrisk: low', 'reason: Tell us why\nrisk: high')
    expect(read.state === 'read' && read.fields.map(({ name, untouched }) => [name, untouched])).toEqual([
      ['reason', true],
      ['risk', false],
    ])
  })

  test.each<[string, string, number | null, string]>([
    ['a list', '- reason', 1, 'A change record must be a mapping of keys to texts, but is a list.'],
    ['a text', 'reason', 1, 'A change record must be a mapping of keys to texts, but is "reason".'],
    ['nothing', '# only a remark', 1, 'The file is empty.'],
    ['two documents', 'a: 1\n---\nb: 2', 3, 'A second YAML document starts here. Keep one document, without `---`.'],
    ['a key twice', 'risk: low\nrisk: high', 2, 'The key "risk" appears twice here. Keep one of them.'],
    ['a key twice in other letters', 'risk: low\nRisk: high', 2, 'The field "risk" appears twice, in two spellings.'],
    ['groups in groups', 'a:\n  b:\n    c: d', 2, 'The field "a.b" must be a text, but is a mapping of keys.'],
    ['a key of other letters', 'rück: a', 1, 'The field "rück" must have a name of letters, digits and hyphens.'],
    ['a tag', 'a: !!js/function x', 1, 'This is not valid YAML: a text that begins with "!" must be in quotes.'],
    ['what is cut off', 'a: "b', 1, 'This is not valid YAML: a double quote is not closed.'],
  ])('of %s cannot be read', (_, text, line, detail) => {
    expect(readChangeRecord('a.yml', text, undefined)).toMatchObject({ state: 'unreadable', line, detail })
  })
})
