/**
 * Which way a key of a policy points.
 * `minimum`, `limit`: a number, of which more, or less, is stricter; without it nothing is required.
 * `slack`: a limit too, but what it is without its rule says nothing.
 * `asked`: a rule that may be left out. `when`: on which changes it applies. `exception`: on which it is not.
 * `permission`: what may be done all the same. `duration`: how long is allowed at most.
 * `more`, `fewer`: a list that asks for all it holds, or that allows any of it. A list of words: from lax to strict.
 * `undirected`: it is unknown which of two values is stricter; a group of keys is compared as one.
 */
export type Direction =
  | 'minimum'
  | 'limit'
  | 'slack'
  | 'asked'
  | 'when'
  | 'exception'
  | 'permission'
  | 'duration'
  | 'more'
  | 'fewer'
  | 'undirected'
  | readonly string[]

/** By key, as in `patch.min`. A list of groups has the keys of its entries below its own. */
export type Directions = Readonly<Record<string, Direction>>
