import type { LinkRequests } from '../../collect/links/input.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { isNeeded, type Need, requestsFor } from '../../gates/shared/needs.ts'
import type { ChangeNode } from '../../github/client/answers.ts'

/** The sets of reports that gates judge, by the fact that they make. */
export interface ReportSets {
  coverage: readonly (readonly ReportRequest[])[]
  /** Whether lines are looked for that leave code out of what is measured. */
  exclusions: boolean
  tests: readonly (readonly ReportRequest[])[]
}

export function reportSets(needs: readonly Need[]): ReportSets {
  const coverage = requestsFor(needs, 'coverage')
  const tests = requestsFor(needs, 'tests')
  return {
    coverage: coverage.map(({ reports }) => reports),
    exclusions: coverage.some(({ exclusions }) => exclusions),
    // A gate that rests on the reports of another one names none itself.
    tests: tests.map(({ reports }) => reports).filter(reports => reports.length > 0),
  }
}

/** What gates need to know of all that a change can say and name. */
export function linkRequests(needs: readonly Need[]): LinkRequests {
  const records = requestsFor(needs, 'changeRecords')
  return {
    links: isNeeded(needs, 'links'),
    description: isNeeded(needs, 'description'),
    issueTypes: requestsFor(needs, 'links').some(({ issueTypes }) => issueTypes),
    requirements: [...new Set(requestsFor(needs, 'requirements').flatMap(({ files }) => files))],
    // Of several gates each looks for its own among them.
    changeRecords: records[0] && {
      files: [...new Set(records.flatMap(({ files }) => files))],
      template: records.find(({ template }) => template !== undefined)?.template,
    },
  }
}

/** Whether a request for changes can hold the change up. */
export const countsVetoes = (needs: readonly Need[]): boolean =>
  requestsFor(needs, 'reviews').some(({ vetoes }) => vetoes)

/** Commits of approvals that could hold for a part of the change. */
export function commitsInPart(needs: readonly Need[], { reviews }: ChangeNode): string[] {
  if (!requestsFor(needs, 'reviews').some(({ inPart }) => inPart)) return []
  const nodes = reviews?.nodes.flatMap(node => node ?? []) ?? []
  return nodes
    .filter(({ state, authorCanPushToRepository: canWrite }) => state === 'APPROVED' && canWrite)
    .flatMap(({ commit }) => commit?.oid ?? [])
}
