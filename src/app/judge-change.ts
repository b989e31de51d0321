import { changeFact, commitsFact, labelsFact, reviewsFact, type Told } from '../collect/change.ts'
import { confirmContents } from '../collect/confirm-contents.ts'
import { collectLocal, type LocalFacts } from '../collect/local.ts'
import { pullFiles } from '../collect/pull-files.ts'
import { policyText } from '../collect/rules.ts'
import { type FactName, type Facts, NOTHING_KNOWN } from '../facts/facts.ts'
import type { Unavailable } from '../facts/observed.ts'
import type { ChangeAnswer } from '../github/change.ts'
import { evaluate, unjudged } from '../policy/evaluate.ts'
import { loadPolicy, type Policy } from '../policy/load.ts'
import type { GateVerdict, Reason, Verdict } from '../verdict/verdict.ts'
import type { RunContext } from './run-context.ts'

/** A verdict with all it rests on. */
export interface Judged {
  verdict: Verdict
  facts: Facts | undefined
  policy: Policy | undefined
  title: string
}

/** Loads the policy of the base commit, collects the facts its gates ask for, and judges the change on them. */
export async function judgeChange(context: RunContext, answer: ChangeAnswer): Promise<Judged> {
  const read = readPolicy(context, answer)
  const title = answer.change.title
  if (!('policy' in read))
    return { verdict: unreadable(context, answer, read.reasons), facts: undefined, policy: undefined, title }

  const facts = await collect(context, answer, read.policy)
  const verdict = evaluate(read.policy, facts, {
    subject: subjectOf(answer),
    policy: { path: context.policyPath, blob: read.blob },
  })
  return { verdict, facts, policy: read.policy, title }
}

type PolicyRead = { policy: Policy; blob: string } | { reasons: Reason[] }

function readPolicy({ policyPath }: RunContext, { rules, change }: ChangeAnswer): PolicyRead {
  if (!rules) return { reasons: [noBase(change.baseRefName)] }
  return readRules(policyPath, rules, change.baseRefName)
}

/** The policy at a commit, or every reason why it cannot be used. */
export function readRules(policyPath: string, rules: NonNullable<ChangeAnswer['rules']>, branch: string): PolicyRead {
  const text = policyText(rules, policyPath, branch)
  if (!text.ok) return { reasons: [{ code: text.code, message: text.message, next: text.next }] }
  const loaded = loadPolicy(text.bytes, policyPath)
  if (loaded.ok) return { policy: loaded.policy, blob: text.blob }
  return {
    reasons: loaded.diagnostics.map(({ file, line, column, message }, index) => ({
      code: 'policy_invalid',
      message,
      // Said once, after the last mistake.
      ...(index === loaded.diagnostics.length - 1 ? { next: correctIt(branch) } : {}),
      location: { file, line, column },
    })),
  }
}

const correctIt = (branch: string): string =>
  `Correct the policy in ${branch}; \`gatebook validate\` shows the same on your machine.`

function noBase(branch: string): Reason {
  return {
    code: 'base_unreadable',
    message: `The base branch ${branch} cannot be read: it does not exist, or the token may not read it.`,
    next: 'Grant the job `contents: read`, and point the pull request at a branch that exists.',
  }
}

/** Without a readable policy nothing passes: the verdict says what is wrong with it. */
function unreadable({ policyPath }: RunContext, answer: ChangeAnswer, reasons: Reason[]): Verdict {
  return brokenVerdict(subjectOf(answer), policyPath, { title: 'The policy cannot be used', reasons })
}

/** A verdict about what kept Gatebook from judging at all, in the shape of a gate so that it is shown like one. */
export function brokenVerdict(
  subject: Verdict['subject'],
  policyPath: string,
  cause: { title: string; reasons: Reason[] },
): Verdict {
  const gate: GateVerdict = {
    id: 'policy',
    type: 'policy',
    enforce: 'blocking',
    ...unjudged(cause.reasons),
    title: cause.title,
    clauses: [],
  }
  return {
    schema: 'gatebook/verdict/1',
    outcome: 'error',
    subject,
    policy: { path: policyPath, blob: '', digest: '' },
    gates: [gate],
  }
}

function subjectOf({ change, repository, rules }: ChangeAnswer): Verdict['subject'] {
  return { repository: repository.name, pull: change.number, head: change.headRefOid, base: rules?.oid ?? '' }
}

async function collect(context: RunContext, answer: ChangeAnswer, policy: Policy): Promise<Facts> {
  const collectedAt = context.client.time()
  const told: Told = { ...answer, base: answer.rules?.oid ?? null, collectedAt }
  const needed = new Set(policy.gates.flatMap(({ gate }) => gate.needs))
  const local = await readLocal(context, answer, policy, collectedAt)
  const ends = { base: answer.rules?.oid ?? '', head: answer.change.headRefOid }
  const claimed = { head: local?.content ?? null, reviews: local?.reviewContents ?? new Map() }
  const contents = await confirmContents(context.client, context.repository, ends, claimed)
  return {
    ...NOTHING_KNOWN,
    change: changeFact(told, contents),
    commits: commitsFact(told),
    reviews: reviewsFact(told, contents),
    labels: labelsFact(told),
    files: await filesFact(context, answer, local, needed),
    coverage: !needed.has('coverage') ? NOT_ASKED : (local?.coverage ?? NO_CLONE),
  }
}

async function readLocal(
  context: RunContext,
  answer: ChangeAnswer,
  policy: Policy,
  collectedAt: string,
): Promise<LocalFacts | undefined> {
  const { workspace, path } = context
  if (workspace === undefined || !answer.rules) return undefined
  const local = await collectLocal({
    workspace,
    path,
    head: answer.change.headRefOid,
    base: answer.rules.oid,
    platformFileCount: answer.change.changedFiles,
    reports: policy.gates.flatMap(({ gate, settings }) => gate.asks?.(settings).coverage ?? []).length
      ? policy.gates.flatMap(({ gate, settings }) => [gate.asks?.(settings).coverage ?? []])
      : [],
    reviewCommits: answer.change.reviews?.nodes.flatMap(review => review?.commit?.oid ?? []) ?? [],
    collectedAt,
  })
  return local === 'no-clone' ? undefined : local
}

async function filesFact(
  { client, repository }: RunContext,
  { change }: ChangeAnswer,
  local: LocalFacts | undefined,
  needed: ReadonlySet<FactName>,
): Promise<Facts['files']> {
  if (local) return local.files
  return needed.has('files') ? pullFiles(client, repository, change.number, change.changedFiles) : NOT_ASKED
}

const NOT_ASKED: Unavailable = {
  state: 'unavailable',
  why: 'not_collected',
  detail: 'No gate of the policy asks for this.',
  next: 'Nothing to do.',
}

const NO_CLONE: Unavailable = {
  state: 'unavailable',
  why: 'missing',
  detail: 'There is no local clone in the workspace, so no coverage report can be read.',
  next: 'Check the change out with actions/checkout (`fetch-depth: 0`) and run the tests before Gatebook, in the same job.',
}
