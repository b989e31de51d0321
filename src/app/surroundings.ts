import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { createClient } from '../github/client.ts'
import { VERSION } from '../version.ts'
import type { Inputs } from './inputs.ts'
import { Problem } from './problem.ts'
import type { RecordOptions } from './record-merge.ts'
import type { RunContext } from './run-context.ts'

/** What the runner tells an action about where it runs. Checked once; no other file knows these names. */
const variables = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  GITHUB_API_URL: z.url(),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_EVENT_NAME: z.string().min(1),
  GITHUB_EVENT_PATH: z.string().min(1),
  GITHUB_RUN_ID: z.string().regex(/^\d+$/),
  GITHUB_RUN_ATTEMPT: z.coerce.number().int().positive(),
  GITHUB_WORKFLOW_REF: z.string().min(1),
  GITHUB_WORKFLOW_SHA: z.string().regex(/^[0-9a-f]{40,64}$/),
  GITHUB_WORKSPACE: z.string().min(1).optional(),
  RUNNER_TEMP: z.string().min(1),
  PATH: z.string().default(''),
})

export type Surroundings = z.infer<typeof variables>

export function readSurroundings(env: Readonly<Record<string, string | undefined>>): Surroundings {
  const parsed = variables.safeParse(env)
  if (parsed.success) return parsed.data
  const names = [...new Set(parsed.error.issues.map(issue => String(issue.path[0])))].join(', ')
  throw new Problem(
    'runner_unknown',
    `The runner did not say where this runs: ${names} is missing or unreadable.`,
    'Run Gatebook as a step of a GitHub Actions workflow, on a runner of version 2.327.1 or newer; on your machine, use the command `gatebook`.',
  )
}

export async function readEvent({
  GITHUB_EVENT_NAME,
  GITHUB_EVENT_PATH,
}: Surroundings): Promise<{ name: string; payload: unknown }> {
  try {
    return { name: GITHUB_EVENT_NAME, payload: JSON.parse(await readFile(GITHUB_EVENT_PATH, 'utf8')) }
  } catch {
    throw new Problem('event_unreadable', 'The file with the event cannot be read.', 'Run the job again.')
  }
}

export function runContext(at: Surroundings, inputs: Inputs): RunContext {
  const [owner = '', name = ''] = at.GITHUB_REPOSITORY.split('/')
  return {
    client: createClient({ token: inputs.token, apiUrl: at.GITHUB_API_URL, userAgent: `gatebook/${VERSION}` }),
    repository: { owner, name },
    policyPath: inputs.policy,
    workspace: at.GITHUB_WORKSPACE,
    path: at.PATH,
  }
}

export const runUrl = (at: Surroundings): string =>
  `${at.GITHUB_SERVER_URL}/${at.GITHUB_REPOSITORY}/actions/runs/${at.GITHUB_RUN_ID}`

/** Ten minutes would be a wasted runner; two are enough for fifty writers at once. */
const LEDGER_BUDGET_MS = 120_000
const LEDGER_TRIES = 40

export async function recordOptions(at: Surroundings, inputs: Inputs, program: URL): Promise<RecordOptions> {
  return {
    decidedBy: {
      workflowRef: at.GITHUB_WORKFLOW_REF,
      workflowSha: at.GITHUB_WORKFLOW_SHA,
      run: at.GITHUB_RUN_ID,
      attempt: at.GITHUB_RUN_ATTEMPT,
      version: VERSION,
      bundle: `sha256:${createHash('sha256')
        .update(await readFile(program))
        .digest('hex')}`,
    },
    checkName: inputs.checkName,
    dryRun: inputs.dryRun,
    patience: {
      budgetMs: LEDGER_BUDGET_MS,
      tries: LEDGER_TRIES,
      now: () => performance.now(),
      sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
      random: Math.random,
    },
  }
}
