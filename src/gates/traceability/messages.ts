import type { Requirement as Item, Reference, Requirements, WorkItem } from '../../facts/links.ts'
import type { Report } from '../../facts/reports.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RuleResult } from '../shared/rule-result.ts'
import { list, MAX_REPORTED } from '../shared/wording.ts'
import type { IssueRule, ItemRule, Settings } from './settings.ts'

const some = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

export function title(results: readonly RuleResult[]): string {
  const open = results.findIndex(({ requirement: { outcome } }) => outcome === 'fail' || outcome === 'error')
  const { requirement, measured } = results[Math.max(open, 0)] ?? {}
  if (open !== 0) return requirement?.found ?? ''
  return measured?.['links'] === 0
    ? 'No valid work item'
    : `${measured?.['links']} of ${measured?.['required']} work items`
}

const PLACES: Record<Reference['source'], string> = {
  'linked-issues': 'the linked issues',
  description: 'the description',
  title: 'the title',
  commits: 'the trailers of its commits',
}

const firstId = (prefix: string, digits = 2): string => `${prefix}${'1'.padStart(digits, '0')}`

const RULES = {
  'github-issues': (rule: IssueRule) =>
    `an issue of ${list(rule.repositories.map(name => (name === 'self' ? 'this repository' : name)))}`,
  jira: ({ projects }: Extract<ItemRule, { source: 'jira' }>) => `a key of ${list(projects)} such as ${projects[0]}-12`,
  ids: ({ prefix, digits }: Extract<ItemRule, { source: 'ids' }>) => `an identifier such as ${firstId(prefix, digits)}`,
}

function ruleText(rule: ItemRule): string {
  if (rule.source === 'github-issues') return RULES['github-issues'](rule)
  return rule.source === 'jira' ? RULES.jira(rule) : RULES.ids(rule)
}

export const linkRequired = ({ link, 'work-items': rules }: Settings): string =>
  `${some(link.min, 'work item')}: ${list(rules.map(ruleText))}`

export const linkFound = (names: readonly string[]): string =>
  names.length === 0 ? 'no valid work item' : names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '')

/** Where a reference that does not count was seen. */
const HIDDEN: Record<Exclude<Reference['place'], 'text'>, string> = {
  comment: 'inside a comment',
  code: 'inside code',
  quote: 'inside a quote',
  html: 'inside raw HTML',
  template: 'in a line of the template',
}

export function linkMissing(settings: Settings, counted: number, unseen: readonly Reference[]): Reason {
  const { link, 'work-items': rules } = settings
  const where = list(
    link.from.map(source => PLACES[source]),
    'and',
  )
  const looked = `Searched ${where} for ${list(rules.map(ruleText))}: found ${counted} of ${link.min} that ${counted === 1 ? 'counts' : 'count'}.`
  return {
    code: 'link_missing',
    message: `${looked}${unseenNote(unseen)}`,
    next: howToName(settings),
    data: {
      found: counted,
      required: link.min,
      unseen: unseen.slice(0, MAX_REPORTED).map(({ text }) => text.slice(0, 60)),
    },
  }
}

function howToName({ link, 'work-items': [rule] }: Settings): string {
  const example = exampleOf(rule)
  const place = link.from.includes('description') ? 'description' : link.from[0]
  if (place === 'linked-issues' || place === undefined) return 'Link the issue to the change, under "Development".'
  return `Name the work item in plain text in ${PLACES[place]}, for example \`${example}\`.`
}

function exampleOf(rule: ItemRule | undefined): string {
  if (rule?.source === 'jira') return `Refs: ${rule.projects[0]}-12`
  return rule?.source === 'ids' ? `Refs: ${firstId(rule.prefix, rule.digits)}` : 'Closes #12'
}

/** A sentence with more of them than this is read by nobody; the data of the reason has more. */
const MAX_IN_A_SENTENCE = 5

function unseenNote(unseen: readonly Reference[]): string {
  const shown = unseen.slice(0, MAX_IN_A_SENTENCE).map(whereSeen)
  const left = unseen.length - shown.length
  return [...shown, ...(left > 0 ? [` The same applies to ${left} more.`] : [])].join('')
}

function whereSeen({ text, place, source, line }: Reference): string {
  const seen = `Found "${text.slice(0, 60)}" only`
  if (place === 'text') return ` ${seen} in ${PLACES[source]}, which the policy does not search.`
  const at = line === null ? '' : ` (line ${line})`
  return ` ${seen} ${HIDDEN[place]}${at}, which does not count.`
}

export function itemName({ repository, number }: WorkItem, self: string): string {
  return repository.toLowerCase() === self.toLowerCase() ? `#${number}` : `${repository}#${number}`
}

const called = ({ repository, number }: WorkItem): string => `${repository}#${number}`

type Unresolved = Exclude<WorkItem, { state: 'resolved' }>

const NEXT: Record<Unresolved['state'], string> = {
  not_found: 'Correct the number.',
  forbidden: 'Grant the job `issues: read`; for an issue of another private repository, pass a token that may read it.',
  unreachable: 'Run the job again.',
}

export function unresolved(item: Unresolved): Reason {
  return {
    code: `work_item_${item.state}`,
    message: `${called(item)} does not count: ${item.detail}`,
    next: NEXT[item.state],
    data: { item: called(item) },
  }
}

export const notLookedUp = (name: string): Reason => ({
  code: 'work_item_unreachable',
  message: `${name} was not looked up in this run.`,
  next: 'Run the job again.',
  data: { item: name },
})

