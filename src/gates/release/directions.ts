import type { Directions } from '../shared/directions.ts'

export const directions = {
  tags: 'undirected',
  branches: 'undirected',
  'authorised-by.count': 'minimum',
  'authorised-by.from': 'fewer',
  'authorised-by.via': 'fewer',
  'authorised-by.not': 'more',
  'contents.every-change': 'undirected',
  'contents.direct-pushes': ['allow', 'fail'],
  'contents.since': 'undirected',
  environments: 'fewer',
} satisfies Directions
