import { closeIssue, findIssue } from '../issues.ts'
import { findRepository } from '../repositories.ts'
import type { Account, Issue, Pull, Repository, World } from '../world.ts'

const NAME = String.raw`[\w.-]+\/[\w.-]+`
/** A keyword, perhaps a colon, and one issue: `#7`, `GH-7`, `acme/shop#7`, or its address. */
const CLOSING = new RegExp(
  String.raw`(?<![\w-])(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+` +
    String.raw`(?:(?<short>${NAME})?#|GH-|https:\/\/github\.com\/(?<long>${NAME})\/issues\/)(?<number>\d+)\b`,
  'gi',
)

/** Parts of a text in which GitHub looks for no keywords: comments, fenced blocks, code in a line. */
const UNREAD = [/<!--[\s\S]*?(?:-->|$)/g, /^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1.*$|$(?![\s\S]))/gm, /(`+)[^`]+?\1/g]

/** The issues that a merge of the change would close, in the order of the text; then those linked by hand. */
export function closingIssues(world: World, pull: Pull): Issue[] {
  // A keyword means something only in a change for the default branch.
  const named = pull.baseBranch === pull.repository.defaultBranch ? namedIssues(world, pull.repository, pull.body) : []
  return [...new Set([...named, ...pull.linked])]
}

function namedIssues(world: World, repository: Repository, body: string): Issue[] {
  const text = UNREAD.reduce((left, part) => left.replace(part, ' '), body)
  return [...text.matchAll(CLOSING)].flatMap(({ groups = {} }) => {
    const name = groups['short'] ?? groups['long'] ?? repository.fullName
    const [owner = '', rest = ''] = name.split('/')
    const found = findRepository(world, owner, rest)
    return (found && findIssue(world, found, Number(groups['number']))) ?? []
  })
}

/** What a merge into the default branch does to the issues; into any other branch it does nothing. */
export function closeWith(world: World, pull: Pull, by: Account | undefined): void {
  if (pull.baseBranch !== pull.repository.defaultBranch) return
  for (const issue of closingIssues(world, pull)) if (issue.state === 'OPEN') closeIssue(world, issue, 'completed', by)
}
