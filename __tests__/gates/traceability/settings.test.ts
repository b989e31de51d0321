import { describe, expect, test } from '@jest/globals'
import { traceability } from '../../../src/gates/traceability/index.ts'
import { settings } from '../../../src/gates/traceability/settings.ts'

const ISSUES = [{ source: 'github-issues' }]
const FILES = { files: ['docs/requirements.yml'] }
const messages = (value: object) =>
  settings.safeParse(value).error?.issues.map(({ path, message }) => [path.join('.'), message])

describe('the settings', () => {
  test('have defaults', () => {
    expect(settings.parse({ 'work-items': ISSUES })).toEqual({
      'work-items': [{ source: 'github-issues', repositories: ['self'], states: ['open'] }],
      link: { min: 1, from: ['linked-issues', 'description', 'title', 'commits'] },
      exempt: [],
    })
  })

  test.each<[string, object, string, string]>([
    [
      'a repository without its owner',
      { 'work-items': [{ source: 'github-issues', repositories: ['shop'] }] },
      'work-items.0.repositories.0',
      'must be "self" or a repository such as acme/roadmap',
    ],
    [
      'a source that is not there',
      { 'work-items': [{ source: 'trello' }] },
      'work-items.0.source',
      'must be one of "github-issues", "jira", "ids"',
    ],
    [
      'no source',
      { 'work-items': [{ projects: ['ABC'] }] },
      'work-items.0.source',
      'must be one of "github-issues", "jira", "ids"',
    ],
    [
      'a project in small letters',
      { 'work-items': [{ source: 'jira', projects: ['abc'] }] },
      'work-items.0.projects.0',
      'must be a project key in capitals, such as ABC',
    ],
    [
      'a prefix that no identifier has',
      { 'work-items': [{ source: 'ids', prefix: 'REQ' }] },
      'work-items.0.prefix',
      'must begin with a letter and end with "-", "_" or "~", such as CR-',
    ],
    [
      'verification of nothing',
      { 'work-items': ISSUES, 'verified-by': 'tests' },
      'verified-by',
      'needs "requirements", which names the files that list them',
    ],
    [
      'a file of requirements outside of the repository',
      { 'work-items': ISSUES, requirements: { files: ['../x.yml'] } },
      'requirements.files.0',
      'must be the path of one file, relative to the root of the repository',
    ],
    [
      'a pattern for the files of requirements',
      { 'work-items': ISSUES, requirements: { files: ['docs/*.yml'] } },
      'requirements.files.0',
      'must be the path of one file, relative to the root of the repository',
    ],
    [
      'an app with its ending',
      { 'work-items': ISSUES, exempt: [{ app: 'dependabot[bot]', 'only-paths': ['x'] }] },
      'exempt.0.app',
      'must be the short name of an app, such as dependabot',
    ],
  ])('refuse %s', (_, value, path, message) => expect(messages(value)).toEqual([[path, message]]))

  test.each<[string, object]>([
    ['no rule', { 'work-items': [] }],
    ['a key of another source', { 'work-items': [{ source: 'jira', projects: ['ABC'], labels: ['x'] }] }],
    ['no link at all', { 'work-items': ISSUES, link: { min: 0 } }],
    ['more links than anybody names', { 'work-items': ISSUES, link: { min: 11 } }],
    ['a place that is not there', { 'work-items': ISSUES, link: { from: ['branch'] } }],
    ['nowhere to look', { 'work-items': ISSUES, link: { from: [] } }],
    ['an exemption without paths', { 'work-items': ISSUES, exempt: [{ app: 'dependabot' }] }],
    ['an exemption by branch', { 'work-items': ISSUES, exempt: [{ branch: 'dependabot/**', 'only-paths': ['x'] }] }],
    ['no status', { 'work-items': ISSUES, requirements: { ...FILES, statuses: [] } }],
    ['no file', { 'work-items': ISSUES, requirements: { files: [] } }],
    ['verification by something else', { 'work-items': ISSUES, requirements: FILES, 'verified-by': 'coverage' }],
  ])('refuse %s', (_, value) => expect(settings.safeParse(value).success).toBe(false))
})

describe('what the gate needs', () => {
  const asked = (more: object) => {
    const parsed = settings.parse({ 'work-items': ISSUES, ...more })
    return [traceability.needs(parsed), traceability.companions(parsed)]
  }
  const always = { change: true, commits: true, links: { issueTypes: false } }
  const requirements = { files: FILES.files }

  test.each<[string, object, unknown]>([
    ['nothing more at first', {}, [always, []]],
    [
      'issue types',
      { 'work-items': [{ source: 'github-issues', types: ['Bug'] }] },
      [{ ...always, links: { issueTypes: true } }, []],
    ],
    [
      'files',
      { exempt: [{ app: 'dependabot', 'only-paths': ['x'] }] },
      [{ ...always, files: { decidesBy: 'path' } }, []],
    ],
    ['requirements', { requirements: FILES }, [{ ...always, requirements }, []]],
    [
      'tests, and the gate that names their reports',
      { requirements: FILES, 'verified-by': 'tests' },
      [{ ...always, requirements, tests: { reports: [] } }, [{ type: 'tests', path: ['verified-by'] }]],
    ],
  ])('%s', (_, more, expected) => expect(asked(more)).toEqual(expected))
})
