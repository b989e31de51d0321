import * as z from 'zod'
import { rulesFile } from './client/answers.ts'
import type { Client } from './client/client.ts'
import { GitHubError } from './client/errors.ts'
import { parse } from './client/parse.ts'
import { EXTENDED } from './client/queries.ts'

/** Where a policy is: at a commit, or at the tip of a branch. */
export interface Reference {
  repository: string
  path: string
  commit?: string
  branch?: string
}

/** A policy of another repository, or why it cannot be built on. */
export type ExtendedPolicy =
  | { ok: true; file: z.infer<typeof rulesFile>; commit: string }
  | { ok: false; why: 'unreadable' | 'unprotected' | 'not-merged'; detail: string }

/**
 * Reads a policy that others build on, as everybody in its repository has agreed to it: a pinned commit must be one of
 * the default branch, and a branch must be protected. GitHub shows the commits of every fork under the name of the
 * repository, so that a commit is there says nothing.
 */
export async function readExtended(client: Client, reference: Reference): Promise<ExtendedPolicy> {
  try {
    return reference.branch !== undefined
      ? await atBranch(client, reference, reference.branch)
      : await atCommit(client, reference, reference.commit ?? '')
  } catch (error) {
    if (error instanceof GitHubError && (error.code === 'not_found' || error.code === 'forbidden'))
      return { ok: false, why: 'unreadable', detail: error.message }
    throw error
  }
}

async function atCommit(client: Client, reference: Reference, commit: string): Promise<ExtendedPolicy> {
  const read = await fileAt(client, reference, commit)
  if (!read.found) return { ok: false, why: 'unreadable', detail: `There is no commit ${commit.slice(0, 7)}.` }
  if (read.tip === undefined) return { ok: false, why: 'unreadable', detail: 'It has no default branch.' }
  if (read.tip === commit || (await isBehind(client, reference, read.tip, commit)))
    return { ok: true, file: read.found.policy, commit }
  const detail = `Commit ${commit.slice(0, 7)} is not on its branch ${read.branch}.`
  return { ok: false, why: 'not-merged', detail }
}

async function isBehind(client: Client, reference: Reference, tip: string, commit: string): Promise<boolean> {
  const what = reading(reference)
  const parameters = { ...named(reference), basehead: `${tip}...${commit}`, per_page: 1 }
  const answer = await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', parameters, { what })
  return parse(compared, answer.data, [], what).status === 'behind'
}

async function atBranch(client: Client, reference: Reference, branch: string): Promise<ExtendedPolicy> {
  const what = reading(reference)
  const parameters = { ...named(reference), branch }
  const answer = await client.rest('GET /repos/{owner}/{repo}/branches/{branch}', parameters, { what })
  const { commit, protected: isProtected } = parse(branchAnswer, answer.data, [], what)
  if (!(await needsPulls(client, reference, branch, isProtected)))
    return { ok: false, why: 'unprotected', detail: `Anybody with write access can push to its branch ${branch}.` }
  const read = await fileAt(client, reference, commit.sha)
  if (!read.found) return { ok: false, why: 'unreadable', detail: `There is no commit ${commit.sha.slice(0, 7)}.` }
  return { ok: true, file: read.found.policy, commit: commit.sha }
}

/**
 * Whether a branch changes by pull requests only. GitHub calls one protected for the sake of any rule, also one about
 * names; only where no rule applies does that word mean the older branch protection.
 */
async function needsPulls(
  client: Client,
  reference: Reference,
  branch: string,
  isProtected: boolean,
): Promise<boolean> {
  const what = reading(reference)
  const parameters = { ...named(reference), branch, per_page: 100 }
  const answer = await client.rest('GET /repos/{owner}/{repo}/rules/branches/{branch}', parameters, { what })
  const rules = parse(rulesAnswer, answer.data, [], what)
  return rules.length === 0 ? isProtected : rules.some(({ type }) => type === 'pull_request')
}

async function fileAt(client: Client, reference: Reference, commit: string) {
  const what = reading(reference)
  const { owner, repo: name } = named(reference)
  const answer = await client.graphql(EXTENDED, { owner, name, commit, policyPath: reference.path }, { what })
  const { repository } = parse(extendedAnswer, answer.data, answer.errors, what)
  const { defaultBranchRef: tip, commit: found } = repository
  return { found, tip: tip?.target?.oid, branch: tip?.name ?? '' }
}

const reading = ({ repository }: Reference): string => `reading the policy of ${repository}`

function named({ repository }: Reference): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}

const extendedAnswer = z.object({
  repository: z.object({
    defaultBranchRef: z.object({ name: z.string(), target: z.object({ oid: z.string() }).nullable() }).nullable(),
    commit: z.object({ policy: rulesFile }).nullable(),
  }),
})
const compared = z.object({ status: z.string() })
const branchAnswer = z.object({ commit: z.object({ sha: z.string() }), protected: z.boolean() })
const rulesAnswer = z.array(z.object({ type: z.string() }))
