import { withAccess } from '../../collect/change/access.ts'
import { reviewsFact } from '../../collect/change/change.ts'
import type { Facts } from '../../facts/facts.ts'
import { countsVetoes } from './requests.ts'
import type { ChangeScene } from './scene.ts'

/** The reviews of a change; of one that was merged, as they were then. */
export async function reviews(scene: ChangeScene): Promise<Facts['reviews']> {
  const fact = reviewsFact(scene.source, await scene.contents())
  const known = scene.merged ? untilMerged(fact, scene.change.mergedAt) : fact
  return countsVetoes(scene.needs) ? withDismissers(scene, known) : known
}

/** Where a request for changes can hold a change up, who takes it back must have access. */
async function withDismissers({ context }: ChangeScene, fact: Facts['reviews']): Promise<Facts['reviews']> {
  if (fact.state !== 'complete') return fact
  const dismissers = fact.value.map(({ dismissal }) => dismissal?.by ?? null)
  const access = await withAccess(context.client, context.repository, dismissers)
  if ('state' in access) return access
  const value = fact.value.map(review => {
    const { dismissal } = review
    if (!dismissal) return review
    return { ...review, dismissal: { ...dismissal, canWrite: dismissal.by !== null && access.has(dismissal.by.id) } }
  })
  return { ...fact, value }
}

/** What was reviewed, or taken back, after the merge did not lead to it. Who may write is known as of now only. */
function untilMerged(reviews: Facts['reviews'], mergedAt: string | null): Facts['reviews'] {
  if (reviews.state !== 'complete' || mergedAt === null) return reviews
  const merged = Date.parse(mergedAt)
  const before = reviews.value.filter(({ submittedAt }) => Date.parse(submittedAt) <= merged)
  return {
    ...reviews,
    value: before.map(review => {
      const { dismissal } = review
      return dismissal && Date.parse(dismissal.at) > merged
        ? { ...review, state: dismissal.was, dismissal: null }
        : review
    }),
  }
}
