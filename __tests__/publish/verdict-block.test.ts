import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { block, embeddedVerdictOf, readBlock } from '../../src/publish/verdict-block.ts'
import { approval, change, complete, digest, facts, gate, HEAD, oid, PROVENANCE, verdict } from '../builders.ts'
import { growth, LINEAR } from '../growth.ts'
import { failing, hostile } from './verdicts.ts'

const judged = embeddedVerdictOf(failing, facts())
const text = block(judged)

describe('the verdict that a check run carries', () => {
  test('is codes and numbers, without a sentence or a name', () => {
    expect(judged.gates).toEqual([
      {
        id: 'peer-review',
        type: 'approvals',
        outcome: 'fail',
        reasons: [
          { code: 'approval_by_author', count: 1 },
          { code: 'approvals_missing', count: 1 },
        ],
        findings: [],
        measured: { required: 1, approved: 0 },
      },
      {
        id: 'coverage',
        type: 'coverage',
        outcome: 'fail',
        reasons: [{ code: 'patch_below_minimum', count: 1 }],
        findings: [
          { code: 'line_uncovered', count: 1 },
          { code: 'unmapped_paths', count: 1 },
        ],
        measured: { patchCovered: 7, patchTotal: 10, patchMinimum: '80' },
      },
    ])
    expect(text).not.toMatch(/mallory|alice|src\/a\.ts|Faster checkout/)
  })

  test('contains what only reports could show, and what commits contain', () => {
    const reviews = complete([
      approval('alice', { commit: oid('01d'), content: digest('c1') }),
      approval('bob', { commit: null }),
    ])
    const files = [{ path: 'junit.xml', digest: digest('e1'), bytes: 12 }]
    const reports = [{ name: 'unit', state: 'read' as const, detail: '', files, oddities: [] }]
    const cases = { total: 1, passed: 1, failed: 0, skipped: 0, flaky: 0 }
    const run = { request: [], measured: { commit: HEAD, as: 'head' as const }, compared: null, reports, cases }
    const seen = facts({ reviews, change: complete(change()), tests: complete([{ ...run, unpassed: [], claims: [] }]) })
    const { evidence, contents } = embeddedVerdictOf(failing, seen)
    const { collectedAt } = PROVENANCE
    // No gate requests coverage, so nothing is known of it.
    expect(evidence).toEqual([
      { fact: 'files', collectedAt, digest: null },
      { fact: 'tests', collectedAt, digest: digest('e1') },
    ])
    expect(contents).toEqual([
      { commit: oid('01d'), digest: digest('c1') },
      { commit: HEAD, digest: digest('c0') },
    ])
  })

  test('has no evidence when nothing was collected', () => {
    expect(embeddedVerdictOf(failing, undefined)).toMatchObject({ evidence: [], contents: [] })
  })
})

