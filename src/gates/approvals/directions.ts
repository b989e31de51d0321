import type { Directions } from '../shared/directions.ts'

export const directions = {
  require: 'more',
  'require.count': 'minimum',
  'require.from': 'fewer',
  'require.code-owners': ['any', 'each'],
  'require.unowned': { order: ['allow', 'fail'], leftOut: 'fail' },
  'require.unowned.from': 'undirected',
  'require.any': 'undirected',
  'require.name': 'undirected',
  'require.when': 'when',
  'require.not-needed-when': 'exception',
  'require.after': 'asked',
  people: ['shared', 'distinct'],
  'max-age': 'duration',
  veto: 'more',
  'on-none': ['pass', 'fail'],
  'request-reviews': ['false', 'true'],
  exclude: 'more',
  'on-push.stale': ['patch', 'content', 'commit'],
} satisfies Directions
