import { identifiersIn } from '../../facts/identifiers.ts'
import type { Reference, Target } from '../../facts/links.ts'
import type { IssueName } from '../../github/work-items.ts'
import type { DescriptionLine } from './description.ts'
import type { Trailer } from './trailers.ts'

export interface Sources {
  /** `owner/name` of the change: `#12` means an issue of it. */
  repository: string
  /** Where people look at GitHub, such as `https://github.com`. */
  server: string
  title: string
  lines: readonly DescriptionLine[]
  trailers: readonly { commit: string; trailers: readonly Trailer[] }[]
  /** What GitHub itself holds for linked. */
  linked: readonly IssueName[]
}

export type Referenced =
  | { state: 'read'; references: Reference[] }
  | { state: 'too_many'; detail: string; next: string }

const MAX_REFERENCES = 1000
const MAX_ISSUES = 50
const MAX_HIDDEN = 50

/** Everything a change names, and where. */
export function referencesIn(sources: Sources): Referenced {
  const found = new Found()
  for (const { repository, number } of sources.linked) {
    const target = issue(repository, number)
    found.add({ source: 'linked-issues', text: `#${number}`, line: null, commit: null, place: 'text', target })
  }
  scan(sources, sources.title, { source: 'title', line: null, commit: null, place: 'text' }, found)
  for (const { line, place, text } of sources.lines) {
    scan(sources, text, { source: 'description', line, commit: null, place }, found)
  }
  for (const { commit, trailers } of sources.trailers) {
    for (const { value } of trailers) {
      scan(sources, value, { source: 'commits', line: null, commit, place: 'text' }, found)
    }
  }
  return outcome(found)
}

function outcome({ visible, hidden }: Found): Referenced {
  const issues = new Set(visible.flatMap(({ target }) => (target.kind === 'issue' ? keyOf(target) : [])))
  const next = 'Name only the items that the change is for, or split it.'
  if (visible.length >= MAX_REFERENCES) {
    return {
      state: 'too_many',
      detail: `The change has ${MAX_REFERENCES} or more references, which is too many.`,
      next,
    }
  }
  if (issues.size > MAX_ISSUES) {
    const detail = `The change names ${issues.size} issues, more than the limit of ${MAX_ISSUES}.`
    return { state: 'too_many', detail, next }
  }
  return { state: 'read', references: [...visible, ...hidden.slice(0, MAX_HIDDEN)] }
}

/** References as they come, each target once in each place. */
class Found {
  readonly visible: Reference[] = []
  readonly hidden: Reference[] = []
  readonly #known = new Set<string>()

  add(reference: Reference): void {
    const { source, place, target, commit } = reference
    const key = `${source} ${place} ${commit} ${keyOf(target)}`
    const list = place === 'text' ? this.visible : this.hidden
    if (this.#known.has(key) || list.length >= MAX_REFERENCES) return
    this.#known.add(key)
    list.push(reference)
  }
}

const keyOf = (target: Target): string =>
  target.kind === 'issue' ? `${target.repository}#${target.number}` : target.id

const issue = (repository: string, number: number): IssueTarget => ({
  kind: 'issue',
  repository: repository.toLowerCase(),
  number,
})

type IssueTarget = Extract<Target, { kind: 'issue' }>
type Where = Omit<Reference, 'text' | 'target'>

function scan(sources: Pick<Sources, 'repository' | 'server'>, text: string, where: Where, found: Found): void {
  for (const word of text.split(/\s+/)) {
    const target = word.length <= MAX_WORD_LENGTH ? issueIn(bare(word), sources) : undefined
    if (target) found.add({ ...where, text: bare(word), target })
  }
  for (const id of identifiersIn(text)) found.add({ ...where, text: id, target: { kind: 'id', id } })
}

/** The longest link to an issue. */
const MAX_WORD_LENGTH = 512

const OPENING = new Set('([{<"\'*_~,;:')
const CLOSING = new Set(')]}>"\'*_~,;:.!?')

/** A word without the marks of the sentence around it. */
function bare(word: string): string {
  let [start, end] = [0, word.length]
  while (start < end && OPENING.has(word.charAt(start))) start += 1
  while (end > start && CLOSING.has(word.charAt(end - 1))) end -= 1
  return word.slice(start, end)
}

const SHORT = /^(?:([A-Za-z0-9][\w-]{0,99}\/[\w.-]{1,100})?#|GH-)([1-9]\d{0,9})$/i
const LINK = /^([A-Za-z0-9][\w-]{0,99}\/[\w.-]{1,100})\/(?:issues|pull)\/([1-9]\d{0,9})(?:[?#]\S*)?$/

/** `#12`, `owner/name#12`, `GH-12` or the address of an issue's page. */
function issueIn(word: string, { repository, server }: Pick<Sources, 'repository' | 'server'>): Target | undefined {
  const isLink = word.toLowerCase().startsWith(`${server.toLowerCase()}/`)
  const [, named, digits] = isLink ? (LINK.exec(word.slice(server.length + 1)) ?? []) : (SHORT.exec(word) ?? [])
  const number = Number(digits)
  // GitHub's numbers have 32 bits.
  return digits !== undefined && number <= 2_147_483_647 ? issue(named ?? repository, number) : undefined
}
