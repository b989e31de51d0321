import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { forbidden } from '../../../src/github/client/errors.ts'
import { acceptedPermissions } from '../../../src/github/client/permissions.ts'
import { PROJECT } from '../../bundle.ts'

describe('what GitHub says would be enough', () => {
  test.each<[string, unknown]>([
    ['checks=write', { job: ['checks: write'] }],
    ['pull_requests=read; contents=read', { job: ['pull-requests: read', 'contents: read'] }],
    ['administration=read, security_events=read', { job: ['security-events: read'] }],
    ['administration=write', { app: 'administration: write' }],
    ['', undefined],
  ])('%j, in the words of a workflow file', (header, accepted) => {
    expect(acceptedPermissions(header)).toEqual(accepted)
  })

  test.each([
    ['pull_requests=write', 'Grant the job `pull-requests: write` under `permissions:` in the workflow.'],
    ['members=read', 'Pass the token of an app with `members: read`: no job can be granted this.'],
  ])('%s is the next step of the error', (header, next) => {
    expect(forbidden('asking', { 'x-accepted-github-permissions': header }).next).toContain(next)
  })
})

/** GitHub, "Workflow syntax for GitHub Actions", `permissions`. */
const OF_JOBS =
  'actions attestations checks contents deployments discussions id-token issues models packages pages pull-requests security-events statuses'
/** What a message tells an app to be granted, and no job. */
const OF_APPS = 'members'

test('no text of the program names a permission that a workflow file does not know', () => {
  const known = new Set(`${OF_JOBS} ${OF_APPS}`.split(' '))
  const sources = readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' }).filter(one =>
    /\.ts$/.test(one),
  )
  const named = sources.flatMap(file => {
    const text = readFileSync(join(PROJECT, 'src', file), 'utf8')
    return [...text.matchAll(/["'`]([\w-]+): (?:read|write)\b/g)].map(([, key = '']) => ({ file, key }))
  })
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ key }) => !known.has(key))).toEqual([])
})
