import { styleText } from 'node:util'

export const WIDTH = 100
/** What is shown stands below the words of a step: `   0.4 s  …`. */
const INDENT = ' '.repeat(10)

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Prints the story: chapters, steps with the time since the start, and what is to be seen. */
export interface Teller {
  /** Text from the left margin, wrapped line by line. */
  say(text: string): void
  /** Lines from the left margin, as they are. */
  list(lines: readonly string[]): void
  /** A numbered heading, and why it matters. */
  chapter(title: string, why: string): void
  /** What begins now. */
  step(text: string): void
  /** Lines below a step, as they are. */
  show(lines: readonly string[]): void
  /** Text below a step, wrapped. */
  explain(text: string): void
  /** Time since the start, such as `0.4 s`. */
  elapsed(): string
  style(style: Style, text: string): string
}

export interface TellerOptions {
  out: (text: string) => void
  colour: boolean
  /** Asked before every step: an interrupted story goes no further. */
  signal: AbortSignal
}

export function createTeller({ out, colour, signal }: TellerOptions): Teller {
  const started = performance.now()
  const style = (name: Style, text: string) => (colour ? styleText(name, text, { validateStream: false }) : text)
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  let blank = false
  const put = (lines: readonly string[]) => {
    for (const line of lines.map(line => line.trimEnd())) {
      if (line !== '' || !blank) out(line)
      blank = line === ''
    }
  }
  let chapters = 0
  return {
    say: text => put(text.split('\n').flatMap(line => wrap(line, WIDTH))),
    list: put,
    chapter: (title, why) => {
      chapters += 1
      put(['', style('bold', `${chapters}. ${title}`), ...wrap(why, WIDTH - 3).map(line => `   ${line}`), ''])
    },
    step: text => {
      signal.throwIfAborted()
      const [first = '', ...more] = wrap(text, WIDTH - INDENT.length)
      put([`${style('dim', elapsed().padStart(INDENT.length - 2))}  ${first}`, ...more.map(line => INDENT + line)])
    },
    show: lines => put(['', ...lines.map(line => INDENT + line), '']),
    explain: text => put(wrap(text, WIDTH - INDENT.length).map(line => INDENT + line)),
    elapsed,
    style,
  }
}

/** The same for output of a program: what does not fit goes on further in. */
export function wrapOutput(lines: readonly string[], width: number): string[] {
  return lines.flatMap(line => wrap(line, width - 2).map((part, index) => (index === 0 ? part : `  ${part}`)))
}

/** Breaks text at spaces; a word that is too long stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
