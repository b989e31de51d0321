import { type Channel, collectChannel } from '../../collect/channel.ts'
import type { ReportRequest } from '../../facts/reports.ts'
import { isBelow, type Trust, trustOfReport } from '../../facts/trust.ts'
import type { Reason } from '../../verdict/verdict.ts'
import type { RunContext } from './context.ts'
import type { RecordOptions } from './record-options.ts'

/** How far this run can be believed about a change that goes onto a commit, or about none. */
export async function channelOf(
  { client, repository, thisRun }: Pick<RunContext, 'client' | 'repository' | 'thisRun'>,
  base: string | null,
): Promise<Channel> {
  return thisRun === undefined
    ? { job: null, trust: 'self-reported', why: 'It is not a run of a workflow.' }
    : collectChannel(client, repository, thisRun, base)
}

/** The same of what it records. */
export async function withChannel(context: RunContext, options: RecordOptions): Promise<RecordOptions> {
  const { job, trust } = await channelOf(context, null)
  const { decidedBy } = options
  return { ...options, decidedBy: { ...decidedBy, channel: { ...decidedBy.channel, job, trust } } }
}

/** Why the run cannot be believed as far as the policy demands; undefined: it can. */
export async function trustTooLow(
  context: RunContext,
  wanted: Trust,
  { base, reports }: { base: string | null; reports: readonly ReportRequest[] },
): Promise<Reason | undefined> {
  if (wanted === 'self-reported') return undefined
  const { trust, why } = await channelOf(context, base)
  if (isBelow(trust, wanted)) return tooLow(`this run is \`${trust}\`. ${why}`, wanted, SEPARATE)
  const weak = reports.find(report => isBelow(trustOfReport(report, trust), wanted))
  if (weak === undefined) return undefined
  const next =
    wanted === 'platform'
      ? 'Demand `ci-artifact`: no report is from the platform itself.'
      : 'Upload the report as an artifact, and name the artifact in the policy.'
  return tooLow(`the report "${weak.name}" is \`${trustOfReport(weak, trust)}\`.`, wanted, next)
}

const SEPARATE =
  'Run Gatebook in a job of its own, without `run`, `container`, `services` and `env`, in a workflow that the change does not edit.'

const tooLow = (what: string, wanted: Trust, next: string): Reason => ({
  code: 'trust_too_low',
  message: `The policy demands the trust \`${wanted}\`, but ${what}`.trimEnd(),
  next,
  data: { trust: wanted },
})
