import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { executableSchema, readDocument, unanswered } from '../../../sandbox/github/graphql/schema.ts'
import * as batches from '../../../src/github/client/batches.ts'
import * as queries from '../../../src/github/client/queries.ts'
import { graphql, OF_SHOP, push, type Stage, stage } from './stage.ts'

const { CHANGE, CURRENT, MORE_REVIEWS, PUSHED } = queries

let on: Stage

beforeAll(async () => {
  on = await stage()
  push(on.repository.path, { branch: 'one', from: 'main', files: { a: '1\n' } })
  await on.sandbox.openPull({ repository: on.repository, author: 'alice', head: 'one', base: 'main', title: 'One' })
})
afterAll(() => on.end())
beforeEach(() => {
  on.sandbox.violations.length = 0
})

const OPERATIONS = Object.entries({ ...queries, ...batches }).filter(
  (entry): entry is [string, string] => typeof entry[1] === 'string',
)

test.each(OPERATIONS)('the operation %s fits the slice', (_, text) => {
  expect(readDocument(executableSchema(), text)).toHaveProperty('kind', 'Document')
})

test('every field of the slice is answered', () => {
  expect(unanswered(executableSchema())).toEqual([])
})

describe('a document that GitHub would refuse', () => {
  test.each<[string, string, Record<string, unknown>, RegExp]>([
    ['a field outside the slice', '{ viewer { bio } }', {}, /Cannot query field "bio" on type "User"/],
    ['a variable of the wrong kind', CURRENT, { ...OF_SHOP, number: 'one' }, /Int cannot represent non-integer value/],
    ['a SHA that is none', PUSHED, { ...OF_SHOP, after: 'main' }, /Could not coerce value "main" to GitObjectID/],
    [
      'a page that is too long',
      '{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { labels(first: 101) { totalCount } } } }',
      {},
      /exceeds the `first` limit of 100 records/,
    ],
    [
      'a list without a length',
      '{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { labels { totalCount } } } }',
      {},
      /must provide a `first` or `last` value/,
    ],
  ])('%s is answered with an error', async (_, query, variables, message) => {
    const { status, body } = await graphql(on, query, variables)
    expect([status, body.errors[0].message]).toEqual([200, expect.stringMatching(message)])
    expect(on.sandbox.violations[0]?.message).toMatch(message)
  })
  test('a cursor from nowhere is answered with an error', async () => {
    const { id } = (await graphql(on, CHANGE, { ...OF_SHOP, number: 1, policyPath: 'p' })).body.data.repository
      .pullRequest
    const { body } = await graphql(on, MORE_REVIEWS, { id, after: 'x' })
    expect(body.errors[0]).toMatchObject({
      type: 'INVALID_CURSOR_ARGUMENTS',
      message: '`x` does not appear to be a valid cursor.',
    })
    expect(on.sandbox.violations).toHaveLength(1)
  })
})
