import type { Route } from '../http/route.ts'
import { checkRoutes } from './checks.ts'
import { commitRoutes } from './commits.ts'
import { contentRoutes } from './contents.ts'
import { gitDataRoutes } from './git-data.ts'
import { pullRoutes } from './pulls.ts'

/** The longer path comes first where two templates fit: a ref may hold slashes. */
export const ROUTES: readonly Route[] = [
  ...checkRoutes,
  ...pullRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...gitDataRoutes,
]
