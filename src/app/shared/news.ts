import type { News } from '../../collect/change/news.ts'
import { at } from './at.ts'
import type { Occasion } from './event.ts'

/** What an event says was posted on a commit, if it is one about that. */
export function newsOf({ name, payload }: Occasion): News | undefined {
  if (name === 'check_run') return newsIn('check-run', at(payload, 'check_run'), 'head_sha')
  if (name === 'workflow_run') return newsIn('workflow-run', at(payload, 'workflow_run'), 'head_sha')
  return name === 'status' ? newsIn('status', payload, 'sha') : undefined
}

function newsIn(kind: News['kind'], posted: unknown, head: 'head_sha' | 'sha'): News | undefined {
  const [id, commit, context] = ['id', head, 'context'].map(field => at(posted, field))
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof commit !== 'string') return undefined
  if (kind !== 'status') return { kind, id, commit }
  return typeof context === 'string' ? { kind, id, commit, context } : undefined
}
