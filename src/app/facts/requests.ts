import type { LinkRequests } from '../../collect/links/input.ts'
import type { ReportRequests } from '../../collect/reports/kinds.ts'
import { REPORT_FACTS } from '../../facts/facts.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { isNeeded, type Need, requestsFor } from '../../gates/shared/needs.ts'
import type { ChangeNode } from '../../github/client/answers.ts'

/** Which reports gates judge, by the fact that they make. */
export function reportRequests(needs: readonly Need[]): ReportRequests {
  // A gate that rests on the reports of another one names none itself.
  return Object.fromEntries(
    REPORT_FACTS.map(name => [name, requestsFor(needs, name).filter(({ reports }) => reports.length > 0)]),
  )
}

export const reportsIn = (requests: ReportRequests): readonly ReportRequest[] =>
  REPORT_FACTS.flatMap(name => (requests[name] ?? []).flatMap(({ reports }) => reports))

/** What gates need to know of all that a change can say and name. */
export function linkRequests(needs: readonly Need[], isOpen = true): LinkRequests {
  const records = requestsFor(needs, 'changeRecords')
  return {
    links: isNeeded(needs, 'links'),
    description: isNeeded(needs, 'description'),
    // What an issue said then is not known afterwards.
    recordIssue: isOpen && isNeeded(needs, 'recordIssue'),
    issueTypes: requestsFor(needs, 'links').some(({ issueTypes }) => issueTypes),
    requirements: [...new Set(requestsFor(needs, 'requirements').flatMap(({ files }) => files))],
    // Of several gates each looks for its own among them.
    changeRecords: records[0] && {
      files: [...new Set(records.flatMap(({ files }) => files))],
      template: records.find(({ template }) => template !== undefined)?.template,
      fragments: [...new Set(records.flatMap(({ fragments = [] }) => fragments))],
    },
  }
}

/** Whether a request for changes can hold the change up. */
export const countsVetoes = (needs: readonly Need[]): boolean =>
  requestsFor(needs, 'reviews').some(({ vetoes }) => vetoes)

/** Commits of approvals that could hold for a part of the change. */
export const commitsInPart = (needs: readonly Need[], change: ChangeNode): string[] =>
  requestsFor(needs, 'reviews').some(({ inPart }) => inPart) ? approvedCommits(change) : []

/** Whether an approval could hold while the change makes the same edits. */
export const countsEdits = (needs: readonly Need[]): boolean =>
  requestsFor(needs, 'reviews').some(({ edits }) => edits === true)

/** Commits of such approvals. */
export const commitsInEdits = (needs: readonly Need[], change: ChangeNode): string[] =>
  countsEdits(needs) ? approvedCommits(change) : []

function approvedCommits({ reviews }: ChangeNode): string[] {
  const nodes = reviews?.nodes.flatMap(node => node ?? []) ?? []
  return nodes
    .filter(({ state, authorCanPushToRepository: canWrite }) => state === 'APPROVED' && canWrite)
    .flatMap(({ commit }) => commit?.oid ?? [])
}
