import { describe, expect, test } from '@jest/globals'
import { type BesideRecord, releasePage } from '../../src/book/release-page.ts'
import type { ReleaseRecord } from '../../src/record/record.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import { digest, HEAD, oid } from '../builders.ts'
import { gate, releasing, verdict } from '../record/builders.ts'

// A person who reads only the page knows what went out, where, when, why, by whose word, and under which policy.

const BESIDE: BesideRecord = {
  begins: { commit: oid('a'), at: 'previous' },
  why: [],
  others: 1,
  early: 1,
  changes: new Map([
    [HEAD, { concessions: [{ gate: 'coverage', issue: 44 }], links: ['#7', 'REQ-12'], picked: undefined }],
  ]),
  owed: new Map(),
}

function page(
  part: {
    record?: Partial<ReleaseRecord>
    beside?: Partial<BesideRecord>
    verdict?: Verdict
    path?: string | undefined
  } = {},
): string {
  const base = releasing({ commit: HEAD, package: 'shop', environment: 'production', line: 'main' })
  const record: ReleaseRecord = {
    ...base,
    subject: {
      ...base.subject,
      tag: 'shop@1.1.0',
      previous: { tag: 'shop@1.0.0', commit: oid('a'), record: digest('aa') },
    },
    changes: [{ commit: HEAD, pull: 12, record: digest('1d'), outcome: 'pass' }],
    requestedBy: { account: '7', kind: 'User', roles: [] },
    ...part.record,
  }
  return releasePage({
    record,
    verdict: part.verdict ?? verdict(),
    name: record.subject.tag ?? 'beef000',
    beside: { ...BESIDE, ...part.beside },
    names: new Map([
      ['501', 'carol'],
      ['7', 'bob'],
    ]),
    path: 'path' in part ? part.path : '2026/11/21/1.json',
    server: 'https://github.com',
  }).join('\n')
}

test('the page answers who, what, where, when, since when, and by which policy', () => {
  // GitHub would link what begins with an at sign, so it is kept from that.
  const text = page().replaceAll('\u200b', '')
  for (const line of [
    '# Release shop@1.1.0',
    '**Authorised** on 2026-11-21 at 10:00 UTC by carol.',
    `| What | acme/shop, package shop, commit \`${HEAD}\`, of main |`,
    '| Where | production |',
    '| Kind | normal |',
    '| Since | shop@1.0.0 (`a000000`), the last authorised release |',
    '| Contents | 1 of 1 changes passed every gate; 1 of them by a concession; 1 more touch other packages only; 1 came before the first policy |',
    '| Requested by | bob |',
    '| Policy | `.github/quality-policy.yml`, `sha256:dddddddddddd` |',
    `| [beef000](https://github.com/acme/shop/commit/${HEAD}) | pull request 12 | passed; coverage by concession #44 | #7, REQ-12 | \`1d0000000000\` |`,
    '| carol | none | approved, environment production | 2026-11-21 10:00 at the latest | yes |',
    'No review is known to be open.',
  ])
    expect(text.replaceAll('\\', '')).toContain(line)
})

describe('a page', () => {
  test('of a refusal says what would make it pass', () => {
    const reasons = [{ code: 'release_frozen', message: 'It is frozen.', next: 'Wait until Monday.' }]
    const text = page({
      record: { verdict: { outcome: 'fail', reasons: [], gates: [] } },
      verdict: verdict({ outcome: 'fail', gates: [gate({ outcome: 'fail', reasons })] }),
    })
    expect(text).toContain('**Refused** on 2026-11-21')
    expect(text).toContain(
      '## Why it is not authorised, and what would change that\n\n- It is frozen.<br>→ Wait until Monday.',
    )
  })

  test('of a rollback says from what to what, and why', () => {
    const base = releasing({ commit: HEAD })
    const subject = {
      ...base.subject,
      kind: 'rollback' as const,
      previous: null,
      replaces: { commit: oid('f'), record: null },
    }
    const text = page({
      record: { subject, changes: [] },
      beside: { why: ['#7', 'Orders are *lost*'], begins: { commit: HEAD, at: 'rollback' } },
    })
    expect(text).toContain('| Kind | rollback from `f000000`: #7, Orders are \\*lost\\* |')
    expect(text).toContain('| Since | nothing: it was authorised before |')
    expect(text).toContain('Nothing new.')
  })

  test('of what nobody could look at says what is not known', () => {
    const text = page({
      record: {
        policy: null,
        requestedBy: null,
        changes: [],
        authorisations: [],
        subject: { ...releasing({ commit: HEAD }).subject, previous: null },
      },
      beside: { begins: { commit: null, at: 'root' } },
      path: undefined,
    })
    for (const line of [
      '| Policy | none that could be read |',
      '| Requested by | not known |',
      'Nobody.',
      'Record: not in the ledger',
      'no release is authorised before it',
    ])
      expect(text).toContain(line)
  })

  test('names what is due, and when', () => {
    const text = page({ record: { openObligations: [{ what: 'review', record: null, due: '2026-11-23T10:00:00Z' }] } })
    expect(text).toContain('- Retrospective review of this release, due on 2026-11-23 at 10:00 UTC')
  })
})
