import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describe as describeBody } from '../../../src/collect/links/description.ts'
import { referencesIn, type Sources } from '../../../src/collect/links/references.ts'
import { referringTrailers } from '../../../src/collect/links/trailers.ts'
import { growth, LINEAR } from '../../growth.ts'

const SOURCES: Sources = {
  repository: 'Acme/Shop',
  server: 'https://github.com',
  title: '',
  lines: [],
  trailers: [],
  linked: [],
}

/** What a description names, as `target place line`. */
function named(body: string, templates: readonly string[] = []): string[] {
  const read = describeBody(body, templates)
  if (read.state !== 'read') return [read.detail]
  const found = referencesIn({ ...SOURCES, lines: read.lines })
  if (found.state !== 'read') return [found.detail]
  return found.references.map(({ target, place, line }) => {
    const what = target.kind === 'issue' ? `${target.repository}#${target.number}` : target.id
    return `${what} ${place} ${line}`
  })
}

describe('a reference in a description', () => {
  test.each<[string, string, string[]]>([
    ['a number', 'Closes #12', ['acme/shop#12 text 1']],
    ['a number in brackets', 'Done (#12).', ['acme/shop#12 text 1']],
    ['an old way to write it', 'See GH-12', ['acme/shop#12 text 1', 'GH-12 text 1']],
    ['another repository', 'See acme/roadmap#3', ['acme/roadmap#3 text 1']],
    ['a link to the page', 'https://github.com/acme/shop/issues/12', ['acme/shop#12 text 1']],
    ['a link with words on it', '[this](https://github.com/acme/shop/issues/12)', ['acme/shop#12 text 1']],
    ['in bold', 'Closes **#12**', ['acme/shop#12 text 1']],
    ['in a list', '- one\n- Closes #12', ['acme/shop#12 text 2']],
    ['in a table', '| a |\n| - |\n| #12 |', ['acme/shop#12 text 3']],
    ['an identifier', 'Implements REQ-7', ['REQ-7 text 1']],
    ['twice in one place', '#12 and #12', ['acme/shop#12 text 1']],
  ])('counts as text: %s', (_, body, expected) => expect(named(body)).toEqual(expected))

  test.each<[string, string, string[]]>([
    ['a comment', '<!-- Closes #12 -->', ['acme/shop#12 comment 1']],
    ['a comment over lines', 'a\n\n<!--\nCloses #12\n-->', ['acme/shop#12 comment 4']],
    ['a comment that never ends', '<!-- \n\nCloses #12', ['acme/shop#12 comment 3']],
    ['inline code', 'Use `#12`', ['acme/shop#12 code 1']],
    ['a fence', '```\n#12\n```', ['acme/shop#12 code 2']],
    ['indented code', 'a\n\n    #12', ['acme/shop#12 code 3']],
    ['a quote', '> #12', ['acme/shop#12 quote 1']],
    ['a quote in a list', '- > #12', ['acme/shop#12 quote 1']],
    ['raw HTML', '<div>\n#12\n</div>', ['acme/shop#12 html 2']],
    ['folded details', '<details>\n\n#12\n\n</details>', ['acme/shop#12 html 3']],
  ])('does not count in %s', (_, body, expected) => expect(named(body)).toEqual(expected))

  test.each([
    ['in the middle of a word', 'abc#12'],
    ['with a second mark', '##12'],
    ['with letters behind', '#12abc'],
    ['with a leading zero', '#012'],
    ['too large for GitHub', '#2147483648'],
    ['in the words for an image', '![#12](x.png)'],
    ['in the title of a link', '[a](x "#12")'],
    ['in a link definition', '[a]: x "#12"'],
    ['on another server', 'https://gitlab.com/acme/shop/issues/12'],
  ])('is none: %s', (_, body) => expect(named(body)).toEqual([]))

  test('in a line of the template is the template’s, and what was added to the line is not', () => {
    const template = 'Closes #1\n\nRelated:'
    expect(named('Closes #1\r\n\r\nRelated: #2', [template])).toEqual(['acme/shop#2 text 3', 'acme/shop#1 template 1'])
  })

  test('is looked up at most fifty times', () => {
    const many = Array.from({ length: 51 }, (_, at) => `#${at + 1}`).join(' ')
    expect(named(many)).toEqual(['The change names 51 issues, more than the limit of 50.'])
    expect(named(Array.from({ length: 1000 }, (_, at) => `ABC-${at}`).join(' '))).toEqual([
      'The change has 1000 or more references, which is too many.',
    ])
  })

  const wrappers: ((text: string) => string)[] = [
    text => `<!-- ${text} -->`,
    text => `\`${text}\``,
    text => `\`\`\`\n${text}\n\`\`\``,
    text => `> ${text}`,
    text => `<div>\n${text}\n</div>`,
  ]
  test('never counts inside of a wrapper, whatever is around it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...wrappers), fc.integer({ min: 1, max: 999 }), fc.lorem(), (wrap, number, words) => {
        const places = named(`${words}\n\n${wrap(`#${number}`)}\n\n${words}`)
        expect(places.filter(place => place.includes(' text '))).toEqual([])
        expect(places).toHaveLength(1)
      }),
    )
  })

  test.each(['>', '> ', '<!--', '[', '*a ', '- ', '![[', '`', '<a ', '|a', '**a', '> <!-- '])(
    'is read from a whole description of %j without going over it again and again',
    async part => {
      const text = part.repeat(Math.ceil(65_536 / part.length))
      expect(await growth(32_768, size => named(text.slice(0, size)))).toBeLessThan(LINEAR)
    },
  )
})

