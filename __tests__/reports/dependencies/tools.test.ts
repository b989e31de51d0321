import { describe, expect, test } from '@jest/globals'
import { parseLicence } from '../../../src/facts/licences.ts'
import { mergeReports } from '../../../src/reports/dependencies/merge.ts'
import type { DependencyReport } from '../../../src/reports/dependencies/report.ts'
import { formats } from '../../../src/reports/formats.ts'
import { billOf, fixture, read, refused, scanOf } from './read.ts'

// Reports of real tools. __fixtures__/dependencies/README.md says how each was made, and what the tool or jq counts.

describe('a bill of materials has as many components as its tool counts', () => {
  test.each<[string, number, number, number | null, number, number]>([
    // File, components, other entries, direct dependencies, without a licence, without a version.
    ['pair-base.npm-10.8.2.cyclonedx.json', 34, 0, 14, 5, 0],
    ['pair-base.npm-10.8.2.spdx.json', 34, 0, 14, 2, 0],
    ['pair-head.npm-10.8.2.cyclonedx.json', 40, 0, 15, 5, 0],
    ['pair-head.npm-10.8.2.spdx.json', 40, 0, 15, 2, 0],
    ['cyclonedx-npm-6.0.1-cdx1.4.json', 34, 0, 14, 2, 0],
    ['cyclonedx-npm-6.0.1-cdx1.6.json', 34, 0, 14, 2, 0],
    ['cdxgen-12.8.4-cdx1.4.json', 35, 0, 15, 2, 0],
    ['cdxgen-12.8.4-cdx1.6.json', 35, 0, 15, 2, 0],
    ['cyclonedx-py-7.5.0-env-cdx1.5.json', 12, 0, 4, 0, 0],
    ['cyclonedx-py-7.5.0-env-noroot-cdx1.6.json', 12, 0, null, 0, 0],
    ['cyclonedx-py-7.5.0-req-cdx1.6.json', 5, 0, null, 5, 1],
    // Its licences are in `evidence`. With files, 81 of 85 entries are inside of others: 77 files and 4 packages.
    ['cyclonedx-gomod-1.10.0-mod-cdx1.6.json', 5, 0, 3, 0, 0],
    ['cyclonedx-gomod-1.10.0-app-files-cdx1.5.json', 8, 77, 3, 4, 0],
    ['cyclonedx-maven-2.9.1-cdx1.6.json', 7, 0, 3, 0, 0],
    ['cargo-cyclonedx-0.5.9-cdx1.5.json', 11, 0, 5, 0, 0],
    // Two of 41 entries are files. Two versions are `UNKNOWN`. Nothing says what the project needs itself.
    ['syft-1.57.1-cdx1.6.json', 39, 2, null, 6, 2],
    ['syft-1.57.1-spdx2.3.json', 39, 0, null, 6, 2],
    ['syft-1.57.1-rootfs-cdx1.6.json', 5, 8, null, 0, 0],
    // The lock file is an entry between the project and its dependencies.
    ['trivy-0.74.0-fs.cdx.json', 32, 1, 12, 2, 0],
    ['trivy-0.74.0-fs.spdx.json', 32, 1, null, 2, 0],
    ['trivy-0.74.0-rootfs-cdx1.7.json', 5, 1, 3, 0, 0],
    ['osvscanner-2.6.0-cdx1.5.json', 15, 0, null, 15, 0],
    ['osvscanner-2.6.0-spdx2.3.json', 15, 0, null, 15, 0],
  ])('%s', async (name, components, skipped, direct, unlicensed, unversioned) => {
    const bill = await billOf(fixture(name))
    const withDepth = bill.components.filter(({ depth }) => depth !== null)
    expect({
      components: bill.components.length,
      skipped: bill.skipped,
      direct: withDepth.length === 0 ? null : withDepth.filter(({ depth }) => depth === 1).length,
      unlicensed: bill.components.filter(({ licences }) => licences.length === 0).length,
      unversioned: bill.components.filter(({ version }) => version === null).length,
    }).toEqual({ components, skipped, direct, unlicensed, unversioned })
    expect(bill.components.filter(({ purl }) => purl === null)).toEqual([])
  })
})

