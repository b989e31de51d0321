import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../../../src/github/activities.ts'
import { landingsIn } from '../../../src/github/branch/landings.ts'
import type { PushedCommit } from '../../../src/github/branch/pushed.ts'
import type { BranchSpan } from '../../../src/github/branch/span.ts'

// A line is written as letters, newest first: the branch's own commits. Times are hours of one day.

const NOW = '2026-03-02T23:00:00Z'
const NONE = '0'.repeat(40)
const hour = (at: number) => `2026-03-02T${String(at).padStart(2, '0')}:00:00Z`

interface Given {
  /** Newest first; the last one came before the span. */
  line: string
  /** Number of the change and hour of its merge, by commit; `mergedAs`: another commit than this one. */
  pulls?: Record<string, { number: number; at: number; mergedAs?: string }>
  /** Newest first. */
  moves?: [type: string, before: string, after: string, at: number][]
  end?: number
  cut?: boolean
  bounded?: boolean
}

function commit(oid: string, parent: string | undefined, pulls: Given['pulls'] = {}): PushedCommit {
  const named = pulls[oid]
  const pull = named && {
    number: named.number,
    merged: true,
    mergedAt: hour(named.at),
    baseRefName: 'main',
    mergeCommit: { oid: named.mergedAs ?? oid },
  }
  return {
    oid,
    committedDate: hour(0),
    parents: { nodes: parent === undefined ? [] : [{ oid: parent }] },
    associatedPullRequests: { totalCount: pull ? 1 : 0, nodes: pull ? [pull] : [] },
  }
}

function told({ line, pulls, moves = [], end = line.length - 1, cut = false, bounded = !cut }: Given): string[] {
  const oids = [...line]
  const commits = oids.map((oid, at) => commit(oid, oids[at + 1] ?? 'parent of all', pulls))
  const actor = { id: 1, login: 'alice', type: 'User' }
  const read = moves.map(
    ([type, before, after, at]): Activity => ({ activity_type: type, before, after, timestamp: hour(at), actor }),
  )
  const span: BranchSpan = { commits, end, moves: read, elsewhere: [], isCut: cut, isBounded: bounded }
  return landingsIn('main', span, new Map(), NOW).map(({ merged, unknown, at, commits: own }) => {
    const how = unknown ?? (merged.rewritten ? 'rewritten' : String(merged.origin))
    return `${own.join('')}: ${how} after ${merged.parent}${at ? ` at ${Number(at.slice(11, 13))}` : ''}`
  })
}

