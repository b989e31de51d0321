import type { Reference, WorkItem } from '../../facts/links.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { bounded } from '../shared/wording.ts'
import type { KnownLinks } from './known.ts'
import * as say from './messages.ts'
import type { IssueRule, ItemRule, Settings } from './settings.ts'

/** A work item that counts, or why one does not. */
interface Counted {
  name: string
  /** Numeric id of an issue; an identifier stands for itself. */
  evidence: string
}
interface Refused {
  reason: Reason
  /** It is unknown whether it would count. */
  unknown: boolean
}

/** Whether the change names as many work items as the policy requires. */
export function judgeLinks(settings: Settings, { change, links }: KnownLinks): RuleResult {
  const sources = new Set<string>(settings.link.from)
  const named = links.references.filter(({ source, place }) => place === 'text' && sources.has(source))
  const judged = onceEach(named).flatMap(reference =>
    judgeOne(reference, links.items, settings, change.repository.name),
  )
  const counted = onceEachItem(judged.flatMap(one => ('evidence' in one ? one : [])))
  const refused = judged.flatMap(one => ('reason' in one ? one : []))
  const { min } = settings.link
  const isEnough = counted.length >= min
  const couldBeEnough = counted.length + refused.filter(({ unknown }) => unknown).length >= min
  const refusals = bounded(refused.map(({ reason }) => reason))
  const gap = say.linkMissing(settings, counted.length, unseen(links.references, named, settings))
  return {
    requirement: {
      outcome: isEnough ? 'pass' : couldBeEnough ? 'error' : 'fail',
      required: say.linkRequired(settings),
      found: say.linkFound(counted.map(({ name }) => name)),
      evidence: counted.map(({ evidence }) => evidence),
    },
    reasons: isEnough ? [] : [gap, ...refusals],
    findings: isEnough ? refusals : [],
    measured: { links: counted.length, required: min, refused: refused.length },
  }
}

/** A target that is named in several places is one work item. */
function onceEach(references: readonly Reference[]): Reference[] {
  const seen = new Set<string>()
  return references.filter(reference => seen.size !== seen.add(keyOf(reference)).size)
}

/** An issue keeps the number that it has been given: under the old name of its repository it is the same one. */
function onceEachItem(counted: readonly Counted[]): Counted[] {
  return counted.filter(({ evidence }, index) => counted.findIndex(one => one.evidence === evidence) === index)
}

/** What might have counted in another place, and is named in none that counts. */
function unseen(all: readonly Reference[], named: readonly Reference[], settings: Settings): Reference[] {
  const seen = new Set(named.map(keyOf))
  const takes = ({ target }: Reference) =>
    settings['work-items'].some(rule =>
      target.kind === 'issue' ? rule.source === 'github-issues' : takesId(rule, target.id),
    )
  return onceEach(all.filter(reference => !seen.has(keyOf(reference)) && takes(reference)))
}

const keyOf = ({ target }: Reference): string =>
  target.kind === 'issue' ? `${target.repository.toLowerCase()}#${target.number}` : target.id

function judgeOne(
  reference: Reference,
  items: readonly WorkItem[],
  settings: Settings,
  self: string,
): (Counted | Refused)[] {
  const { target } = reference
  if (target.kind === 'id') {
    const isTaken = settings['work-items'].some(rule => takesId(rule, target.id))
    return isTaken ? [{ name: target.id, evidence: target.id }] : []
  }
  const rules = settings['work-items'].filter(rule => rule.source === 'github-issues')
  if (rules.length === 0) return []
  const name = keyOf(reference)
  const item = items.find(({ named }) => named === name)
  return [item ? judgeItem(item, rules, self) : { reason: say.notLookedUp(name), unknown: true }]
}

function takesId(rule: ItemRule, id: string): boolean {
  if (rule.source === 'jira') {
    const [, project = ''] = /^([A-Z][A-Z0-9_]*)-[1-9]\d{0,9}$/.exec(id) ?? []
    return rule.projects.includes(project)
  }
  if (rule.source !== 'ids' || !id.startsWith(rule.prefix)) return false
  const digits = id.slice(rule.prefix.length)
  return /^\d+$/.test(digits) && (rule.digits === undefined || digits.length === rule.digits)
}

function judgeItem(item: WorkItem, rules: readonly IssueRule[], self: string): Counted | Refused {
  if (item.state !== 'resolved') return { reason: say.unresolved(item), unknown: item.state !== 'not_found' }
  if (item.kind === 'pull-request') return { reason: say.isPullRequest(item), unknown: false }
  const objections = rules.map(rule => objectionTo(item, rule, self))
  if (objections.includes(undefined)) return { name: say.itemName(item, self), evidence: item.id }
  // The rule that the item came nearest to tells most.
  const [reason] = objections.flatMap(found => found ?? []).sort((a, b) => say.nearness(b.code) - say.nearness(a.code))
  return { reason: reason ?? say.notLookedUp(item.named), unknown: false }
}

type Issue = Extract<WorkItem, { state: 'resolved' }>

function objectionTo(item: Issue, rule: IssueRule, self: string): Reason | undefined {
  const allowed = rule.repositories.map(name => (name === 'self' ? self : name).toLowerCase())
  if (!allowed.includes(item.repository.toLowerCase())) return say.wrongRepository(item, allowed)
  if (!rule.states.includes(item.open ? 'open' : 'closed')) return say.wrongState(item, rule)
  if (rule.types && !rule.types.includes(item.type ?? '')) return say.wrongType(item, rule.types)
  const lacking = rule.labels?.filter(label => !item.labels.includes(label)) ?? []
  return lacking.length > 0 ? say.wrongLabels(item, lacking) : undefined
}
