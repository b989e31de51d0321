import type { Advisory, Component, DependencySet } from '../../../src/facts/dependencies.ts'
import type { Report } from '../../../src/facts/reports.ts'
import { dependencies } from '../../../src/gates/dependencies/index.ts'
import { type Settings, settings } from '../../../src/gates/dependencies/settings.ts'
import type { Judgement } from '../../../src/verdict/verdict.ts'
import { BASE, HEAD } from '../../builders.ts'

export const REPORTS = [{ name: 'bill', paths: ['bom.json'] }]
export const NOW = '2026-03-01T12:00:00Z'

export const policy = (rules: object): Settings => settings.parse({ reports: REPORTS, ...rules })

/** A direct dependency under MIT. */
export function component(name: string, part: Partial<Component> = {}): Component {
  const version = part.version === undefined ? '1.0.0' : part.version
  const id = `pkg:npm/${name}${version === null ? '' : `@${version}`}`
  return { id, name, version, licences: ['MIT'], depth: 1, through: name, ...part }
}

export const advisory = (name: string, part: Partial<Advisory> = {}): Advisory => ({
  ...{ ids: ['CVE-2026-0001', 'GHSA-aaaa-bbbb-cccc'], severity: 'high' as const, name, version: '1.0.0' },
  component: `pkg:npm/${name}@1.0.0`,
  listed: true,
  ...part,
})

export const report = (part: Partial<Report> = {}): Report => ({
  ...{ name: 'bill', state: 'read' as const, detail: '', files: [], oddities: [] },
  ...part,
})

export function set(components: readonly Component[], part: Partial<DependencySet> = {}): DependencySet {
  return {
    ...{ request: REPORTS, measured: { commit: HEAD, as: 'head' }, compared: BASE, reports: [report()] },
    ...{ components: [...components], billed: true, unlisted: [], skipped: 0, advisories: null },
    ...part,
  }
}

export const judge = (rules: object, seen: DependencySet, time = NOW): Judgement =>
  dependencies.judge(policy(rules), { dependencies: [seen], time })

export const codes = (all: readonly { code: string }[]): string[] => all.map(({ code }) => code)
