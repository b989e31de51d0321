import type { CheckRunNode } from '../github/client/answers.ts'
import type { PreparedCheck } from './check-runs.ts'

/**
 * The checks that the newest check run of their name on the commit does not say yet, word for word. What other apps say
 * counts for nothing; where it is not known which app this is, nothing is taken for said.
 */
export function unsaid(
  checks: readonly PreparedCheck[],
  standing: readonly CheckRunNode[],
  viewer: string | undefined,
): PreparedCheck[] {
  const own = standing.filter(run => viewer !== undefined && run.app?.slug === viewer.replace(/\[bot\]$/, ''))
  return checks.filter(({ run }) => {
    const newest = newestOf(run.name, own)
    return newest === undefined || !saysSame(newest, run)
  })
}

const newestOf = (name: string, standing: readonly CheckRunNode[]): CheckRunNode | undefined =>
  standing.filter(run => run.name === name).sort((a, b) => b.id - a.id)[0]

function saysSame(newest: CheckRunNode, { conclusion, external_id, output }: PreparedCheck['run']): boolean {
  return (
    newest.status === 'completed' &&
    newest.conclusion === conclusion &&
    untimed(newest.external_id) === untimed(external_id) &&
    newest.output.title === output.title &&
    newest.output.summary?.trim() === output.summary.trim()
  )
}

/** `gatebook:<change>`, without the time of the verdict. */
const untimed = (externalId: string | null): string | undefined => externalId?.split(':').slice(0, 2).join(':')
