import { type Profile, SUPPLIED } from './profile.ts'

export const starter: Profile = {
  name: 'starter',
  summary: 'For a team that begins: a second person looks at every change, and nothing else is asked.',
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
      why: 'Nothing is measured: a team that begins may have no reports yet. Take `small-team` once there are tests.',
    },
    {
      clauses: ['8.3.3', '8.5.2'],
      why: 'A change need not name what it is for. Its title and the discussion are all that tells.',
    },
    {
      clauses: ['6.1', '8.5.6'],
      why: 'Risk, impact and the way back are not written down for each change; releases are authorised by nobody.',
    },
    SUPPLIED,
  ],
}
