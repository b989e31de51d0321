/**
 * The secrets that the runner replaces by *** in what people see.
 * The real runner also knows encoded forms of a secret (base64, JSON, URI); this one masks only the value itself, so a
 * test that looks for leaks is stricter here than on GitHub.
 */
export interface Masks {
  add(secret: string): void
  apply(text: string): string
  list(): string[]
}

export function createMasks(): Masks {
  const secrets = new Set<string>()
  return {
    // Each line of a secret is a secret too: output reaches the runner line by line.
    // actions/runner, ActionCommandManager.cs, AddMaskCommandExtension
    add: secret => {
      for (const part of [secret, ...secret.split(/[\r\n]+/)]) if (part.trim() !== '') secrets.add(part)
    },
    apply: text => hide(text, [...secrets]),
    list: () => [...secrets],
  }
}

interface Range {
  start: number
  end: number
}

/** Overlapping and touching secrets become one ***. */
function hide(text: string, secrets: readonly string[]): string {
  const ranges = secrets.flatMap(secret => occurrences(text, secret)).sort((a, b) => a.start - b.start)
  let shown = ''
  let position = 0
  for (const range of merge(ranges)) {
    shown += `${text.slice(position, range.start)}***`
    position = range.end
  }
  return shown + text.slice(position)
}

function occurrences(text: string, secret: string): Range[] {
  const found: Range[] = []
  for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + 1)) {
    found.push({ start, end: start + secret.length })
  }
  return found
}

function merge(ranges: readonly Range[]): Range[] {
  return ranges.reduce<Range[]>((merged, range) => {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
    return merged
  }, [])
}
