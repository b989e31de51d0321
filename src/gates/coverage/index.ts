import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { REPORTS_AWAITED, REPORTS_PENDING } from '../shared/reports.ts'
import { mentioned } from '../shared/settings.ts'
import { basis } from './basis.ts'
import { directions } from './directions.ts'
import { fileLines } from './file-lines.ts'
import { judge } from './judge.ts'
import { lint } from './lint.ts'
import { type ProjectRule, patchRules, type Settings, settings } from './settings.ts'

/** What was measured cannot be counted or compared; another measurement could. */
const COUNTS_AWAITED = [
  ...['base_missing', 'base_too_early', 'base_off_branch', 'base_unknown', 'measured_in_sums', 'component_unmeasured'],
  ...[
    'metric_unmeasured',
    'exclusions_unknown',
    'unmeasured',
    'diff_unavailable',
    'lines_beyond_file',
    'unmapped_paths',
    'empty_file',
    'partial_numbers',
  ],
  ...['negative_count', 'huge_count', 'fractional_count', 'line_zero', 'branch_impossible', 'summary_mismatch'],
]

const withoutDrop = ({ 'max-drop': _, ...others }: ProjectRule): ProjectRule => others

export const coverage = {
  type: 'coverage',
  judges: 'change',
  clauses: inEveryEdition('8.3.4', '8.6', '9.1.1'),
  awaits: { evidence: [...REPORTS_AWAITED, ...COUNTS_AWAITED] },
  pending: REPORTS_PENDING,
  settings,
  directions,
  needs: settings => ({
    // Lines are known from the clone only, and are the author's word like the reports that count them.
    files: { decidesBy: 'line' },
    coverage: {
      reports: settings.reports,
      exclusions: settings['new-exclusions'] !== undefined,
      ...wantedLines(settings),
      ...(settings.project?.['max-drop'] === undefined ? {} : { before: true as const }),
    },
    ...(settings.project?.['max-drop'] === undefined
      ? {}
      : { baseline: { of: 'coverage', reports: settings.reports } }),
  }),
  basis,
  inGroup: ({ project, ...others }) => ({ ...others, ...(project ? { project: withoutDrop(project) } : {}) }),
  files: ({ source, components }) => [
    ...mentioned(source.include, ['source', 'include'], { says: 'measured', expectEmpty: source['expect-empty'] }),
    ...mentioned(source.exclude, ['source', 'exclude']),
    ...components.flatMap(({ paths, 'expect-empty': expectEmpty }, place) =>
      mentioned(paths, ['components', place, 'paths'], { says: 'measured', expectEmpty }),
    ),
  ],
  lint,
  fileLines,
  judge,
} satisfies Gate<Settings, 'files' | 'coverage', 'baseline'>

/** What must be known of changed lines beside what reports measure of them. */
function wantedLines(settings: Settings): { content?: true; unread?: true } {
  const rules = patchRules(settings).map(([, rule]) => rule)
  return {
    ...(rules.some(rule => rule['ignore-whitespace']) ? { content: true } : {}),
    ...(rules.some(rule => rule['on-unmeasured'] === 'count-as-missed' || rule['ignore-whitespace'])
      ? { unread: true }
      : {}),
  }
}
