import { type LeftOut, type Profile, SUPPLIED } from './profile.ts'

const NO_CHANGE_RECORD: LeftOut = {
  clauses: ['6.1'],
  why: 'Risk is discussed in the review, not documented for each change. Use `standard` if it must be documented.',
}

export const smallTeam: Profile = {
  name: 'small-team',
  summary:
    'For 2 to 25 people, based on the Basic profile of ISO/IEC 29110: changes are reviewed, tested and traced, and releases are authorised.',
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
  summary: 'For one person. Nobody else reviews the work: this is a checklist and a record, not an independent review.',
  text: `version: 1
unattended-apps: all
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
      why: 'The purpose of a change is in its description; no work item is required.',
    },
    {
      clauses: ['8.3.4', '8.6'],
      why: 'The records carry these clauses for tests, releases and contributions by others. The own changes of the one person are reviewed and released by their author: an auditor will ask for a sample reviewed by an outsider.',
    },
    SUPPLIED,
  ],
  isForOne: true,
}
