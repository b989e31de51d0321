import { expect, test } from '@jest/globals'
import { accessFact } from '../../../src/collect/change/memberships.ts'
import { problem, scriptedClient } from '../../github/scripted-client.ts'

const SHOP = { owner: 'acme', name: 'shop' }

test('who may write is known for those who have access, and for those who are gone', async () => {
  const client = scriptedClient(({ parameters: { username } }) => {
    if (username === 'gone') throw problem('not_found')
    return { user: { id: username === 'alice' ? 2 : 3, permissions: { push: username === 'alice' } } }
  })
  expect(await accessFact(client, SHOP, ['alice', 'bob', 'gone'])).toMatchObject({
    state: 'complete',
    value: [
      { login: 'alice', id: '2', canWrite: true },
      { login: 'bob', id: '3', canWrite: false },
      { login: 'gone', id: null, canWrite: false },
    ],
  })
})

// Gates are judged without it: it only says better whom to ask.
test.each(['forbidden', 'unavailable', 'invalid', 'rate_limited', 'unauthorized'] as const)(
  'who may write is not known where GitHub says %s, and the run goes on',
  async code => {
    const client = scriptedClient(({ parameters: { username } }) => {
      if (username === 'bob') throw problem(code)
      return { user: { id: 2, permissions: { push: true } } }
    })
    expect(await accessFact(client, SHOP, ['alice', 'bob'])).toMatchObject({
      state: 'unavailable',
      why: code === 'forbidden' ? 'forbidden' : 'unreachable',
    })
  },
)

test('who may write is not known where the answer is not readable', async () => {
  const fact = await accessFact(
    scriptedClient(() => ({ user: 'alice' })),
    SHOP,
    ['alice'],
  )
  expect(fact).toMatchObject({ state: 'unavailable', why: 'unreachable' })
})
