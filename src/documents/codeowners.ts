import { pathOf, patternMatcher, type Refusal, refusalOf } from './codeowners-pattern.ts'
import { shown } from './wording.ts'

/**
 * Whoever may approve for a line: any one of them. In lower case, since GitHub ignores case there.
 */
export type Owner = { kind: 'user'; login: string } | { kind: 'team'; team: string } | { kind: 'email'; email: string }

export interface OwnersLine {
  line: number
  /** As it stands in the file, with its escapes. */
  pattern: string
  /** None: the files that the line decides on belong to nobody. */
  owners: readonly Owner[]
}

export interface OwnersProblem extends Refusal {
  line: number
}

export type CodeOwners = { ok: true; lines: readonly OwnersLine[] } | { ok: false; problems: readonly OwnersProblem[] }

/** More than anybody keeps up to date; GitHub reads no file of 3 MB or more. */
const MAX_LINES = 50_000

/**
 * Reads a CODEOWNERS file, all of it or nothing. GitHub skips a line that it cannot read, and the files of that line then
 * belong to an earlier one or to nobody: nothing tells so when a change comes in. Here every such line is a problem.
 */
export function readCodeOwners(text: string): CodeOwners {
  const rows = text.replace(/^\uFEFF/, '').split('\n', MAX_LINES + 1)
  const unreadable = fileProblem(rows)
  if (unreadable) return { ok: false, problems: [unreadable] }
  const read = rows.map((row, index) => readLine(row.replace(/\r$/, ''), index + 1))
  const problems = read.filter(one => one !== undefined && 'message' in one)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, lines: read.filter(one => one !== undefined && 'owners' in one) }
}

/** The line that decides on a path, the last one that matches; undefined: unowned. */
export function ownersOf(owners: { lines: readonly OwnersLine[] }): (path: string) => OwnersLine | undefined {
  const compiled = owners.lines.map(line => ({ line, matches: patternMatcher(line.pattern) }))
  return path => {
    const segments = pathOf(path)
    return compiled.findLast(({ matches }) => matches(segments))?.line
  }
}

function fileProblem(rows: readonly string[]): OwnersProblem | undefined {
  const binary = rows.findIndex(row => row.includes('\0'))
  if (binary !== -1) {
    return {
      line: binary + 1,
      message: 'The file contains a NUL character, so it is not text.',
      next: 'Save it as plain text in UTF-8.',
    }
  }
  if (rows.length <= MAX_LINES) return undefined
  return {
    line: rows.length,
    message: `The file has more than ${MAX_LINES} lines.`,
    next: 'Assign owners to folders instead of single files.',
  }
}

/** One line; undefined when it says nothing. */
function readLine(row: string, line: number): OwnersLine | OwnersProblem | undefined {
  const control = controlProblem(row)
  if (control) return { line, ...control }
  const text = row.replace(/^[ \t]+/, '')
  if (text === '' || text.startsWith('#')) return undefined
  const pattern = text.slice(0, patternEnd(text))
  const words = ownerWords(text.slice(pattern.length))
  const owners = words.map(readOwner)
  const problem = layoutProblem(row) ?? refusalOf(pattern) ?? owners.find(owner => 'message' in owner)
  if (problem) return { line, message: problem.message, next: problem.next }
  return { line, pattern, owners: owners.filter(owner => 'kind' in owner) }
}

/**
 * Also in a comment: some readers end a line at a lone carriage return or at a line separator, and what stands behind it
 * would be a line of its own.
 */
function controlProblem(row: string): Refusal | undefined {
  const [control] = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.exec(row) ?? []
  return control === undefined
    ? undefined
    : { message: `The line contains the control character ${shown(control)}.`, next: 'Remove it.' }
}

function layoutProblem(row: string): Refusal | undefined {
  // Git takes a space in front for a part of the pattern. What GitHub does is not told.
  if (/^[ \t]/.test(row)) {
    return { message: 'The line begins with a space.', next: 'Remove the space before the pattern.' }
  }
  if (/^\^?\[[^\]]*\](?:\[\d+\])?(?:[ \t]|$)/.test(row)) {
    return {
      message: `The line ${shown(row)} starts a section, which only GitLab supports.`,
      next: 'Remove the line, and write the owners on each line of the section.',
    }
  }
  return undefined
}

/** A pattern ends at the first space that no backslash escapes. */
function patternEnd(text: string): number {
  let end = 0
  while (end < text.length && text[end] !== ' ' && text[end] !== '\t') end += text[end] === '\\' ? 2 : 1
  return end
}

/** The words behind a pattern, up to the comment. */
function ownerWords(text: string): string[] {
  const words = text.split(/[ \t]+/).filter(word => word !== '')
  const comment = words.findIndex(word => word.startsWith('#'))
  return comment === -1 ? words : words.slice(0, comment)
}

/** Underscores are in the names of managed accounts, `name_company`. */
const USER = /^@([A-Za-z0-9][A-Za-z0-9_-]{0,38})$/
const TEAM = /^@([A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_][A-Za-z0-9._-]{0,99})$/
const EMAIL = /^([A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})$/

function readOwner(word: string): Owner | Refusal {
  const [, login] = USER.exec(word) ?? []
  if (login !== undefined) return { kind: 'user', login: login.toLowerCase() }
  const [, team] = TEAM.exec(word) ?? []
  if (team !== undefined) return { kind: 'team', team: team.toLowerCase() }
  const [, email] = EMAIL.exec(word) ?? []
  if (email !== undefined) return { kind: 'email', email: email.toLowerCase() }
  return ownerProblem(word)
}

const FORMS = 'Name a user as @login, a team as @organisation/team, or an e-mail address.'

function ownerProblem(word: string): Refusal {
  if (word.startsWith('@@')) return { message: `${shown(word)} names a role, which only GitLab supports.`, next: FORMS }
  if (word.endsWith('[bot]')) {
    return { message: `${shown(word)} is an app, and apps cannot own code on GitHub.`, next: FORMS }
  }
  if (word.includes('#')) {
    return { message: `${shown(word)} is not an owner.`, next: 'Put a space before the comment.' }
  }
  // Two names without a space between them are one unknown owner, whom GitHub does not even report
  // (InternationalColorConsortium/iccDEV#2431).
  return { message: `${shown(word)} is not an owner.`, next: `${FORMS} Write a space in a path as "\\ ".` }
}
