import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import type { Remark } from '../shared/mentions.ts'
import { mentioned } from '../shared/settings.ts'
import { basis } from './basis.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const coverage = {
  type: 'coverage',
  judges: 'change',
  clauses: inEveryEdition('8.3.4', '8.6', '9.1.1'),
  settings,
  directions,
  needs: ({ reports, project, 'new-exclusions': rule }) => ({
    // Lines are known from the clone only, and are the author's word like the reports that count them.
    files: { decidesBy: 'line' },
    coverage: { reports, exclusions: rule !== undefined },
    ...(project?.['max-drop'] === undefined ? {} : { baseline: { of: 'coverage', reports } }),
  }),
  basis,
  files: ({ source, components }) => [
    ...mentioned(source.include, ['source', 'include']),
    ...mentioned(source.exclude, ['source', 'exclude']),
    ...components.flatMap(({ paths }, place) => mentioned(paths, ['components', place, 'paths'])),
  ],
  lint: ({ project, patch, components }) => (components.length > 0 ? [] : requiresNothing(project, patch)),
  judge,
} satisfies Gate<Settings, 'files' | 'coverage', 'baseline'>

function requiresNothing(project: Settings['project'], patch: Settings['patch']): Remark[] {
  if ([project, patch].some(rule => rule !== undefined && Number(rule.min) > 0)) return []
  return [
    {
      path: [project ? 'project' : 'patch', 'min'],
      message: 'A minimum of 0 always passes, except when a report cannot be used.',
    },
  ]
}
