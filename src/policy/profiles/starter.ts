import { type Profile, SUPPLIED } from './profile.ts'

export const starter: Profile = {
  name: 'starter',
  summary: 'For a team that is starting: a second person reviews every change, and nothing else is required.',
  text: `version: 1
gates:
  peer-review:
    type: approvals
    require:
      - { count: 1 }
`,
  leavesOpen: [],
  leavesOut: [
    {
      clauses: ['9.1.1'],
      why: 'Nothing is measured: a team that is starting may have no reports yet. Use `small-team` once there are tests.',
    },
    {
      clauses: ['8.3.3', '8.5.2'],
      why: 'A change needs no work item. Only its title and discussion show its purpose.',
    },
    {
      clauses: ['6.1', '8.5.6'],
      why: 'Risk, impact and rollback are not documented for each change, and releases are not authorised.',
    },
    SUPPLIED,
  ],
}
