import type { Measurement } from '../../facts/reports.ts'
import { sameRequest } from '../shared/reports.ts'
import { patchRules, type Settings } from './settings.ts'

/** The measurement for a gate: two gates may read the same reports, and ask for different things about their lines. */
export function measurementFor(settings: Settings, coverage: readonly Measurement[]): Measurement | undefined {
  const all = coverage.filter(({ request }) => sameRequest(request, settings.reports))
  const rules = patchRules(settings).map(([, rule]) => rule)
  const isWhole = ({ content, unread }: Measurement) =>
    rules.every(
      rule =>
        (!rule['ignore-whitespace'] || content !== undefined) &&
        (rule['on-unmeasured'] !== 'count-as-missed' || unread !== undefined),
    )
  return all.find(isWhole) ?? all[0]
}
