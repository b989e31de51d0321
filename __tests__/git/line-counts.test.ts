import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openRepository } from '../../src/git/repository.ts'
import { PATH, Scratch } from './scratch.ts'

async function counted(texts: readonly (string | Buffer)[]): Promise<(number | undefined)[]> {
  const scratch = new Scratch()
  texts.forEach((text, at) => {
    scratch.write(`file${at}`, text)
  })
  const repository = await openRepository({ folder: scratch.folder, path: PATH })
  const files = await repository.trackedFiles(scratch.commit('files'))
  const blobs = texts.map((_, at) => files.get(`file${at}`)?.blob ?? '')
  const counts = await repository.lineCounts([...new Set(blobs)])
  return blobs.map(blob => counts.get(blob))
}

test.each<[string, string, number]>([
  ['nothing', '', 1],
  ['a line without an end', 'a', 1],
  ['a line, and what is behind it', 'a\n', 2],
  ['ends of two bytes once', 'a\r\nb\r\n', 3],
  ['carriage returns alone', 'a\rb\r', 3],
  ['empty lines of both kinds', '\n\r\n\r\r', 5],
  ['ends that only some languages know', 'a\vb\fc\u0085d\u2028e\u2029f', 6],
  ['no part of another character', '\u0105\u2026\u20a8\u2128', 1],
])('%s', async (_, text, lines) => expect(await counted([text])).toEqual([lines]))

test('many blobs of all sizes are distinguished, wherever the pipe cuts them', async () => {
  const sizes = fc.sample(fc.oneof(fc.nat(5), fc.nat(200_000)), { numRuns: 40, seed: 7 })
  const texts = sizes.map((size, at) => `${at}${'x\n'.repeat(size)}`)
  expect(await counted(texts)).toEqual(sizes.map(size => size + 1))
})

test('a blob that the clone does not have is an error, and no number', async () => {
  const scratch = new Scratch().write('a', 'a\n')
  scratch.commit('a')
  const repository = await openRepository({ folder: scratch.folder, path: PATH })
  await expect(repository.lineCounts(['e'.repeat(40)])).rejects.toMatchObject({ code: 'history_missing' })
  await expect(repository.lineCounts(['HEAD'])).rejects.toThrow('is not a commit id')
})
