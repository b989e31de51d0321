import type { Path } from '../../documents/yaml.ts'
import { type ExplainedLine, type ExplainedValue, explainPolicy } from '../../policy/explain.ts'
import type { Source } from '../../policy/load/layers.ts'
import { formatDiagnostic } from '../../policy/load/load.ts'
import type { Policy } from '../../policy/policy.ts'
import { verdictLines } from '../../publish/console.ts'
import { plain } from '../../text/escape.ts'
import { didYouMean } from '../../text/suggest.ts'
import { verdict as verdictSchema } from '../../verdict/verdict.ts'
import { readBounded } from '../shared/read-bounded.ts'
import { loadPolicyFile, type PolicyFiles } from './load-policy-file.ts'

export type Explained =
  | { lines: readonly string[]; values: readonly { path: Path; value: unknown; source: unknown }[]; digest: string }
  | { problem: readonly string[] }

/** The policy of a file as it is in force: every value, and where it comes from. `gate`: of one gate only. */
export async function explainPolicyFile(files: PolicyFiles, gate: string | undefined): Promise<Explained> {
  const loaded = await loadPolicyFile(files)
  if (!loaded.ok) return { problem: loaded.diagnostics.map(diagnostic => plain(formatDiagnostic(diagnostic))) }
  const { policy } = loaded
  const ids = policy.gates.map(({ id }) => id)
  if (gate !== undefined && !ids.includes(gate)) return { problem: [noGate(gate, ids)] }
  const shown = gate === undefined ? policy : { ...policy, gates: policy.gates.filter(({ id }) => id === gate) }
  const { lines, values } = explainPolicy(shown, loaded.layers)
  const isOfGate = (one: ExplainedValue) => one.path[0] === 'gates'
  return {
    lines:
      gate === undefined
        ? [...builtOn(policy), ...aligned(lines), ...ALWAYS_THERE]
        : aligned(lines.slice(gatesAt(lines), gatesEnd(lines))),
    values: values.filter(one => gate === undefined || isOfGate(one)).map(forPrograms),
    digest: policy.digest,
  }
}

function forPrograms({ path, value, source }: ExplainedValue) {
  if (source === 'default') return { path, value, source }
  const { layer, line, column } = source
  return { path, value, source: { file: layer.file, line, column } }
}

const gatesAt = (lines: readonly ExplainedLine[]): number => lines.findIndex(({ text }) => text === 'gates:')
const gatesEnd = (lines: readonly ExplainedLine[]): number =>
  lines.findIndex(({ text }, place) => place > gatesAt(lines) && !text.startsWith(' '))

/** What it is made of is written out, so the names are comments. */
const builtOn = (policy: Policy): string[] => [
  ...(policy.profile === null ? [] : [`# profile: ${policy.profile}`]),
  ...policy.extends.map(reference => plain(`# extends: ${reference}`)),
]

/** The gate that no policy can take away has nothing to set. */
const ALWAYS_THERE = [
  '# protected-paths: always present; changes to the policy, CODEOWNERS, workflows or actions need a quality-owner',
]

/** Longer lines than this keep their comment to themselves. */
const WIDEST = 72

function aligned(lines: readonly ExplainedLine[]): string[] {
  const width = Math.min(WIDEST, Math.max(...lines.map(({ text, source }) => (source ? text.length : 0))))
  return lines.map(({ text, source }) => indented(source ? `${text.padEnd(width)}  # ${sourceText(source)}` : text))
}

function sourceText(source: Source): string {
  if (source === 'default') return source
  const { layer, line } = source
  if (layer.kind === 'profile') return layer.name
  return layer.kind === 'own' ? `line ${line}` : `${layer.name}:${line}`
}

/** Made harmless, and where it stood: an indent is a part of what YAML says. */
const indented = (text: string): string => ' '.repeat(text.search(/\S|$/)) + plain(text)

/** A verdict of an earlier run, or of one of its gates, in words. */
export async function explainVerdictFile(path: string, file: string, gate: string | undefined): Promise<Explained> {
  const bytes = await readBounded(path, MAX_BYTES)
  const parsed = verdictSchema.safeParse(typeof bytes === 'string' ? undefined : parseJson(bytes))
  if (!parsed.success) {
    return {
      problem: [`${plain(file)}: This is not a verdict. Use the file named by the output \`verdict\` of the Action.`],
    }
  }
  const { reasons = [], findings = [], ...verdict } = parsed.data
  const ids = verdict.gates.map(({ id }) => id)
  if (gate !== undefined && !ids.includes(gate)) return { problem: [noGate(gate, ids)] }
  const gates = verdict.gates.filter(({ id }) => gate === undefined || id === gate)
  const lines = verdictLines({ ...verdict, gates, ...(gate === undefined ? { reasons, findings } : {}) })
  return { lines: gate === undefined ? lines : lines.slice(0, -1), values: [], digest: verdict.policy.digest }
}

const MAX_BYTES = 64 * 1024 * 1024

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

const noGate = (gate: string, ids: readonly string[]): string =>
  plain(`There is no gate "${gate}"${didYouMean(gate, ids) || ` (there are: ${ids.join(', ')})`}.`)
