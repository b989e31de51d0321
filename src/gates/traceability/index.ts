import { inEveryEdition } from '../../verdict/clauses.ts'
import type { Gate } from '../gate.ts'
import { recall } from '../shared/exemption.ts'
import { onlyEverything } from '../shared/odd-lists.ts'
import { BY_PATH } from '../shared/risk.ts'
import { mentioned } from '../shared/settings.ts'
import { directions } from './directions.ts'
import { judge } from './judge.ts'
import type { Always, Sometimes } from './known.ts'
import { type Settings, settings } from './settings.ts'

export const traceability = {
  type: 'traceability',
  judges: 'change',
  clauses: inEveryEdition('8.3.3', '8.3.4', '8.5.2'),
  awaits: {
    evidence: ['verification_unknown'],
    platform: ['work_item_forbidden', 'work_item_unreachable'],
  },
  settings,
  directions,
  needs: ({ exempt, requirements, 'verified-by': by, 'work-items': rules }) => ({
    change: true,
    commits: true,
    links: { issueTypes: rules.some(rule => rule.source === 'github-issues' && rule.types !== undefined) },
    ...(exempt.length > 0 ? { files: BY_PATH } : {}),
    ...(requirements ? { requirements: { files: requirements.files } } : {}),
    // Its companion names the reports.
    ...(by ? { tests: { reports: [] } } : {}),
  }),
  files: ({ requirements, exempt }) => [
    ...mentioned(requirements?.files ?? [], ['requirements', 'files']),
    ...exempt.flatMap((one, place) => mentioned(one['only-paths'], ['exempt', place, 'only-paths'])),
  ],
  lint: ({ exempt }) =>
    exempt.flatMap((one, place) =>
      onlyEverything(one['only-paths'], ['exempt', place, 'only-paths'], 'every change of the app is exempt'),
    ),
  companions: ({ 'verified-by': by }) => (by ? [{ type: by, path: ['verified-by'] }] : []),
  judge,
  recall,
} satisfies Gate<Settings, Always, Sometimes>
