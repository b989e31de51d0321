import { describe, expect, test } from '@jest/globals'
import type { Contents } from '../../../src/collect/change/change.ts'
import { confirmContents } from '../../../src/collect/change/confirm-contents.ts'
import { BASE, digest, HEAD, oid } from '../../builders.ts'
import { problem, scriptedClient } from '../../github/scripted-client.ts'

// A clone, and a check run, can be written to by code of the change. What they say of an earlier commit, so that an
// approval of it still counts, counts only as far as GitHub's own comparison says no less.

const OLD = oid('01d')
const OLDER = oid('01de5')
const SAME = digest('5a')
const SHOP = { owner: 'acme', name: 'shop' }

/** Contents of files by path, as GitHub compares a commit with the base; `null`: it knows that commit no more. */
type Platform = Readonly<Record<string, Readonly<Record<string, string>> | null>>

function github(platform: Platform) {
  return scriptedClient(({ parameters: { basehead } }) => {
    const files = platform[String(basehead).replace(`${BASE}...`, '')]
    if (!files) throw problem('not_found')
    return { files: Object.entries(files).map(([filename, sha]) => ({ filename, status: 'modified', sha })) }
  })
}

async function confirmed(platform: Platform, claim: Partial<Contents>, inPart: readonly string[] = []) {
  const client = github(platform)
  const contents: Contents = { head: SAME, reviews: new Map(), differing: new Map(), ...claim }
  const { reviews, differing } = await confirmContents(client, SHOP, { base: BASE, head: HEAD, inPart }, contents)
  return { reviews: Object.fromEntries(reviews), differing: Object.fromEntries(differing), client }
}

describe('a clone that claims where the change is another one now', () => {
  const inPart = (claimed: readonly string[] | null, platform: Platform) =>
    confirmed(platform, { differing: new Map([[OLD, claimed]]) }, [OLD])

  test.each<[string, readonly string[], Platform, string[] | null]>([
    [
      'is believed where GitHub says the same',
      ['docs/a.md'],
      { [HEAD]: { 'src/a.ts': '1', 'docs/a.md': '2' }, [OLD]: { 'src/a.ts': '1', 'docs/a.md': '1' } },
      ['docs/a.md'],
    ],
    [
      'hides no path that GitHub knows: there too the approval falls',
      ['docs/a.md'],
      { [HEAD]: { 'src/a.ts': '2', 'docs/a.md': '2' }, [OLD]: { 'src/a.ts': '1', 'docs/a.md': '1' } },
      ['docs/a.md', 'src/a.ts'],
    ],
    [
      'hides no path by claiming none at all',
      [],
      { [HEAD]: { 'src/a.ts': '2' }, [OLD]: { 'src/a.ts': '1' } },
      ['src/a.ts'],
    ],
    [
      'hides no path that only the head has',
      ['docs/a.md'],
      { [HEAD]: { 'src/new.ts': '1', 'docs/a.md': '2' }, [OLD]: { 'docs/a.md': '1' } },
      ['docs/a.md', 'src/new.ts'],
    ],
    [
      'hides no path that only the earlier commit had',
      ['docs/a.md'],
      { [HEAD]: { 'docs/a.md': '2' }, [OLD]: { 'src/gone.ts': '1', 'docs/a.md': '1' } },
      ['docs/a.md', 'src/gone.ts'],
    ],
    [
      'is believed beyond what GitHub says, which knows no modes',
      ['bin/run', 'docs/a.md'],
      { [HEAD]: { 'bin/run': '1', 'docs/a.md': '2' }, [OLD]: { 'bin/run': '1', 'docs/a.md': '1' } },
      ['bin/run', 'docs/a.md'],
    ],
    ['tells nothing where GitHub knows the head no more', ['docs/a.md'], { [HEAD]: null, [OLD]: {} }, null],
    ['tells nothing where GitHub knows the commit no more', ['docs/a.md'], { [HEAD]: {}, [OLD]: null }, null],
  ])('%s', async (_, claimed, platform, expected) => {
    expect((await inPart(claimed, platform)).differing).toEqual({ [OLD]: expected })
  })

  test('that is unknown is not requested', async () => {
    const { differing, client } = await inPart(null, {})
    expect([differing, client.requests]).toEqual([{}, []])
  })

  test('shows nothing of a commit whose approval is valid for no part, and costs no request', async () => {
    const { differing, client } = await confirmed({}, { differing: new Map([[OLD, ['docs/a.md']]]) })
    expect([differing, client.requests]).toEqual([{}, []])
  })

  test('costs one request for the head and one for each commit, however often it was approved', async () => {
    const platform = { [HEAD]: {}, [OLD]: {}, [OLDER]: {} }
    const claim = { differing: new Map([OLD, OLDER, HEAD].map(commit => [commit, ['a']])) }
    const { differing, client } = await confirmed(platform, claim, [OLD, OLDER, OLD, HEAD])
    expect(differing).toEqual({ [OLD]: ['a'], [OLDER]: ['a'] })
    expect(client.requests.map(({ parameters: { basehead } }) => basehead)).toEqual([
      `${BASE}...${HEAD}`,
      `${BASE}...${OLD}`,
      `${BASE}...${OLDER}`,
    ])
  })
})

