import type { Directions } from '../shared/directions.ts'

export const directions = {
  'source.files': 'undirected',
  'source.template': 'undirected',
  'source.description': 'undirected',
  'source.issue': 'undirected',
  'source.issue.label': 'undirected',
  'source.fragments': 'undirected',
  required: 'more',
  'authorised-by': 'asked',
  'authorised-by.count': 'minimum',
  'authorised-by.from': 'fewer',
  'authorised-by.not': 'more',
  exempt: 'fewer',
  // Names of types are the team's.
  types: 'undirected',
  freeze: 'more',
  'freeze.name': 'undirected',
  'freeze.from': 'undirected',
  'freeze.to': 'undirected',
  'freeze.zone': 'undirected',
  'freeze.allow': 'undirected',
  windows: 'undirected',
} satisfies Directions
