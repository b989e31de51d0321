import { expect, test } from '@jest/globals'
import { nearPath } from '../../src/text/near-path.ts'

const PATH = '.github/quality-policy.yml'

test.each<[string, string[], string | undefined]>([
  ['another ending', ['a.yml', '.github/quality-policy.yaml'], '.github/quality-policy.yaml'],
  ['another folder', ['docs/quality-policy.yml', 'src/a.ts'], 'docs/quality-policy.yml'],
  ['the same folder first', ['quality-policy.yaml', '.github/quality-policy.yaml'], '.github/quality-policy.yaml'],
  ['another spelling', ['.github/Quality_Policy.yml'], '.github/Quality_Policy.yml'],
  ['a letter that is missing', ['.github/qualty-policy.yml'], '.github/qualty-policy.yml'],
  ['the file itself is none', [PATH], undefined],
  ['a file of another kind is none', ['.github/quality-policy.md'], undefined],
  ['another file is none', ['.github/dependabot.yml', '.github/workflows/quality.yml'], undefined],
])('of a policy: %s', (_, known, expected) => expect(nearPath(PATH, known)).toBe(expected))
