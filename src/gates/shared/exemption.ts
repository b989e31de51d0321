import * as z from 'zod'
import type { Commit } from '../../facts/change.ts'
import { matcher } from '../../facts/glob.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import type { RecalledVerdict } from '../gate.ts'
import type { Known } from './needs.ts'
import { pattern } from './settings.ts'
import { WEB_FLOW } from './web-flow.ts'

/** A rule by which changes of an app need not what a gate asks of others. */
export const exemption = z.strictObject({
  app: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,38})$/, 'must be the short name of an app, such as dependabot')
    .describe('Short name of the app that opened the change and made all its commits.'),
  'only-paths': z.array(pattern).min(1).max(50).describe('The only files that the change may touch.'),
})

type Exemption = z.infer<typeof exemption>
type KnownChange = Known<'change' | 'commits'> & Partial<Known<'files'>>

/** What an exempt change needs not: `work item` or `change record`. */
type What = 'work item' | 'change record'

/**
 * Whether the change needs none of it. The app must have opened it, made every commit, and touched nothing but what
 * the rule names: a branch called `dependabot/…`, a title or a label is written by anybody.
 */
export function judgeExemption(
  exempt: readonly Exemption[],
  known: KnownChange,
  what: What,
): { waived?: Judgement; findings: readonly Reason[] } {
  const rules = exempt.filter(rule => isBy(rule, known))
  const applied = rules.find(rule => objectionTo(rule, known) === undefined)
  if (applied) return { waived: waived(applied.app, known, what), findings: [] }
  const findings = rules.flatMap(rule => {
    const why = objectionTo(rule, known)
    return why === undefined ? [] : notExempt(rule.app, why)
  })
  return { findings }
}

const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function waived(app: string, { commits, files = [] }: KnownChange, what: What): Judgement {
  const made = commits.length === 1 ? 'its commit' : `all ${commits.length} commits`
  return {
    outcome: 'waived',
    title: `Needs no ${what}: a change by the app ${app}`,
    reasons: [
      {
        code: EXEMPT,
        message: `Needs no ${what}: the app ${app} opened the change and made and signed ${made}, and it changes only ${some(files.length, 'file')} that the policy allows for this app.`,
        data: { app, commits: commits.length, files: files.length },
      },
    ],
    findings: [],
    measured: {},
    children: [],
    exemption: { app },
  }
}

export const EXEMPT = 'exempt_app'

const notExempt = (app: string, why: string): Reason => ({
  code: 'exemption_not_applied',
  message: `The exemption for the app ${app} does not apply: ${why}.`,
})

/** Only apps have a name that ends so, and only GitHub says of an account that it is a bot. */
function isBy({ app }: Exemption, { change: { author } }: KnownChange): boolean {
  return author?.kind === 'Bot' && author.login.toLowerCase() === `${app}[bot]`
}

function objectionTo(rule: Exemption, { change, commits, files = [] }: KnownChange): string | undefined {
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
  outcome === 'waived' && reasons.includes(EXEMPT) ? { exemption: { app: '' } } : {}
