import { type InspectedCoverage, inspectCoverage } from '../app/local/inspect-coverage.ts'
import { type InspectedDependencies, inspectDependencies } from '../app/local/inspect-dependencies.ts'
import { type InspectedTests, inspectTests } from '../app/local/inspect-tests.ts'
import { plain } from '../text/escape.ts'
import { readArguments } from './arguments.ts'
import { type Command, EXIT, type Exit, type Terminal, UsageError } from './command.ts'

export const inspectCoverageCommand = {
  name: 'inspect coverage',
  usage: 'gatebook inspect coverage FILE... [--diff A..B] [--root FOLDER] [--format text|json] [--quiet]',
  summary:
    'Merges coverage reports and counts files, lines, branches, functions and statements, also for the lines changed by a diff. Uses the details of the reports, not their totals.',
  run: async (terminal: Terminal): Promise<Exit> => {
    const { positionals, values, ...how } = readArguments(terminal.args, ['diff', 'root'], MAX_FILES)
    const files = filesIn(positionals)
    const { diff, root } = values
    const found = await inspectCoverage({ folder: terminal.cwd, files, diff, root, path: terminal.path })
    return print(terminal, found, how, coverageLines)
  },
} satisfies Command

export const inspectTestsCommand = {
  name: 'inspect tests',
  usage: 'gatebook inspect tests FILE... [--format text|json] [--quiet]',
  summary: 'Counts the cases of test reports. Attempts at one case, where the tool repeats what fails, are one case.',
  run: async (terminal: Terminal): Promise<Exit> => {
    const { positionals, ...how } = readArguments(terminal.args, [], MAX_FILES)
    return print(terminal, await inspectTests(terminal.cwd, filesIn(positionals)), how, testLines)
  },
} satisfies Command

export const inspectDependenciesCommand = {
  name: 'inspect dependencies',
  usage: 'gatebook inspect dependencies FILE... [--format text|json] [--quiet]',
  summary:
    'Merges bills of materials and advisory reports, and counts components, their licences and what is known against them.',
  run: async (terminal: Terminal): Promise<Exit> => {
    const { positionals, ...how } = readArguments(terminal.args, [], MAX_FILES)
    return print(terminal, await inspectDependencies(terminal.cwd, filesIn(positionals)), how, dependencyLines)
  },
} satisfies Command

const MAX_FILES = 1000

function filesIn(files: readonly string[]): readonly string[] {
  if (files.length === 0) throw new UsageError('Name at least one report.')
  return files
}

/** The numbers, or in one line why there are none. */
function print<Found extends object>(
  { out, err }: Terminal,
  found: Found | { problem: string },
  { json, quiet }: { json: boolean; quiet: boolean },
  linesOf: (found: Found) => readonly string[],
): Exit {
  if ('problem' in found) {
    err(plain(found.problem))
    return EXIT.unjudged
  }
  if (quiet) return EXIT.done
  if (json) out(JSON.stringify(found, null, 2))
  else for (const line of linesOf(found)) out(plain(line))
  return EXIT.done
}

const share = (what: string, { covered, total }: { covered: number; total: number }): string =>
  `${what.padEnd(10)} ${total === 0 ? 'none measured' : `${covered} of ${total}`}`

function coverageLines({
  files,
  lines,
  branches,
  functions,
  statements,
  patch,
  findings,
}: InspectedCoverage): string[] {
  return [
    `${'files'.padEnd(10)} ${files}`,
    share('lines', lines),
    share('branches', branches),
    share('functions', functions),
    ...(statements.total > 0 ? [share('statements', statements)] : []),
    ...(patch ? patchLines(patch) : []),
    ...findings.map(finding),
  ]
}

/** More lines than this nobody reads; `--format json` has all. */
const MAX_UNMAPPED = 20

function patchLines(patch: NonNullable<InspectedCoverage['patch']>): string[] {
  const { unmeasuredFiles, unmapped } = patch
  const more = unmapped.length - MAX_UNMAPPED
  return [
    share('patch', patch),
    ...unmeasuredFiles.map(path => `${'unmeasured'.padEnd(10)} ${path}`),
    ...unmapped.slice(0, MAX_UNMAPPED).map(({ path, file }) => `${'unmapped'.padEnd(10)} ${path} in ${file}`),
    ...(more > 0 ? [`${'unmapped'.padEnd(10)} and ${more} more`] : []),
    ...(unmapped.length > 0
      ? ['Unmapped paths are no files of the repository. --root names the folder that they start from.']
      : []),
  ]
}

function testLines({ files, cases, unpassed, findings }: InspectedTests): string[] {
  const { total, passed, failed, skipped, flaky } = cases
  return [
    `${'files'.padEnd(10)} ${files}`,
    `${'cases'.padEnd(10)} ${total}: ${passed} passed, ${failed} failed, ${skipped} skipped, ${flaky} flaky`,
    ...unpassed.map(
      ({ outcome, suite, name }) => `${outcome.padEnd(10)} ${suite === '' ? name : `${suite} › ${name}`}`,
    ),
    ...findings.map(finding),
  ]
}

function dependencyLines(found: InspectedDependencies): string[] {
  const { files, components, licences, unlicensed, unversioned, advisories, unscanned, findings } = found
  const { total, direct, deepest, skipped } = components
  const depth = direct === null ? 'depth not known' : `${direct} direct, up to depth ${deepest}`
  const other = skipped === 0 ? '' : `; ${skipped} other ${skipped === 1 ? 'entry' : 'entries'} skipped`
  const severities = Object.entries(advisories ?? {}).map(([severity, count]) => `${count} ${severity}`)
  return [
    `${'files'.padEnd(10)} ${files}`,
    `${'components'.padEnd(10)} ${total}: ${depth}${other}`,
    ...licences.map(
      ({ licence, components: count }) => `${'licence'.padEnd(10)} ${count}: ${licence ?? 'none recognised'}`,
    ),
    ...(advisories ? [`${'advisories'.padEnd(10)} ${severities.length === 0 ? 'none' : severities.join(', ')}`] : []),
    ...unlicensed.map(name => `${'unlicensed'.padEnd(10)} ${name}`),
    ...unversioned.map(name => `${'no version'.padEnd(10)} ${name}`),
    ...unscanned.map(name => `${'unscanned'.padEnd(10)} ${name}`),
    ...findings.map(finding),
  ]
}

const finding = ({ code, count }: { code: string; count: number }): string =>
  `${'finding'.padEnd(10)} ${code}: ${count}`
