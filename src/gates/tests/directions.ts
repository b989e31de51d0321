import { type Directions, REPORTS_OF_CODE } from '../shared/directions.ts'

export const directions = {
  ...REPORTS_OF_CODE,
  'max-failed': 'limit',
  'max-skipped': 'limit',
  'max-count-drop': 'limit',
  'max-new-skipped': 'limit',
  'on-missing-base': ['pass', 'fail'],
  'min-cases': 'minimum',
  flaky: ['allow', 'warn', 'fail'],
  quarantine: 'fewer',
  'quarantine.suite': 'undirected',
  'quarantine.name': 'undirected',
  // Without these, it is every case of the name.
  'quarantine.report': 'asked',
  'quarantine.file': 'asked',
  'quarantine.until': 'day',
  'quarantine.owner': 'undirected',
} satisfies Directions
