import { headline } from '../../publish/words.ts'
import { plain, prose } from '../../text/escape.ts'
import type { Result } from '../shared/result.ts'
import type { Looked, Sweep } from './check-open.ts'
import type { Published } from './publish-verdict.ts'

/** What the run says of all open changes: what changed first, and what could not be looked at. */
export function openSummary(sweep: Sweep<Published>): Result {
  const { looked, left, unlisted } = sweep
  const lines = looked.flatMap(lineOf).map(line => plain(line))
  const unsaid = looked.flatMap(({ pull, published }) => (published?.unsaid ? [`#${pull}: ${published.unsaid}`] : []))
  const isWhole = left.length === 0 && unlisted === 0 && looked.every(({ end }) => end !== 'failed')
  const said = plain([counted(looked), ...rest(sweep)].join(' '))
  return {
    outcome: isWhole ? 'pass' : 'error',
    headline: said,
    failedGates: [],
    lines,
    notices: looked.flatMap(({ pull, published }) => (published?.notices ?? []).map(notice => `#${pull}: ${notice}`)),
    page: [`**${prose(said)}**`, '', ...lines.map(line => `- ${prose(line)}`)],
    annotations: [],
    judged: undefined,
    recorded: [],
    documents: {},
    checkUrl: undefined,
    unsaid: unsaid.length === 0 ? undefined : plain(unsaid.join(' ')),
  }
}

function counted(looked: Sweep<Published>['looked']): string {
  const published = looked.filter(({ end }) => end === 'published').length
  const changes = `${looked.length} open ${looked.length === 1 ? 'change' : 'changes'}`
  return `${changes} evaluated again, ${published} with another verdict.`
}

function rest({ left, unlisted, looked }: Sweep<Published>): string[] {
  const failed = looked.filter(({ end }) => end === 'failed').map(({ pull }) => `#${pull}`)
  const [first] = left
  return [
    ...(failed.length > 0 ? [`${failed.join(', ')} could not be evaluated.`] : []),
    ...(first === undefined
      ? []
      : [`${left.length} are left, from #${first} on: no more requests are spent in one run. The next run goes on.`]),
    ...(unlisted > 0 ? [`${unlisted} more are open than are listed. Close those that nobody works on.`] : []),
  ]
}

/** Nothing is said of a change whose verdict stands. */
function lineOf({ pull, end, verdict, problem = '' }: Looked<Published>): string[] {
  if (end === 'failed') return [`#${pull} could not be evaluated. ${problem}`]
  if (end === 'own-run') return [`#${pull} needs a run of its own: its reports are not known here.`]
  if (end === 'published' && verdict) return [`#${pull}: ${headline(verdict)}.`]
  return []
}
