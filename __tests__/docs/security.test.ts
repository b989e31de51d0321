import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { PROJECT } from '../bundle.ts'

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')
const NAMED = /`([\w/.-]+\.test\.ts)`, "([^"]+)"/g

/** The rows of a section as cells, without those that only bear a title. */
function rows(page: string, title: string): string[][] {
  const [section = ''] = page.split(/^## /m).filter(part => part.startsWith(`${title}\n`))
  const lines = section.split('\n').filter(line => line.startsWith('| ') && !line.startsWith('| ---'))
  return lines.slice(1).flatMap(line => {
    const cells = line.slice(2, -1).split(/ ?\| ?/)
    return cells.slice(1).join('').trim() === '' ? [] : [cells.map(cell => cell.trim())]
  })
}

/** The tests that a page names and that are not there. */
const unknown = (text: string): string[] =>
  [...text.matchAll(NAMED)].flatMap(([named, file = '', name = '']) => {
    const path = `__tests__/${file}`
    const isThere =
      existsSync(join(PROJECT, path)) && ["'", '`'].some(quote => read(path).includes(quote + name + quote))
    return isThere ? [] : [named]
  })

test.each(['SECURITY.md', 'docs/reference/requests.md'])('the tests that %s names are there', page => {
  expect([...read(page).matchAll(NAMED)].length).toBeGreaterThan(5)
  expect(unknown(read(page))).toEqual([])
})

test('a name that is nowhere is found out', () => {
  expect(unknown('`publish/signal.test.ts`, "a blue verdict"')).toHaveLength(1)
  expect(unknown('`publish/nowhere.test.ts`, "a green verdict"')).toHaveLength(1)
})

test('each line about what holds names its test', () => {
  const holds = rows(read('SECURITY.md'), 'What holds')
  expect(holds.length).toBeGreaterThan(25)
  expect(holds.filter(cells => cells.at(-1)?.search(NAMED) !== 0)).toEqual([])
})

test('what does not hold is said as plainly', () => {
  const limits = rows(read('SECURITY.md'), 'What does not hold')
  expect(limits.filter(cells => cells.length !== 3)).toEqual([])
  expect(limits.length).toBeGreaterThan(15)
})

test('its links lead to files that are there', () => {
  const links = [...read('SECURITY.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
  expect(links.filter(path => !existsSync(join(PROJECT, path)))).toEqual([])
})