describe('a section of a description', () => {
  const sections = (body: string, templates: string[] = []) => {
    const read = describeBody(body, templates)
    return read.state === 'read' ? read.description.sections : []
  }

  test('has its heading and what a reader sees below it', () => {
    const body = '## Rollback plan\n\nRevert it:\n\n```\ngit revert\n```\n<!-- hint -->\n\n### Risk\nlow\n'
    expect(sections(body)).toEqual([
      { heading: 'Rollback plan', line: 1, text: 'Revert it:\ngit revert', untouched: false },
      { heading: 'Risk', line: 10, text: 'low', untouched: false },
    ])
  })

  test('that says what the template says is untouched', () => {
    const template = '## Risk\n<!-- low, medium or high -->\nTell us\n\n## Impact\n'
    expect(sections('## risk\r\n\r\nTell  us\r\n\r\n## Impact\r\nNone', [template])).toMatchObject([
      { heading: 'risk', untouched: true },
      { heading: 'Impact', text: 'None', untouched: false },
    ])
  })

  test('is none inside of a quote or a list', () => {
    expect(sections('> ## Risk\n> low\n\n- # Impact')).toEqual([])
  })
})

describe('the trailers of a commit message', () => {
  const byGit = (message: string) =>
    execFileSync('git', ['interpret-trailers', '--parse', '--no-divider'], { input: message, encoding: 'utf8' })
      .split('\n')
      .filter(line => /^(?:Refs|Closes)/i.test(line))

  test.each([
    ['one', 'Subject\n\nBody\n\nRefs: #12\n'],
    ['several', 'Subject\n\nRefs: #12\nSigned-off-by: A <a@b>\nCloses: #13\n'],
    ['a folded one', 'Subject\n\nRefs: #12,\n  #13\n'],
    ['none in the subject', 'Refs: #12\n'],
    ['none in the middle', 'Subject\n\nRefs: #12\n\nAn ending\n'],
    ['none among sentences', 'Subject\n\nThis is\nRefs: #12\na text\nof four\nfive lines\n'],
  ])('are what git takes for them: %s', (_, message) => {
    expect(referringTrailers(message).map(({ key, value }) => `${key}: ${value}`)).toEqual(byGit(message))
  })

  test('leave out keys that name nothing', () => {
    expect(referringTrailers('Subject\n\nReviewed-by: A\nRefs: #12\n')).toEqual([{ key: 'Refs', value: '#12' }])
  })
})
