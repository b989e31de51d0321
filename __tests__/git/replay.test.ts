import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { isReplayed } from '../../src/git/replay.ts'
import { openRepository } from '../../src/git/repository.ts'
import { PATH, Scratch } from './scratch.ts'

// What git itself merges is the measure. The lines repeat, so that the same hunk fits in more than one place.

const BEGIN = Array.from({ length: 36 }, (_, at) => `${at % 12 === 0 ? `block ${at / 12}` : 'same'}`)
type Edit = (lines: string[]) => unknown
const edited = (...edits: Edit[]) => {
  const lines = [...BEGIN]
  for (const edit of edits) edit(lines)
  return lines.map(line => `${line}\n`).join('')
}
const at =
  (line: number, text: string): Edit =>
  lines =>
    lines.splice(line, 1, text)
const insert =
  (line: number, ...texts: string[]): Edit =>
  lines =>
    lines.splice(line, 0, ...texts)
const remove =
  (line: number, count: number): Edit =>
  lines =>
    lines.splice(line, count)

const REVIEWED: Record<string, string> = {
  'one line': edited(at(18, 'ours')),
  'two places': edited(at(30, 'ours'), at(6, 'ours')),
  'a line more': edited(insert(18, 'ours')),
  'lines less': edited(remove(17, 2)),
  'the first line': edited(at(0, 'ours')),
  'the last line': edited(at(35, 'ours')),
}
const BASES: Record<string, string> = {
  'a line above': edited(insert(1, 'theirs')),
  'lines at the top': edited(insert(0, 'theirs', 'theirs')),
  'lines gone above': edited(remove(1, 3)),
  'lines below': edited(insert(33, 'theirs')),
  'an end': edited(insert(36, 'theirs')),
  'around it': edited(at(33, 'theirs'), insert(1, 'theirs', 'theirs')),
  'the same lines': edited(at(18, 'theirs'), at(6, 'theirs'), at(30, 'theirs'), at(0, 'theirs'), at(35, 'theirs')),
}

test.each(Object.keys(REVIEWED))(
  'edits of %s are replayed where git merges them to that, and nowhere else',
  async name => {
    const scratch = new Scratch()
    const commit = (text: string) => scratch.write('f', text).commit('f')
    const begin = commit(edited())
    const reviewed = commit(REVIEWED[name] ?? '')
    const repository = await openRepository({ folder: scratch.folder, path: PATH })
    const seen: string[] = []
    for (const [kind, text] of Object.entries(BASES)) {
      const base = commit(text)
      const patches = {
        reviewed: await repository.patch(begin, reviewed, 'f'),
        base: await repository.patch(begin, base, 'f'),
      }
      const merged = merge(scratch, edited(), REVIEWED[name] ?? '', text)
      const candidates = new Set([...(merged === undefined ? [] : [merged]), ...decoys(text)])
      for (const now of candidates) {
        const replayed = isReplayed({
          ...patches,
          now: await repository.patch(base, commit(now), 'f'),
        })
        if (replayed) {
          expect(now).toBe(merged)
          seen.push(kind)
        }
      }
    }
    expect(seen.length).toBeGreaterThan(2)
  },
  60_000,
)

/** The same edit of one line at other lines. */
const decoys = (text: string): string[] =>
  [6, 18, 19, 30].map(line =>
    text
      .split('\n')
      .map((old, here) => (here === line ? 'ours' : old))
      .join('\n'),
  )

/** What git makes of both; undefined where they conflict. */
function merge(scratch: Scratch, begin: string, ours: string, theirs: string): string | undefined {
  scratch.write('.git/ours', ours).write('.git/begin', begin).write('.git/theirs', theirs)
  const files = ['ours', 'begin', 'theirs'].map(file => join(scratch.folder, '.git', file))
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...files], { env: { PATH }, encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}
