import { SEVERITIES } from '../../facts/dependencies.ts'
import { type Directions, REPORTS } from '../shared/directions.ts'

export const directions = {
  ...REPORTS,
  licences: 'asked',
  'licences.allow': 'fewer',
  'licences.deny': 'more',
  advisories: 'asked',
  'advisories.max': SEVERITIES,
  'new-only': ['true', 'false'],
  base: 'undirected',
  own: 'fewer',
  accepted: 'fewer',
  'accepted.component': 'undirected',
  'accepted.for': 'undirected',
  'accepted.reason': 'undirected',
  'accepted.owner': 'undirected',
  'accepted.until': 'day',
} satisfies Directions
