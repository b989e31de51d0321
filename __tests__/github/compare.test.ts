import { expect, test } from '@jest/globals'
import { changedPaths } from '../../src/github/compare.ts'
import { scriptedClient } from './scripted-client.ts'

const compared = async (files: readonly object[]) => {
  const paths = await changedPaths(
    scriptedClient(() => ({ files })),
    { owner: 'acme', name: 'shop' },
    'base',
    'head',
  )
  return paths && Object.fromEntries(paths)
}

test.each<[string, object, Record<string, string>]>([
  ['that was written', { status: 'modified', filename: 'a', sha: '1' }, { a: '1' }],
  ['that was added', { status: 'added', filename: 'a', sha: '1' }, { a: '1' }],
  ['that was removed, whatever it held before', { status: 'removed', filename: 'a', sha: '1' }, { a: 'removed' }],
  [
    'that was renamed, which is two paths',
    { status: 'renamed', filename: 'b', previous_filename: 'a', sha: '1' },
    { a: 'removed', b: '1' },
  ],
  [
    'that was copied, which leaves its source alone',
    { status: 'copied', filename: 'b', previous_filename: 'a', sha: '1' },
    { b: '1' },
  ],
  ['of which only the mode changed', { status: 'modified', filename: 'a', sha: null }, { a: 'unknown' }],
])('a comparison reports a file %s', async (_, file, expected) => expect(await compared([file])).toEqual(expected))

test('a comparison without files changes nothing', async () => expect(await compared([])).toEqual({}))
