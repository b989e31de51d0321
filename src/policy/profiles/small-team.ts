import { type LeftOut, type Profile, SUPPLIED } from './profile.ts'

const NO_CHANGE_RECORD: LeftOut = {
  clauses: ['6.1'],
  why: 'Risk is talked about in the review and not written down for each change. Take `standard` where it must be.',
}

export const smallTeam: Profile = {
  name: 'small-team',
  summary:
    'For two to 25 people, after the Basic profile of ISO/IEC 29110: changes are reviewed, tested and traced, and somebody releases.',
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1 }
  tests:
    type: tests
    max-failed: 0
  traceability:
    type: traceability
  release:
    type: release
    authorised-by: { count: 1, from: [release-manager] }
`,
  leavesOpen: ['roles.release-manager', 'gates.tests.reports', 'gates.traceability.work-items'],
  leavesOut: [NO_CHANGE_RECORD, SUPPLIED],
}

export const smallTeamSolo: Profile = {
  name: 'small-team-solo',
  summary:
    'For one person. Nobody else looks at what that person does: this is a checklist and a record, and not an independent review.',
  text: `version: 1
gates:
  others-reviewed:
    type: approvals
    when: { from: [apps, forks] }
    require:
      - { count: 1, from: [quality-owner] }
  self-review:
    type: change-record
    source: { description: true }
    required: [reason, self-review]
  tests:
    type: tests
    max-failed: 0
  release:
    type: release
    authorised-by: { count: 1, from: [quality-owner], not: [] }
`,
  leavesOpen: ['roles.quality-owner', 'gates.tests.reports'],
  leavesOut: [
    {
      clauses: ['8.3.3'],
      why: 'What a change is for is in its description and need not be a work item.',
    },
    {
      clauses: ['8.3.4', '8.6'],
      why: 'The records carry these clauses for tests, for releases and for the work of others. For what the one person writes, review and release are by its author: an auditor will ask for a sample that an outsider looked at.',
    },
    SUPPLIED,
  ],
  isForOne: true,
}
