import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { coverageFormats } from '../../src/reports/formats.ts'
import { readReport } from '../../src/reports/read.ts'
import { unusable } from '../../src/reports/unusable.ts'
import { scratchFolder } from '../git/scratch.ts'
import { fixture, fixtures } from './coverage-formats.ts'

// What people name as a report that is none, each told with the step that makes one of it.

const V8 =
  '{"result":[{"scriptId":"90","url":"file:///shop/cart.js","functions":[{"functionName":"add","ranges":[]}]}]}'

test.each<[string, Buffer, RegExp]>([
  ['coverage of V8', Buffer.from(V8), /raw V8 coverage.*c8/],
  ['index.html', Buffer.from('\n<!DOCTYPE html>\n<html lang="en">'), /an HTML page/],
  ['.coverage', Buffer.from('SQLite format 3\0\x10\0'), /database.*`coverage xml`/],
  ['jacoco.exec', Buffer.from([0x01, 0xc0, 0xc0, 0x10, 0x07]), /JaCoCo execution data/],
  ['default.profraw', Buffer.from('\x81rforpl\xff\x09', 'latin1'), /`llvm-profdata merge`/],
  ['merged.profdata', Buffer.from('\xfflprofi\x81\x09', 'latin1'), /`llvm-cov export`/],
  ['gcov.json.gz', Buffer.from([0x1f, 0x8b, 0x08]), /gzip/],
])('%s is reported with what to do', async (name, bytes, message) => {
  expect(unusable(bytes)).toMatch(message)
  const folder = scratchFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
  const read = await readReport({ path: folder, called: 'the workspace' }, name, coverageFormats)
  expect(read).toMatchObject({ state: 'unreadable', detail: expect.stringMatching(message) })
})

test.each(fixtures)('%s is a report', name => expect(unusable(fixture(name).subarray(0, 65_536))).toBeUndefined())

test('what could be of two formats is neither', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'both'), 'TN:\nSF:a\nDA:1,1\nend_of_record\n')
  const [lcov] = coverageFormats
  if (!lcov) throw new Error('there is no format')
  const read = await readReport({ path: folder, called: 'the workspace' }, 'both', [
    lcov,
    { ...lcov, called: 'another' },
  ])
  expect(read).toMatchObject({
    detail: '"both" cannot be used. It could be an LCOV coverage report or another. Set `format` in the policy.',
  })
})
