import { type Profile, SUPPLIED } from './profile.ts'

export const standard: Profile = {
  name: 'standard',
  summary: 'For a team whose customers rely on it: all types of evidence, with common thresholds.',
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1 }
  tests:
    type: tests
    max-failed: 0
  coverage:
    type: coverage
    patch: { min: 80 }
  traceability:
    type: traceability
  change-record:
    type: change-record
    when: { risk: [medium, high] }
    required: [reason, risk, impact, rollback]
  release:
    type: release
    authorised-by: { count: 1, from: [release-manager] }
`,
  leavesOpen: [
    'roles.release-manager',
    'gates.tests.reports',
    'gates.coverage.reports',
    'gates.traceability.work-items',
    'gates.change-record.source',
  ],
  leavesOut: [SUPPLIED],
}
