import { instant } from '../runs/checks.ts'
import type { Activity } from '../world.ts'
import { accountJson, nodeId, type Site } from './account.ts'

export function activityJson({ id, before, after, ref, at, kind, actor }: Activity, site: Site) {
  return {
    id,
    node_id: nodeId('PSH', id),
    before,
    after,
    ref,
    timestamp: instant(at),
    activity_type: kind,
    actor: accountJson(actor, site),
  }
}
