import type { LateFormat } from '../text/format.ts'
import { hasKey } from '../text/json-outline.ts'
import type { DependencyReport } from './report.ts'

/** CycloneDX in JSON, https://cyclonedx.org/docs/1.6/json/. */
export const cyclonedx: LateFormat<DependencyReport> = {
  kind: 'dependencies',
  name: 'CycloneDX',
  called: 'a CycloneDX bill of materials',
  recognises: start => hasKey(start, ['bomFormat'], ['components', '[]', 'bom-ref']),
  load: async () => ({ reader: (await import('./readers.ts')).cyclonedxReader }),
}

/** SPDX 2 in JSON, https://spdx.github.io/spdx-spec/v2.3/. */
export const spdx: LateFormat<DependencyReport> = {
  kind: 'dependencies',
  name: 'SPDX',
  called: 'an SPDX bill of materials',
  recognises: start => hasKey(start, ['spdxVersion'], ['SPDXID'], ['documentNamespace']),
  load: async () => ({ reader: (await import('./readers.ts')).spdxReader }),
}

/** What OSV-Scanner writes with `--format json`, https://google.github.io/osv-scanner/output/. */
export const osv: LateFormat<DependencyReport> = {
  kind: 'dependencies',
  name: 'OSV-Scanner',
  called: 'an OSV-Scanner advisory report',
  // With nothing found there is an empty list beside the settings of the scan.
  recognises: start =>
    hasKey(start, ['results', '[]', 'packages'], ['results', '[]', 'source'], ['experimental_config']),
  load: async () => ({ reader: (await import('./readers.ts')).osvReader }),
}
