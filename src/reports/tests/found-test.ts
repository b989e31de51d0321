import { createHash } from 'node:crypto'
import { type Cases, claimsOf, hiddenFailures, NO_CLAIMS, shown } from './cases.ts'
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
  // The path of a file may be of the machine that compiled it; a class tells more.
  const key = distinct([suite.path, className || (file ?? '')])
  const place = () => ({
    suite: shown(className || suite.name),
    name: shown(name),
    file: file === undefined ? null : shown(file),
    line: line || null,
  })
  cases.keep(`${key}\0${name}`, testCase(outcome, flaky, claimsOf(name, claims), place))
}

/** A failure of something that is no test, such as what a suite does before or after its tests. */
export const keepFailure = (cases: Cases, suite: Suite, name: string): void =>
  keepTest(cases, { suite, className: '', name, outcome: 'failed' })

export const keepHidden = (cases: Cases, suite: Suite, count: number): void =>
  keepFailure(cases, suite, hiddenFailures(count))

const MAX_LENGTH = 256

/**
 * As one text that no other names give. It is kept with each test: a short report may have very many in one suite with
 * a very long name.
 */
function distinct(names: readonly string[]): string {
  const text = JSON.stringify(names)
  return text.length <= MAX_LENGTH ? text : createHash('sha256').update(text).digest('hex')
}
