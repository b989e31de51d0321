import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { loadPolicy } from '../../../src/policy/load/load.ts'
import { dependencyFormats } from '../../../src/reports/formats.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/reference/dependency-reports.md'), 'utf8')

test.each(dependencyFormats.map(({ name }) => name))('%s is documented', name =>
  expect(page.split('\n').filter(line => line.startsWith(`| ${name} (`))).toHaveLength(1),
)

test('the policy of the page is valid', () => {
  const [, policy = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(page) ?? []
  expect(loadPolicy(Buffer.from(policy), 'page.yml')).toMatchObject({ ok: true, warnings: [] })
})
