import { type Profile, SUPPLIED } from './profile.ts'

export const regulated: Profile = {
  name: 'regulated',
  summary: 'For audited software: two people review, requirements are verified by tests, every change has a record.',
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 2 }
    on-push: { stale: commit }
  tests:
    type: tests
    max-failed: 0
    max-skipped: 0
    flaky: fail
  coverage:
    type: coverage
    project: { min: 80 }
    patch: { min: 90, min-lines: 0, on-unmeasured: fail }
  traceability:
    type: traceability
    verified-by: tests
    exempt: []
  change-record:
    type: change-record
    required: [reason, risk, impact, rollback]
    authorised-by: { count: 1, from: [release-manager], not: [author, committers, co-authors] }
  release:
    type: release
    contents: { direct-pushes: fail }
    authorised-by: { count: 1, from: [release-manager], not: [author, committers, co-authors] }
`,
  leavesOpen: [
    'roles.release-manager',
    'gates.tests.reports',
    'gates.coverage.reports',
    'gates.traceability.work-items',
    'gates.traceability.requirements',
    'gates.change-record.source',
  ],
  leavesOut: [SUPPLIED],
}
