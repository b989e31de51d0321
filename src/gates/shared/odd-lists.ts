import type { Remark } from './mentions.ts'

/** Whether one of the patterns matches every path there can be. */
export const matchesAll = (patterns: readonly string[] = []): boolean =>
  patterns.some(pattern => /^(?:\*\*\/)*\*\*(?:\/\*)?$/.test(pattern))

/** Conditions that hold for all changes, where a few are meant. */
export function onlyEverything(patterns: readonly string[] | undefined, path: Remark['path'], so: string): Remark[] {
  return matchesAll(patterns)
    ? [{ path, message: `This matches every file, so ${so}. Name the files that are meant, such as "docs/**".` }]
    : []
}
