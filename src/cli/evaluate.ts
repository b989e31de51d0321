import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { facts as factsSchema } from '../facts/facts.ts'
import { evaluate as judge } from '../policy/evaluate.ts'
import { formatDiagnostic, loadPolicy } from '../policy/load.ts'
import { verdictLines } from '../publish/console.ts'
import { plain } from '../publish/text.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'
import { readBounded } from './validate.ts'

export const evaluate = {
  name: 'evaluate',
  usage: 'gatebook evaluate --policy FILE --facts FILE [--format text|json]',
  summary: 'Judges recorded facts under a policy: no network, no clock, the same verdict every time.',
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { values, json } = readArguments(terminal.args, ['policy', 'facts'], 0)
  const { policy: policyFile, facts: factsFile } = values
  if (policyFile === undefined || factsFile === undefined) throw new UsageError('Both --policy and --facts are needed.')

  const bytes = await readBounded(resolve(terminal.cwd, policyFile))
  const loaded = typeof bytes === 'string' ? undefined : loadPolicy(bytes, policyFile)
  if (!loaded?.ok) {
    const lines = loaded ? loaded.diagnostics.map(formatDiagnostic) : [`${policyFile}: ${String(bytes)}`]
    for (const line of lines) terminal.err(plain(line))
    return EXIT.badInput
  }
  const facts = await readFacts(resolve(terminal.cwd, factsFile))
  if (typeof facts === 'string') {
    terminal.err(plain(`${factsFile}: ${facts}`))
    return EXIT.unjudged
  }
  const { change } = facts
  const subject: Verdict['subject'] =
    change.state === 'complete'
      ? {
          repository: change.value.repository.name,
          pull: change.value.pull,
          head: change.value.head,
          base: change.value.base,
        }
      : { repository: '', head: '', base: '' }
  const verdict = judge(loaded.policy, facts, { subject, policy: { path: policyFile, blob: '' } })
  if (json) terminal.out(JSON.stringify(verdict, null, 2))
  else for (const line of verdictLines(verdict)) terminal.out(line)
  return { pass: EXIT.done, fail: EXIT.failed, error: EXIT.unjudged }[verdict.outcome]
}

async function readFacts(path: string) {
  try {
    const parsed = factsSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    return `This is not a facts document of version 1: ${issue?.path.join('.')}: ${issue?.message}. Use the file that the Action's output \`facts\` names.`
  } catch {
    return "This cannot be read as JSON. Use the file that the Action's output `facts` names."
  }
}
