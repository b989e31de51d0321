import { UnreadableReport } from '../text/format.ts'
import { depths, type Node } from './graph.ts'
import { type Bill, type ListedComponent, MAX_COMPONENTS, MAX_EDGES, MAX_LICENCES, MAX_TEXT } from './report.ts'

/** An entry of a bill of materials as its reader finds it. */
export interface Entry {
  /** `root`: the project or a part of it. `component`: counts. `other`: only leads to components. */
  is: 'root' | 'component' | 'other'
  component: Omit<ListedComponent, 'depth' | 'through'>
  to: number[]
}

/** Takes the entries of a bill of materials one by one, and refuses more than anybody could mean. */
export class Listing {
  readonly entries: Entry[] = []
  private readonly anomalies = new Map<string, number>()
  private edges = 0

  /** Gives the place of the entry. */
  add(is: Entry['is'], component: Entry['component']): number {
    if (this.entries.length === MAX_COMPONENTS)
      throw new UnreadableReport(`It has more than ${MAX_COMPONENTS} entries.`)
    demandShort([component.name, component.version ?? '', ...component.licences])
    if (component.licences.length > MAX_LICENCES)
      throw new UnreadableReport(`It has a component with more than ${MAX_LICENCES} licences.`)
    return this.entries.push({ is, component, to: [] }) - 1
  }

  connect(from: number, to: number): void {
    this.edges += 1
    if (this.edges > MAX_EDGES) throw new UnreadableReport(`It has more than ${MAX_EDGES} dependencies.`)
    this.entries[from]?.to.push(to)
  }

  note(anomaly: string): void {
    this.anomalies.set(anomaly, (this.anomalies.get(anomaly) ?? 0) + 1)
  }

  end(): { bill: Bill; scan: undefined; anomalies: ReadonlyMap<string, number> } {
    const reached = depths(this.entries.map(nodeOf))
    const counted = [...this.entries.keys()].filter(at => this.entries[at]?.is === 'component')
    const places = new Map(counted.map((at, place) => [at, place]))
    const components = counted.map((at): ListedComponent => {
      const { depth, through } = reached.get(at) ?? { depth: null, through: -1 }
      return { ...(this.entries[at] as Entry).component, depth, through: places.get(through) ?? null }
    })
    const skipped = this.entries.filter(({ is }) => is === 'other').length
    return { bill: { components, skipped }, scan: undefined, anomalies: this.anomalies }
  }
}

const nodeOf = ({ is, to }: Entry): Node => ({ isRoot: is === 'root', counts: is === 'component', to })

function demandShort(texts: readonly string[]): void {
  if (texts.some(text => text.length > MAX_TEXT))
    throw new UnreadableReport(`It has a name, version or licence of more than ${MAX_TEXT} characters.`)
}

/** A version; `null` for what tools write where they know none, such as syft and Go. */
export const versionOf = (text: string): string | null => (NO_VERSION.has(text.toUpperCase()) ? null : text)
const NO_VERSION = new Set(['', '(DEVEL)', 'NOASSERTION', 'UNKNOWN', 'UNSPECIFIED'])

/** What tools write where they know no licence. */
const NO_LICENCE = new Set(['', 'NOASSERTION', 'NONE'])

/** The licences that are stated, each once, in a fixed order. */
export const stated = (licences: readonly string[]): string[] =>
  [...new Set(licences.map(text => text.trim()))].filter(text => !NO_LICENCE.has(text.toUpperCase())).sort()