describe('a clone that claims that an earlier commit carries exactly the same change', () => {
  const whole = (platform: Platform, inPart: readonly string[] = []) =>
    confirmed(platform, { reviews: new Map([[OLD, SAME]]), differing: new Map([[OLD, []]]) }, inPart)

  test.each<[string, Platform, string | null]>([
    ['is believed where GitHub says the same', { [HEAD]: { a: '1', b: '2' }, [OLD]: { b: '2', a: '1' } }, SAME],
    ['is not where GitHub sees another content', { [HEAD]: { a: '2' }, [OLD]: { a: '1' } }, null],
    ['is not where GitHub sees one file more now', { [HEAD]: { a: '1', b: '2' }, [OLD]: { a: '1' } }, null],
    ['is not where GitHub sees one file fewer now', { [HEAD]: { a: '1' }, [OLD]: { a: '1', b: '2' } }, null],
    ['is not where GitHub sees no file at all', { [HEAD]: {}, [OLD]: {} }, null],
    ['is not where GitHub knows the commit no more', { [HEAD]: { a: '1' }, [OLD]: null }, null],
  ])('%s', async (_, platform, expected) => {
    expect((await whole(platform)).reviews).toEqual({ [OLD]: expected })
  })

  test('does not hold in part instead when GitHub sees another change', async () => {
    expect(await whole({ [HEAD]: { a: '2' }, [OLD]: { a: '1' } }, [OLD])).toMatchObject({
      reviews: { [OLD]: null },
      differing: {},
    })
  })
})

