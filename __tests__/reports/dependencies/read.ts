import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bill, DependencyReport, Scan } from '../../../src/reports/dependencies/report.ts'
import { dependencyFormats } from '../../../src/reports/formats.ts'
import { readBytes } from '../../../src/reports/read.ts'

const FIXTURES = join(import.meta.dirname, '../../../__fixtures__/dependencies')

export const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name))

/** The report, or why it cannot be used. */
export async function read(content: Uint8Array | string | object): Promise<DependencyReport | string> {
  const text = content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content)
  const found = await readBytes('report.json', Buffer.from(text), dependencyFormats)
  return found.state === 'read' ? found.report : found.detail.replace('"report.json" cannot be used. ', '')
}

/** Why it cannot be used, and what to do. */
export async function refused(content: Uint8Array): Promise<string> {
  const found = await readBytes('report.json', content, dependencyFormats)
  if (found.state === 'read') return 'read'
  return [found.detail.replace('"report.json" cannot be used. ', ''), found.next].join(' ').trimEnd()
}

export async function billOf(content: Uint8Array | string | object): Promise<Bill> {
  const report = await read(content)
  if (typeof report === 'string' || !report.bill)
    throw new Error(`It is no bill of materials: ${JSON.stringify(report)}`)
  return report.bill
}

export async function scanOf(content: Uint8Array | string | object): Promise<Scan> {
  const report = await read(content)
  if (typeof report === 'string' || !report.scan) throw new Error(`It is no scan: ${JSON.stringify(report)}`)
  return report.scan
}
