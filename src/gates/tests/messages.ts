import type { NamedCase, TestRun } from '../../facts/reports.ts'
import type { Judgement, Reason } from '../../verdict/verdict.ts'
import { type Advice, anomaliesOf, emptyFiles, leftOut } from '../shared/reports.ts'
import { identityNumbers } from './before.ts'
import type { Quarantined, Settings } from './settings.ts'

type Cases = TestRun['cases']

/** `1 case`, `2 cases`. */
export const some = (number: number): string => `${number} ${number === 1 ? 'case' : 'cases'}`

/** `before`: what there is to say beside the run at the base of the change. */
export function title({ total, passed, failed, skipped, flaky }: Cases, accepted: number, before: string): string {
  const end = `${flaky > 0 ? `, ${flaky} flaky` : ''}${before === '' ? '' : `, ${before}`}`
  if (failed > 0) return `${failed} of ${total} failed${inQuarantineToo(accepted)}${end}`
  return `${passed} of ${total} passed${skipped > 0 ? `, ${skipped} skipped` : ''}${end}`
}

export const inQuarantineToo = (accepted: number): string => (accepted > 0 ? `, ${accepted} in quarantine` : '')

export const failedRequired = (most: number): string => (most === 0 ? 'No failed case' : `At most ${most} failed`)
export const passedRequired = (least: number): string => `At least ${least} passed`
export const skippedRequired = (most: number): string => (most === 0 ? 'No skipped case' : `At most ${most} skipped`)

export const ADVICE: Advice = {
  missing: 'Run the tests so that they write the report before this step, or correct the report paths in the policy.',
  empty: 'Check that the tests ran: a run without test cases proves nothing.',
  unreadable:
    'Create the report again as a complete file in JUnit XML, CTRF, TRX, TAP, xUnit.net v2, NUnit 3 or TestNG.',
}

export function testsFailed({ failed, total }: Cases, most: number, accepted: number): Reason {
  return {
    code: 'tests_failed',
    message: `${failed} of ${total} test cases failed; the policy allows ${most === 0 ? 'none' : most}${accepted > 0 ? ` besides ${accepted} in quarantine` : ''}.`,
    next: 'Fix the failures. The first ones are listed below.',
    data: { failed, total, allowed: most },
  }
}

export function tooFewPassed({ passed, skipped, total }: Cases, least: number): Reason {
  const note =
    skipped > 0 ? ` ${some(skipped)} ${skipped === 1 ? 'was' : 'were'} skipped, which does not count as passed.` : ''
  return {
    code: 'too_few_passed',
    message: `${passed} of ${total} test cases passed, fewer than the ${least} required.${note}`,
    next: 'Check that the whole suite ran, and run the skipped tests.',
    data: { passed, total, required: least },
  }
}

export function tooManySkipped({ skipped, total }: Cases, most: number): Reason {
  return {
    code: 'too_many_skipped',
    message: `${skipped} of ${total} test cases were skipped; the policy allows ${most === 0 ? 'none' : most}.`,
    next: 'Run them, or remove tests that are no longer needed.',
    data: { skipped, total, allowed: most },
  }
}

export function testsFlaky({ flaky }: Cases): Reason {
  return {
    code: 'tests_flaky',
    message: `${some(flaky)} failed first and passed when repeated.`,
    next: 'Make them reliable: a pass of a flaky test proves nothing.',
    data: { flaky },
  }
}

const called = ({ suite, name }: Pick<Quarantined, 'suite' | 'name'>): string =>
  suite === '' ? name : `${suite}: ${name}`

export const inQuarantine = (one: Quarantined): Reason => ({
  code: 'test_quarantined',
  message: `In quarantine until ${one.until}: ${called(one)}`,
  next: `${one.owner} is responsible for the fix.`,
})

type Failed = Pick<TestRun['unpassed'][number], 'namesakes' | 'report' | 'in' | 'file'>

