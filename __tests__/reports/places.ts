const MAX = 400

/** Where a text may be cut: all places up to the last one, or of very many a sample that has the last one. */
export function places(last: number): number[] {
  const step = Math.ceil(last / MAX) || 1
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => last - index * step)
}
