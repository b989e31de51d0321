import type { CheckRun } from '../github/sandbox.ts'
import { type Teller, WIDTH, wrap } from './teller.ts'

/** Columns for text inside the frame. */
const INNER = WIDTH - 12

export interface Checks {
  title: string
  /** The newest of each name, then the commit status in the form of one. */
  runs: readonly CheckRun[]
  /** Whether branch protection, which requires the commit status, lets the change be merged. */
  mergeable: boolean
}

/** The check runs as the pull request would show them: taken from what was posted, and from nothing else. */
export function checksView({ title, runs, mergeable }: Checks, { style }: Teller): string[] {
  const width = Math.max(...runs.map(run => run.name.length))
  const verdict = mergeable
    ? style('green', 'The required status "Gatebook" passed: merging is allowed.')
    : style('red', 'The required status "Gatebook" failed: merging is blocked.')
  return [`┌─ ${title}`, ...runs.flatMap(run => checkLines(run, width)).map(line => `│ ${line}`), `└─ ${verdict}`]
}

function checkLines({ name, conclusion, title, summary }: CheckRun, width: number): string[] {
  const green = conclusion === 'success'
  const [first = '', ...more] = wrap(title ?? '', INNER - width - 5)
  return [
    `${green ? '✅' : '❌'} ${name.padEnd(width)}  ${first}`,
    ...more.map(line => `${' '.repeat(width + 5)}${line}`),
    ...(green ? [] : reasonLines(summary ?? '')),
  ]
}

/** What stands in the list under "Why, and next steps". */
function reasonLines(summary: string): string[] {
  const [, list = ''] = summary.split('**Why, and next steps**\n\n')
  const bullets = list.split('\n\n', 1)[0]?.split('\n') ?? []
  return bullets
    .filter(line => line.startsWith('- '))
    .flatMap(line => line.slice(2).split('<br>'))
    .flatMap(part => hanging(unmarked(part), part.startsWith('→ ') ? 2 : 0))
}

/** Wrapped under the name of its check; the lines after the first go further in. */
function hanging(text: string, further: number): string[] {
  return wrap(text, INNER - 7 - further).map((line, index) => ' '.repeat(index === 0 ? 5 : 5 + further) + line)
}

/** Markdown as the eye sees it. */
function unmarked(text: string): string {
  return text
    .replace(/(?<!\\)`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]<>|~#$+=.)-])/g, '$1')
    .replaceAll('&amp;', '&')
    .replaceAll('\u200b', '')
}

/** An annotation at its place, as "Files changed" would show it. */
export function annotationView(
  runs: readonly CheckRun[],
  sourceOf: (path: string) => string,
  teller: Teller,
): string[] {
  return runs.flatMap(run =>
    run.annotations.flatMap(({ path, start_line, end_line, annotation_level, message, title = run.name }) => [
      `${path}, in "Files changed":`,
      ...excerpt(sourceOf(path), start_line, end_line, teller),
      `       ${teller.style('yellow', `▲ ${annotation_level} · ${title} · ${message}`)}`,
    ]),
  )
}

/** The lines, with one before and one after. */
function excerpt(source: string, first: number, last: number, { style }: Teller): string[] {
  const lines = source.split('\n')
  const from = Math.max(first - 1, 1)
  return lines.slice(from - 1, last + 1).map((line, index) => {
    const number = from + index
    const marked = number >= first && number <= last
    const text = `${marked ? '>' : ' '} ${String(number).padStart(3)} │ ${line}`
    return marked ? style('yellow', text) : text
  })
}
