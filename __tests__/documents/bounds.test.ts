import { expect, test } from '@jest/globals'
import { readChangeRecord } from '../../src/documents/change-record.ts'
import { readCodeOwners } from '../../src/documents/codeowners.ts'
import { readRequirements } from '../../src/documents/requirements.ts'
import { shown } from '../../src/documents/wording.ts'

// Every bound of a document from both sides: exactly so much is read, and one more is not.

const letters = (count: number): string => 'a'.repeat(count)
const lines = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => `${make(at)}\n`).join('')

const record = (text: string): string => {
  const read = readChangeRecord('changes/1.yml', text, undefined)
  return read.state === 'read' ? 'read' : read.detail
}
const requirements = (path: string, text: string): string => {
  const read = readRequirements(path, text)
  return read.state === 'read' ? 'read' : read.detail
}
const owners = (text: string): string => {
  const read = readCodeOwners(text)
  return read.ok ? 'read' : (read.problems[0]?.message ?? '')
}

const REQUIREMENT = 'requirements: [{ id: REQ-1, title: T }]\n'

test.each<[string, number, (size: number) => string, string]>([
  [
    'a list of requirements in YAML: characters',
    5_242_880,
    n => requirements('r.yml', REQUIREMENT.padEnd(n)),
    'It has more than 5242880 characters.',
  ],
  [
    'a list of requirements as a table: characters',
    5_242_880,
    n => requirements('r.csv', 'id,title\nREQ-1,T\n'.padEnd(n, '\n')),
    'It has more than 5242880 characters.',
  ],
  [
    'a list of requirements: requirements',
    20_000,
    n => requirements('r.csv', `id,title\n${lines(n, at => `REQ-${at},T`)}`),
    'It lists more than 20000 requirements.',
  ],
  [
    'a requirement: characters of its identifier',
    64,
    n => requirements('r.csv', `id,title\nREQ-1${letters(n - 5)},T\n`),
    `"id" must be an identifier such as REQ-12, but is "REQ-1${letters(54)}…".`,
  ],
  ['a change record: characters', 262_144, n => record('risk: low\n'.padEnd(n)), 'It has more than 262144 characters.'],
  ['a change record: fields', 100, n => record(lines(n, at => `f${at}: x`)), 'It has more than 100 fields.'],
  [
    'a change record: characters of a field',
    20_000,
    n => record(`risk: ${letters(n)}\n`),
    'The field "risk" is longer than 20000 characters.',
  ],
  [
    'a change record: characters of the name of a field',
    40,
    n => record(`${letters(n)}: x\n`),
    `The field "${letters(41)}" must have a name of letters, digits and hyphens.`,
  ],
  ['CODEOWNERS: lines', 50_000, n => owners('\n'.repeat(n - 1)), 'The file has more than 50000 lines.'],
  [
    'CODEOWNERS: characters of a pattern',
    1024,
    n => owners(`${letters(n)} @alice\n`),
    `The pattern "${letters(59)}…" is longer than 1024 characters.`,
  ],
  ['CODEOWNERS: characters of a login', 39, n => owners(`* @${letters(n)}\n`), `"@${letters(40)}" is not an owner.`],
])('%s, %i are read and one more is not', (_, bound, read, refusal) => {
  expect(read(bound)).toBe('read')
  expect(read(bound + 1)).toBe(refusal)
})

test('a title is kept up to its five hundredth character', () => {
  const read = readRequirements('r.csv', `id,title\nREQ-1,${letters(500)}\nREQ-2,${letters(501)}\n`)
  expect(read.state === 'read' && read.items.map(({ title }) => title.length)).toEqual([500, 500])
})

test('a word from a file is shown up to sixty letters', () => {
  expect([shown(letters(60)), shown(letters(61))]).toEqual([`"${letters(60)}"`, `"${letters(59)}…"`])
})