describe('what else the tools write', () => {
  const named = async (file: string, name: string) =>
    (await billOf(fixture(file))).components.find(component => component.name === name)

  test('npm has the way to a transitive dependency, in either format and in either direction', async () => {
    for (const format of ['cyclonedx', 'spdx']) {
      const bill = await billOf(fixture(`pair-head.npm-10.8.2.${format}.json`))
      const deep = bill.components.find(({ name }) => name === 'color-name')
      expect([deep?.depth, bill.components[deep?.through ?? -1]?.name]).toEqual([4, 'chalk'])
    }
  })

  test('npm lists the same components in both formats', async () => {
    const ids = async (format: string) => {
      const report = (await read(fixture(`pair-head.npm-10.8.2.${format}.json`))) as DependencyReport
      return mergeReports([report]).components.map(({ id, depth }) => `${id} ${depth}`)
    }
    expect(await ids('cyclonedx')).toEqual(await ids('spdx'))
  })

  test('npm leaves free text out of CycloneDX and writes it in SPDX, which is no licence either', async () => {
    expect(await named('pair-base.npm-10.8.2.cyclonedx.json', 'jsonify')).toMatchObject({ licences: [] })
    expect(await named('pair-base.npm-10.8.2.spdx.json', 'jsonify')).toMatchObject({ licences: ['Public Domain'] })
    expect(parseLicence('Public Domain')).toBeUndefined()
  })

  test('a scope is a part of the name, however it is written', async () => {
    const name = '@storefront/price-rules'
    for (const file of ['cdxgen-12.8.4-cdx1.6.json', 'pair-base.npm-10.8.2.spdx.json', 'trivy-0.74.0-fs.cdx.json'])
      expect(await named(file, name)).toMatchObject({ purl: { text: 'pkg:npm/%40storefront/price-rules@0.3.0' } })
  })

  test('several licences of one component are all kept', async () => {
    expect((await named('cyclonedx-maven-2.9.1-cdx1.6.json', 'ch.qos.logback/logback-core'))?.licences).toEqual([
      'EPL-1.0',
      'GNU Lesser General Public License',
    ])
    expect((await named('cyclonedx-npm-6.0.1-cdx1.6.json', 'deep-extend'))?.licences).toEqual(['MIT'])
  })
})

describe('a scan has as many packages and advisories as OSV-Scanner counts', () => {
  test.each<[string, number, Record<string, number>]>([
    ['osv-clean.json', 0, {}],
    ['osv-clean-all-packages.json', 9, {}],
    ['osv-failed-no-network.json', 0, {}],
    // A failed scan of a project with ten advisories: nothing in the report tells it from a clean one.
    ['osv-failed-no-network-all-packages.json', 15, {}],
    ['osv-aliases.json', 3, { moderate: 2, unknown: 1 }],
    ['osv-from-sbom-all-packages.json', 34, { moderate: 1, high: 3, critical: 1 }],
    // One has no score; the database that published it calls it high.
    ['osv-ignored-two.json', 8, { low: 1, moderate: 3, high: 3, critical: 1 }],
    ['osv-vulns.json', 9, { low: 1, moderate: 3, high: 4, critical: 2 }],
    ['osv-vulns-all-packages.json', 15, { low: 1, moderate: 3, high: 4, critical: 2 }],
    ['osv-two-ecosystems-all-packages.json', 28, { low: 1, moderate: 5, high: 4, critical: 2, unknown: 1 }],
  ])('%s', async (name, packages, severities) => {
    const scan = await scanOf(fixture(name))
    const all = scan.packages.flatMap(({ advisories }) => advisories)
    const counted: Record<string, number> = {}
    for (const { severity } of all) counted[severity] = (counted[severity] ?? 0) + 1
    expect([scan.packages.length, counted]).toEqual([packages, severities])
  })

  test('and is matched with the bill of materials that was scanned', async () => {
    const reports = await Promise.all(
      ['pair-base.npm-10.8.2.cyclonedx.json', 'osv-from-sbom-all-packages.json'].map(name => read(fixture(name))),
    )
    const merged = mergeReports(reports as DependencyReport[])
    // OSV-Scanner 2.6.0 leaves the scope out when it reads CycloneDX, so it looked up other packages.
    expect(merged.components.filter(({ scanned }) => scanned !== true).map(({ name }) => name)).toEqual([
      '@storefront/legacy-import',
      '@storefront/price-rules',
    ])
    expect(merged.advisories).toHaveLength(5)
    expect(merged.advisories?.filter(({ component }) => component === null)).toEqual([])
  })
})

describe('a report of a tool', () => {
  const files = ['pair-base.npm-10.8.2.cyclonedx.json', 'syft-1.57.1-spdx2.3.json', 'osv-vulns.json', 'osv-clean.json']
  const others = ['trivy-0.74.0-fs.spdx.json', 'cyclonedx-py-7.5.0-req-cdx1.6.json']

  test.each([...files, ...others])('%s is recognised by one format alone', name => {
    const start = fixture(name).subarray(0, 65_536)
    expect(formats.filter(format => format.recognises(start))).toHaveLength(1)
  })

  test.each(files)('%s that is cut short anywhere is refused', async name => {
    const bytes = fixture(name)
    const end = bytes.toString('utf8').trimEnd().length
    const cuts = Array.from({ length: 40 }, (_, at) => Math.floor((end * at) / 40))
    for (const cut of [...cuts, end - 1]) expect(typeof (await read(bytes.subarray(0, cut)))).toBe('string')
  })

  test.each<[string, string]>([
    [
      'cargo-cyclonedx-0.5.9-cdx1.3.json',
      'It is CycloneDX "1.3"; versions 1.4 to 1.7 are supported. Set the version in the tool that makes it.',
    ],
    ['syft-1.57.1-spdx3.0.json', 'It is SPDX 3. Write the bill of materials as version SPDX-2.3.'],
    [
      'syft-1.57.1-cdx1.5.xml',
      'It is CycloneDX in XML. Write the bill of materials in JSON, as one of the versions 1.4 to 1.7.',
    ],
    [
      'syft-1.57.1-spdx2.3.spdx',
      'It is SPDX in the tag-value format. Write the bill of materials in JSON, as version SPDX-2.3.',
    ],
  ])('%s is refused with the step to take', async (name, why) => expect(await refused(fixture(name))).toBe(why))
})
