import type { Gate } from '../gate.ts'
import { mentioned } from '../shared/settings.ts'
import { judge } from './judge.ts'
import { type Settings, settings } from './settings.ts'

export const traceability = {
  type: 'traceability',
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'links'],
  alsoNeeds: ({ exempt, requirements, 'verified-by': by }) => [
    ...(exempt.length > 0 ? (['files'] as const) : []),
    ...(requirements ? (['requirements'] as const) : []),
    ...(by ? (['tests'] as const) : []),
  ],
  asks: ({ requirements, 'work-items': rules }) => ({
    requirements: requirements?.files ?? [],
    issueTypes: rules.some(rule => rule.source === 'github-issues' && rule.types !== undefined),
  }),
  files: ({ requirements, exempt }) => [
    ...mentioned(requirements?.files ?? [], ['requirements', 'files']),
    ...exempt.flatMap((one, place) => mentioned(one['only-paths'], ['exempt', place, 'only-paths'])),
  ],
  companions: ({ 'verified-by': by }) => (by ? [{ type: by, path: ['verified-by'] }] : []),
  judge,
} satisfies Gate<Settings, 'change' | 'commits' | 'links', 'files' | 'requirements' | 'tests'>
