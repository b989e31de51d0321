import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { zipOf } from '../../sandbox/github/runs/zip.ts'
import { unzip } from '../../src/reports/unzip.ts'
import { scratchFolder } from '../git/scratch.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`../../__fixtures__/artifacts/${name}`, import.meta.url))
const all = () => true

async function unpacked(zip: Buffer, wanted: (path: string) => boolean = all) {
  const folder = join(scratchFolder(), 'inside')
  const refusal = await unzip(zip, folder, wanted)
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []
  return { folder, refusal, files }
}

describe('a zip that a real tool made', () => {
  test.each(['archiver.zip', 'python-stored.zip'])('is unpacked: %s', async name => {
    const { folder, refusal, files } = await unpacked(fixture(name))
    expect(refusal).toBeUndefined()
    expect(files).toEqual(expect.arrayContaining(['coverage', 'coverage/lcov.info', 'junit.xml']))
    expect(readFileSync(join(folder, 'coverage/lcov.info'), 'utf8')).toContain('SF:src/price.js')
  })

  test('is unpacked as far as its files are wanted', async () => {
    const { files } = await unpacked(fixture('archiver.zip'), path => path === 'junit.xml')
    expect(files).toEqual(['junit.xml'])
  })

  test.each([
    ['info-zip-link.zip', 'Its entry "lcov.info" is neither a file nor a folder.'],
    ['python-twice.zip', 'Its entry "junit.xml" appears twice.'],
    ['python-traversal.zip', 'It has an entry whose name leads out of its folder.'],
  ])('is refused whole, also for unwanted files: %s (A11)', async (name, detail) => {
    for (const wanted of [all, () => false])
      expect(await unpacked(fixture(name), wanted)).toMatchObject({ refusal: { state: 'unsafe', detail }, files: [] })
  })
})

describe('a zip is refused (A11)', () => {
  test.each([
    ['/etc/cron.d/x', 'leads out of its folder'],
    ['C:/x', 'leads out of its folder'],
    ['a/../../x', 'leads out of its folder'],
    ['a\\..\\x', 'leads out of its folder'],
    ['a\nb.xml', 'has a name with invisible characters'],
    ['a\u202eb.xml', 'has a name with invisible characters'],
    ['a\0b.xml', 'has a name with invisible characters'],
  ])('because of the name %j', async (name, why) => {
    const { refusal, files } = await unpacked(zipOf({ 'junit.xml': 'x', [name]: 'x' }))
    expect(refusal).toMatchObject({ state: 'unsafe', detail: expect.stringContaining(why) })
    expect(files).toEqual([])
  })

  test.each([
    [{ 'a.xml': 'x', 'A.xml': 'y' }, 'A.xml'],
    [{ 'é.xml': 'x', 'e\u0301.xml': 'y' }, 'e\u0301.xml'],
  ])('when two names are one on some disks: %j', async (entries, name) => {
    expect((await unpacked(zipOf(entries))).refusal).toEqual({
      state: 'unsafe',
      detail: `Its entry "${name}" appears twice.`,
    })
  })

  test('when a file is where a folder should be', async () => {
    const { refusal } = await unpacked(zipOf({ a: 'x', 'a/b.xml': 'y' }))
    expect(refusal).toEqual({ state: 'unreadable', detail: 'Not a readable ZIP archive: EEXIST.' })
  })

  test('when its content is not what its directory says', async () => {
    const zip = fixture('python-stored.zip')
    const at = zip.indexOf('testcase')
    zip[at] = 0x54
    const { refusal } = await unpacked(zip)
    expect(refusal).toEqual({ state: 'unreadable', detail: 'Its entry "junit.xml" is damaged.' })
  })

  test('when it says that it unpacks to more than is read: all of its files together', async () => {
    const claiming = async (...sizes: number[]) => {
      const zip = zipOf(Object.fromEntries(sizes.map((_, at) => [`${at}.xml`, 'x'])))
      let at = 0
      for (const size of sizes) {
        at = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at) + 24
        zip.writeUInt32LE(size, at)
      }
      return (await unpacked(zip)).refusal?.detail
    }
    const tooMuch = 'It unpacks to more than the limit of 536870912 bytes.'
    expect([await claiming(536_870_913), await claiming(536_870_911, 2)]).toEqual([tooMuch, tooMuch])
    // As much may be in it; that it is not shows only when it is unpacked.
    for (const sizes of [[536_870_912], [536_870_911, 1]])
      expect(await claiming(...sizes)).toMatch(/^Not a readable ZIP archive: /)
  })

  test('when it unpacks to more than it says', async () => {
    const zip = zipOf({ 'a.xml': 'x'.repeat(1_000_000) })
    zip.writeUInt32LE(10, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
    expect((await unpacked(zip)).refusal).toMatchObject({ state: 'unreadable' })
  })

  test('when it has too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`${index}.xml`, '']))
    expect((await unpacked(zipOf(many), () => false)).refusal).toBeUndefined()
    expect((await unpacked(zipOf({ ...many, more: '' }), () => false)).refusal).toEqual({
      state: 'unreadable',
      detail: 'It has more than 20000 entries.',
    })
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('<html>')],
    ['half of one', fixture('archiver.zip').subarray(0, 200)],
  ])('when it is %s', async (_, bytes) => {
    const { refusal } = await unpacked(bytes)
    expect(refusal).toMatchObject({
      state: 'unreadable',
      detail: expect.stringMatching(/^Not a readable ZIP archive: .+\.$/),
    })
  })
})

test('bytes that are altered anywhere never break out, and are never taken for other content', async () => {
  const whole = zipOf({ 'a/junit.xml': '<testsuites/>', 'lcov.info': 'SF:a\n' })
  const original: Record<string, string> = { 'a/junit.xml': '<testsuites/>', 'lcov.info': 'SF:a\n' }
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      const top = scratchFolder()
      const refusal = await unzip(bytes, join(top, 'inside'), all)
      expect(readdirSync(top).filter(name => name !== 'inside')).toEqual([])
      if (refusal !== undefined) return
      for (const name of Object.keys(original).filter(one => existsSync(join(top, 'inside', one))))
        expect(readFileSync(join(top, 'inside', name), 'utf8')).toBe(original[name])
    }),
    { numRuns: 300 },
  )
})
