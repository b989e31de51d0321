import { createHash } from 'node:crypto'
import { type Cases, claimsOf, HIDDEN_FAILURE, NO_CLAIMS, shown } from './cases.ts'
import { identityOf } from './identity.ts'
import { type Outcome, testCase } from './tests.ts'

/** A suite, from which the outer ones can be told, too. */
export interface Suite {
  /** Its own name. */
  name: string
  /** Its name and those around it, as one short text. */
  path: string
}

export const OUTERMOST: Suite = { name: '', path: '' }

export const suiteIn = (outer: Suite, name: string): Suite => ({ name, path: distinct([outer.path, name]) })

/** A test as a report has it, with all that distinguishes it from others. */
export interface FoundTest {
  suite: Suite
  className: string
  name: string
  file?: string | undefined
  line?: number | undefined
  outcome: Outcome
  flaky?: boolean
  claims?: ReadonlySet<string>
}

export function keepTest(cases: Cases, found: FoundTest): void {
  const { suite, className, name, file, line, outcome, flaky = false, claims = NO_CLAIMS } = found
  const identity = identityOf({
    around: suite.path,
    suite: compact(suite.name),
    classname: compact(className),
    // The path of a file may be of the machine that compiled it; a class tells more.
    file: className === '' ? (file ?? '') : '',
    name,
  })
  const place = () => ({
    suite: shown(className || suite.name),
    name: shown(name),
    file: file === undefined ? null : shown(file),
    line: line || null,
  })
  cases.keep(identity, testCase(outcome, flaky, claimsOf(name, claims), place))
}

/** A failure of something that is no test, such as what a suite does before or after its tests. */
export const keepFailure = (cases: Cases, suite: Suite, name: string): void =>
  keepTest(cases, { suite, className: '', name, outcome: 'failed' })

export function keepHidden(cases: Cases, suite: Suite, count: number): void {
  for (let left = count; left > 0; left--) keepFailure(cases, suite, HIDDEN_FAILURE)
}

/**
 * Short enough to be kept with each test, and different for every text: a short report may have very many tests in one
 * suite with a very long name.
 */
function compact(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH / 2)} ${hashOf(text)}`
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const MAX_LENGTH = 256

/** As one text that no other names give. */
function distinct(names: readonly string[]): string {
  const text = JSON.stringify(names)
  return text.length <= MAX_LENGTH ? text : hashOf(text)
}
