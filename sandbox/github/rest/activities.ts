import { type Answer, notFound, ok } from '../http/answer.ts'
import { cursorPage } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { activityJson } from '../json/activity.ts'
import { hasActivities } from '../weathers/old-server.ts'
import type { Activity } from '../world.ts'

const DAY = 24 * 60 * 60 * 1000
const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 }

/** Newest first, if nothing else is requested. */
function list(call: Call): Answer {
  const { world, repository, site, query } = call
  if (!hasActivities(world)) throw notFound()
  const isShown = ({ id, at }: Activity) =>
    !world.weather.hides('activity-lag', String(id), world.now().getTime() - at.getTime())
  const all = world.activities.filter(one => one.repository === repository && isShown(one) && isWanted(call, one))
  if (query.get('direction') !== 'asc') all.reverse()
  const { items, headers } = cursorPage(call, all, ({ id }) => id)
  return ok(
    items.map(one => activityJson(one, site)),
    headers,
  )
}

function isWanted({ world, query }: Call, { ref, at, kind, actor }: Activity): boolean {
  const wanted = query.get('ref')
  const days = DAYS[query.get('time_period') ?? '']
  return (
    (wanted === null || ref === wanted || ref === `refs/heads/${wanted}`) &&
    (days === undefined || at.getTime() >= world.now().getTime() - days * DAY) &&
    (query.get('activity_type') ?? kind) === kind &&
    (query.get('actor') ?? actor.login) === actor.login
  )
}

export const activityRoutes: readonly Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/activity', permission: 'contents', level: 'read', handle: list },
]
