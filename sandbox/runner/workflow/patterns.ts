import type { Filter } from './read/triggers.ts'

/**
 * Whether a branch or a tag passes. Of patterns the last one that matches decides, and `!` in front of one takes away.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function passes(filter: Filter, name: string): boolean {
  if (filter.isIgnored) return !filter.patterns.some(pattern => toExpression(pattern).test(name))
  return filter.patterns.reduce((isIn, pattern) => {
    const isTakenAway = pattern.startsWith('!')
    return toExpression(isTakenAway ? pattern.slice(1) : pattern).test(name) ? !isTakenAway : isIn
  }, false)
}

/** `*` stops at a slash and `**` does not; `?` and `+` repeat what is before them. */
function toExpression(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*|\*|\\.|\[[^\]]*\]|[.^${}()|/]/g, part => {
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    return part.startsWith('[') || part.startsWith('\\') ? part : `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
