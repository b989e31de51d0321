import { type Contents, NO_CONTENTS, type ObservedChange } from '../../collect/change/change.ts'
import { confirmContents } from '../../collect/change/confirm-contents.ts'
import { pullFiles } from '../../collect/change/pull-files.ts'
import type { LinkFacts } from '../../collect/links/input.ts'
import { collectLinks } from '../../collect/links/links.ts'
import type { LocalFacts } from '../../collect/reports/workspace.ts'
import { FACTS, type FactName, type Facts } from '../../facts/facts.ts'
import type { Unavailable } from '../../facts/observed.ts'
import type { Need } from '../../gates/shared/needs.ts'
import type { ChangeAnswer, MergedAnswer } from '../../github/change.ts'
import type { ChangeNode, MergedRules } from '../../github/client/answers.ts'
import { needsOf } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EmbeddedVerdict } from '../../publish/verdict-block.ts'
import type { RunContext } from '../shared/context.ts'
import { commitsInEdits, commitsInPart, linkRequests } from './requests.ts'
import { readWorkspace } from './workspace.ts'

/** What facts are about: a change, open or merged, and all that collecting them takes. */
export interface ChangeScene {
  context: RunContext
  policy: Policy
  /** What the gates of the policy need to know. */
  needs: readonly Need[]
  change: ChangeNode
  source: ObservedChange
  /** The rules at the commit that the change goes onto, and as the change leaves them. Undefined: not known. */
  rules: MergedRules | null
  resultingRules: MergedRules | undefined
  collectedAt: string
  /** Undefined while the change is open. */
  merged: Merged | undefined
  /** What a clone in the workspace tells, if there is one. */
  local(): Promise<LocalFacts | undefined>
  /** What its commits carry, as far as GitHub agrees. */
  contents(): Promise<Contents>
  /** The files as GitHub lists them. */
  listedFiles(): Promise<Facts['files']>
  /** What the change says of itself and names. */
  links(): Promise<Partial<LinkFacts>>
  /** A fact that another one rests on. */
  fact<Name extends FactName>(name: Name): Promise<Facts[Name]>
}

export interface Merged {
  at: string
  /** What the check run from before the merge contained. */
  previous: EmbeddedVerdict | undefined
}

/** How a fact about a change is collected. */
export type Collector<Name extends FactName> = (scene: ChangeScene) => Facts[Name] | Promise<Facts[Name]>
export type Collectors = { readonly [Name in FactName]?: Collector<Name> }

/** An open change, also one in a merge group. */
export function openScene(
  context: RunContext,
  answer: ChangeAnswer,
  policy: Policy,
  collectors: Collectors,
): ChangeScene {
  const after = answer.change.headCommit.nodes[0]?.commit
  const resultingRules = after?.oid === answer.change.headRefOid ? after : undefined
  return scene({ ...answer, context, policy, resultingRules, merged: undefined }, collectors)
}

export function mergedScene(
  context: RunContext,
  answer: MergedAnswer & { change: ChangeNode },
  policy: Policy,
  previous: EmbeddedVerdict | undefined,
  collectors: Collectors,
): ChangeScene {
  const at = answer.change.mergedAt ?? context.client.time()
  return scene({ ...answer, context, policy, resultingRules: answer.after, merged: { at, previous } }, collectors)
}

type Given = Pick<ChangeScene, 'context' | 'policy' | 'change' | 'rules' | 'resultingRules' | 'merged'> &
  Pick<ChangeAnswer, 'repository' | 'refusals'>

function scene(given: Given, collectors: Collectors): ChangeScene {
  const { context, policy, change, rules, repository, refusals, merged } = given
  const { client } = context
  const needs = needsOf(policy, 'change')
  const collectedAt = client.time()
  const base = rules?.oid ?? null
  const source: ObservedChange = { repository, change, refusals, base, collectedAt }
  const local = once(async () => (merged ? undefined : readWorkspace(context, change, rules, needs, collectedAt)))
  const facts = new Map<FactName, Promise<Facts[FactName]>>()
  const made: ChangeScene = {
    context,
    policy,
    needs,
    change,
    source,
    rules,
    resultingRules: given.resultingRules,
    collectedAt,
    merged,
    local,
    contents: once(async () => {
      const claimed = merged ? claimsOf(merged.previous, change.headRefOid) : ((await local())?.contents ?? NO_CONTENTS)
      const ends = {
        base: base ?? '',
        head: change.headRefOid,
        inPart: commitsInPart(needs, change),
        inEdits: commitsInEdits(needs, change),
      }
      return confirmContents(client, context.repository, ends, claimed)
    }),
    listedFiles: once(() => pullFiles(client, context.repository, change.number, change.changedFiles)),
    links: once(async () => {
      if (base === null) return {}
      const files = await made.fact('files')
      const input = { source, base, requests: linkRequests(needs, !merged), files, mergedAt: merged?.at ?? null }
      return collectLinks(client, context.repository, { ...input, server: context.server })
    }),
    fact: <Name extends FactName>(name: Name) => {
      const known = facts.get(name) ?? collected(name, made, collectors)
      facts.set(name, known)
      return known as Promise<Facts[Name]>
    },
  }
  return made
}

async function collected(name: FactName, scene: ChangeScene, collectors: Collectors): Promise<Facts[FactName]> {
  const collect = collectors[name] as Collector<FactName> | undefined
  if (!collect) throw new Error(`No change has the fact ${name}.`)
  if (scene.merged && FACTS[name].afterMerge === 'reused') return REUSED
  return collect(scene)
}

/** What only a job that ran before the merge could show. The gates that rest on it keep their verdict of then. */
export const REUSED: Unavailable = {
  state: 'unavailable',
  why: 'not_collected',
  detail: 'The reports of a change are no longer available after the merge.',
  next: 'Nothing to do.',
}

/** What the check on the change said that its commits carry. It counts only as far as GitHub itself agrees. */
function claimsOf(previous: EmbeddedVerdict | undefined, head: string): Contents {
  const claimed = previous?.contents ?? []
  const reviews = new Map(claimed.map(({ commit, digest }) => [commit, digest]))
  const differing = new Map(
    claimed.flatMap(({ commit, differing: paths }) => (paths ? [[commit, paths] as const] : [])),
  )
  const patches = new Map(claimed.flatMap(({ commit, edits }) => (edits ? [[commit, edits] as const] : [])))
  return { head: reviews.get(head) ?? null, reviews, differing, patches }
}

/** Requested at most once, and only by who needs it. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}
