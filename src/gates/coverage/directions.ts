import { type Directions, REPORTS_OF_CODE } from '../shared/directions.ts'
import { ON_UNMEASURED } from './settings.ts'

const PATCH = {
  patch: 'asked',
  'patch.min': 'minimum',
  'patch.min-lines': 'slack',
  'patch.on-unmeasured': ON_UNMEASURED,
  'patch.ignore-whitespace': { order: ['true', 'false'], leftOut: 'false' },
} as const satisfies Directions

export const directions = {
  ...REPORTS_OF_CODE,
  'source.include': 'undirected',
  'source.exclude': 'undirected',
  'source.expect-empty': 'permission',
  metric: ['line', 'strict-line'],
  'new-exclusions': 'asked',
  'new-exclusions.max': 'limit',
  components: 'more',
  'components.name': 'undirected',
  'components.paths': 'undirected',
  'components.expect-empty': 'permission',
  'components.project': 'asked',
  'components.project.min': 'minimum',
  ...within('components', PATCH),
  project: 'asked',
  'project.min': 'minimum',
  'project.max-drop': 'limit',
  'project.on-missing-base': ['pass', 'fail'],
  ...PATCH,
} satisfies Directions

function within(group: string, directions: Directions): Directions {
  return Object.fromEntries(Object.entries(directions).map(([key, one]) => [`${group}.${key}`, one]))
}
