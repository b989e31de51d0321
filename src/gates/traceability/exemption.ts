import type { Commit } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { RecalledVerdict } from '../gate.ts'
import { WEB_FLOW } from '../reviews/web-flow.ts'
import type { KnownLinks } from './known.ts'
import * as say from './messages.ts'
import type { Settings } from './settings.ts'

type Exemption = Settings['exempt'][number]

/**
 * Whether the change needs no work item. The app must have opened it, made every commit, and touched nothing but what
 * the rule names: a branch called `dependabot/…`, a title or a label is written by anybody.
 */
export function judgeExemption(
  { exempt }: Settings,
  known: KnownLinks,
): { waived: true; app: string; reason: Reason } | { waived: false; findings: Reason[] } {
  const rules = exempt.filter(rule => isBy(rule, known))
  const applied = rules.find(rule => objectionTo(rule, known) === undefined)
  if (applied) {
    const { app } = applied
    return { waived: true, app, reason: say.exempt(app, known.commits.length, known.files?.length ?? 0) }
  }
  const findings = rules.flatMap(rule => {
    const why = objectionTo(rule, known)
    return why === undefined ? [] : say.notExempt(rule.app, why)
  })
  return { waived: false, findings }
}

/** Only apps have a name that ends so, and only GitHub says of an account that it is a bot. */
function isBy({ app }: Exemption, { change: { author } }: KnownLinks): boolean {
  return author?.kind === 'Bot' && author.login.toLowerCase() === `${app}[bot]`
}

function objectionTo(rule: Exemption, { change, commits, files = [] }: KnownLinks): string | undefined {
  const author = change.author?.id ?? ''
  const foreign = commits.find(commit => !isMadeBy(commit, author))
  if (commits.length === 0) return 'no commit of the change is known'
  if (foreign) return `commit ${foreign.oid.slice(0, 7)} was not made by the app alone`
  const unverified = commits.find(({ verified }) => !verified)
  if (unverified) return `commit ${unverified.oid.slice(0, 7)} has no signature that GitHub verified`
  const isAllowed = matcher(rule['only-paths'])
  const paths = files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]))
  const other = paths.find(path => !isAllowed(path))
  if (paths.length === 0) return 'it changes no file'
  return other === undefined ? undefined : `it changes ${other}, which the rule does not allow`
}

function isMadeBy({ authors, committer }: Commit, account: string): boolean {
  const isOwn = authors.length === 1 && authors[0]?.id === account
  return isOwn && (committer?.id === account || committer?.id === WEB_FLOW)
}

/** A check run keeps that an exemption applied, and not of which app. */
export const recall = ({ outcome, reasons }: RecalledVerdict): Pick<Judgement, 'exemption'> =>
  outcome === 'waived' && reasons.includes(say.EXEMPT) ? { exemption: { app: '' } } : {}
