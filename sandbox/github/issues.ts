import { account } from './people/accounts.ts'
import type { Account, CloseReason, Comment, Issue, Label, Pull, Repository, World } from './world.ts'

export interface NewIssue {
  repository: Repository
  title: string
  /** Login. */
  author: string
  body?: string
  labels?: readonly string[]
  /** Name of an issue type. */
  type?: string
  state?: 'OPEN' | 'CLOSED'
}

/** Issues and pull requests of a repository share their numbers. */
export function nextNumber(repository: Repository): number {
  repository.lastNumber += 1
  return repository.lastNumber
}

/** A label is one thing in its repository, on whatever it is put. */
export function labelsOf(world: World, { fullName }: Repository, names: readonly string[]): Label[] {
  return names.map(name => ({ id: world.idOf(`label ${fullName} ${name.toLowerCase()}`), name }))
}

/** Puts these labels, and no others, on an issue or a pull request. */
export function setLabels(world: World, item: Issue | Pull, names: readonly string[]): void {
  item.labels.splice(0, item.labels.length, ...labelsOf(world, item.repository, names))
  item.updatedAt = world.now()
}

export function comment(world: World, issue: Issue, by: Account, body: string): Comment {
  const at = world.now()
  const made: Comment = {
    kind: 'IssueComment',
    id: world.nextId(),
    at,
    author: by,
    body,
    editedAt: undefined,
    isMinimized: false,
  }
  issue.comments.push(made)
  issue.updatedAt = at
  return made
}

export function editComment(world: World, made: Comment, body: string): void {
  made.body = body
  made.editedAt = world.now()
}

export function createIssue(world: World, wanted: NewIssue): Issue {
  const { repository, title, body = '', labels = [], type, state = 'OPEN' } = wanted
  const author = account(world, wanted.author)
  const issue: Issue = {
    kind: 'Issue',
    id: world.nextId(),
    number: nextNumber(repository),
    repository,
    author,
    title,
    body,
    type,
    labels: [],
    comments: [],
    moves: [],
    bodyEditedAt: undefined,
    createdAt: world.now(),
    updatedAt: world.now(),
    state: 'OPEN',
    stateReason: undefined,
    closedAt: undefined,
    closedBy: undefined,
  }
  world.issues.push(issue)
  setLabels(world, issue, labels)
  if (state === 'CLOSED') closeIssue(world, issue, 'completed', author)
  return issue
}

export function closeIssue(world: World, issue: Issue, reason: CloseReason, by?: Account): void {
  issue.state = 'CLOSED'
  issue.stateReason = reason
  issue.closedAt = world.now()
  issue.closedBy = by
  issue.updatedAt = issue.closedAt
}

/** A new text; when it was changed is reported, and its earlier text is not. */
export function editIssue(world: World, issue: Issue, body: string): void {
  issue.body = body
  issue.bodyEditedAt = world.now()
  issue.updatedAt = issue.bodyEditedAt
}

export function reopenIssue(world: World, issue: Issue): void {
  issue.state = 'OPEN'
  issue.stateReason = 'reopened'
  issue.closedAt = undefined
  issue.closedBy = undefined
  issue.updatedAt = world.now()
  issue.moves.push({ kind: 'ReopenedEvent', id: world.nextId(), at: issue.updatedAt })
}

/** The issue keeps its id and gets a number of its new repository; the old number means nothing any more. */
export function transferIssue(world: World, issue: Issue, repository: Repository): void {
  if (issue.repository === repository) throw new Error(`The issue is in ${repository.fullName} already.`)
  world.formerIssues.push({ repository: issue.repository, number: issue.number, to: issue })
  const names = issue.labels.map(({ name }) => name)
  issue.repository = repository
  issue.number = nextNumber(repository)
  setLabels(world, issue, names)
  issue.moves.push({ kind: 'TransferredEvent', id: world.nextId(), at: issue.updatedAt })
}

export function deleteIssue(world: World, issue: Issue): void {
  world.formerIssues.push({ repository: issue.repository, number: issue.number, to: undefined })
  world.issues.splice(world.issues.indexOf(issue), 1)
  for (const { linked } of world.pulls) if (linked.includes(issue)) linked.splice(linked.indexOf(issue), 1)
}

/** By hand, in the sidebar of the pull request. */
export function linkIssue(pull: Pull, issue: Issue): void {
  if (!pull.linked.includes(issue)) pull.linked.push(issue)
}

export function findIssue(world: World, repository: Repository, number: number): Issue | undefined {
  return world.issues.find(issue => issue.repository === repository && issue.number === number)
}
