import { SEVERITIES } from '../../facts/dependencies.ts'
import type { Directions } from '../shared/directions.ts'

export const directions = {
  reports: 'undirected',
  licences: 'asked',
  'licences.allow': 'fewer',
  'licences.deny': 'more',
  advisories: 'asked',
  'advisories.max': SEVERITIES,
  'new-only': ['true', 'false'],
  base: 'undirected',
  own: 'fewer',
  accepted: 'fewer',
} satisfies Directions