describe('what came to a branch', () => {
  test.each<[string, Given, string[]]>([
    ['a change', { line: 'BA', pulls: { B: { number: 1, at: 5 } } }, ['B: 1 after A at 5']],
    [
      'a rebase, all of whose commits name the change',
      {
        line: 'DCBA',
        pulls: {
          B: { number: 1, at: 5, mergedAs: 'D' },
          C: { number: 1, at: 5, mergedAs: 'D' },
          D: { number: 1, at: 5 },
        },
      },
      ['BCD: 1 after A at 5'],
    ],
    [
      'a rebase of which only the last does',
      { line: 'DCBA', pulls: { D: { number: 1, at: 5 } }, moves: [['pr_merge', 'A', 'D', 5]] },
      ['BCD: 1 after A at 5'],
    ],
    [
      'pushes, each commit for itself',
      {
        line: 'DCBA',
        moves: [
          ['push', 'B', 'D', 6],
          ['push', 'A', 'B', 5],
        ],
      },
      ['B: direct after A at 5', 'C: direct after B at 6', 'D: direct after C at 6'],
    ],
    [
      'a queue',
      {
        line: 'CBA',
        pulls: { B: { number: 1, at: 5 }, C: { number: 2, at: 5 } },
        moves: [['merge_queue_merge', 'A', 'C', 5]],
      },
      ['B: 1 after A at 5', 'C: 2 after B at 5'],
    ],
    [
      'a history that replaced another',
      {
        line: 'DCA',
        moves: [
          ['force_push', 'X', 'D', 6],
          ['push', 'A', 'X', 5],
        ],
      },
      ['CD: rewritten after C at 6'],
    ],
    [
      'a change that was merged by pushing its commits, although GitHub names another commit as its merge',
      {
        line: 'CBA',
        pulls: { B: { number: 1, at: 5, mergedAs: 'T' }, C: { number: 1, at: 5, mergedAs: 'T' } },
        moves: [['push', 'A', 'C', 5]],
      },
      ['BC: 1 after A at 5'],
    ],
    [
      'a commit that was pushed beside the change that contains it too',
      {
        line: 'CBA',
        pulls: { B: { number: 1, at: 6, mergedAs: 'C' }, C: { number: 1, at: 6 } },
        moves: [
          ['pr_merge', 'B', 'C', 6],
          ['push', 'A', 'B', 5],
        ],
      },
      ['B: direct after A at 5', 'C: 1 after B at 6'],
    ],
    [
      'a commit of a change that was merged as another, to which the branch was forced',
      {
        line: 'BA',
        pulls: { B: { number: 1, at: 5, mergedAs: 'M' } },
        moves: [
          ['force_push', 'M', 'B', 6],
          ['pr_merge', 'A', 'M', 5],
        ],
      },
      ['B: rewritten after A at 6'],
    ],
    [
      'a commit to which the branch was set back: as it came first',
      {
        line: 'BA',
        moves: [
          ['force_push', 'C', 'B', 7],
          ['push', 'B', 'C', 6],
          ['push', 'A', 'B', 5],
        ],
      },
      ['B: direct after A at 5'],
    ],
    [
      'a merge by hand whose first parent is the own side',
      {
        line: 'DCA',
        moves: [
          ['push', 'X', 'D', 6],
          ['pr_merge', 'A', 'X', 5],
        ],
      },
      ['CD: rewritten after C at 6'],
    ],
  ])('%s', (_, given, expected) => expect(told(given)).toEqual(expected))
})

describe('what is not certain is not known', () => {
  test.each<[string, Given, string[]]>([
    [
      'a commit above all moves',
      { line: 'CBA', moves: [['push', 'A', 'B', 5]] },
      ['B: direct after A at 5', 'C: young after B'],
    ],
    [
      'a commit below all moves',
      { line: 'DCBA', moves: [['push', 'C', 'D', 5]] },
      ['B: old after A', 'C: old after B', 'D: direct after C at 5'],
    ],
    [
      'a change behind a commit that may be its own',
      { line: 'CBA', pulls: { C: { number: 1, at: 5 } } },
      ['B: young after A', 'C: young after B at 5'],
    ],
    [
      'a change whose first commits were not read',
      {
        line: 'DCB',
        pulls: {
          B: { number: 1, at: 5, mergedAs: 'D' },
          C: { number: 1, at: 5, mergedAs: 'D' },
          D: { number: 1, at: 5 },
        },
        end: 3,
        cut: true,
      },
      ['BCD: cut after parent of all at 5'],
    ],
    [
      'a push whose beginning was not read: it may be another',
      { line: 'DCB', moves: [['push', 'X', 'D', 5]], end: 3, cut: true },
      ['B: young after parent of all at 5', 'C: young after B at 5', 'D: young after C at 5'].map(one =>
        one.replace(' at 5', ''),
      ),
    ],
    [
      'a push of the last seconds, which may turn out to be a merge',
      { line: 'BA', moves: [['push', 'A', 'B', 23]] },
      ['B: young after A'],
    ],
    [
      'a commit under a forced one whose own push is not listed',
      { line: 'DCBA', pulls: { C: { number: 1, at: 5 } }, moves: [['force_push', 'X', 'D', 6]] },
      ['AB: old after A at 6', 'C: old after B at 5', 'D: rewritten after C at 6'],
    ],
  ])('%s', (_, given, expected) => expect(told(given)).toEqual(expected))
})

test('a branch begins with a commit that has no parent, or with the one of which it was made: neither is a landing', () => {
  const root = { ...commit('A', undefined), parents: { nodes: [] } }
  const moves = [{ activity_type: 'branch_creation', before: NONE, after: 'A', timestamp: hour(1), actor: null }]
  const span: BranchSpan = { commits: [root], end: 1, moves, elsewhere: [], isCut: false, isBounded: true }
  expect(landingsIn('main', span, new Map(), NOW)).toEqual([])
})
