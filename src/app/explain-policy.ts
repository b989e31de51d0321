import { type ExplainedLine, type ExplainedValue, explainPolicy } from '../policy/explain.ts'
import { formatDiagnostic, loadPolicy } from '../policy/load.ts'
import { MAX_BYTES } from '../policy/text.ts'
import { verdictLines } from '../publish/console.ts'
import { plain } from '../text/escape.ts'
import { didYouMean } from '../text/suggest.ts'
import { verdict as verdictSchema } from '../verdict/verdict.ts'
import { readBounded } from './read-bounded.ts'

export type Explained =
  | { lines: readonly string[]; values: readonly ExplainedValue[]; digest: string }
  | { problem: readonly string[] }

/** The policy of a file as it is in force: every value, and where it comes from. `gate`: of one gate only. */
export async function explainPolicyFile(path: string, file: string, gate: string | undefined): Promise<Explained> {
  const bytes = await readBounded(path, MAX_BYTES + 1)
  if (typeof bytes === 'string') return { problem: [`${plain(file)}:1:1 There is no policy file that can be read.`] }
  const loaded = loadPolicy(bytes, file)
  if (!loaded.ok) return { problem: loaded.diagnostics.map(diagnostic => plain(formatDiagnostic(diagnostic))) }
  const { policy } = loaded
  const ids = policy.gates.map(({ id }) => id)
  if (gate !== undefined && !ids.includes(gate)) return { problem: [noGate(gate, ids)] }
  const shown = gate === undefined ? policy : { ...policy, gates: policy.gates.filter(({ id }) => id === gate) }
  const { lines, values } = explainPolicy(shown, bytes, file)
  const isOfGate = (one: ExplainedValue) => one.path[0] === 'gates'
  return {
    lines:
      gate === undefined ? [...aligned(lines), ...ALWAYS_THERE] : aligned(lines.slice(gatesAt(lines), gatesEnd(lines))),
    values: gate === undefined ? values : values.filter(isOfGate),
    digest: policy.digest,
  }
}

const gatesAt = (lines: readonly ExplainedLine[]): number => lines.findIndex(({ text }) => text === 'gates:')
const gatesEnd = (lines: readonly ExplainedLine[]): number =>
  lines.findIndex(({ text }, place) => place > gatesAt(lines) && !text.startsWith(' '))

/** The gate that no policy can take away has nothing to set. */
const ALWAYS_THERE = [
  '# protected-paths: always there; a change of the policy, CODEOWNERS, workflows or actions needs a quality-owner',
]

/** Longer lines than this keep their comment to themselves. */
const WIDEST = 72

function aligned(lines: readonly ExplainedLine[]): string[] {
  const width = Math.min(WIDEST, Math.max(...lines.map(({ text, source }) => (source ? text.length : 0))))
  return lines.map(({ text, source }) =>
    indented(source ? `${text.padEnd(width)}  # ${source === 'default' ? source : `line ${source.line}`}` : text),
  )
}

/** Made harmless, and where it stood: an indent is a part of what YAML says. */
const indented = (text: string): string => ' '.repeat(text.search(/\S|$/)) + plain(text)

/** A verdict of an earlier run, or of one of its gates, in words. */
export async function explainVerdictFile(path: string, file: string, gate: string | undefined): Promise<Explained> {
  const bytes = await readBounded(path, MOST_BYTES)
  const parsed = verdictSchema.safeParse(typeof bytes === 'string' ? undefined : parseJson(bytes))
  if (!parsed.success) {
    return {
      problem: [`${plain(file)}: This is no verdict. Use the file that the output \`verdict\` of the Action names.`],
    }
  }
  const verdict = parsed.data
  const ids = verdict.gates.map(({ id }) => id)
  if (gate !== undefined && !ids.includes(gate)) return { problem: [noGate(gate, ids)] }
  const gates = verdict.gates.filter(({ id }) => gate === undefined || id === gate)
  const lines = verdictLines({ ...verdict, gates })
  return { lines: gate === undefined ? lines : lines.slice(0, -1), values: [], digest: verdict.policy.digest }
}

const MOST_BYTES = 64 * 1024 * 1024

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

const noGate = (gate: string, ids: readonly string[]): string =>
  plain(`There is no gate "${gate}"${didYouMean(gate, ids) || ` (there are: ${ids.join(', ')})`}.`)