describe('the block', () => {
  test('reads back as what was written', () => {
    expect(readBlock(text)?.judged).toEqual(judged)
    expect(text.split('\n')[0]).toBe('<details><summary>Verdict for programs</summary>')
    expect(text.split('\n').at(-1)).toBe('</details>')
  })

  test('reads back with Windows line ends and with text around it', () => {
    expect(readBlock(`before\n${text.replaceAll('\n', '\r\n')}\r\nafter`)?.judged).toEqual(judged)
  })

  test('stays harmless for a change that was made to be looked at, and is then read by nobody', () => {
    const written = block(embeddedVerdictOf(hostile, facts()))
    expect(readBlock(written)).toBeUndefined()
    expect(written.split('\n')).toHaveLength(9)
    const json = written.split('\n')[3] ?? ''
    expect(json).not.toMatch(/[<>&`@\u0000-\u001f\u007f-\uffff]/)
  })

  test('survives any text in its numbers and in the path of the policy', () => {
    const any = fc.string({ unit: 'binary' }).filter(value => !/\p{Surrogate}/u.test(value))
    fc.assert(
      fc.property(any, fc.dictionary(any, any), (path, measured) => {
        const of = embeddedVerdictOf(
          verdict({ policy: { path, blob: '', digest: '' }, gates: [gate({ measured })] }),
          undefined,
        )
        const read = readBlock(block(of))
        // A key that reaches into every object is not carried; a block that would lose one is not read.
        if (Object.hasOwn(measured, '__proto__')) return
        expect(read?.judged).toEqual(of)
      }),
    )
  })

  test.each<[string, (text: string) => string]>([
    ['another outcome', text => text.replace('"outcome":"fail"', '"outcome":"pass"')],
    ['another number', text => text.replace('"patchCovered":7', '"patchCovered":9')],
    ['another head', text => text.replace(HEAD, oid('bad'))],
    ['another digest', text => text.replace(/sha256:\w{64}\n/, `${digest('f')}\n`)],
    ['a key more', text => text.replace('{"contents"', '{"approved":true,"contents"')],
    ['a key less', text => text.replace('"schema":"gatebook/judged/1",', '')],
    ['another schema', text => text.replace('judged/1', 'judged/2')],
    ['half of it', text => text.slice(0, text.length / 2)],
    ['no digest', text => text.replace(/Digest.*/, '')],
    ['no JSON', text => text.replace(/^\{.*$/m, 'null')],
    ['broken JSON', text => text.replace(/^\{.*$/m, '{"a":')],
    ['another fence', text => text.replaceAll('```', '~~~')],
    ['nothing', () => ''],
  ])('with %s is not read', (_, alter) => {
    expect(alter(text)).not.toBe(text)
    expect(readBlock(alter(text))).toBeUndefined()
  })

  test('is read by its own JSON: the digest is over the canonical form, so spaces do not matter', () => {
    const spaced = text.replace(/^\{.*$/m, line => JSON.stringify(JSON.parse(line), null, 1).replaceAll('\n', ' '))
    expect(spaced).not.toBe(text)
    expect(readBlock(spaced)?.judged).toEqual(judged)
  })

  test('is not changed by a key that reaches into every object', () => {
    const altered = text.replace('"measured":{', '"measured":{"__proto__":{"polluted":true},')
    expect(altered).not.toBe(text)
    expect(readBlock(altered)?.judged).toEqual(judged)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test.each<[string, (size: number) => string]>([
    ['of many megabytes', size => `${text.slice(0, 60)}${'x'.repeat(size)}`],
    [
      'that begins again and again',
      size => '<details><summary>Verdict for programs</summary>\n\n```json\n'.repeat(size / 50),
    ],
  ])('%s is refused or read without going over it again and again', async (_, textOf) => {
    expect(await growth(2_500_000, size => readBlock(textOf(size)))).toBeLessThan(LINEAR)
  })
})

describe('the content of commits is listed within bounds', () => {
  const commit = (at: number) => oid(`${at.toString(16).padStart(4, '0')}a`)
  const contentsOf = (...reviews: ReturnType<typeof approval>[]) =>
    embeddedVerdictOf(failing, facts({ reviews: complete(reviews), change: complete(change()) })).contents
  const review = (at: number, differing: string[] | null = null) =>
    approval('alice', { id: String(at + 1), commit: commit(at), content: digest('c1'), differing })
  const paths = (count: number) => Array.from({ length: count }, (_, at) => `src/${at}.ts`)
  const differing = (...reviews: ReturnType<typeof approval>[]) =>
    contentsOf(...reviews).flatMap(({ differing }) => differing?.length ?? [])

  test('of 300 commits, with that of the head', () => {
    const all = Array.from({ length: 300 }, (_, at) => review(at))
    expect([contentsOf(...all.slice(0, 299)).length, contentsOf(...all).length]).toEqual([300, 300])
    const kept = contentsOf(...all).map(({ commit }) => commit)
    expect([kept.includes(HEAD), kept.includes(commit(298)), kept.includes(commit(299))]).toEqual([true, true, false])
  })

  test('with up to 50 differing paths, or none of them', () => {
    expect([differing(review(0, paths(50))), differing(review(0, paths(51)))]).toEqual([[50], []])
  })

  test('with paths of up to 400 characters, or none of them', () => {
    const long = (length: number) => ['a', 'b'.repeat(length)]
    expect([differing(review(0, long(400))), differing(review(0, long(401)))]).toEqual([[2], []])
  })

  test('with paths for the first 19 commits beside the head', () => {
    const all = Array.from({ length: 21 }, (_, at) => review(at, ['src/a.ts']))
    expect([differing(...all.slice(0, 19)).length, differing(...all).length]).toEqual([19, 19])
  })

  test('and reads back at every bound', () => {
    const all = Array.from({ length: 299 }, (_, at) => review(at, at < 5 ? ['b'.repeat(400)] : paths(50)))
    const full = embeddedVerdictOf(failing, facts({ reviews: complete(all), change: complete(change()) }))
    expect(readBlock(block(full))?.judged).toEqual(full)
  })
})
