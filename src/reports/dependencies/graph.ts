/** An entry of a bill of materials, in the order of the document. */
export interface Node {
  /** Whether it is the project itself, or a part of it. */
  isRoot: boolean
  /** Whether it is a component. Others, such as lock files, only lead to components. */
  counts: boolean
  to: readonly number[]
}

export interface Reached {
  depth: number
  /** The component at depth 1 on the way. */
  through: number
}

/**
 * How far each component is from the project, on the shortest way; of several such ways, on the first that is found.
 * What only leads to others takes no step. Nothing is known where the project has no dependencies of its own.
 */
export function depths(nodes: readonly Node[]): ReadonlyMap<number, Reached> {
  const reached = new Map<number, Reached>()
  const seen = new Set([...nodes.keys()].filter(at => nodes[at]?.isRoot === true))
  let steps: Step[] = [...seen].map(at => ({ at, through: undefined }))
  for (let depth = 1; steps.length > 0; depth++) {
    steps = nextSteps(nodes, steps, seen)
    for (const { at, through } of steps) reached.set(at, { depth, through: through ?? at })
  }
  return reached
}

interface Step {
  at: number
  /** `undefined`: it is the component at depth 1, or before it. */
  through: number | undefined
}

/** The components one step on. Each node is gone through once, so the work grows with the edges. */
function nextSteps(nodes: readonly Node[], steps: readonly Step[], seen: Set<number>): Step[] {
  const open = [...steps]
  const next: Step[] = []
  for (let place = 0; place < open.length; place++) {
    const { at, through = nodes[at]?.counts ? at : undefined } = open[place] as Step
    for (const to of nodes[at]?.to ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      if (nodes[to]?.counts) next.push({ at: to, through })
      else open.push({ at: to, through })
    }
  }
  return next
}
