import { type Answer, failure, notFound, ok } from '../http/answer.ts'
import type { Call, Route } from '../http/route.ts'
import { findIssue } from '../issues.ts'
import { issueJson, issueUrl, pullAsIssueJson } from '../json/issue.ts'
import { sees } from '../people/accounts.ts'
import { refresh } from '../pulls/pulls.ts'

async function get(call: Call): Promise<Answer> {
  const { world, repository, site, params } = call
  const number = Number(params['issue_number'])
  const issue = findIssue(world, repository, number)
  if (issue !== undefined) return ok(issueJson(world, issue, site))
  const pull = world.pulls.find(one => one.repository === repository && one.number === number)
  if (pull === undefined) return formerly(call, number)
  await refresh(world, pull)
  return ok(pullAsIssueJson(pull, site))
}

/** What was deleted is gone; what was transferred is elsewhere, for those who may look there. */
function formerly({ world, repository, token, site }: Call, number: number): Answer {
  const former = world.formerIssues.find(one => one.repository === repository && one.number === number)
  if (former === undefined) throw notFound()
  const { to } = former
  if (to === undefined || !world.issues.includes(to)) return failure(410, 'This issue was deleted')
  if (!sees(token, to.repository)) throw notFound()
  return moved(issueUrl(to.repository, to.number, site))
}

function moved(location: string): Answer {
  return failure(301, 'Moved Permanently', { url: location, headers: { location } })
}

export const issueRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/issues/{issue_number}',
    permission: 'issues',
    level: 'read',
    publicly: true,
    handle: get,
  },
]
