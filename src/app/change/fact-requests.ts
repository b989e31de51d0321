import type { LinkRequests } from '../../collect/links/work-items.ts'
import type { FactName } from '../../facts/facts.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { decidesByPath, gatesFor } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/policy.ts'

/** Everything that the gates of a policy ask for, so that nothing else is collected. */
export interface Asked {
  facts: ReadonlySet<FactName>
  /** Whether a gate goes by the paths of files, and not only by the lines that reports measure. */
  decidesByPath: boolean
  /** Whether an approval of another commit may hold for a part of the change. */
  inPart: boolean
  /** Whether a request for changes can hold the change up. */
  vetoes: boolean
  coverage: readonly (readonly ReportRequest[])[]
  /** Whether lines are looked for that leave code out of what is measured. */
  exclusions: boolean
  tests: readonly (readonly ReportRequest[])[]
  said: LinkRequests
}

/** What has to be observed to judge a change. */
export function askedBy(policy: Policy): Asked {
  const gates = gatesFor(policy, 'change')
  const facts = new Set(gates.flatMap(({ needs }) => needs))
  const requests = gates.flatMap(({ gate, settings }) => gate.asks?.(settings) ?? [])
  const records = requests.flatMap(({ changeRecords }) => changeRecords ?? [])
  return {
    facts,
    decidesByPath: gates.some(decidesByPath),
    inPart: requests.some(({ inPart }) => inPart === true),
    vetoes: requests.some(({ vetoes }) => vetoes === true),
    coverage: requests.flatMap(({ coverage }) => (coverage ? [coverage] : [])),
    exclusions: requests.some(({ exclusions }) => exclusions === true),
    tests: requests.flatMap(({ tests }) => (tests ? [tests] : [])),
    said: {
      links: facts.has('links'),
      description: facts.has('description'),
      issueTypes: requests.some(({ issueTypes }) => issueTypes === true),
      requirements: [...new Set(requests.flatMap(({ requirements }) => requirements ?? []))],
      // Of several gates each looks for its own among them.
      changeRecords: records[0] && {
        files: [...new Set(records.flatMap(({ files }) => files))],
        template: records.find(({ template }) => template !== undefined)?.template,
      },
    },
  }
}
