import { getOctokit } from '@actions/github'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Pull } from '../../../sandbox/github/sandbox.ts'
import { CURRENT } from '../../../src/github/client/queries.ts'
import { OF_SHOP, push, type Stage, stage } from './stage.ts'

let on: Stage
let pull: Pull

beforeAll(async () => {
  on = await stage()
  const files = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`f${at}`, `${at}\n`]))
  push(on.repository.path, { branch: 'one', from: 'main', files })
  pull = await on.sandbox.openPull({
    repository: on.repository,
    author: 'alice',
    head: 'one',
    base: 'main',
    title: 'One',
  })
})
afterAll(() => on.end())

test("GitHub's own client works against the stand-in, and neither side breaks a rule", async () => {
  const octokit = getOctokit(on.token, { baseUrl: on.sandbox.url })
  const of = { owner: 'acme', repo: 'shop' }

  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { ...of, pull_number: 1, per_page: 3 })
  expect(files.map(file => file.filename)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6'])

  const output = { title: 'Passed', summary: 'All gates passed.' }
  const made = await octokit.rest.checks.create({
    ...of,
    name: 'Gatebook',
    head_sha: pull.head,
    conclusion: 'success',
    output,
  })
  const listed = await octokit.rest.checks.listForRef({ ...of, ref: pull.head, check_name: 'Gatebook', app_id: 15368 })
  expect(listed.data.check_runs.map(run => run.id)).toEqual([made.data.id])

  const told = await octokit.graphql(CURRENT, { ...OF_SHOP, number: 1 })
  expect(told).toMatchObject({ repository: { pullRequest: { headRefOid: pull.head } } })
  await expect(octokit.rest.pulls.get({ ...of, pull_number: 9 })).rejects.toMatchObject({ status: 404 })
  expect(on.sandbox.violations).toEqual([])
})
