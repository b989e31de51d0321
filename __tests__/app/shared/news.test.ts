import { expect, test } from '@jest/globals'
import { newsOf } from '../../../src/app/shared/news.ts'
import { HEAD } from '../../builders.ts'

test.each<[string, unknown, unknown]>([
  ['check_run', { check_run: { id: 7, head_sha: HEAD } }, { kind: 'check-run', id: 7, commit: HEAD }],
  ['workflow_run', { workflow_run: { id: 8, head_sha: HEAD } }, { kind: 'workflow-run', id: 8, commit: HEAD }],
  ['status', { id: 9, sha: HEAD, context: 'ci' }, { kind: 'status', id: 9, commit: HEAD, context: 'ci' }],
  ['status', { id: 9, sha: HEAD }, undefined],
  ['check_run', { check_run: { id: '7', head_sha: HEAD } }, undefined],
  ['check_run', null, undefined],
  ['pull_request', { id: 9, sha: HEAD, context: 'ci' }, undefined],
])('what the event %s says was posted: %j', (name, payload, news) => {
  expect(newsOf({ name, payload })).toEqual(news)
})