/** An entry that several cases have the names of excuses all of them, also those that were never meant. */
export function quarantineOfSeveral(one: Quarantined, cases: readonly Failed[]): Reason[] {
  const [found] = cases
  const isNamed = one.file !== undefined || one.report !== undefined
  const isOfSeveral = isNamed ? cases.length > 1 : (found?.namesakes ?? 1) > 1
  if (found === undefined || !isOfSeveral) return []
  const count = isNamed ? cases.length : (found.namesakes ?? cases.length)
  const message = `In quarantine by names that ${count} cases have: ${called(one)}`
  const next = nextFor(one, found)
  return [{ code: 'quarantine_of_several', message, ...(next === undefined ? {} : { next }) }]
}

/** What the entry does not say yet; the file of the test last, since legs of a matrix share it. */
function nextFor(one: Quarantined, { report, in: file, file: testFile }: Failed): string | undefined {
  const keys = [
    ...(one.report === undefined && report !== undefined ? [`report: ${JSON.stringify(report)}`] : []),
    ...(one.file === undefined && file !== undefined ? [`file: ${JSON.stringify(file)}`] : []),
  ]
  if (keys.length > 0) return `Add \`${keys.join(', ')}\` to the entry, if only that case may fail.`
  if (testFile && testFile !== one.file)
    return `Set \`file: ${JSON.stringify(testFile)}\` in the entry, if only that case may fail.`
  return undefined
}

export const quarantineUnused = (one: Quarantined): Reason => ({
  code: 'quarantine_unused',
  message: `In quarantine until ${one.until}, but did not fail: ${called(one)}`,
  next: 'Remove it from the policy once it is reliable.',
})

export const quarantineOver = (one: Quarantined): Reason => ({
  code: 'quarantine_expired',
  message: `Quarantine expired on ${one.until}: ${called(one)}`,
  next: 'Remove it from the policy. If it still fails, fix it.',
})

export function flakyNote({ flaky: rule }: Settings, cases: Cases): Reason[] {
  if (rule !== 'warn' || cases.flaky === 0) return []
  const { next: _, ...note } = testsFlaky(cases)
  return [note]
}

/** Which ones they are, as far as they are listed. */
export const flakyCases = ({ flaky = [], cases }: TestRun): Reason[] =>
  listed(
    'test_flaky',
    flaky.map(found => `Flaky: ${calledIn(found)}`),
    cases.flaky,
  )

/** One reason for each, and one for the rest of all. */
export function listed(code: string, messages: readonly string[], all: number): Reason[] {
  const shown = messages.slice(0, MAX_SHOWN).map((message): Reason => ({ code, message }))
  const left = all - shown.length
  return left > 0 && shown.length > 0 ? [...shown, { code, message: `And ${some(left)} more.` }] : shown
}

/** A case, and the file of the report that it is in. */
export const calledIn = (found: NamedCase): string => `${called(found)} (${found.in})`

const MAX_SHOWN = 50

/** Where the failed cases are, as far as the report says. */
export function failedCases({ unpassed, cases }: TestRun): Reason[] {
  const failed = unpassed.filter(({ outcome }) => outcome === 'failed')
  const shown = failed.slice(0, MAX_SHOWN).map(({ suite, name, file, line, namesakes, in: of }): Reason => {
    const message = `Failed: ${called({ suite, name })}${namesakes && of ? ` (${of})` : ''}`
    return { code: 'test_failed', message, ...(file && line && isPath(file) ? { location: { file, line } } : {}) }
  })
  const left = cases.failed - shown.length
  return left > 0 && shown.length > 0 ? [...shown, { code: 'test_failed', message: `And ${some(left)} more.` }] : shown
}

/** A file of the repository, as far as its name tells: tools also write where it lay on their own machine. */
const isPath = (file: string): boolean => !/^(?:[A-Za-z]:)?[\\/]/.test(file) && !file.split(/[\\/]/).includes('..')

export function reportAnomalies({ request, reports }: TestRun): Reason[] {
  const words = { summary_mismatch: 'has a summary that contradicts its cases; the cases were counted' }
  return [...leftOut(request, reports), ...emptyFiles(reports), ...anomaliesOf(reports, words)]
}

export function numbers({ cases, compared, identities }: TestRun): Judgement['measured'] {
  const { total, passed, failed, skipped, flaky } = cases
  return {
    ...{ cases: total, passed, failed, skipped, flaky },
    ...(compared === null ? {} : { comparedCommit: compared }),
    ...(identities ? identityNumbers(identities) : {}),
  }
}
