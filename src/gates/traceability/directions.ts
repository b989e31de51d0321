import type { Directions } from '../shared/directions.ts'

export const directions = {
  'work-items': 'fewer',
  'link.from': 'undirected',
  'link.min': 'minimum',
  requirements: 'asked',
  'requirements.files': 'undirected',
  'requirements.min': 'minimum',
  'requirements.statuses': 'fewer',
  'verified-by': 'asked',
  exempt: 'fewer',
} satisfies Directions
