import { resolve } from 'node:path'
import { judgeRecorded } from '../app/local/evaluate.ts'
import { readPolicyFile } from '../app/local/read-policy-file.ts'
import { plain } from '../text/escape.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

export const evaluate = {
  name: 'evaluate',
  usage: 'gatebook evaluate --policy FILE --facts FILE [--extends FILE]... [--format text|json] [--quiet]',
  summary: 'Evaluates recorded facts under a policy: no network, no clock, the same verdict every time.',
  run,
} satisfies Command

async function run(terminal: Terminal): Promise<Exit> {
  const { values, bases, json, quiet } = readArguments(terminal.args, ['policy', 'facts', 'extends'], 0)
  const { policy: policyFile, facts: factsFile } = values
  if (policyFile === undefined || factsFile === undefined)
    throw new UsageError('Both --policy and --facts are required.')

  const { policy, lines } = await readPolicyFile({ folder: terminal.cwd, file: policyFile, bases })
  if (!policy) {
    for (const line of lines) terminal.err(line)
    return EXIT.badInput
  }
  const judged = await judgeRecorded(policy, policyFile, resolve(terminal.cwd, factsFile))
  if ('problem' in judged) {
    terminal.err(plain(`${factsFile}: ${judged.problem}`))
    return EXIT.unjudged
  }
  const status = { pass: EXIT.done, fail: EXIT.failed, error: EXIT.unjudged }[judged.verdict.outcome]
  if (quiet) return status
  if (json) terminal.out(JSON.stringify(judged.verdict, null, 2))
  else for (const line of [...judged.notes, ...judged.lines]) terminal.out(line)
  return status
}
