import { identifiersIn } from '../../../facts/identifiers.ts'
import { UnreadableReport } from '../../text/format.ts'
import type { KeyBytes } from '../../text/key-bytes.ts'
import type { Attributes } from '../../text/xml.ts'
import { bounded } from '../cases.ts'
import { type Outcome, union } from '../tests.ts'

/** What the elements and attributes of one case in JUnit XML say. */

export const SUITES = new Set(['testsuite', 'testsuites'])
export const FAILURES = new Set(['failure', 'error', 'rerunFailure', 'rerunError'])
/** Maven's words for a failure after which the case passed when it was repeated. */
const FLAKES = new Set(['flakyFailure', 'flakyError'])
const SAYS_FAILED = new Set(['failed', 'failure', 'error', 'broken'])
const SAYS_SKIPPED = new Set(['notrun', 'skipped', 'disabled', 'suppressed', 'ignored', 'untested', 'pending'])
/** Names of properties that say which requirement a case verifies. */
const CLAIMS = new Set(['requirement', 'requirements', 'verifies', 'PartiallyVerifies', 'FullyVerifies'])
const DIGIT = 1
const JOINING = 2
/** By byte: what an identifier has one of at least. */
const IN_IDENTIFIER = Uint8Array.from({ length: 256 }, (_, byte) => {
  const text = String.fromCharCode(byte)
  return (/[0-9]/.test(text) ? DIGIT : 0) | (/[-~_]/.test(text) ? JOINING : 0)
})

export interface OpenCase {
  number: number
  /** Whether its name may be one that claims something. */
  mayClaim: boolean
  file: string | undefined
  line: string | undefined
  outcome: Outcome
  /** Elements in it that say that something failed: some tools write several, and count each. */
  failures: number
  /** CTest's word for what was skipped, and for what could not be started. */
  notRun: boolean
  /** Marked by Node's test runner as unfinished: how it ended counts there as little as if it had not run. */
  todo: boolean
  flaky: boolean
  claims: ReadonlySet<string>
}

/** Whether there may be an identifier in it, which has a digit and a mark that joins; without making it text. */
export function mayClaim({ bytes, length }: KeyBytes, from: number): boolean {
  let has = 0
  for (let at = from; at < length; at++) has |= IN_IDENTIFIER[bytes[at] as number] as number
  return has === (DIGIT | JOINING)
}

/** Some tools say in attributes how a case ended, and in no element. */
export function outcomeText(attributes: Attributes): Outcome {
  if (!attributes.has('status') && !attributes.has('result')) return 'passed'
  const declared = [attributes.get('status') ?? '', attributes.get('result') ?? ''].map(text => text.toLowerCase())
  if (declared.some(text => SAYS_FAILED.has(text))) return 'failed'
  return declared.some(text => SAYS_SKIPPED.has(text)) ? 'skipped' : 'passed'
}

/** What stands in a case; of several outcomes the worst counts. */
export function openInside(open: OpenCase, name: string, attributes: Attributes): void {
  if (name === 'testcase' || SUITES.has(name)) throw new UnreadableReport(`A <${name}> is inside a test case.`)
  if (FAILURES.has(name)) addFailed(open, name)
  else if (FLAKES.has(name)) open.flaky = true
  else if (name === 'skipped') addSkip(open, attributes)
  else if (name === 'property' && CLAIMS.has(attributes.get('name') ?? ''))
    open.claims = bounded(union(open.claims, identifiersIn(attributes.get('value') ?? '')))
}

/** What failed when it was repeated is counted with the first failure. */
function addFailed(open: OpenCase, name: string): void {
  open.outcome = 'failed'
  if (!name.startsWith('rerun')) open.failures += 1
}

function addSkip(open: OpenCase, attributes: Attributes): void {
  const why = attributes.get('message')
  // A reason that begins so is that of a test that skipped itself. Others could not be started: CTest counts them as failed.
  if (open.notRun && why !== undefined && !why.startsWith('SKIP_')) open.outcome = 'failed'
  if (attributes.get('type') === 'todo') open.todo = true
  if (open.outcome === 'passed') open.outcome = 'skipped'
}

/** As CTest says it, which names each test twice. */
export const isNotRun = (attributes: Attributes): boolean =>
  attributes.get('status') === 'notrun' && attributes.get('classname') === attributes.get('name')