test('nothing is known of a part that GitHub does not list in full: 299 files are listed whole, 300 may be a part', async () => {
  const files = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.ts`, '1']))
  const claim = { differing: new Map([[OLD, ['docs/a.md']]]) }
  const of = async (count: number) =>
    (await confirmed({ [HEAD]: files(count), [OLD]: files(count) }, claim, [OLD])).differing
  expect([await of(299), await of(300)]).toEqual([{ [OLD]: ['docs/a.md'] }, { [OLD]: null }])
})

test('a comparison that cannot be read is an error, and no answer', async () => {
  const claim = { differing: new Map([[OLD, ['docs/a.md']]]) }
  const client = scriptedClient(() => {
    throw problem('forbidden')
  })
  const asked = { base: BASE, head: HEAD, inPart: [OLD] }
  const contents: Contents = { head: SAME, reviews: new Map(), ...claim }
  await expect(confirmContents(client, SHOP, asked, contents)).rejects.toMatchObject({ code: 'forbidden' })
})

describe('edits that are the same in files that the base has changed', () => {
  const PATCH = '@@ -10,3 +10,3 @@\n a\n-b\n+c\n d'
  /** Thirty lines more above. */
  const ON_BASE = `@@ -1 +1,31 @@\n x${'\n+y'.repeat(30)}`
  type File = { sha: string; patch?: string; status?: string }
  type Files = Record<string, File>
  const [THEN, NOW] = [oid('ba5e1'), oid('ba5e2')]

  interface Scene {
    base?: Files
    /** Where GitHub says that the two bases meet. */
    meet?: string
    now?: string
    more?: number
  }

  async function edits(
    claim: readonly string[] | null,
    head: Files,
    reviewed: Files,
    { base = { a: { sha: '0', patch: ON_BASE } }, meet = THEN, now = NOW, more = 0 }: Scene = {},
  ) {
    const rows = (files: Files) => [
      ...Object.entries(files).map(([filename, file]) => ({ filename, status: 'modified', ...file })),
      ...Array.from({ length: more }, (_, at) => ({ filename: `f${at}`, status: 'modified', sha: 'x' })),
    ]
    const client = scriptedClient(({ parameters: { basehead } }) => {
      if (basehead === `${BASE}...${HEAD}`) return { merge_base_commit: { sha: now }, files: rows(head) }
      if (basehead === `${BASE}...${OLD}`) return { merge_base_commit: { sha: THEN }, files: rows(reviewed) }
      if (basehead === `${THEN}...${NOW}`) return { merge_base_commit: { sha: meet }, files: rows(base) }
      throw problem('not_found')
    })
    const contents: Contents = {
      head: SAME,
      reviews: new Map(),
      differing: new Map(),
      patches: new Map([[OLD, claim]]),
    }
    const asked = { base: BASE, head: HEAD, inPart: [], inEdits: [OLD] }
    const confirmed = await confirmContents(client, SHOP, asked, contents)
    return { edits: confirmed.patches?.get(OLD), client }
  }

  const then = { a: { sha: '1', patch: PATCH } }
  const moved = { sha: '2', patch: PATCH.replaceAll('10,3', '40,3') }
  test.each<[string, Files, Files, Scene, readonly string[] | null]>([
    ['where the base moved them are the same', { a: moved }, then, {}, []],
    ['one line further are others', { a: { sha: '2', patch: PATCH.replaceAll('10,3', '41,3') } }, then, {}, ['a']],
    ['left where they were are others', { a: { sha: '2', patch: PATCH } }, then, {}, ['a']],
    ['moved in a file that the base left alone are others', { a: moved }, then, { base: {} }, ['a']],
    ['moved while the base stayed are others', { a: moved }, then, { now: THEN }, ['a']],
    ['on a base that did not go on from there are others', { a: moved }, then, { meet: oid('e15e') }, ['a']],
    ['on a base that GitHub knows no more are others', { a: moved }, then, { now: oid('90e') }, ['a']],
    [
      'where the base has changed a line between are others',
      { a: moved },
      then,
      { base: { a: { sha: '0', patch: `${ON_BASE}\n@@ -12 +42 @@\n-e\n+d` } } },
      ['a'],
    ],
    ['with another byte around are others', { a: { sha: '2', patch: `${moved.patch} ` } }, then, {}, ['a']],
    ['that GitHub does not show are others, as of binary files', { a: { sha: '2' } }, { a: { sha: '1' } }, {}, ['a']],
    [
      'of which GitHub shows a beginning are others',
      { a: { sha: '2', patch: moved.patch.slice(0, -3) } },
      { a: { sha: '1', patch: PATCH.slice(0, -3) } },
      {},
      ['a'],
    ],
    ['of a file that is renamed now are others', { a: { ...moved, status: 'renamed' } }, then, {}, ['a']],
    ['beside another file are others', { a: moved, b: { sha: '9' } }, then, {}, ['b']],
    ['of nothing at all show nothing', {}, then, {}, null],
  ])('%s', async (_, head, reviewed, scene, expected) => {
    expect((await edits([], head, reviewed, scene)).edits).toEqual(expected)
  })

  test('are others where the clone says so, as of a mode', async () => {
    expect((await edits(['a'], { a: moved }, then)).edits).toEqual(['a'])
  })

  test('are unknown where GitHub would not list all files, or the clone does not know', async () => {
    expect((await edits([], { a: moved }, then, { more: 300 })).edits).toBeNull()
    const { edits: unknown, client } = await edits(null, { a: moved }, then)
    expect([unknown, client.requests]).toEqual([undefined, []])
  })
})
