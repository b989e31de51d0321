import { type Answer, notFound, ok } from '../http/answer.ts'
import { page } from '../http/page.ts'
import type { Call, Route } from '../http/route.ts'
import { commitJson } from '../json/commit.ts'
import { repositoryPage, repositoryUrl } from '../json/repository.ts'
import { branchTip, refs } from '../repositories.ts'

/** GitHub calls a branch protected for the sake of any rule, also one that only says how branches are named. */
async function get({ world, repository, site, params }: Call): Promise<Answer> {
  const name = params['branch'] ?? ''
  const oid = await branchTip(repository, name)
  const commit = oid === undefined ? undefined : await repository.objects.commit(oid)
  if (commit === undefined) throw notFound()
  const url = `${repositoryUrl(repository, site)}/branches/${name}`
  const protection = repository.protections.get(name)
  return ok({
    name,
    commit: commitJson(world, repository, commit, site),
    _links: { self: url, html: `${repositoryPage(repository)}/tree/${name}` },
    protected: protection !== undefined,
    protection: { enabled: protection === 'classic' },
    protection_url: `${url}/protection`,
  })
}

/** In the order of their names. `protected` is the word of any rule here too. */
async function list(call: Call): Promise<Answer> {
  const { repository, site, query } = call
  const branches = [...(await refs(repository))].flatMap(([ref, sha]) =>
    ref.startsWith(HEADS) ? [{ name: ref.slice(HEADS.length), sha }] : [],
  )
  const all = branches.map(({ name, sha }) => {
    const protection = repository.protections.get(name)
    return {
      name,
      commit: { sha, url: `${repositoryUrl(repository, site)}/commits/${sha}` },
      protected: protection !== undefined,
      protection: { enabled: protection === 'classic' },
      protection_url: `${repositoryUrl(repository, site)}/branches/${name}/protection`,
    }
  })
  const wanted = query.get('protected')
  const { items, headers } = page(
    call,
    all.filter(one => wanted === null || String(one.protected) === wanted),
  )
  return ok(items, headers)
}

const HEADS = 'refs/heads/'

/** Rules of rulesets alone; the older branch protection has no part in this list. */
function rules(call: Call): Answer {
  const { repository, params } = call
  const protection = repository.protections.get(params['branch'] ?? '')
  const all = protection === undefined || protection === 'classic' ? [] : [RULES[protection]]
  const source = { ruleset_source_type: 'Repository', ruleset_source: repository.fullName, ruleset_id: repository.id }
  const { items, headers } = page(call, all)
  return ok(
    items.map(rule => ({ ...rule, ...source })),
    headers,
  )
}

const RULES = {
  pulls: {
    type: 'pull_request',
    parameters: {
      dismiss_stale_reviews_on_push: false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_approving_review_count: 1,
      required_review_thread_resolution: false,
    },
  },
  names: { type: 'branch_name_pattern', parameters: { operator: 'starts_with', pattern: 'm' } },
}

export const branchRoutes: readonly Route[] = [
  { method: 'GET', template: '/repos/{owner}/{repo}/branches', permission: 'contents', level: 'read', handle: list },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/rules/branches/{branch}',
    permission: 'metadata',
    level: 'read',
    handle: rules,
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/branches/{branch}',
    permission: 'contents',
    level: 'read',
    handle: get,
  },
]
