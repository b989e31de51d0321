import type { Route } from '../http/route.ts'
import { actionRoutes } from './actions.ts'
import { activityRoutes } from './activities.ts'
import { attestationRoutes } from './attestations.ts'
import { branchRoutes } from './branches.ts'
import { checkRoutes } from './checks.ts'
import { collaboratorRoutes } from './collaborators.ts'
import { commitRoutes } from './commits.ts'
import { contentRoutes } from './contents.ts'
import { gitDataRoutes } from './git-data.ts'
import { issueRoutes } from './issues.ts'
import { jobRoutes } from './jobs.ts'
import { pullRoutes } from './pulls.ts'
import { releaseRoutes } from './releases.ts'
import { statusRoutes } from './statuses.ts'
import { treeRoutes } from './trees.ts'

/** The longer path comes first where two templates fit: a ref may hold slashes. */
export const ROUTES: readonly Route[] = [
  ...collaboratorRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...actionRoutes,
  ...jobRoutes,
  ...activityRoutes,
  ...branchRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...gitDataRoutes,
  ...treeRoutes,
  ...releaseRoutes,
  ...attestationRoutes,
]
