import { isAbsolute, slashed } from './text.ts'

/** Puts something else where a path of a report begins, as the policy says; undefined: the policy says nothing of it. */
export type Rewriter = (reported: string) => string | undefined

/** Of several beginnings the longest counts. The empty one is the beginning of every relative path. */
export function pathRewriter(map: Readonly<Record<string, string>> | undefined): Rewriter {
  const pairs = Object.entries(map ?? {}).sort(([a], [b]) => b.length - a.length)
  const begins = (reported: string, from: string) =>
    from === '' ? !isAbsolute(slashed(reported)) : reported.startsWith(from)
  return reported => {
    const found = pairs.find(([from]) => begins(reported, from))
    return found && found[1] + reported.slice(found[0].length)
  }
}
