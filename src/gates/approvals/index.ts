import { unfillable } from '../fillable.ts'
import type { Gate } from '../gate.ts'
import { judgeReviews } from '../judge-reviews.ts'
import { type Settings, settings } from './settings.ts'

export const approvals = {
  type: 'approvals',
  judges: 'change',
  settings,
  needs: ['change', 'commits', 'reviews'],
  roles: ({ require }) =>
    require.flatMap(({ from = [] }, index) =>
      from.map((role, place) => ({ role, path: ['require', index, 'from', place] })),
    ),
  lint: ({ require }, roles) => unfillable(require, roles, index => ['require', index]),
  judge: judgeReviews,
} satisfies Gate<Settings, 'change' | 'commits' | 'reviews'>
