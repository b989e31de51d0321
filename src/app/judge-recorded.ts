import { readFile } from 'node:fs/promises'
import { type Facts, facts as factsSchema } from '../facts/facts.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Policy } from '../policy/load.ts'
import { verdictLines } from '../publish/console.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** What recorded facts are worth under a policy. */
export type Rejudged = { verdict: Verdict; lines: readonly string[] } | { problem: string }

/** Judges facts of an earlier run: no network, no clock, the same verdict every time. */
export async function judgeRecorded(policy: Policy, policyFile: string, factsPath: string): Promise<Rejudged> {
  const facts = await readFacts(factsPath)
  if (typeof facts === 'string') return { problem: facts }
  const verdict = evaluate(policy, facts, { subject: subjectOf(facts), policy: { path: policyFile, blob: '' } })
  return { verdict, lines: verdictLines(verdict) }
}

function subjectOf({ change }: Facts): Verdict['subject'] {
  if (change.state !== 'complete') return { repository: '', head: '', base: '' }
  const { repository, pull, head, base } = change.value
  return { repository: repository.name, pull, head, base }
}

const NO_FACTS = 'Use the file that the output `facts` of the Action names.'

async function readFacts(path: string): Promise<Facts | string> {
  try {
    const parsed = factsSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const where = issue?.path.join('.') || 'the document'
    return `This is not a facts document of version 1: ${where}: ${issue?.message}. ${NO_FACTS}`
  } catch {
    return `This cannot be read as JSON. ${NO_FACTS}`
  }
}
