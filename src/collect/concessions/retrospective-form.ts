import { answered, sectionsOf } from './sections.ts'

/** What an issue reports of a retrospective review. */
export interface RetrospectiveText {
  /** What was reviewed: `#12`, a release, or the path of a record. `null`: nothing that could be one. */
  about: string | null
  result: 'conforming' | 'nonconforming' | null
  /** As a reader sees them, and as they were typed. */
  findings: string
  typedFindings: string
  /** Issues of the actions that follow. `null`: something else stands there. */
  actions: readonly number[] | null
}

/** The answers of the form, as its dropdown writes them. */
const RESULTS: ReadonlyMap<string, 'conforming' | 'nonconforming'> = new Map([
  ['it conforms', 'conforming'],
  ['it does not conform', 'nonconforming'],
])

const LABELS = ['change or release', 'findings', 'result', 'actions']
const MAX_ABOUT = 300
const MAX_ACTIONS = 10

/** Reads the form of a retrospective review, as it was typed and as nothing but that. */
export function retrospectiveText(body: string): RetrospectiveText {
  const under = sectionsOf(body, LABELS)
  const typed = (heading: string) => answered(under(heading)?.typed)
  const about = typed('change or release').replace(/^`([^`]+)`$/, '$1')
  return {
    about: about !== '' && about.length <= MAX_ABOUT && !about.includes('\n') ? about : null,
    result: RESULTS.get(typed('result').toLowerCase()) ?? null,
    findings: answered(under('findings')?.text),
    typedFindings: typed('findings'),
    actions: actionsIn(typed('actions')),
  }
}

function actionsIn(text: string): number[] | null {
  const words = text.split(/[\s,]+/).filter(word => word !== '' && word.toLowerCase() !== 'none')
  const isIssue = (word: string) => /^#[1-9]\d{0,8}$/.test(word)
  if (words.length > MAX_ACTIONS || !words.every(isIssue)) return null
  return [...new Set(words.map(word => Number(word.slice(1))))]
}
