import { describe, expect, test } from '@jest/globals'
import { type Read, recordsFact, requirementsFact } from '../../../src/collect/links/documents.ts'
import type { WorkFile } from '../../../src/github/work-items.ts'
import { BASE, HEAD, oid } from '../../builders.ts'

type Blob = NonNullable<NonNullable<WorkFile>['object']>

const file = (part: Partial<NonNullable<WorkFile>> = {}, blob: Partial<Blob> = {}): WorkFile => ({
  type: 'blob',
  mode: 0o100644,
  object: { oid: oid('b10b'), byteSize: 9, isBinary: false, isTruncated: false, text: 'risk: low\n', ...blob },
  ...part,
})
const requirements = (text: string) => file({}, { text })

function read({ base = {}, head = {} }: { base?: Record<string, WorkFile>; head?: Record<string, WorkFile> }): Read {
  const work = { templates: [], base: Object.values(base), head: Object.values(head), issues: [], refusals: [] }
  const paths = { base: { commit: BASE, paths: Object.keys(base) }, head: { commit: HEAD, paths: Object.keys(head) } }
  return { work, paths, collectedAt: '2026-03-01T12:00:00Z' }
}

function record(entry: WorkFile) {
  const fact = recordsFact(read({ head: { 'changes/1.yml': entry } }), 0, () => false)
  return fact.state === 'complete' ? fact.value[0] : undefined
}

function list(base: Record<string, WorkFile>) {
  const fact = requirementsFact(read({ base }), Object.keys(base).length)
  return fact.state === 'complete' ? fact.value : undefined
}

describe('a document that a change is judged by', () => {
  test('is a file, which may be a program', () => {
    expect(record(file())).toMatchObject({ state: 'read', fields: [{ name: 'risk', text: 'low' }] })
    expect(record(file({ mode: 0o100755 }))).toMatchObject({ state: 'read' })
  })

  test.each<[string, WorkFile, string, string]>([
    [
      'a link, whatever its target says',
      file({ mode: 0o120000 }),
      'unsafe',
      'It is a symbolic link, and links are not followed.',
    ],
    ['a submodule', file({ type: 'commit', mode: 0o160000 }), 'unsafe', 'It is a submodule, not a file.'],
    ['a folder', file({ type: 'tree', mode: 0o040000 }), 'unsafe', 'It is a folder, not a file.'],
    ['shown in part', file({}, { isTruncated: true }), 'unreadable', 'It is too large.'],
    ['binary', file({}, { isBinary: true }), 'unreadable', 'It is not text.'],
    ['kept from the token', file({ object: null }), 'unreadable', 'It is not text.'],
  ])('is none when it is %s', (_, entry, state, detail) => {
    expect(record(entry)).toMatchObject({ state, detail, fields: [] })
    expect(list({ 'requirements.yml': entry })).toMatchObject({ files: [{ state, detail }], items: [] })
  })

  test('that is not there is no record that can be read, and a list that is missing', () => {
    expect(record(null)).toMatchObject({ state: 'unreadable', detail: 'There is no such file.' })
    expect(list({ 'requirements.yml': null })?.files).toMatchObject([{ state: 'missing' }])
  })
})

describe('lists of requirements', () => {
  const one = (id: string) => requirements(`requirements:\n  - id: ${id}\n    title: T\n`)

  test('are one when no requirement stands in two of them', () => {
    expect(list({ 'a.yml': one('REQ-1'), 'b.yml': one('REQ-2') })?.items.map(({ id }) => id)).toEqual([
      'REQ-1',
      'REQ-2',
    ])
  })

  test('are none when one does, and the second file is named', () => {
    expect(list({ 'a.yml': one('REQ-1'), 'b.yml': one('REQ-1') })).toMatchObject({
      files: [
        { path: 'a.yml', state: 'read' },
        { path: 'b.yml', state: 'unreadable', detail: 'The requirement REQ-1 is also in another file.', line: 2 },
      ],
      items: [],
    })
  })
})

test('a template that is a link marks no field as untouched', () => {
  const of = (template: WorkFile) => {
    const fact = recordsFact(
      read({ base: { 'template.yml': template }, head: { 'changes/1.yml': file() } }),
      1,
      () => false,
    )
    return fact.state === 'complete' ? fact.value[0]?.fields[0]?.untouched : undefined
  }
  expect([of(file()), of(file({ mode: 0o120000 })), of(null)]).toEqual([true, false, false])
})