export const isPullRequest = (item: WorkItem): Reason => ({
  code: 'work_item_is_pull_request',
  message: `${called(item)} is a pull request, and a pull request is not a work item.`,
  next: 'Name the issue that both belong to.',
  data: { item: called(item) },
})

export const wrongRepository = (item: WorkItem, allowed: readonly string[]): Reason => ({
  code: 'work_item_repository',
  message: `${called(item)} is not in a repository from which the policy accepts work items (${allowed.join(', ')}).`,
  next: 'Name a work item in one of them.',
  data: { item: called(item) },
})

export function wrongState(item: Extract<WorkItem, { state: 'resolved' }>, { states }: IssueRule): Reason {
  return {
    code: 'work_item_closed',
    message: `${called(item)} is ${item.open ? 'open' : 'closed'}; the policy accepts issues that are ${list(states)}.`,
    next: item.open ? 'Name one that is closed.' : 'Reopen it if the work is not finished, or name another one.',
    data: { item: called(item) },
  }
}

export const wrongType = (item: Extract<WorkItem, { state: 'resolved' }>, types: readonly string[]): Reason => ({
  code: 'work_item_type',
  message: `${called(item)} has ${item.type === null ? 'no issue type' : `the type ${item.type.slice(0, 60)}`}; the policy accepts ${list(types)}.`,
  next: 'Name a work item of that type, or set the type of this one.',
  data: { item: called(item) },
})

export const wrongLabels = (item: WorkItem, lacking: readonly string[]): Reason => ({
  code: 'work_item_label',
  message: `${called(item)} lacks the ${lacking.length === 1 ? 'label' : 'labels'} ${list(lacking, 'and')}.`,
  next: 'Ask an approver of work items to add the label.',
  data: { item: called(item) },
})

const NEARNESS = ['work_item_repository', 'work_item_closed', 'work_item_type', 'work_item_label']
export const nearness = (code: string): number => NEARNESS.indexOf(code)

export function requirementsRequired({ min, statuses }: NonNullable<Settings['requirements']>): string {
  const count = min > 0 ? `At least ${some(min, 'requirement')}` : 'Requirements, if any are named'
  return `${count}, known and ${list(statuses)}`
}

export function requirementsFound(named: readonly Item[], unknown: readonly string[]): string {
  const known = named.map(({ id }) => id)
  if (known.length + unknown.length === 0) return 'no requirement named'
  const all = [...known, ...unknown.map(id => `${id} (unknown)`)]
  return all.slice(0, 10).join(', ') + (all.length > 10 ? ', …' : '')
}

export const tooFewRequirements = (found: number, min: number): Reason => ({
  code: 'requirement_missing',
  message: `The change names ${some(found, 'requirement')}, fewer than the ${min} required.`,
  next: 'Name the requirement by its id, in plain text in the description.',
  data: { found, required: min },
})

export const unknownRequirement = (id: string, files: readonly string[]): Reason => ({
  code: 'requirement_unknown',
  message: `${id} is in none of the requirement files on the base branch (${files.join(', ')}). A requirement that the change itself adds does not count.`,
  next: 'Correct the id, or add the requirement in a separate change first.',
  data: { requirement: id },
})

export const ambiguousRequirement = (same: readonly Item[]): Reason => ({
  code: 'requirement_ambiguous',
  message: `${same[0]?.id} is listed more than once: ${list(
    same.slice(0, 5).map(({ path, line, status }) => `${path}:${line} (${status})`),
    'and',
  )}. It is unknown which one is meant.`,
  next: 'Keep one of them on the base branch.',
  data: { requirement: same[0]?.id ?? '' },
})

export const wrongStatus = ({ id, status, path, line }: Item, statuses: readonly string[]): Reason => ({
  code: 'requirement_status',
  message: `${id} is ${status}; the policy accepts requirements that are ${list(statuses)}.`,
  next: 'Get it approved in a separate change first, or name another one.',
  location: { file: path, line },
  data: { requirement: id },
})

export function requirementsUnusable({ path, state, detail, line }: Requirements['files'][number]): Reason {
  const is = {
    read: 'was read',
    missing: 'is missing',
    empty: 'is empty',
    unreadable: 'cannot be read',
    unsafe: 'cannot be read',
  }
  return {
    code: `requirements_${state}`,
    message: `The requirement file ${path} on the base branch ${is[state]}. ${detail}`,
    next: 'Correct it on the base branch, or correct the path in the policy.',
    ...(line === null ? {} : { location: { file: path, line } }),
    data: { file: path },
  }
}

export function noResults(report: Report | undefined): Reason {
  return {
    code: 'verification_unknown',
    message: report
      ? `It is unknown whether the requirements are verified: report "${report.name}" is ${report.state}. ${report.detail}`
      : 'It is unknown whether the requirements are verified: no test report was read.',
    next: 'Run the tests before this step in the same job. The gate of type tests shows details.',
  }
}

export const verificationFailed = (id: string, failed: number, passed: number): Reason => ({
  code: 'verification_failed',
  message: `${some(failed, 'test case')} that ${failed === 1 ? 'names' : 'name'} ${id} failed (${passed} passed).`,
  next: 'Fix the failing test.',
  data: { requirement: id, failed, passed },
})

export const notVerified = (id: string, skipped: number): Reason => ({
  code: 'not_verified',
  message:
    skipped > 0
      ? `The ${some(skipped, 'test case')} that ${skipped === 1 ? 'names' : 'name'} ${id} did not run.`
      : `No test case in this run names ${id} in its name or in a property "requirement".`,
  next: 'Run a test that names the requirement.',
  data: { requirement: id, skipped },
})
