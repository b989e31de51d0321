import type { Part } from './part.ts'

export interface Concurrency {
  group: string
  cancelInProgress: string
}

export function readConcurrency(part: Part): Concurrency | undefined {
  if (!part.isGiven) return undefined
  if (part.isText) return { group: part.text(), cancelInProgress: 'false' }
  const at = part.keys(['group', 'cancel-in-progress'])
  return { group: at('group').text(), cancelInProgress: at('cancel-in-progress').textOr('false') }
}
