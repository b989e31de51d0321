import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { PROJECT } from '../bundle.ts'

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')
const page = read('docs/troubleshooting.md')
const spans = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)

const source = readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => read(join('src', file)))
  .join('\n')

/** Of a sentence the parts between names and numbers; of two letters or fewer nothing can be said. */
const partsOf = (message: string): string[] =>
  message
    .split('…')
    .map(part => part.trim())
    .filter(part => /\w{3}/.test(part))

const shown = page.split('\n').filter(line => line.includes('**Shown:**'))
const isCode = (span: string): boolean => /^[a-z]+(?:_[a-z]+)+$/.test(span)
const messages = shown.flatMap(spans).filter(span => / /.test(span) && !/^[\w-]+: \w+$/.test(span))

describe('the page about troubles', () => {
  test('says what is shown, in the words of the program', () => {
    expect(messages.length).toBeGreaterThan(25)
    const wrong = messages.filter(message => !partsOf(message).every(part => source.includes(part)))
    expect(wrong).toEqual([])
  })

  test('names reason codes that there are', () => {
    const documented = new Set(
      [...read('docs/reference/reasons.md').matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code),
    )
    const codes = spans(page).filter(isCode)
    expect(codes.length).toBeGreaterThan(15)
    expect(codes.filter(code => !documented.has(code) && !EVENTS.includes(code))).toEqual([])
  })

  test('has a cause, a proof and a cure for each symptom', () => {
    const [, ...symptoms] = page.split(/^## /m)
    expect(symptoms.length).toBeGreaterThan(15)
    for (const symptom of symptoms)
      for (const part of [/\*\*Cause/, /\*\*(?:Proof|Shown)/, /\*\*(?:Cure|Cause and cure|Proof and cure)/])
        expect(symptom).toMatch(part)
  })

  test('gives commands that ask GitHub for what it has', () => {
    const { paths } = JSON.parse(read('sandbox/schemas/github-openapi.json')) as { paths: object }
    const known = Object.keys(paths).map(shape)
    const asked = [...page.matchAll(/gh api "([^"?]+)/g)].map(([, path = '']) => `/${path}`)
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter(path => !known.some(route => route.test(path)))).toEqual([])
  })

  test('links to files that are there', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
    expect(links.filter(path => !existsSync(join(PROJECT, 'docs', path)))).toEqual([])
  })
})

/** Events of GitHub look like codes. */
const EVENTS = ['pull_request', 'merge_group']

/** A path of the description, for a path with places to fill in. */
const shape = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll(/\{(?!owner|repo)\w+\}/g, '[\\w-]+').replaceAll(/[{}]/g, '\\$&')}$`)
